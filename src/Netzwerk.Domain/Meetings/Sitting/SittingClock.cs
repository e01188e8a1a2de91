namespace Netzwerk.Domain.Meetings.Sitting;

/// <summary>Which time is meant when something is noted about a meeting: the one that was said, or now.</summary>
public static class SittingClock
{
    /// <summary>
    /// The time on the clock, to the minute. On another day than that of the meeting nobody means now: then it is the time
    /// for which the meeting was called.
    /// </summary>
    public static TimeOnly Read(
        Appointment when,
        TimeOnly? said,
        DateTimeOffset now,
        TimeOnly otherwise
    )
    {
        ArgumentNullException.ThrowIfNull(when);
        return said ?? Now(when, now) ?? otherwise;
    }

    /// <summary>The time on the clock now, to the minute; null on another day than that of the meeting.</summary>
    public static TimeOnly? Now(Appointment when, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(when);
        var local = Appointment.LocalTime(now);
        return DateOnly.FromDateTime(local.DateTime) == when.Day
            ? new TimeOnly(local.Hour, local.Minute)
            : null;
    }

    /// <summary>Nothing is noted before it happens.</summary>
    internal static Refusal? Check(
        Appointment when,
        TimeOnly? at,
        DateTimeOffset now,
        string field
    ) => Now(when, now) is { } clock && at > clock ? new("sitting.time-ahead", field) : null;
}
