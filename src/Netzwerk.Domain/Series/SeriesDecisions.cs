using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Series;

/// <summary>The rules of a series of meetings: planned, called, described, ended, cancelled, and who is invited.</summary>
public static class SeriesDecisions
{
    /// <summary>More than a year of weekly meetings in one go is a slip.</summary>
    public const int MostDates = 60;

    /// <summary>A meeting that does not come back is no series.</summary>
    public const int FewestDates = 2;

    // Clock changes skip this hour in spring and repeat it in autumn: each program makes something else of it.
    private static readonly TimeOnly UnsafeFrom = new(2, 0);
    private static readonly TimeOnly UnsafeTo = new(3, 0);

    private static readonly SeriesEvent[] Nothing = [];

    /// <summary>What is wrong with a plan, before anything is made of it.</summary>
    public static Refusal? Check(PlanSeries ask, DateTimeOffset now)
    {
        var (title, place, link) = MeetingDecisions.Cleaned(ask.Title, ask.Place, ask.VideoLink);
        return MeetingDecisions.CheckWords(title, place, link)
            ?? MeetingDecisions.CheckTime(new(ask.Rule.First, ask.From, ask.To), now)
            ?? CheckHours(ask.From, ask.To)
            ?? CheckRule(ask.Rule)
            ?? CheckLeftOut(ask);
    }

    public static Outcome<SeriesEvent> Decide(PlanSeries ask, DateTimeOffset now)
    {
        if (Check(ask, now) is { } refusal)
        {
            return refusal;
        }

        var (title, place, link) = MeetingDecisions.Cleaned(ask.Title, ask.Place, ask.VideoLink);
        DateOnly[] days = [.. ask.Days()];
        var rule = WithinDates(ask.Rule, days);
        DateOnly[] leftOut = [.. rule.Days().Except(days)];
        return ask.Meetings.Count < days.Length
            ? throw new ArgumentException("Each day needs a meeting.", nameof(ask))
            : new SeriesPlanned(
                ask.Group,
                title,
                rule.Rhythm,
                rule.First,
                rule.Every,
                rule.FromEnd,
                rule.Last,
                ask.From,
                ask.To,
                place,
                link,
                [.. ask.Meetings.Take(days.Length)],
                leftOut.Length == 0 ? null : leftOut
            );
    }

    /// <summary>
    /// The rule begins with a date, and ends with one where the days at its end are left out: programs drop a series
    /// whose first date is an exception, and nobody understands an end on which nothing is.
    /// </summary>
    private static SeriesRule WithinDates(SeriesRule rule, DateOnly[] days) =>
        rule with
        {
            First = days[0],
            Last = rule.Days().Last() == days[^1] ? rule.Last : days[^1],
        };

    public static Outcome<SeriesEvent> Decide(MeetingSeries series, DescribeSeries ask)
    {
        var (title, place, link) = MeetingDecisions.Cleaned(ask.Title, ask.Place, ask.VideoLink);
        if ((CheckAlive(series) ?? MeetingDecisions.CheckWords(title, place, link)) is { } refusal)
        {
            return refusal;
        }

        return new SeriesWords(title, place, link) == series.Words
            ? Nothing
            : new SeriesDescribed(title, place, link);
    }

    public static Outcome<SeriesEvent> Decide(
        MeetingSeries series,
        CallSeries ask,
        DateTimeOffset now
    )
    {
        if (CheckAlive(series) is { } refusal)
        {
            return refusal;
        }

        if (series.Status is not SeriesStatus.Draft)
        {
            return Nothing;
        }

        PersonId[] invited = [.. ask.Invited.Distinct()];
        return series.Dates().All(d => series.On(d.Day).Start <= now) ? new Refusal("series.over")
            : invited.Length == 0 ? new Refusal("series.nobody-invited")
            : (SeriesEvent[])
                [
                    new SeriesCalled(invited),
                    Told(series.NextAnnouncement(AnnouncementKind.Invitation)),
                ];
    }

    public static Outcome<SeriesEvent> Decide(MeetingSeries series, AnnounceSeriesChanges _) =>
        series.HasUnannouncedChanges
            ? Told(series.NextAnnouncement(AnnouncementKind.Update))
            : Nothing;

    public static Outcome<SeriesEvent> Decide(MeetingSeries series, InviteToSeries ask) =>
        CheckAlive(series) is { } refusal ? refusal
        : series.Status is SeriesStatus.Draft ? new Refusal("series.not-called")
        : series.InviteeOf(ask.Person) is not null ? Nothing
        : new SeriesPersonInvited(ask.Person);

