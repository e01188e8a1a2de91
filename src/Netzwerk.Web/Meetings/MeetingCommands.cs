using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings;

/// <summary>Everything that can be done to a meeting, with the rights it takes. Pages, API and demo all come here.</summary>
public sealed class MeetingCommands(CommandRunner commands, TimeProvider clock)
{
    private delegate bool Right(MeetingRights rights);

    public Task<CommandResult> PlanAsync(
        MeetingId id,
        PlanMeeting ask,
        IReadOnlyList<AddAgendaItem> items,
        Asker asker,
        CancellationToken ct
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

                if (await work.Session.Events.FetchStreamStateAsync(id.Value, token) is not null)
                {
                    return;
                }

                work.Start<Meeting, MeetingEvent>(id.Value, Planned(id, ask, items));
            },
            ct
        );

    public Task<CommandResult> DescribeAsync(
        MeetingId id,
        DescribeMeeting ask,
        Asker asker,
        CancellationToken ct,
        long? version = null
    ) => ChangeAsync(id, m => MeetingDecisions.Decide(m, ask), r => r.Plan, asker, ct, version);

    public Task<CommandResult> MoveAsync(
        MeetingId id,
        MoveMeeting ask,
        Asker asker,
        CancellationToken ct,
        long? version = null
    ) =>
        ChangeAsync(
            id,
            m => MeetingDecisions.Decide(m, ask, clock.GetUtcNow()),
            r => r.Plan,
            asker,
            ct,
            version
        );

    /// <summary>What the form of a meeting changes, in one go: all of it, or nothing.</summary>
    public Task<CommandResult> ChangeAsync(
        MeetingId id,
        DescribeMeeting words,
        MoveMeeting when,
        Asker asker,
        CancellationToken ct,
        long? version = null
    ) =>
        ChangeAsync(
            id,
            m =>
                Both(
                    m,
                    MeetingDecisions.Decide(m, words),
                    MeetingDecisions.Decide(m, when, clock.GetUtcNow())
                ),
            r => r.Plan,
            asker,
            ct,
            version
        );

    /// <summary>Invites all members of the group and these guests.</summary>
    public Task<CommandResult> CallAsync(
        MeetingId id,
        IReadOnlyList<PersonId> guests,
        Asker asker,
        CancellationToken ct,
        long? version = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await AllowedAsync(work, id, r => r.Plan, asker, token) is not { } group)
                {
                    return;
                }

                PersonId[] invited = [.. group.Members.Select(m => m.Person), .. guests];
                await work.ChangeAsync<Meeting, MeetingEvent>(
                    id.Value,
                    m => MeetingDecisions.Decide(m, new CallMeeting(invited), clock.GetUtcNow()),
                    token,
                    version
                );
            },
            ct
        );

    public Task<CommandResult> CancelAsync(
        MeetingId id,
        CancelMeeting ask,
        Asker asker,
        CancellationToken ct,
        long? version = null
    ) => ChangeAsync(id, m => MeetingDecisions.Decide(m, ask), r => r.Plan, asker, ct, version);

    public Task<CommandResult> InviteAsync(
        MeetingId id,
        PersonId person,
        Asker asker,
        CancellationToken ct
    ) =>
        ChangeAsync(
            id,
            m => InvitationDecisions.Decide(m, new InvitePerson(person), clock.GetUtcNow()),
            r => r.Plan,
            asker,
            ct
        );

    public Task<CommandResult> WithdrawAsync(
        MeetingId id,
        PersonId person,
        Asker asker,
        CancellationToken ct
    ) =>
        ChangeAsync(
            id,
            m => InvitationDecisions.Decide(m, new WithdrawInvitation(person)),
            r => r.Plan,
            asker,
            ct
        );

    public Task<CommandResult> OpenAsync(MeetingId id, Asker asker, CancellationToken ct) =>
        ChangeAsync(
            id,
            m => MeetingDecisions.Decide(m, new OpenMeeting(), clock.GetUtcNow()),
            r => r.Plan,
            asker,
            ct
        );

    public Task<CommandResult> CloseAsync(MeetingId id, Asker asker, CancellationToken ct) =>
        ChangeAsync(
            id,
            m => MeetingDecisions.Decide(m, new CloseMeeting()),
            r => r.Plan,
            asker,
            ct
        );

    public Task<CommandResult> NoteAttendanceAsync(
        MeetingId id,
        NoteAttendance ask,
        Asker asker,
        CancellationToken ct
    ) => ChangeAsync(id, m => InvitationDecisions.Decide(m, ask), r => r.WriteMinutes, asker, ct);

    /// <summary>Several marks of the attendance list in one go.</summary>
    public Task<CommandResult> NoteAttendanceAsync(
        MeetingId id,
        IReadOnlyList<NoteAttendance> marks,
        Asker asker,
        CancellationToken ct
    ) => ChangeAsync(id, m => InvitationDecisions.Decide(m, marks), r => r.WriteMinutes, asker, ct);

    /// <summary>A signed-in person answers for themselves.</summary>
    public async Task<CommandResult> AnswerAsync(
        MeetingId id,
        Rsvp answer,
        Asker asker,
        CancellationToken ct
    ) =>
        Caller.PersonOf(asker.User) is { } person
            ? await ChangeAsync(
                id,
                m =>
                    InvitationDecisions.Decide(
                        m,
                        new AnswerMeeting(person, answer),
                        clock.GetUtcNow()
                    ),
                r => r.Answer,
                asker,
                ct
            )
            : CommandResult.NotFound;

    /// <summary>The holder of a link answers; the link stands for the person it was sent to.</summary>
    public Task<CommandResult> AnswerByLinkAsync(
        LinkGrant link,
        Rsvp answer,
        CancellationToken ct
    ) =>
        commands.ChangeAsync<Meeting, MeetingEvent>(
            link.Subject,
            m =>
                InvitationDecisions.Decide(
                    m,
                    new AnswerMeeting(new(link.Person), answer),
                    clock.GetUtcNow()
                ),
            new Originator(new PersonId(link.Person), Channel.SignedLink),
            ct
        );

    /// <summary>Several changes of the agenda in order: all of them, or none.</summary>
    public Task<CommandResult> ChangeAgendaAsync(
        MeetingId id,
        IReadOnlyList<Func<Meeting, Outcome<MeetingEvent>>> changes,
        Asker asker,
        CancellationToken ct,
        long? version = null
    ) => ChangeAsync(id, m => InOrder(m, changes), r => r.Plan, asker, ct, version);

    private static Outcome<MeetingEvent> Both(
        Meeting meeting,
        Outcome<MeetingEvent> first,
        Outcome<MeetingEvent> second
    ) => InOrder(meeting, [_ => first, _ => second]);

    private static Outcome<MeetingEvent> InOrder(
        Meeting meeting,
        IReadOnlyList<Func<Meeting, Outcome<MeetingEvent>>> changes
    )
    {
        var happened = new List<MeetingEvent>();
        foreach (var change in changes)
        {
            var outcome = change(meeting);
            if (outcome.Refusal is { } refusal)
            {
                return refusal;
            }

            happened.AddRange(outcome.Events);
            meeting = outcome.Events.Aggregate(meeting, (m, e) => Meeting.Evolve(m, m.Id, e) ?? m);
        }

        return happened.ToArray();
    }

    private Outcome<MeetingEvent> Planned(
        MeetingId id,
        PlanMeeting ask,
        IReadOnlyList<AddAgendaItem> items
    )
    {
        var planned = MeetingDecisions.Decide(ask, clock.GetUtcNow());
        if (planned.Refusal is not null)
        {
            return planned;
        }

        var meeting = Meeting.Evolve(meeting: null, id.Value, planned.Events[0])!;
        var agenda = InOrder(
            meeting,
            [
                .. items.Select(item =>
                    (Func<Meeting, Outcome<MeetingEvent>>)(m => AgendaDecisions.Decide(m, item))
                ),
            ]
        );
        return agenda.Refusal is { } refusal
            ? refusal
            : (MeetingEvent[])[.. planned.Events, .. agenda.Events];
    }

    private Task<CommandResult> ChangeAsync(
        MeetingId id,
        Func<Meeting, Outcome<MeetingEvent>> decide,
        Right right,
        Asker asker,
        CancellationToken ct,
        long? version = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await AllowedAsync(work, id, right, asker, token) is not null)
                {
                    await work.ChangeAsync(id.Value, decide, token, version);
                }
            },
            ct
        );

    /// <summary>The meeting's group when the asker has the right; otherwise the work has failed.</summary>
    private static async Task<Group?> AllowedAsync(
        Work work,
        MeetingId id,
        Right right,
        Asker asker,
        CancellationToken ct
    )
    {
        var meeting = await work.Session.LoadAsync<Meeting>(id.Value, ct);
        var group = meeting is null
            ? null
            : await work.Session.LoadAsync<Group>(meeting.Group.Value, ct);
        if (meeting is null || group is null)
        {
            work.NotFound();
            return null;
        }

        var rights = Permissions.RightsIn(meeting, group, asker.User);
        if (right(rights))
        {
            return group;
        }

        work.Deny(rights.See);
        return null;
    }
}
