using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Meetings.Series;

/// <summary>What a change of a series does to its dates.</summary>
internal static class SeriesWork
{
    /// <summary>Begins a series and a meeting for each of its days; with people, calls it at once.</summary>
    public static void StartSeries(
        this Work work,
        SeriesId id,
        PlanSeries ask,
        IReadOnlyList<PersonId> invited,
        DateTimeOffset now
    )
    {
        var planned = SeriesDecisions.Decide(ask, now);
        if (
            planned.Refusal is not null
            || MeetingSeries.Evolve(series: null, id.Value, planned.Events[0]) is not { } series
        )
        {
            work.Start<MeetingSeries, SeriesEvent>(id.Value, planned);
            return;
        }

        var call = new CallSeries(invited);
        work.Start<MeetingSeries, SeriesEvent>(
            id.Value,
            invited.Count == 0
                ? planned
                : (SeriesEvent[])
                    [.. planned.Events, .. SeriesDecisions.Decide(series, call, now).Events]
        );
        foreach (var date in series.Dates())
        {
            work.Start<Meeting, MeetingEvent>(
                date.Meeting.Value,
                Planned(new(id.Value), series, date, invited, now)
            );
        }
    }

    private static Outcome<MeetingEvent> Planned(
        SeriesId id,
        MeetingSeries series,
        DateOfSeries date,
        IReadOnlyList<PersonId> invited,
        DateTimeOffset now
    )
    {
        var plan = new PlanMeeting(
            series.Group,
            series.Title,
            date.Day,
            series.From,
            series.To,
            series.Place,
            series.VideoLink,
            id
        );
        var planned = MeetingDecisions.Decide(plan, now);
        var meeting = planned.Events.Aggregate(
            (Meeting?)null,
            (m, e) => Meeting.Evolve(m, date.Meeting.Value, e)
        );
        return invited.Count == 0 || meeting is null
            ? planned
            : (MeetingEvent[])
                [
                    .. planned.Events,
                    .. MeetingDecisions
                        .Decide(meeting, new CallMeeting(invited, BySeries: true), now)
                        .Events,
                ];
    }

    public static Task<IReadOnlyList<Meeting>> DatesAsync(
        this Work work,
        MeetingSeries series,
        CancellationToken ct
    ) => work.Session.DatesAsync(series, ct);

    /// <summary>The meetings of a series up to its end, in order of the days that the series gives them.</summary>
    public static async Task<IReadOnlyList<Meeting>> DatesAsync(
        this IQuerySession session,
        MeetingSeries series,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. series.Dates().Select(d => d.Meeting.Value)];
        var found = await session.LoadManyAsync<Meeting>(ct, ids);
        return [.. found.OrderBy(m => m.OfSeries?.Day)];
    }

    /// <summary>Nobody knows of a draft: its dates change at once.</summary>
    public static async Task DescribeDraftsAsync(
        this Work work,
        MeetingSeries before,
        SeriesDescribed now,
        CancellationToken ct
    )
    {
        foreach (var date in await work.DatesAsync(before, ct))
        {
            if (date.Status is MeetingStatus.Draft)
            {
                var ask = new DescribeMeeting(
                    date.Title == before.Title ? now.Title : date.Title,
                    date.Place == before.Place ? now.Place : date.Place,
                    date.VideoLink == before.VideoLink ? now.VideoLink : date.VideoLink
                );
                await work.ChangeAsync<Meeting, MeetingEvent>(
                    date.Id,
                    m => MeetingDecisions.Decide(m, ask),
                    ct
                );
            }
        }
    }

    public static async Task EndSeriesAsync(
        this Work work,
        SeriesId id,
        EndSeries ask,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        SeriesEvent[] happened = [];
        var before = await work.ChangeAsync<MeetingSeries, SeriesEvent>(
            id.Value,
            s =>
            {
                var outcome = SeriesDecisions.Decide(s, ask, now);
                happened = [.. outcome.Events];
                return outcome;
            },
            ct
        );
        if (before is null || happened.Length == 0 || work.Failed)
        {
            return;
        }

        await work.CancelDatesAsync(before.Dates().Where(d => d.Day > ask.Last), reason: "", ct);
        var after = happened.Aggregate(before, (s, e) => MeetingSeries.Evolve(s, s.Id, e) ?? s);
        await work.TellDatesAsync(before, after, now, ct);
    }

    /// <summary>The mail of the series told of its coming dates, too.</summary>
    public static async Task TellDatesAsync(
        this Work work,
        MeetingSeries before,
        MeetingSeries after,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (before.Announced is not { } was || after.Announced is not { } told)
        {
            return;
        }

        var ask = new TellBySeries(was.Words, told.Words, told.Sequence);
        foreach (var date in await SeriesSeats.ComingAsync(work, after, now, ct))
        {
            await work.ChangeAsync<Meeting, MeetingEvent>(
                date.Id,
                m => MeetingDecisions.Decide(m, ask),
                ct
            );
        }
    }

    public static async Task CancelDatesAsync(
        this Work work,
        IEnumerable<DateOfSeries> dates,
        string? reason,
        CancellationToken ct
    )
    {
        foreach (var date in dates)
        {
            await work.ChangeAsync<Meeting, MeetingEvent>(
                date.Meeting.Value,
                m => MeetingDecisions.Decide(m, new CancelMeeting(reason, BySeries: true)),
                ct
            );
        }
    }

    /// <summary>Answers all dates that can still be answered, or the one that is meant.</summary>
    public static async Task AnswerDatesAsync(
        this Work work,
        SeriesId id,
        MeetingId? only,
        AnswerMeeting ask,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var series = await work.Session.LoadAsync<MeetingSeries>(id.Value, ct);
        if (series is null)
        {
            work.NotFound();
            return;
        }

        Meeting[] meant =
        [
            .. (await work.DatesAsync(series, ct)).Where(m =>
                only is { } one ? one.Value == m.Id : IsOpenTo(m, ask.Person, now)
            ),
        ];
        if (meant.Length == 0)
        {
            work.Refuse(new Refusal("answer.too-late"));
        }

        foreach (var date in meant)
        {
            await work.ChangeAsync<Meeting, MeetingEvent>(
                date.Id,
                m => InvitationDecisions.Decide(m, ask, now),
                ct
            );
        }
    }

    public static bool IsOpenTo(Meeting meeting, PersonId person, DateTimeOffset now) =>
        meeting.Status is MeetingStatus.Called or MeetingStatus.InSession
        && meeting.InviteeOf(person) is not null
        && meeting.When.End > now;
}
