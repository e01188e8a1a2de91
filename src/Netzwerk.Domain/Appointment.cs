namespace Netzwerk.Domain;

/// <summary>
/// When something is planned: a day and a from–to in the wall time of Europe/Berlin.
/// It stays "14 Uhr" when a clock change lies in between; the instant is worked out at the edge.
/// </summary>
public sealed record Appointment(DateOnly Day, TimeOnly From, TimeOnly To)
{
    /// <summary>The zone of every planned time: the county lies in it.</summary>
    public const string Zone = "Europe/Berlin";

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById(Zone);

    public DateTimeOffset Start => Instant(Day, From);

    public DateTimeOffset End => Instant(Day, To);

    /// <summary>False for the times that no clock shows, because spring skips their hour.</summary>
    public static bool Exists(DateOnly day, TimeOnly time) =>
        !Berlin.IsInvalidTime(day.ToDateTime(time));

    /// <summary>True in the hour that autumn repeats: its clock time alone does not say which pass is meant.</summary>
    public static bool IsRepeated(DateTimeOffset instant) =>
        Berlin.IsAmbiguousTime(LocalTime(instant).DateTime);

    /// <summary>The moment in which a day is over in Europe/Berlin.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => Instant(day.AddDays(1), TimeOnly.MinValue);

    /// <summary>
    /// The instant of a wall time in Europe/Berlin. In the hour that the spring change skips the
    /// time moves on by the hour; in the hour that autumn repeats the first pass counts.
    /// </summary>
    public static DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        if (Berlin.IsInvalidTime(wall))
        {
            wall = wall.AddHours(1);
        }

        var offset = Berlin.IsAmbiguousTime(wall)
            ? Berlin.GetAmbiguousTimeOffsets(wall).Max()
            : Berlin.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset);
    }

    /// <summary>The day and time on the clocks of Europe/Berlin at an instant.</summary>
    public static DateTimeOffset LocalTime(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, Berlin);

    /// <summary>The day in Europe/Berlin at an instant.</summary>
    public static DateOnly LocalDay(DateTimeOffset instant) =>
        DateOnly.FromDateTime(LocalTime(instant).DateTime);
}
