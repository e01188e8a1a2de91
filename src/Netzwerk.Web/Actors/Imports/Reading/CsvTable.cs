using CsvHelper;

namespace Netzwerk.Web.Actors.Imports.Reading;

/// <summary>Rows of a text with separators. Broken quotes are read as far as they can be.</summary>
internal static class CsvTable
{
    private const string Hint = "sep=";
    private const int LinesLookedAt = 20;
    private static readonly char[] Separators = [';', '\t', ',', '|'];

    /// <summary>The separator that stands most evenly in the first lines; a semicolon when none does.</summary>
    public static char SeparatorOf(string text)
    {
        if (
            text.StartsWith(Hint, StringComparison.OrdinalIgnoreCase)
            && text.Length > Hint.Length
            && Separators.Contains(text[Hint.Length])
        )
        {
            return text[Hint.Length];
        }

        return
            Separators.Select(s => (Separator: s, Fit: Evenness(text, s))).MaxBy(s => s.Fit)
                is { Fit: > 0 } best
            ? best.Separator
            : Separators[0];
    }

    public static RawTable Read(string text, char separator)
    {
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
            IncludeValuesInExceptions = false,
            MalformedData = CsvMalformedDataHandling.Recover,
        };
        var rows = new List<ListRow>();
        try
        {
            using var reader = CsvReader.Create(new StringReader(WithoutHint(text)), options);
            for (var number = 1; reader.Read(); number++)
            {
                if (rows.Count > ListLimits.MostRows)
                {
                    return ListFault.TooManyRows;
                }

                if (reader.FieldCount > ListLimits.MostColumns)
                {
                    return ListFault.TooManyColumns;
                }

                rows.Add(
                    new(
                        number,
                        [
                            .. Enumerable
                                .Range(0, reader.FieldCount)
                                .Select(i => RawTable.Cell(reader.GetString(i))),
                        ]
                    )
                );
            }
        }
        catch (CsvFormatException)
        {
            return ListFault.Damaged;
        }

        return new(rows, Fault: null);
    }

    /// <summary>Excel does not show the line in which it is told the separator, and does not count it.</summary>
    private static string WithoutHint(string text) =>
        text.StartsWith(Hint, StringComparison.OrdinalIgnoreCase)
        && text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end
            ? text[(end + 1)..]
            : text;

    /// <summary>Lines that have as many as most lines, times how many that are; outside of quotes.</summary>
    private static int Evenness(string text, char separator)
    {
        var counts = new List<int>();
        var (count, quoted) = (0, false);
        foreach (var c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == '\n' && !quoted)
            {
                counts.Add(count);
                count = 0;
                if (counts.Count == LinesLookedAt)
                {
                    break;
                }
            }
            else if (c == separator && !quoted)
            {
                count++;
            }
        }

        counts.Add(count);
        var usual = counts.Where(c => c > 0).CountBy(c => c).ToList();
        return usual.Count == 0 ? 0 : usual.Max(u => u.Value * Math.Min(u.Key, 50));
    }
}
