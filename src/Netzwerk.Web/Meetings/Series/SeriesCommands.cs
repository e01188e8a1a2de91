using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Calling;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Meetings.Calling;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings.Series;

/// <summary>A series of meetings from plan to end, with the rights it takes; its dates change in the same transaction.</summary>
public sealed class SeriesCommands(CommandRunner commands, TimeProvider clock)
{
    public Task<CommandResult> PlanAsync(
        SeriesId id,
        PlanSeries ask,
        Asker asker,
        CancellationToken ct,
        CommandKey? key = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var group = await work.Session.LoadAsync<Group>(ask.Group.Value, token);
                var rights = Permissions.RightsIn(group, asker.User);
                if (!rights.PlanMeetings)
                {
                    work.Deny(rights.See);
                    return;
                }

                // Pressed twice: the series is there already.
                if (await work.Session.Events.FetchStreamStateAsync(id.Value, token) is null)
                {
                    work.StartSeries(id, ask, invited: [], agendas: [], clock.GetUtcNow());
                }
            },
            ct,
            key
        );

    /// <summary>Invites all members of the group and these guests to all coming dates, with one mail each.</summary>
    public Task<CommandResult> CallAsync(
        SeriesId id,
        IReadOnlyList<PersonId> guests,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        PlanningAsync(
            id,
            asker,
            options,
            async (work, group, token) =>
            {
                var now = clock.GetUtcNow();
                await work.RefuseUnknownAsync(group, guests, token);
                PersonId[] invited =
                [
                    .. group.Members.Select(m => m.Person).Concat(guests).Distinct(),
                ];
                var series = await work.ChangeAsync<MeetingSeries, SeriesEvent>(
                    id.Value,
                    s => SeriesDecisions.Decide(s, new CallSeries(invited), now),
                    token,
                    options.Version
                );
                if (series is not { Status: SeriesStatus.Draft } || work.Failed)
                {
                    return;
                }

                var call = new CallMeeting(invited, BySeries: true);
                var procedure = await work.Session.ProcedureOfAsync(group, token);
                foreach (var date in await work.DatesAsync(series, token))
                {
                    if (date.Status is MeetingStatus.Draft && date.When.Start > now)
                    {
                        await work.ChangeAsync<Meeting, MeetingEvent>(
                            date.Id,
                            m =>
                                ConvocationDecisions.Decide(
                                    m,
                                    group,
                                    procedure.InForceOn(m.When.Day),
                                    call,
                                    now
                                ),
                            token
                        );
                    }
                }
            },
            ct
        );

    /// <summary>Other words for all coming dates; of a called series everybody hears when the changes were gathered.</summary>
    public Task<CommandResult> DescribeAsync(
        SeriesId id,
        DescribeSeries ask,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        PlanningAsync(
            id,
            asker,
            options,
            async (work, _, token) =>
            {
                SeriesEvent[] happened = [];
                var before = await work.ChangeAsync<MeetingSeries, SeriesEvent>(
                    id.Value,
                    s =>
                    {
                        var outcome = SeriesDecisions.Decide(s, ask);
                        happened = [.. outcome.Events];
                        return outcome;
                    },
                    token,
                    options.Version
                );
                if (
                    before is { Status: SeriesStatus.Draft }
                    && happened is [SeriesDescribed now]
                    && !work.Failed
                )
                {
                    await work.DescribeDraftsAsync(before, now, token);
                }
            },
            ct
        );

    /// <summary>The series ends with this day; later dates are cancelled without mails of their own.</summary>
    public Task<CommandResult> EndAsync(
        SeriesId id,
        DateOnly last,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        PlanningAsync(
            id,
            asker,
            options,
            (work, _, token) =>
                work.EndSeriesAsync(
                    id,
                    new EndSeries(last),
                    clock.GetUtcNow(),
                    options.Version,
                    token
                ),
            ct
        );

    /// <summary>
    /// From one date on in another rhythm or at another time: the series ends before, another one goes on with the same
    /// people and the agendas of the dates it replaces.
    /// </summary>
    public Task<CommandResult> ContinueAsync(
        SeriesId id,
        SeriesId next,
        PlanSeries ask,
        DateOnly since,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        PlanningAsync(
            id,
            asker,
            options,
            async (work, group, token) =>
            {
                var series = await work.Session.LoadAsync<MeetingSeries>(id.Value, token);
                // Pressed twice: it goes on already.
                if (series is null || series.ContinuedBy == next)
                {
                    return;
                }

                var now = clock.GetUtcNow();
                var agendas = await work.AgendasSinceAsync(series, since, token);
                var end = new EndSeries(
                    since == DateOnly.MinValue ? since : since.AddDays(-1),
                    next
                );
                await work.EndSeriesAsync(id, end, now, options.Version, token);
                work.StartSeries(
                    next,
                    ask with
                    {
                        Group = new(group.Id),
                    },
                    [.. series.Invitees.Select(i => i.Person)],
                    agendas,
                    now
                );
            },
            ct
        );

    public Task<CommandResult> CancelAsync(
        SeriesId id,
        CancelSeries ask,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        PlanningAsync(
            id,
            asker,
            options,
            async (work, _, token) =>
            {
                var series = await work.ChangeAsync<MeetingSeries, SeriesEvent>(
                    id.Value,
                    s => SeriesDecisions.Decide(s, ask, clock.GetUtcNow()),
                    token,
                    options.Version
                );
                if (series is { Status: not SeriesStatus.Cancelled } && !work.Failed)
                {
                    await work.CancelDatesAsync(series.Dates(), ask.Reason, token);
                }
            },
            ct
        );

    private Task<CommandResult> PlanningAsync(
        SeriesId id,
        Asker asker,
        CommandOptions options,
        Func<Work, Group, CancellationToken, Task> script,
        CancellationToken ct
    ) => commands.OfSeriesAsync(id, r => r.PlanMeetings, asker, script, options, ct);
}
