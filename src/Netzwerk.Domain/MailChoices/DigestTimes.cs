namespace Netzwerk.Domain.MailChoices;

/// <summary>When gathered notices go out, on the clocks of Europe/Berlin.</summary>
public static class DigestTimes
{
    /// <summary>Before the working day begins; no clock change ever skips or repeats this hour.</summary>
    public static readonly TimeOnly Hour = new(7, 0);

    /// <summary>A digest that an outage held up later than this waits for the next morning.</summary>
    public static readonly TimeOnly Evening = new(19, 0);

    /// <summary>A notice waits only when there are two days left to act after it is read.</summary>
    public static readonly TimeSpan TimeToAct = TimeSpan.FromDays(2);

    /// <summary>The first morning after this moment at which notices of this pace go out.</summary>
    public static DateTimeOffset Next(MailPace pace, DateTimeOffset now)
    {
        var day = Appointment.LocalDay(now);
        while (Appointment.Instant(day, Hour) <= now || !IsDay(pace, day))
        {
            day = day.AddDays(1);
        }

        return Appointment.Instant(day, Hour);
    }

    /// <summary>Whether something with this deadline may wait until that digest.</summary>
    public static bool MayWait(DateTimeOffset? deadline, DateTimeOffset digest) =>
        deadline is not { } end || digest + TimeToAct <= end;

    /// <summary>Nobody's phone rings at night because a server came back.</summary>
    public static bool IsDaytime(DateTimeOffset now) =>
        TimeOnly.FromDateTime(Appointment.LocalTime(now).DateTime) is var time
        && time >= Hour
        && time < Evening;

    private static bool IsDay(MailPace pace, DateOnly day) =>
        pace is not MailPace.Weekly || day.DayOfWeek is DayOfWeek.Monday;
}
