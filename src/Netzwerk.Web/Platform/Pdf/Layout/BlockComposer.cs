using System.Globalization;
using Netzwerk.Web.Platform.Pdf.Shaping;
using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>Breaks blocks into lines for the width they have.</summary>
internal sealed class BlockComposer(TextComposer composer)
{
    private const double CellPadding = 3;
    private const double TermShare = 0.28;
    private const double NarrowestItem = 150;

    public LaidFlow Flow(IReadOnlyList<PdfBlock> blocks, double width, int depth = 0) =>
        new([.. blocks.Select(block => Block(block, width, depth)).OfType<LaidBlock>()]);

    private LaidBlock? Block(PdfBlock block, double width, int depth) =>
        block switch
        {
            HeadingBlock heading => Heading(heading, width),
            ParagraphBlock paragraph => Paragraph(paragraph, width),
            ListBlock { Items.Count: > 0 } list => List(list, width, depth),
            TableBlock table => Table(table, width),
            DefinitionsBlock { Pairs.Count: > 0 } definitions => Definitions(definitions, width),
            BoxBlock box => Box(box, width, depth),
            SignaturesBlock { Signatures.Count: > 0 } signatures => Signatures(signatures, width),
            LetterheadBlock letterhead => Letterhead(letterhead, width),
            BesideCodeBlock beside => Beside(beside, width, depth),
            FigureBlock figure => new LaidFigure(figure.Image, figure.Description, width)
            {
                Before = 6,
                After = 9,
            },
            ContentsLinesBlock { Lines.Count: > 0 } contents => Contents(contents, width),
            PageBreakBlock => new LaidPageBreak(),
            _ => null,
        };

    private LaidHeading? Heading(HeadingBlock heading, double width)
    {
        var lines = composer.Compose(heading.Text, TextStyle.Heading(heading.Level), width);
        return lines.Count == 0
            ? null
            : new LaidHeading(lines, CleanText.Line(heading.Text.ToString()), heading.Level)
            {
                Before = heading.Level == 1 ? 18 : 14,
                After = heading.Level == 1 ? 10 : 5,
            };
    }

    private LaidText? Paragraph(ParagraphBlock paragraph, double width)
    {
        var lines = composer.Compose(paragraph.Text, TextStyle.Body, width);
        return lines.Count == 0
            ? null
            : new LaidText(lines, language: paragraph.Language) { After = 7 };
    }

    private LaidList List(ListBlock list, double width, int depth)
    {
        const double bulletIndent = 16;
        const double labelGap = 6;
        var labels = list
            .Items.Select(
                (_, i) =>
                    list.FirstNumber is { } first
                        ? string.Create(CultureInfo.InvariantCulture, $"{(long)first + i}.")
                        : Bullet(depth)
            )
            .Select(label => composer.Compose(label, TextStyle.Body, width))
            .ToList();
        var widest = labels.Max(Width);
        var indent =
            width < NarrowestItem ? widest + labelGap : Math.Max(bulletIndent, widest + labelGap);
        var items = list.Items.Select(
            (item, i) =>
                new LaidItem(
                    labels[i],
                    list.FirstNumber is null ? 2 : indent - labelGap - Width(labels[i]),
                    Flow(item.Blocks, Math.Max(width - indent, NarrowestItem / 2), depth + 1)
                )
        );
        return new LaidList([.. items], indent, list.FirstNumber is not null)
        {
            Before = 3,
            After = 7,
        };
    }

    private static string Bullet(int depth) => depth % 2 == 0 ? "•" : "–";

    private static double Width(TextLines label) =>
        label.Lines.Max(line => line.Items.Sum(placed => placed.Item.Width));

    private LaidRows Table(TableBlock table, double width)
    {
        var shares = table.Columns.Sum(column => Math.Max(column.Share, 0.01));
        var widths = table
            .Columns.Select(column => width * Math.Max(column.Share, 0.01) / shares)
            .ToList();
        var header = table.HasHeader
            ? Row(
                table,
                widths,
                [.. table.Columns.Select(column => column.Heading)],
                isHeader: true
            )
            : null;
        var rows = table.Rows.Select(cells => Row(table, widths, cells, isHeader: false));
        var caption = table.Caption is null
            ? null
            : composer.Compose(table.Caption, TextStyle.BoldBody, width);
        var group = new LaidRowGroup(
            "Table",
            header,
            caption is null or { Count: 0 } ? null : new LaidText(caption, "Caption"),
            width
        );
        return new LaidRows(group, [.. rows]) { Before = 6, After = 10 };
    }

