using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Pdf.Shaping;

namespace Netzwerk.Web.Platform.Docx;

/// <summary>What stands at the edges of the pages: the letterhead on the first, the title on the others, the foot on all.</summary>
internal static class DocxEdges
{
    /// <summary>Twentieths of a point: a sheet of A4 with an inch around it.</summary>
    private const uint Width = 11_906;
    private const uint Height = 16_838;
    private const int Margin = 1_417;

    /// <summary>What a line of text or a table may be wide.</summary>
    public const int Room = (int)Width - 2 * Margin;

    public static SectionProperties Section(MainDocumentPart main, PdfDocument document)
    {
        var first = main.AddNewPart<HeaderPart>();
        first.Header = new Header(Letterhead(first, document));
        var others = main.AddNewPart<HeaderPart>();
        others.Header = new Header(Line(document.RunningTitle, DocxStyles.Small));
        var foot = main.AddNewPart<FooterPart>();
        foot.Footer = new Footer(Foot(document));
        var footId = main.GetIdOfPart(foot);
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.First, Id = main.GetIdOfPart(first) },
            new HeaderReference
            {
                Type = HeaderFooterValues.Default,
                Id = main.GetIdOfPart(others),
            },
            new FooterReference { Type = HeaderFooterValues.First, Id = footId },
            new FooterReference { Type = HeaderFooterValues.Default, Id = footId },
            new PageSize { Width = Width, Height = Height },
            new PageMargin
            {
                Top = Margin,
                Right = Margin,
                Bottom = Margin,
                Left = Margin,
                Header = 708,
                Footer = 708,
                Gutter = 0,
            },
            new TitlePage()
        );
    }

    private static IEnumerable<OpenXmlElement> Letterhead(HeaderPart part, PdfDocument document)
    {
        if (document.Picture is { } logo)
        {
            yield return new Paragraph(
                new ParagraphProperties
                {
                    ParagraphStyleId = new() { Val = DocxStyles.Small },
                    Justification = new() { Val = JustificationValues.Right },
                },
                new Run(DocxPicture.Logo(part, logo))
            );
        }

        var lines = document.Sender;
        for (var i = 0; i < lines.Count; i++)
        {
            yield return Line(lines[i], i == 0 ? DocxStyles.Sender : DocxStyles.Small);
        }

        yield return new Paragraph(
            new ParagraphProperties
            {
                ParagraphStyleId = new() { Val = DocxStyles.Small },
                ParagraphBorders = new(
                    new TopBorder
                    {
                        Val = BorderValues.Single,
                        Size = 4U,
                        Color = "6B7280",
                    }
                ),
            }
        );
    }

    private static IEnumerable<OpenXmlElement> Foot(PdfDocument document)
    {
        foreach (var line in document.Foot.Split('\n').Where(l => l.Length > 0))
        {
            yield return Line(line, DocxStyles.Small);
        }

        // The words around the two numbers, which the word processor puts in.
        var words = new PdfTexts(document.Info.Language).PageOf(1, 2).Split('1', '2');
        yield return new Paragraph(
            new ParagraphProperties
            {
                ParagraphStyleId = new() { Val = DocxStyles.Small },
                Justification = new() { Val = JustificationValues.Right },
            },
            Words(words[0]),
            new SimpleField(Words("1")) { Instruction = " PAGE " },
            Words(words[1]),
            new SimpleField(Words("1")) { Instruction = " NUMPAGES " }
        );
    }

    private static Paragraph Line(string text, string style) =>
        new(
            new ParagraphProperties { ParagraphStyleId = new() { Val = style } },
            Words(CleanText.Line(text))
        );

    private static Run Words(string text) =>
        new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
}
