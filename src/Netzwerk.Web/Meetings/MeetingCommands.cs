using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Meetings;

/// <summary>A meeting from plan to end, with the rights it takes. Pages, API and demo all come here.</summary>
public sealed partial class MeetingCommands(
    CommandRunner commands,
    PersonVault vault,
    IEnumerable<IMeetingOpening> openings,
    IEnumerable<IAgendaFollower> followers,
    TimeProvider clock
)
{
    public Task<CommandResult> PlanAsync(
        MeetingId id,
        PlanMeeting ask,
        IReadOnlyList<AddAgendaItem> items,
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

                // Pressed twice: the meeting is there already.
                if (await work.Session.Events.FetchStreamStateAsync(id.Value, token) is null)
                {
                    work.Start<Meeting, MeetingEvent>(id.Value, Planned(id, ask, items));
                }
            },
            ct,
            key
        );

    /// <summary>What the form of a meeting changes, in one go: all of it, or nothing.</summary>
    public Task<CommandResult> ChangeAsync(
        MeetingId id,
        DescribeMeeting words,
        MoveMeeting when,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        PlanningAsync(
            id,
            meeting =>
                MeetingWork.InOrder(
                    meeting,
                    [
                        m => MeetingDecisions.Decide(m, words),
                        m => MeetingDecisions.Decide(m, when, clock.GetUtcNow()),
                    ]
                ),
            asker,
            options,
            ct
        );

    public Task<CommandResult> MoveAsync(
        MeetingId id,
        MoveMeeting ask,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        PlanningAsync(
            id,
            m => MeetingDecisions.Decide(m, ask, clock.GetUtcNow()),
            asker,
            options,
            ct
        );

    public Task<CommandResult> CancelAsync(
        MeetingId id,
        CancelMeeting ask,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) => FollowedAsync(id, m => MeetingDecisions.Decide(m, ask), asker, options, ct);

    /// <summary>Reminds of this meeting on other days than the group's, or with a sentence of its own.</summary>
    public Task<CommandResult> RemindAsync(
        MeetingId id,
        SetMeetingReminders ask,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) => PlanningAsync(id, m => ReminderDecisions.Decide(m, ask), asker, options, ct);

    /// <summary>Reminds those who took part of something on some days after the meeting.</summary>
    public Task<CommandResult> RemindAfterAsync(
        MeetingId id,
        SetAfterReminder ask,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) => PlanningAsync(id, m => AfterReminderDecisions.Decide(m, ask), asker, options, ct);

    /// <summary>Opens at the time that is said, or now.</summary>
    public Task<CommandResult> OpenAsync(
        MeetingId id,
        Asker asker,
        CommandOptions options,
        CancellationToken ct,
        TimeOnly? at = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await work.GroupIfAllowedAsync(id, r => r.Plan, asker, token) is null)
                {
                    return;
                }

                var before = await work.ChangeAsync<Meeting, MeetingEvent>(
                    id.Value,
                    m => CourseDecisions.Decide(m, new OpenMeeting(at), clock.GetUtcNow()),
                    token,
                    options.Version
                );
                if (before is { Status: MeetingStatus.Called } && !work.Failed)
                {
                    await PrepareAsync(work, before, asker, token);
                }
            },
            ct,
            options.Key
        );

    private async Task PrepareAsync(Work work, Meeting meeting, Asker asker, CancellationToken ct)
    {
        foreach (var opening in asker.By.Person is null ? [] : openings)
        {
            await opening.PrepareAsync(work, meeting, asker.By.Person!.Value, ct);
        }
    }

    /// <summary>Closes at the time that is said, or now; what still goes on ends with it.</summary>
    public Task<CommandResult> CloseAsync(
        MeetingId id,
        Asker asker,
        CommandOptions options,
        CancellationToken ct,
        TimeOnly? at = null
    ) =>
        PlanningAsync(
            id,
            m => CourseDecisions.Decide(m, new CloseMeeting(at), clock.GetUtcNow()),
            asker,
            options,
            ct
        );

    /// <summary>Several changes of the agenda in order: all of them, or none.</summary>
    public Task<CommandResult> ChangeAgendaAsync(
        MeetingId id,
        IReadOnlyList<Func<Meeting, Outcome<MeetingEvent>>> changes,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) => FollowedAsync(id, m => MeetingWork.InOrder(m, changes), asker, options, ct);

    private Task<CommandResult> FollowedAsync(
        MeetingId id,
        Func<Meeting, Outcome<MeetingEvent>> decide,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await work.GroupIfAllowedAsync(id, r => r.Plan, asker, token) is not null)
                {
                    await work.ChangeAndFollowAsync(id, decide, followers, token, options.Version);
                }
            },
            ct,
            options.Key
        );

    private Task<CommandResult> PlanningAsync(
        MeetingId id,
        Func<Meeting, Outcome<MeetingEvent>> decide,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) => commands.ChangeMeetingAsync(id, decide, r => r.Plan, asker, options, ct);

    private Outcome<MeetingEvent> Planned(
        MeetingId id,
        PlanMeeting ask,
        IReadOnlyList<AddAgendaItem> items
    )
    {
        var planned = MeetingDecisions.Decide(ask, clock.GetUtcNow());
        if (
            planned.Refusal is not null
            || Meeting.Evolve(meeting: null, id.Value, planned.Events[0]) is not { } meeting
        )
        {
            return planned;
        }

        var agenda = MeetingWork.InOrder(
            meeting,
            items.Select(item =>
                (Func<Meeting, Outcome<MeetingEvent>>)(m => AgendaDecisions.Decide(m, item))
            )
        );
        return agenda.Refusal is { } refusal
            ? refusal
            : (MeetingEvent[])[.. planned.Events, .. agenda.Events];
    }
}
