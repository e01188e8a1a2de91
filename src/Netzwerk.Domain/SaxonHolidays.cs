namespace Netzwerk.Domain;

/// <summary>
/// The public holidays of Saxony (SächsSFG § 1) and the days on which offices work. Corpus Christi is one in a few
/// Catholic municipalities only, none of them here.
/// </summary>
public static class SaxonHolidays
{
    private const int BeforeEaster = -2;
    private const int EasterMonday = 1;
    private const int Ascension = 39;
    private const int WhitMonday = 50;

    public static bool Contains(DateOnly day) =>
        (day.Month, day.Day) is (1, 1) or (5, 1) or (10, 3) or (10, 31) or (12, 25) or (12, 26)
        || IsMovable(day)
        || IsDayOfRepentance(day);

    /// <summary>Monday to Friday, holidays left out.</summary>
    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Contains(day);

    /// <summary>The day itself when offices work on it, else the last one before.</summary>
    public static DateOnly WorkingDayUpTo(DateOnly day)
    {
        while (!IsWorkingDay(day) && day > DateOnly.MinValue)
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>So many working days before a day, which itself is not counted.</summary>
    public static DateOnly WorkingDaysBefore(DateOnly day, int days)
    {
        for (; days > 0; days--)
        {
            day = WorkingDayUpTo(day.AddDays(-1));
        }

        return day;
    }

    /// <summary>Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    public static DateOnly EasterSunday(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new(year, n / 31, n % 31 + 1);
    }

    private static bool IsMovable(DateOnly day) =>
        day.DayNumber - EasterSunday(day.Year).DayNumber
            is BeforeEaster
                or EasterMonday
                or Ascension
                or WhitMonday;

    // The Wednesday before 23 November.
    private static bool IsDayOfRepentance(DateOnly day) =>
        day is { Month: 11, Day: >= 16 and <= 22, DayOfWeek: DayOfWeek.Wednesday };
}
