using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Pdf.Shaping;

namespace Netzwerk.Web.Platform.Docx;

/// <summary>A list of contents that the word processor brings up to date; until then it names the headings without pages.</summary>
internal static class DocxContents
{
    public static IEnumerable<OpenXmlElement> Of(
        ContentsBlock contents,
        IReadOnlyList<PdfBlock> all,
        MainDocumentPart main
    )
    {
        main.DocumentSettingsPart!.Settings!.PrependChild(new UpdateFieldsOnOpen { Val = true });
        yield return new Paragraph(
            Mark(FieldCharValues.Begin),
            new Run(
                new FieldCode($" TOC \\o \"1-{contents.Levels}\" \\h ")
                {
                    Space = SpaceProcessingModeValues.Preserve,
                }
            ),
            Mark(FieldCharValues.Separate)
        );
        var headings = all.SkipWhile(b => !ReferenceEquals(b, contents)).OfType<HeadingBlock>();
        foreach (var heading in headings.Where(h => h.Level <= contents.Levels))
        {
            yield return new Paragraph(
                new ParagraphProperties
                {
                    SpacingBetweenLines = new() { After = "40" },
                    Indentation = new()
                    {
                        Left = DocxBlocks.Number((heading.Level - 1) * DocxNumbering.Step),
                    },
                },
                new Run(new Text(CleanText.Line(heading.Text.ToString())))
            );
        }

        yield return new Paragraph(Mark(FieldCharValues.End));
    }

    private static Run Mark(FieldCharValues kind) => new(new FieldChar { FieldCharType = kind });
}
