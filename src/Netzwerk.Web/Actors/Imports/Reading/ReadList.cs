namespace Netzwerk.Web.Actors.Imports.Reading;

/// <summary>How a file was written, as it was found out.</summary>
public enum ListEncoding
{
    Excel,
    Utf8,
    Utf16,
    Windows1252,
}

/// <summary>Why a file cannot be read as a list.</summary>
public enum ListFault
{
    Missing,
    TooManyBytes,
    OldExcel,
    NotAList,
    Damaged,
    TooBig,
    TooManyRows,
    TooManyColumns,
    Empty,
}

/// <summary>A row of a list with its number as Excel shows it; every row has as many cells as the list has columns.</summary>
public sealed record ListRow(int Number, IReadOnlyList<string> Cells);

/// <summary>A list as it stood in the file: the names of its columns, its rows, and how it was read.</summary>
public sealed record ReadList(
    ListEncoding Encoding,
    char? Separator,
    IReadOnlyList<string> Columns,
    IReadOnlyList<ListRow> Rows
);

/// <summary>A list, or the reason why there is none.</summary>
public sealed record ListReading(ReadList? List, ListFault? Fault)
{
    public static implicit operator ListReading(ReadList list) => new(list, Fault: null);

    public static implicit operator ListReading(ListFault fault) => new(List: null, fault);
}

/// <summary>How big a list may be: ten times the county is far away from all of these.</summary>
public static class ListLimits
{
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>What a packed file may hold unpacked; a bomb holds a thousand times as much.</summary>
    public const long MostUnpacked = 100L * 1024 * 1024;

    public const int MostRows = 20_000;

    public const int MostColumns = 100;

    /// <summary>A sheet that claims to be as wide as Excel allows would cost minutes.</summary>
    public const int MostCells = 4_000_000;

    /// <summary>A longer cell is no detail of a person.</summary>
    public const int LongestCell = 4000;
}
