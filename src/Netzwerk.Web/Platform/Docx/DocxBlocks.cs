using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Netzwerk.Web.Platform.Pdf;

namespace Netzwerk.Web.Platform.Docx;

/// <summary>Writes blocks as paragraphs and tables.</summary>
internal sealed class DocxBlocks(MainDocumentPart main, DocxNumbering numbering)
{
    private readonly DocxText _texts = new(main);
    private readonly Stack<int> _headings = new();

    /// <summary>The picture of the letterhead is the first.</summary>
    private uint _figures = 1;

    /// <summary>How deep in lists, the list that the next paragraph begins an item of, and the colour of the box around.</summary>
    private sealed record Place(int Depth, int? List, string? Frame);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private IReadOnlyList<PdfBlock> _all = [];

    public IEnumerable<OpenXmlElement> Write(IReadOnlyList<PdfBlock> blocks)
    {
        _all = blocks;
        return Write(blocks, new(0, List: null, Frame: null));
    }

    private IEnumerable<OpenXmlElement> Write(IReadOnlyList<PdfBlock> blocks, Place place)
    {
        foreach (var block in blocks)
        {
            foreach (var written in Block(block, place))
            {
                yield return written;
                // Only the first paragraph of an item carries its number.
                place = place with
                {
                    List = null,
                };
            }
        }
    }

    private IEnumerable<OpenXmlElement> Block(PdfBlock block, Place place) =>
        block switch
        {
            HeadingBlock b => [Titled(b.Text, Shown(b.Level), place)],
            ParagraphBlock b => [Paragraph(b.Text, place)],
            ListBlock b => List(b, place),
            TableBlock b => Table(b),
            DefinitionsBlock b => b.Pairs.Select(pair => Definition(pair, place)),
            BoxBlock b => Box(b, place),
            SignaturesBlock b => b.Signatures.Select(Signature),
            BesideCodeBlock b => [.. Write(b.Content.Blocks, place), Paragraph(b.Code, place)],
            FigureBlock b => [new Paragraph(new Run(DocxPicture.Figure(main, b, ++_figures)))],
            ContentsBlock b => DocxContents.Of(b, _all, main),
            PageBreakBlock => [new Paragraph(new Run(new Break { Type = BreakValues.Page }))],
            _ => throw new InvalidOperationException("a block that nobody writes"),
        };

    private IEnumerable<OpenXmlElement> Box(BoxBlock box, Place place)
    {
        var framed = place with
        {
            Frame = box.Tone switch
            {
                PdfTone.Decision => "1F6F43",
                PdfTone.Task => "0B4F8A",
                _ => "6B7280",
            },
        };
        return
        [
            Titled(box.Title, Math.Min(_headings.Count + 1, 6), framed),
            .. Write(box.Content.Blocks, framed with { List = null }),
        ];
    }

    private IEnumerable<OpenXmlElement> List(ListBlock list, Place place)
    {
        var level = Math.Min(place.Depth, DocxNumbering.MostLevels - 1);
        var number = numbering.Begin(list.FirstNumber, level);
        return list.Items.SelectMany(item =>
            Write(item.Blocks, place with { Depth = place.Depth + 1, List = number })
        );
    }

    private IEnumerable<OpenXmlElement> Table(TableBlock table)
    {
        var shares = table.Columns.Sum(column => Math.Max(column.Share, 0.01));
        int[] widths =
        [
            .. table.Columns.Select(c => (int)(DocxEdges.Room * Math.Max(c.Share, 0.01) / shares)),
        ];
        if (table.Caption is { } caption)
        {
            yield return new Paragraph([
                new ParagraphProperties { ParagraphStyleId = new() { Val = DocxStyles.Caption } },
                .. _texts.Runs(caption),
            ]);
        }

        yield return new Table([
            new TableProperties(
                new TableStyle { Val = DocxStyles.Table },
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLook { Val = "0420", FirstRow = table.HasHeader }
            ),
            new TableGrid(widths.Select(w => new GridColumn { Width = Number(w) })),
            .. table.HasHeader
                ? [Row([.. table.Columns.Select(c => c.Heading)], table, widths, isHead: true)]
                : Array.Empty<TableRow>(),
            .. table.Rows.Select(row => Row(row, table, widths, isHead: false)),
        ]);
        // Two tables in a row would become one.
        yield return new Paragraph(
            new ParagraphProperties { ParagraphStyleId = new() { Val = DocxStyles.Small } }
        );
    }

