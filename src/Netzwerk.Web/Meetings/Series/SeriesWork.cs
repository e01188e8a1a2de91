using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Meetings.Series;

/// <summary>What a change of a series does to its dates.</summary>
internal static class SeriesWork
{
    /// <summary>
    /// Begins a series and a meeting for each of its days, with an agenda as far as there are any; with people, calls it
    /// at once.
    /// </summary>
    public static void StartSeries(
        this Work work,
        SeriesId id,
        PlanSeries ask,
        IReadOnlyList<PersonId> invited,
        IReadOnlyList<IReadOnlyList<AddAgendaItem>> agendas,
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
        foreach (var (i, date) in series.Dates().Index())
        {
            work.Start<Meeting, MeetingEvent>(
                date.Meeting.Value,
                Planned(series, date, i < agendas.Count ? agendas[i] : [], invited, now)
            );
        }
    }

    private static Outcome<MeetingEvent> Planned(
        MeetingSeries series,
        DateOfSeries date,
        IReadOnlyList<AddAgendaItem> agenda,
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
            new(series.Id)
        );
        var planned = MeetingDecisions.Decide(plan, now);
        var meeting = planned.Events.Aggregate(
            (Meeting?)null,
            (m, e) => Meeting.Evolve(m, date.Meeting.Value, e)
        );
        if (meeting is null)
        {
            return planned;
        }

        Func<Meeting, Outcome<MeetingEvent>>[] steps =
        [
            .. agenda.Select(item =>
                (Func<Meeting, Outcome<MeetingEvent>>)(m => AgendaDecisions.Decide(m, item))
            ),
        ];
        var call = new CallMeeting(invited, BySeries: true);
        var prepared = MeetingWork.InOrder(
            meeting,
            invited.Count == 0 ? steps : [.. steps, m => MeetingDecisions.Decide(m, call, now)]
        );
        return prepared.Refusal is { } refusal
            ? refusal
            : (MeetingEvent[])[.. planned.Events, .. prepared.Events];
    }

    /// <summary>What stands on the agendas of the dates from a day on, for the dates of a series that replaces them.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<AddAgendaItem>>> AgendasSinceAsync(
        this Work work,
        MeetingSeries series,
        DateOnly since,
        CancellationToken ct
    )
    {
        var dates = await work.DatesAsync(series, ct);
        Guid[] people = [.. CarriedAgendas.Rapporteurs(dates, since).Select(p => p.Value)];
        var known = (await work.Session.LoadManyAsync<Person>(ct, people))
            .Where(p => !p.IsErased)
            .Select(p => new PersonId(p.Id))
            .ToHashSet();
        return CarriedAgendas.Of(dates, since, known, AgendaItemId.Create);
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
        long? version,
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
            ct,
            version
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
            await work.AnswerAsync(date.Id, ask, now, ct);
        }
    }

    public static bool IsOpenTo(Meeting meeting, PersonId person, DateTimeOffset now) =>
        meeting.Status is MeetingStatus.Called or MeetingStatus.InSession
        && meeting.InviteeOf(person) is not null
        && meeting.When.End > now;
}
