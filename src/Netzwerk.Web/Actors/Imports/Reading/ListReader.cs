using System.Text;

namespace Netzwerk.Web.Actors.Imports.Reading;

/// <summary>
/// Reads the bytes of a file that somebody has: a sheet of Excel, or text in any encoding that Excel and Outlook write.
/// No bytes make it throw or hang.
/// </summary>
public static class ListReader
{
    private const int RowsAboveTheHead = 10;

    private static readonly byte[] Packed = "PK\x03\x04"u8.ToArray();
    private static readonly byte[] OldExcel = [0xD0, 0xCF, 0x11, 0xE0];

    public static ListReading Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length is 0 or > ListLimits.MostBytes)
        {
            return file.Length == 0 ? ListFault.Empty : ListFault.TooManyBytes;
        }

        if (file.AsSpan().StartsWith(OldExcel))
        {
            return ListFault.OldExcel;
        }

        if (file.AsSpan().StartsWith(Packed))
        {
            return Headed(ExcelTable.Read(file), ListEncoding.Excel, separator: null);
        }

        if (TextDecoding.Decode(file) is not var (text, encoding))
        {
            return ListFault.NotAList;
        }

        var separator = CsvTable.SeparatorOf(text);
        return Headed(CsvTable.Read(text, separator), encoding, separator);
    }

    /// <summary>Lists have titles above their head: the head is the first row with most known names.</summary>
    private static ListReading Headed(RawTable raw, ListEncoding encoding, char? separator)
    {
        if (raw.Fault is { } fault)
        {
            return fault;
        }

        var rows = raw.Rows.Where(r => r.Cells.Any(c => c.Length > 0)).ToList();
        if (rows.Count == 0)
        {
            return ListFault.Empty;
        }

        var width = rows.Max(r => LastFilled(r.Cells)) + 1;
        if (width > ListLimits.MostColumns)
        {
            return ListFault.TooManyColumns;
        }

        var head = HeadOf(rows);
        var body = head is null ? rows : [.. rows.SkipWhile(r => r.Number <= head.Number)];
        return body.Count == 0
            ? ListFault.Empty
            : new ReadList(
                encoding,
                separator,
                Names(head, width),
                [.. body.Select(r => r with { Cells = Fit(r.Cells, width) })]
            );
    }

    private static ListRow? HeadOf(List<ListRow> rows)
    {
        var best = rows.Take(RowsAboveTheHead)
            .Select(r => (Row: r, Known: r.Cells.Count(Columns.KnownColumns.IsKnown)))
            .MaxBy(r => r.Known);
        // Values in the first row: nobody writes an address as the name of a column.
        return best.Known > 0 ? best.Row
            : rows[0].Cells.Any(c => c.Contains('@', StringComparison.Ordinal)) ? null
            : rows[0];
    }

    private static string[] Names(ListRow? head, int width) =>
        [.. Fit(head?.Cells ?? [], width).Select(n => PlainTextOf(n))];

    private static string PlainTextOf(string name) =>
        Netzwerk.Domain.PlainText.Start(Netzwerk.Domain.PlainText.Line(name), 60);

    private static int LastFilled(IReadOnlyList<string> cells)
    {
        for (var i = cells.Count - 1; i >= 0; i--)
        {
            if (cells[i].Length > 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static string[] Fit(IReadOnlyList<string> cells, int width) =>
        [.. Enumerable.Range(0, width).Select(i => i < cells.Count ? cells[i] : "")];
}

/// <summary>Rows as they stood in a file, before it is known which one is the head.</summary>
internal sealed record RawTable(IReadOnlyList<ListRow> Rows, ListFault? Fault)
{
    public static implicit operator RawTable(ListFault fault) => new([], fault);

    /// <summary>A cell without what nobody sees; cut where no detail of a person ends.</summary>
    public static string Cell(string text) =>
        text.Length <= ListLimits.LongestCell ? text.Trim() : text[..ListLimits.LongestCell].Trim();
}
