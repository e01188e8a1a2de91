namespace Netzwerk.Web.Platform.Lists;

/// <summary>As what a list can be taken along; the names are the endings of the files.</summary>
public enum ListFormat
{
    Xlsx,
    Csv,
    Pdf,
}

/// <summary>A column of a list; widths are in characters. A sheet of paper has no room for all.</summary>
public sealed record ListColumn<TRow>(
    string Title,
    int Width,
    Func<TRow, object?> Cell,
    bool NamesItsRow = false,
    bool OnPaper = true
);

/// <summary>A list with all its rows, ready to become a file.</summary>
public sealed class ListFile
{
    private ListFile(IReadOnlyList<ListColumn<object?[]>> columns, IReadOnlyList<object?[]> rows) =>
        (Columns, Rows) = (columns, rows);

    public required string Title { get; init; }

    /// <summary>The file's name without day and ending; it says nothing about people.</summary>
    public required string Name { get; init; }

    /// <summary>What the list was narrowed by, in words.</summary>
    public string Selection { get; init; } = "";

    /// <summary>Only title, width and role matter here: the cells are worked out.</summary>
    public IReadOnlyList<ListColumn<object?[]>> Columns { get; }

    /// <summary>Texts, days (<see cref="DateOnly"/>) and whole numbers; null is an empty cell.</summary>
    public IReadOnlyList<object?[]> Rows { get; }

    public static ListFile Of<TRow>(
        string title,
        string name,
        string selection,
        IReadOnlyList<ListColumn<TRow>> columns,
        IEnumerable<TRow> rows
    )
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        return new(
            [
                .. columns.Select(
                    (c, i) =>
                        new ListColumn<object?[]>(
                            c.Title,
                            c.Width,
                            r => r[i],
                            c.NamesItsRow,
                            c.OnPaper
                        )
                ),
            ],
            [.. rows.Select(row => columns.Select(c => c.Cell(row)).ToArray())]
        )
        {
            Title = title,
            Name = name,
            Selection = selection,
        };
    }
}
