namespace Netzwerk.Domain.Actors;

/// <summary>An address for letters as it stands below the name in the window of an envelope.</summary>
public static class PostalAddress
{
    /// <summary>DIN 5008 leaves six lines, of which name and organisation take two.</summary>
    public const int MostLines = 4;

    /// <summary>What fits the window of an envelope in one line.</summary>
    public const int LongestLine = 60;

    /// <summary>The longest text of an address with its line breaks.</summary>
    public const int Longest = MostLines * (LongestLine + 2);

    /// <summary>The address in clean lines, empty for none; null when it does not fit the window.</summary>
    public static string? Read(string? typed)
    {
        var lines = LinesOf(PlainText.Lines(typed));
        return lines.Count > MostLines || lines.Any(l => l.Length > LongestLine)
            ? null
            : string.Join('\n', lines);
    }

    public static IReadOnlyList<string> LinesOf(string address) =>
        address.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
