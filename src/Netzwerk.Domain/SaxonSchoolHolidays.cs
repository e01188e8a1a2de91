namespace Netzwerk.Domain;

/// <summary>Which holidays of the schools a day lies in.</summary>
public enum SchoolHoliday
{
    Autumn,
    Christmas,
    Winter,
    Easter,
    Whitsun,
    Summer,
}

/// <summary>
/// The school holidays of Saxony in the school years 2025/26 to 2027/28, as the Saxon ministry of education (SMK) has set
/// them ("Ferien und unterrichtsfreie Tage in Sachsen"). Single free days are left out. Before and after nothing is known.
/// </summary>
public static class SaxonSchoolHolidays
{
    private static readonly (SchoolHoliday Holiday, DateOnly First, DateOnly Last)[] Known =
    [
        (SchoolHoliday.Autumn, new(2025, 10, 6), new(2025, 10, 18)),
        (SchoolHoliday.Christmas, new(2025, 12, 22), new(2026, 1, 2)),
        (SchoolHoliday.Winter, new(2026, 2, 9), new(2026, 2, 21)),
        (SchoolHoliday.Easter, new(2026, 4, 3), new(2026, 4, 10)),
        (SchoolHoliday.Summer, new(2026, 7, 4), new(2026, 8, 14)),
        (SchoolHoliday.Autumn, new(2026, 10, 12), new(2026, 10, 24)),
        (SchoolHoliday.Christmas, new(2026, 12, 23), new(2027, 1, 2)),
        (SchoolHoliday.Winter, new(2027, 2, 8), new(2027, 2, 19)),
        (SchoolHoliday.Easter, new(2027, 3, 26), new(2027, 4, 2)),
        (SchoolHoliday.Whitsun, new(2027, 5, 15), new(2027, 5, 18)),
        (SchoolHoliday.Summer, new(2027, 7, 10), new(2027, 8, 20)),
        (SchoolHoliday.Autumn, new(2027, 10, 11), new(2027, 10, 23)),
        (SchoolHoliday.Christmas, new(2027, 12, 23), new(2028, 1, 1)),
        (SchoolHoliday.Winter, new(2028, 2, 14), new(2028, 2, 26)),
        (SchoolHoliday.Easter, new(2028, 4, 14), new(2028, 4, 22)),
        (SchoolHoliday.Summer, new(2028, 7, 22), new(2028, 9, 1)),
    ];

    /// <summary>Null on a school day, and outside of what is known.</summary>
    public static SchoolHoliday? On(DateOnly day) =>
        Known
            .Where(h => h.First <= day && day <= h.Last)
            .Select(h => (SchoolHoliday?)h.Holiday)
            .FirstOrDefault();
}
