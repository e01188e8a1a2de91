using Netzwerk.Web.Platform.Pdf.Shaping;
using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

internal sealed record LaidCell(string Tag, string? Attributes, double Left, TextLines Text);

/// <summary>Cells beside each other; their lines are equally high, so a row can be cut between any two.</summary>
internal sealed record LaidRow(string Tag, IReadOnlyList<LaidCell> Cells, double Padding)
{
    public double Leading => Cells[0].Text.Style.Leading;

    public int LineCount => Math.Max(1, Cells.Max(cell => cell.Text.Count));

    public double HeightFrom(int line) => (LineCount - line) * Leading + 2 * Padding;
}

/// <summary>The element around the rows and what stands above them on every page.</summary>
internal sealed record LaidRowGroup(string Tag, LaidRow? Header, LaidText? Caption, double Width);

/// <summary>A table, or pairs of terms and meanings: rows stay whole where a page can hold them.</summary>
internal sealed class LaidRows(LaidRowGroup group, IReadOnlyList<LaidRow> rows) : LaidBlock
{
    private const double CaptionGap = 4;
    private const double HeaderRule = 1.2;
    private const double RowRule = 0.5;
    private const double LargestRepeatedHeader = Paper.BodyHeight / 3;

    private readonly bool _repeatsHeader = group.Header?.HeightFrom(0) <= LargestRepeatedHeader;
    private double _freshBody;

    public override double Lead =>
        (group.Caption is { } caption ? caption.Lead + CaptionGap : 0)
        + (_repeatsHeader ? group.Header?.HeightFrom(0) ?? 0 : 0)
        + (rows.Count == 0 ? 0 : Math.Min(rows[0].HeightFrom(0), Paper.BodyHeight / 3));

    public override void Place(PageCursor at, double left, StructElement parent)
    {
        var element = parent.Add(group.Tag);
        _freshBody = Paper.Top;
        if (group.Caption is { } caption)
        {
            caption.Place(at, left, element);
            at.MoveDown(CaptionGap);
        }

        if (group.Header is { } header)
        {
            PlaceRow(at, left, element.Add("THead"), header, isHeader: true);
        }

        var body = group.Header is null || rows.Count == 0 ? element : element.Add("TBody");
        foreach (var row in rows)
        {
            PlaceRow(at, left, body, row, isHeader: false);
        }
    }

    private void PlaceRow(
        PageCursor at,
        double left,
        StructElement section,
        LaidRow row,
        bool isHeader
    )
    {
        var element = section.Add(row.Tag);
        var tags = row
            .Cells.Select(cell => new ParagraphTags(element.Add(cell.Tag, cell.Attributes)))
            .ToList();
        for (var done = 0; ; )
        {
            var lines = LinesHere(at, row, done);
            PaintLines(at, left, row, done, lines, tags);
            done += lines;
            if (done >= row.LineCount)
            {
                break;
            }

            at.BreakPage();
            RepeatHeader(at, left, isHeader);
        }

        Rule(at, left, isHeader);
    }

    /// <summary>All lines that are left if they fit here; none if a fresh page holds them all; else as many as fit.</summary>
    private int LinesHere(PageCursor at, LaidRow row, int done)
    {
        var height = row.HeightFrom(done);
        if (at.HasRoomFor(height))
        {
            return row.LineCount - done;
        }

        var isFresh = at.Y >= _freshBody;
        var freshHeight =
            Paper.BodyHeight - (_repeatsHeader ? group.Header?.HeightFrom(0) ?? 0 : 0) - HeaderRule;
        if (!isFresh && height <= freshHeight)
        {
            return 0;
        }

        var fit = at.HasRoomFor(2 * row.Padding + row.Leading)
            ? (int)((at.Y - Paper.Bottom - 2 * row.Padding) / row.Leading)
            : 0;
        return Math.Min(isFresh ? Math.Max(fit, 1) : fit, row.LineCount - done);
    }

    private static void PaintLines(
        PageCursor at,
        double left,
        LaidRow row,
        int from,
        int count,
        List<ParagraphTags>? tags
    )
    {
        if (count == 0)
        {
            return;
        }

        var top = at.Y - row.Padding;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            at.MoveBackTo(top);
            var cell = row.Cells[i];
            foreach (var line in cell.Text.Lines.Skip(from).Take(count))
            {
                at.PaintLine(line, cell.Text.Style, left + cell.Left, tags?[i]);
            }
        }

        at.MoveBackTo(top - count * row.Leading - row.Padding);
    }

    /// <summary>The repetition is an artifact: read out, it would interrupt the table.</summary>
    private void RepeatHeader(PageCursor at, double left, bool isHeader)
    {
        _freshBody = Paper.Top;
        if (!isHeader && _repeatsHeader && group.Header is { } header)
        {
            PaintLines(at, left, header, 0, header.LineCount, tags: null);
            Rule(at, left, isHeader: true);
            _freshBody = at.Y;
        }
    }

    private void Rule(PageCursor at, double left, bool isHeader)
    {
        var weight = isHeader ? HeaderRule : RowRule;
        if (group.Tag is "Table")
        {
            at.Page.Decorate(Ink.Rule, new Area(left, at.Y - weight, left + group.Width, at.Y));
            at.MoveDown(weight);
        }
    }
}