    private TableRow Row(IReadOnlyList<PdfText> cells, TableBlock table, int[] widths, bool isHead)
    {
        var row = new TableRow(
            new TableRowProperties(
                isHead ? [new CantSplit(), new TableHeader()] : [new CantSplit()]
            )
        );
        for (var i = 0; i < cells.Count; i++)
        {
            row.Append(
                new TableCell(
                    new TableCellProperties(
                        new TableCellWidth
                        {
                            Width = Number(widths[i]),
                            Type = TableWidthUnitValues.Dxa,
                        }
                    ),
                    new Paragraph([
                        Properties(cells[i], new(0, List: null, Frame: null), tight: true),
                        .. _texts.Runs(cells[i], bold: isHead || table.Columns[i].NamesItsRow),
                    ])
                )
            );
        }

        return row;
    }

    private Paragraph Definition((PdfText Term, PdfText Meaning) pair, Place place) =>
        new([
            Properties(pair.Term, place, tight: true),
            .. _texts.Runs(pair.Term, bold: true),
            .. _texts.Runs(": ", bold: true),
            .. _texts.Runs(pair.Meaning),
        ]);

    private Paragraph Signature(PdfSignature signature)
    {
        var text =
            signature.Role.Length == 0 ? signature.Name : $"{signature.Name}\n{signature.Role}";
        return new([
            new ParagraphProperties
            {
                KeepLines = new(),
                ParagraphBorders = new(
                    new TopBorder
                    {
                        Val = BorderValues.Single,
                        Size = 4U,
                        Color = "auto",
                    }
                ),
                SpacingBetweenLines = new() { Before = "900", After = "0" },
                Indentation = new() { Right = Number(DocxEdges.Room / 2) },
            },
            .. _texts.Runs(text),
        ]);
    }

    private Paragraph Titled(PdfText text, int level, Place place)
    {
        var properties = Properties(text, place);
        properties.ParagraphStyleId = new() { Val = DocxStyles.Heading(level) };
        return new([properties, .. _texts.Runs(text)]);
    }

    private Paragraph Paragraph(PdfText text, Place place) =>
        new([Properties(text, place), .. _texts.Runs(text)]);

    private static ParagraphProperties Properties(PdfText text, Place place, bool tight = false) =>
        new()
        {
            NumberingProperties = place.List is { } list
                ? new(
                    new NumberingLevelReference
                    {
                        Val = Math.Min(place.Depth - 1, DocxNumbering.MostLevels - 1),
                    },
                    new NumberingId { Val = list }
                )
                : null,
            ParagraphBorders = place.Frame is { } colour
                ? new(
                    new LeftBorder
                    {
                        Val = BorderValues.Single,
                        Size = 24U,
                        Space = 8U,
                        Color = colour,
                    }
                )
                : null,
            BiDi = DocxText.StartsRightToLeft(text) ? new() : null,
            SpacingBetweenLines = tight ? new() { After = "40" } : null,
            Indentation =
                place.Depth > 0 && place.List is null
                    ? new() { Left = Number(place.Depth * DocxNumbering.Step) }
                    : null,
        };

    /// <summary>A skipped level is closed up, as on paper.</summary>
    private int Shown(int level)
    {
        while (_headings.TryPeek(out var above) && above >= level)
        {
            _headings.Pop();
        }

        _headings.Push(level);
        return Math.Min(_headings.Count, 6);
    }
}
