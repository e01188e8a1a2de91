using System.Globalization;
using System.Text;

namespace Netzwerk.Domain.Groups.Procedure;

/// <summary>
/// A pattern of numbers such as "KT {nnn}/{mm}./{yyyy}": {n}, {nn}, {nnn} stand for the running number with at least so
/// many digits, {yyyy}, {yy} and {mm} for year and month.
/// </summary>
public static class NumberPattern
{
    /// <summary>It must fit a column of a register.</summary>
    public const int Longest = 40;

    /// <summary>A pattern that numbers something: with a running number, and with no brackets that mean nothing.</summary>
    public static bool IsUsable(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var numbered = pattern.Contains("{n", StringComparison.Ordinal);
        return numbered
            && pattern.Length <= Longest
            && Write(pattern, 1, DateOnly.MinValue) is { } n
            && !n.Contains('{', StringComparison.Ordinal)
            && !n.Contains('}', StringComparison.Ordinal);
    }

    /// <summary>The number as it reads for the n-th of a day.</summary>
    public static string Write(string pattern, int number, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var text = new StringBuilder(pattern);
        foreach (var digits in (int[])[3, 2, 1])
        {
            var written = number.ToString($"D{digits}", CultureInfo.InvariantCulture);
            text.Replace($"{{{new string('n', digits)}}}", written);
        }

        foreach (var part in (string[])["yyyy", "yy", "MM"])
        {
#pragma warning disable CA1308 // a pattern writes months small, .NET writes minutes so
            var name = part.ToLowerInvariant();
#pragma warning restore CA1308
            text.Replace($"{{{name}}}", day.ToString(part, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
