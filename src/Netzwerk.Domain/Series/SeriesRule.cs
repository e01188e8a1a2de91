namespace Netzwerk.Domain.Series;

/// <summary>How often the meetings of a series come back.</summary>
public enum Rhythm
{
    Weekly,
    Monthly,
}

/// <summary>
/// When the meetings of a series take place: every so many weeks on the weekday of the first, or every so many months
/// on its nth weekday. It ends with a last day, and holds only what all calendars work out alike (RFC 5545 section
/// 3.3.10: FREQ, INTERVAL, BYDAY, UNTIL). Days are days in Europe/Berlin.
/// </summary>
/// <param name="Rhythm">By weeks or by months.</param>
/// <param name="First">The day of the first meeting; it gives weekday and, with months, the position.</param>
/// <param name="Every">Weeks or months from one to the next, at least 1.</param>
/// <param name="FromEnd">With months: the last such weekday of the month instead of the nth.</param>
/// <param name="Last">No meeting is after this day.</param>
public sealed record SeriesRule(
    Rhythm Rhythm,
    DateOnly First,
    int Every,
    bool FromEnd,
    DateOnly Last
)
{
    private const int DaysOfWeek = 7;

    /// <summary>Weekday of all meetings.</summary>
    public DayOfWeek Weekday => First.DayOfWeek;

    /// <summary>With months: which of these weekdays in the month, 1 to 5, or -1 for the last; otherwise 0.</summary>
    public int Position =>
        Rhythm is Rhythm.Weekly ? 0
        : FromEnd ? -1
        : ((First.Day - 1) / DaysOfWeek) + 1;

    /// <summary>
    /// A fifth weekday is missing in most months, and the last can only be one: what no calendar or nobody would
    /// understand is no rule.
    /// </summary>
    public bool IsUsable =>
        Every >= 1
        && Last >= First
        && (
            Rhythm is Rhythm.Weekly ? !FromEnd
            : FromEnd ? IsLastOfMonth(First)
            : Position <= 4
        );

    /// <summary>The days of the meetings, the first included, in order.</summary>
    public IEnumerable<DateOnly> Days()
    {
        for (var n = 0; ; n++)
        {
            if (!IsUsable || DayOf(n) is not { } day || day > Last)
            {
                yield break;
            }

            yield return day;
        }
    }

    /// <summary>The same rhythm up to an earlier or later last day.</summary>
    public SeriesRule Until(DateOnly last) => this with { Last = last };

    // Beyond the calendar there is no day.
    private DateOnly? DayOf(int n)
    {
        if (Rhythm is Rhythm.Weekly)
        {
            var days = (long)n * Every * DaysOfWeek;
            return days <= DateOnly.MaxValue.DayNumber - First.DayNumber
                ? First.AddDays((int)days)
                : null;
        }

        var months = (long)n * Every;
        var left = ((DateOnly.MaxValue.Year - First.Year) * 12L) + 12 - First.Month;
        return months <= left ? InMonth(FirstOfMonth(First).AddMonths((int)months)) : null;
    }

    private DateOnly InMonth(DateOnly firstOfMonth)
    {
        var ahead = ((int)Weekday - (int)firstOfMonth.DayOfWeek + DaysOfWeek) % DaysOfWeek;
        if (!FromEnd)
        {
            return firstOfMonth.AddDays(ahead + ((Position - 1) * DaysOfWeek));
        }

        var fourth = firstOfMonth.AddDays(ahead + (3 * DaysOfWeek));
        return IsLastOfMonth(fourth) ? fourth : fourth.AddDays(DaysOfWeek);
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private static bool IsLastOfMonth(DateOnly day) =>
        day.Day + DaysOfWeek > DateTime.DaysInMonth(day.Year, day.Month);
}