    public static Outcome<SeriesEvent> Decide(MeetingSeries series, WithdrawFromSeries ask) =>
        series.InviteeOf(ask.Person) is null ? Nothing
        : CheckAlive(series) is { } refusal ? refusal
        : new SeriesInvitationWithdrawn(ask.Person);

    /// <summary>What took place stays; at least one date stays.</summary>
    public static Outcome<SeriesEvent> Decide(
        MeetingSeries series,
        EndSeries ask,
        DateTimeOffset now
    )
    {
        if (CheckAlive(series) is { } refusal)
        {
            return refusal;
        }

        var field = ask.ContinuedBy is null ? "Last" : "Since";
        var dropped = series.Dates().Where(d => d.Day > ask.Last).ToArray();
        if (dropped.Length == 0)
        {
            // Asked twice it goes on already; otherwise both would run side by side.
            return ask.ContinuedBy is null || ask.ContinuedBy == series.ContinuedBy
                ? Nothing
                : new Refusal("series.nothing-replaced", field);
        }

        if (dropped.Length == series.Dates().Count())
        {
            return new Refusal("series.nothing-left", field);
        }

        if (dropped.Any(d => series.On(d.Day).Start <= now))
        {
            return new Refusal("series.already-held", field);
        }

        // Days left out before the end that was asked for are no end to tell anybody.
        var last = series.Dates().Last(d => d.Day <= ask.Last).Day;
        var ended = new SeriesEnded(last, ask.ContinuedBy);
        if (series.Status is SeriesStatus.Draft)
        {
            return ended;
        }

        var after = MeetingSeries.Evolve(series, series.Id, ended) ?? series;
        return (SeriesEvent[])[ended, Told(after.NextAnnouncement(AnnouncementKind.Update))];
    }

    /// <summary>A calendar that takes a whole series back forgets the dates that took place, too: those end early instead.</summary>
    public static Outcome<SeriesEvent> Decide(
        MeetingSeries series,
        CancelSeries ask,
        DateTimeOffset now
    )
    {
        var reason = PlainText.Lines(ask.Reason);
        return reason.Length > MeetingDecisions.LongestReason
                ? new Refusal("series.reason-too-long", "Reason")
            : series.Status is SeriesStatus.Cancelled ? Nothing
            : series.Status is SeriesStatus.Draft ? new SeriesCancelled(reason)
            : series.On(series.Rule.First).Start <= now ? new Refusal("series.already-begun")
            : (SeriesEvent[])
                [
                    new SeriesCancelled(reason),
                    Told(series.NextAnnouncement(AnnouncementKind.Cancellation)),
                ];
    }

    private static Refusal? CheckHours(TimeOnly from, TimeOnly to) =>
        IsUnsafe(from) ? new("series.time-unsafe", "From")
        : IsUnsafe(to) ? new("series.time-unsafe", "To")
        : null;

    private static bool IsUnsafe(TimeOnly time) => time >= UnsafeFrom && time < UnsafeTo;

    private static Refusal? CheckAlive(MeetingSeries series) =>
        series.Status is SeriesStatus.Cancelled ? new("series.cancelled") : null;

    private static Refusal? CheckRule(SeriesRule rule) =>
        rule.Every < 1 ? new("series.every-unusable", "Every")
        : !Enum.IsDefined(rule.Rhythm) ? new("series.rhythm-missing", "Rhythm")
        : rule.Last <= rule.First ? new("series.ends-before-it-begins", "Last")
        : rule is { Rhythm: Rhythm.Monthly, FromEnd: false, Position: > 4 }
            ? new("series.fifth-weekday", "Rhythm")
        : !rule.IsUsable ? new("series.not-last-of-month", "Rhythm")
        : CheckCount(rule.Days().Take(MostDates + 1).Count());

    private static Refusal? CheckLeftOut(PlanSeries ask) =>
        ask.LeftOut.Except(ask.Rule.Days()).Any() ? new("series.no-such-date", "LeftOut")
        : ask.Days().Take(FewestDates).Count() < FewestDates ? new("series.too-few-left", "LeftOut")
        : null;

    private static Refusal? CheckCount(int dates) =>
        dates < FewestDates ? new("series.too-few", "Last")
        : dates > MostDates ? new("series.too-many", "Last")
        : null;

    private static SeriesAnnounced Told(SeriesAnnouncement a) =>
        new(
            a.Kind,
            a.Revision,
            a.Sequence,
            a.Title,
            a.Rule.Rhythm,
            a.Rule.First,
            a.Rule.Every,
            a.Rule.FromEnd,
            a.Rule.Last,
            a.From,
            a.To,
            a.Place,
            a.VideoLink
        );
}
