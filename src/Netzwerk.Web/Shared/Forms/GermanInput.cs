using System.Globalization;
using System.Text.RegularExpressions;

namespace Netzwerk.Web.Shared.Forms;

/// <summary>
/// Reads days, times and durations as people here write them, beside the ISO forms that browsers send.
/// Null means: not understood; the page then says so beside the field and keeps what was typed.
/// </summary>
public static partial class GermanInput
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2199;

    /// <summary>A meeting longer than this is a slip of the finger.</summary>
    private static readonly TimeSpan LongestDuration = TimeSpan.FromHours(24);

    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mär",
        "apr",
        "mai",
        "jun",
        "jul",
        "aug",
        "sep",
        "okt",
        "nov",
        "dez",
    ];

    /// <summary>"2026-11-25", "25.11.2026", "25.11.26", "Mi., 25. November 2026".</summary>
    public static DateOnly? Day(string? text)
    {
        if (Clean(text) is not { } typed || DayPattern().Match(typed) is not { Success: true } m)
        {
            return null;
        }

        var year = Number(m, "y");
        var month = m.Groups["name"] is { Success: true, Value: var name }
            ? MonthOf(name)
            : Number(m, "m");
        year += m.Groups["y"].Length == 2 ? 2000 : 0;
        var day = Number(m, "d");
        return
            year is >= EarliestYear and <= LatestYear
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    /// <summary>"14:30", "9.30 Uhr", "9 Uhr 30", "9 Uhr", "0930", "9", "14:30:00".</summary>
    public static TimeOnly? Time(string? text)
    {
        if (Clean(text) is not { } typed || TimePattern().Match(typed) is not { Success: true } m)
        {
            return null;
        }

        var (hour, minute) = (Number(m, "h"), Number(m, "m"));
        return hour <= 23 && minute <= 59 ? new TimeOnly(hour, minute) : null;
    }

    /// <summary>"90", "90 Min.", "1:30", "1,5 Std.", "1 Std. 30 Min.", "2 h".</summary>
    public static TimeSpan? Duration(string? text)
    {
        if (
            Clean(text) is not { } typed
            || DurationPattern().Match(typed) is not { Success: true } m
        )
        {
            return null;
        }

        var hours = m.Groups["h"].Success
            ? decimal.Parse(
                m.Groups["h"].Value.Replace(',', '.'),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture
            )
            : 0;
        var minutes = (hours * 60) + Number(m, "m");
        var span = TimeSpan.FromMinutes((double)decimal.Round(minutes));
        return span > TimeSpan.Zero && span <= LongestDuration ? span : null;
    }

    public static string Iso(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Iso(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? Clean(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Length > 60
            ? null
            : Blanks().Replace(text, " ").Trim();

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true, ValueSpan: var digits }
            ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;

    private static int MonthOf(string name) =>
        Array.FindIndex(
            Months,
            x =>
                name.Replace("ae", "ä", StringComparison.OrdinalIgnoreCase)
                    .StartsWith(x, StringComparison.OrdinalIgnoreCase)
        ) + 1;

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex(
        """
            ^(?:
              (?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})
            | (?:(?:mo|di|mi|do|fr|sa|so)[a-z]{0,8}[.]?,?\x20)?
              (?<d>[0-9]{1,2})[.]\x20?
              (?:(?<m>[0-9]{1,2})[.]|(?<name>[a-zä]{3,9})[.]?)\x20?
              (?<y>[0-9]{4}|[0-9]{2})
            )$
            """,
        RegexOptions.NonBacktracking
            | RegexOptions.IgnoreCase
            | RegexOptions.IgnorePatternWhitespace
            | RegexOptions.CultureInvariant
    )]
    private static partial Regex DayPattern();

    [GeneratedRegex(
        """
            ^(?:um\x20)?(?:
              (?<h>[0-9]{1,2})(?:[:.](?<m>[0-9]{2})(?::[0-9]{2}(?:[.][0-9]+)?)?)?(?:\x20?uhr)?
            | (?<h>[0-9]{1,2})\x20?uhr\x20(?<m>[0-9]{1,2})
            | (?<h>[0-9]{2})(?<m>[0-9]{2})
            )$
            """,
        RegexOptions.NonBacktracking
            | RegexOptions.IgnoreCase
            | RegexOptions.IgnorePatternWhitespace
            | RegexOptions.CultureInvariant
    )]
    private static partial Regex TimePattern();

    [GeneratedRegex(
        """
            ^(?:
              (?<m>[0-9]{1,4})(?:\x20?min(?:uten?|[.])?)?
            | (?<h>[0-9]{1,2}):(?<m>[0-9]{2})(?:\x20?(?:std[.]?|h|stunden?))?
            | (?<h>[0-9]{1,2}(?:[.,][0-9]{1,2})?)\x20?(?:std[.]?|h|stunden?)
              (?:\x20?(?<m>[0-9]{1,2})(?:\x20?min(?:uten?|[.])?)?)?
            )$
            """,
        RegexOptions.NonBacktracking
            | RegexOptions.IgnoreCase
            | RegexOptions.IgnorePatternWhitespace
            | RegexOptions.CultureInvariant
    )]
    private static partial Regex DurationPattern();
}
