using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Calling;
using Netzwerk.Web.Meetings.Calling;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings;

/// <summary>How a meeting is called: with whom besides the members, and whether urgently.</summary>
public sealed record HowToCall(
    IReadOnlyList<PersonId> Guests,
    bool Urgent = false,
    string? Reason = null
);

public sealed partial class MeetingCommands
{
    /// <summary>Invites all members of the group and these guests.</summary>
    public Task<CommandResult> CallAsync(
        MeetingId id,
        IReadOnlyList<PersonId> guests,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) => CallAsync(id, new HowToCall(guests), asker, options, ct);

    /// <summary>Invites all members of the group and guests; what the rules find wrong with it is noted.</summary>
    public Task<CommandResult> CallAsync(
        MeetingId id,
        HowToCall how,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                ArgumentNullException.ThrowIfNull(how);
                if (await work.GroupIfAllowedAsync(id, r => r.Plan, asker, token) is not { } group)
                {
                    return;
                }

                await work.RefuseUnknownAsync(group, how.Guests, token);
                var call = await CallOfAsync(work, group, how, token);
                var procedure = await work.Session.ProcedureOfAsync(group, token);
                await work.ChangeAsync<Meeting, MeetingEvent>(
                    id.Value,
                    m =>
                        ConvocationDecisions.Decide(
                            m,
                            group,
                            procedure.InForceOn(m.When.Day),
                            call,
                            clock.GetUtcNow()
                        ),
                    token,
                    options.Version
                );
            },
            ct,
            options.Key
        );

    /// <summary>
    /// Plans a meeting and calls it at once, as part of somebody else's work: all members are invited, and these guests.
    /// </summary>
    public async Task PlanAndCallAsync(
        Work work,
        MeetingId id,
        PlanMeeting ask,
        IReadOnlyList<PersonId> guests,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(asker);
        var group = await work.Session.LoadAsync<Group>(ask.Group.Value, ct);
        var rights = Permissions.RightsIn(group, asker.User);
        if (group is null || !rights.PlanMeetings)
        {
            work.Deny(rights.See);
            return;
        }

        var planned = Planned(id, ask, []);
        var meeting = planned.Events.Aggregate(
            (Meeting?)null,
            (m, e) => Meeting.Evolve(m, id.Value, e)
        );
        if (meeting is null)
        {
            work.Start<Meeting, MeetingEvent>(id.Value, planned);
            return;
        }

        var call = await CallOfAsync(work, group, new HowToCall(guests), ct);
        var procedure = await work.Session.ProcedureOfAsync(group, ct);
        var rules = procedure.InForceOn(meeting.When.Day);
        var called = ConvocationDecisions.Decide(meeting, group, rules, call, clock.GetUtcNow());
        work.Start<Meeting, MeetingEvent>(
            id.Value,
            called.Refusal is { } refusal
                ? refusal
                : (MeetingEvent[])[.. planned.Events, .. called.Events]
        );
    }

    /// <summary>Makes a meeting known on the open pages; that is the coordination's to decide.</summary>
    public Task<CommandResult> PublishAsync(
        MeetingId id,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (
                    await work.GroupIfAllowedAsync(id, r => r.Group.IsCoordinator, asker, token)
                    is not { } group
                )
                {
                    return;
                }

                var procedure = await work.Session.ProcedureOfAsync(group, token);
                await work.ChangeAsync<Meeting, MeetingEvent>(
                    id.Value,
                    m =>
                        PublicNoticeDecisions.Decide(
                            m,
                            group,
                            procedure.InForceOn(m.When.Day),
                            new GivePublicNotice(),
                            clock.GetUtcNow()
                        ),
                    token,
                    options.Version
                );
            },
            ct,
            options.Key
        );

    /// <summary>Takes the public notice of a meeting off the open pages.</summary>
    public Task<CommandResult> UnpublishAsync(
        MeetingId id,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.ChangeMeetingAsync(
            id,
            m => PublicNoticeDecisions.Decide(m, new TakePublicNoticeBack()),
            r => r.Group.IsCoordinator,
            asker,
            options,
            ct
        );

    private async Task<CallMeeting> CallOfAsync(
        Work work,
        Group group,
        HowToCall how,
        CancellationToken ct
    )
    {
        PersonId[] invited = [.. group.Members.Select(m => m.Person).Concat(how.Guests).Distinct()];
        var cards = await vault.FindAsync(work.Session, invited, ct);
        return new(
            invited,
            Urgent: how.Urgent,
            Reason: how.Reason,
            NeedsLetters: cards.Values.Any(c => !c.HasMail)
        );
    }
}