    private LaidRow Row(
        TableBlock table,
        List<double> widths,
        IReadOnlyList<PdfText> texts,
        bool isHeader
    )
    {
        var (cells, left) = (new List<LaidCell>(), 0.0);
        for (var i = 0; i < texts.Count; i++)
        {
            var column = table.Columns[i];
            // A heading that says nothing heads nothing.
            var isNamed = isHeader ? texts[i].ToString().Length > 0 : column.NamesItsRow;
            var style = TextStyle.Cell with { Bold = isNamed, AlignRight = column.AlignRight };
            var lines = composer.Compose(texts[i], style, Math.Max(widths[i] - 2 * CellPadding, 1));
            var scope =
                !isNamed ? null
                : isHeader ? StructAttributes.ColumnHeader
                : StructAttributes.RowHeader;
            cells.Add(new LaidCell(isNamed ? "TH" : "TD", scope, left + CellPadding, lines));
            left += widths[i];
        }

        return new LaidRow("TR", cells, CellPadding);
    }

    private LaidRows Definitions(DefinitionsBlock definitions, double width)
    {
        const double gap = 10;
        var termWidth = width * TermShare;
        var rows = definitions.Pairs.Select(pair => new LaidRow(
            "LI",
            [
                new(
                    "Lbl",
                    null,
                    0,
                    composer.Compose(pair.Term, TextStyle.BoldBody, termWidth - gap)
                ),
                new(
                    "LBody",
                    null,
                    termWidth,
                    composer.Compose(pair.Meaning, TextStyle.Body, width - termWidth)
                ),
            ],
            Padding: 1
        ));
        return new LaidRows(new LaidRowGroup("L", null, null, width), [.. rows])
        {
            Before = 4,
            After = 9,
        };
    }

    private LaidRows Contents(ContentsLinesBlock contents, double width)
    {
        const double pageWidth = 36;
        const double indent = 14;
        var pages = TextStyle.Body with { AlignRight = true };
        var rows = contents.Lines.Select(line =>
        {
            var left = (line.Level - 1) * indent;
            var title = line.Level == 1 ? TextStyle.BoldBody : TextStyle.Body;
            return new LaidRow(
                "TOCI",
                [
                    new(
                        "P",
                        null,
                        left,
                        composer.Compose(line.Title, title, width - left - pageWidth)
                    ),
                    new(
                        "P",
                        null,
                        width - pageWidth,
                        composer.Compose(line.Page, pages, pageWidth)
                    ),
                ],
                Padding: 1
            );
        });
        return new LaidRows(new LaidRowGroup("TOC", null, null, width), [.. rows])
        {
            Before = 4,
            After = 9,
        };
    }

    private LaidBox Box(BoxBlock box, double width, int depth)
    {
        var inside = width - LaidBox.Indent;
        var title = composer.Compose(box.Title, TextStyle.BoldBody, inside);
        var content = box
            .Content.Blocks.Select(block => Block(block, inside, depth))
            .OfType<LaidBlock>();
        var heading = new LaidHeading(title, "", level: null) { After = 2 };
        var ink = box.Tone switch
        {
            PdfTone.Decision => Ink.Decision,
            PdfTone.Task => Ink.Task,
            _ => Ink.Rule,
        };
        return new LaidBox(
            new LaidFlow(title.Count == 0 ? [.. content] : [heading, .. content]),
            ink
        )
        {
            Before = 7,
            After = 9,
        };
    }

    private LaidSignatures Signatures(SignaturesBlock signatures, double width)
    {
        var columnWidth = LaidSignatures.ColumnWidth(width);
        var texts = signatures.Signatures.Select(signature =>
            composer.Compose(
                signature.Role.Length == 0 ? signature.Name : $"{signature.Name}\n{signature.Role}",
                TextStyle.Cell,
                columnWidth
            )
        );
        return new LaidSignatures([.. texts], columnWidth) { Before = 10, After = 10 };
    }

    private LaidFlow Letterhead(LetterheadBlock letterhead, double width)
    {
        var lines = letterhead.Lines.Select(
            (line, i) => (Line: line, Style: i == 0 ? TextStyle.Sender : TextStyle.Small)
        );
        var logo = letterhead.Logo is { } given ? new LaidLogo(given, width) : null;
        var room = width - (logo?.Width ?? 0);
        var texts = lines
            .Select(line => composer.Compose(line.Line, line.Style, room))
            .Where(text => text.Count > 0);
        return new LaidFlow([
            .. logo is null ? (LaidBlock[])[] : [logo],
            .. texts.Select(text => new LaidText(text)),
            new LaidRule(width) { Before = 5 },
        ])
        {
            After = 22,
        };
    }

    private LaidBesideCode Beside(BesideCodeBlock beside, double width, int depth)
    {
        var room = width - LaidBesideCode.Width;
        return new LaidBesideCode(
            Flow(beside.Content.Blocks, room, depth),
            room,
            QrSquares.Of(beside.Code),
            beside.Description
        )
        {
            Before = 3,
            After = 7,
        };
    }
}
