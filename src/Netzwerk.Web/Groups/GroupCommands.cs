using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups;

/// <summary>How a group works, how long, and under which other it stands; what is left out stays.</summary>
public sealed record GroupFrame(SetGroupWays Ways, SetGroupTerm Term, PlaceGroup? Place);

/// <summary>What can be done to a group and its members, with the rights it takes. Pages, API and demo all come here.</summary>
public sealed class GroupCommands(CommandRunner commands, GroupSeats seats, TimeProvider clock)
{
    private delegate bool Right(GroupRights rights, Group group);

    private static readonly Outcome<GroupEvent> NoChange = Array.Empty<GroupEvent>();

    /// <summary>Only coordinators found groups; to everybody else the way in is not there.</summary>
    public Task<CommandResult> FoundAsync(
        GroupId id,
        FoundGroup ask,
        Asker asker,
        CancellationToken ct,
        CommandKey? key = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (!asker.User.IsInRole(Caller.CoordinatorRole))
                {
                    work.Deny(maySee: true);
                    return;
                }

                if (await work.Session.Events.FetchStreamStateAsync(id.Value, token) is null)
                {
                    var tree = ask.Parent is null ? null : await TreeAsync(work.Session, token);
                    work.Start<Group, GroupEvent>(id.Value, GroupDecisions.Decide(ask, tree));
                }
            },
            ct,
            key
        );

    public Task<CommandResult> DescribeAsync(
        GroupId id,
        DescribeGroup ask,
        SetGroupDeadlines deadlines,
        SetTaskReminders? tasks,
        ShowDatesToNewcomers? newcomers,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null,
        GroupFrame? frame = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                // A chair does not see all groups: where one stands is for those who do.
                if (
                    await AllowedAsync(
                        work,
                        id,
                        (r, _) => r.Describe && (frame?.Place is null || r.IsCoordinator),
                        asker,
                        token
                    )
                )
                {
                    var tree = frame?.Place is null ? null : await TreeAsync(work.Session, token);
                    await work.ChangeAsync<Group, GroupEvent>(
                        id.Value,
                        g => Decide(g, ask, deadlines, tasks, newcomers, frame, tree),
                        token,
                        options?.Version
                    );
                }
            },
            ct,
            options?.Key
        );

    /// <summary>
    /// Ends a group's work. Meetings that people are invited to must be cancelled or held first, and no group that still
    /// works may stand under it.
    /// </summary>
    public Task<CommandResult> CloseAsync(
        GroupId id,
        CloseGroup ask,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (!await AllowedAsync(work, id, (r, _) => r.IsCoordinator, asker, token))
                {
                    return;
                }

                if ((await seats.UpcomingAsync(work.Session, id, token)).Count > 0)
                {
                    work.Refuse(new Refusal("group.meetings-open"));
                    return;
                }

                var tree = await TreeAsync(work.Session, token);
                if (tree.Below(id).Any(g => !g.IsClosed))
                {
                    work.Refuse(new Refusal("group.groups-below"));
                    return;
                }

                await work.ChangeAsync<Group, GroupEvent>(
                    id.Value,
                    g => GroupDecisions.Decide(g, ask, Appointment.LocalDay(clock.GetUtcNow())),
                    token,
                    options?.Version
                );
            },
            ct,
            options?.Key
        );

    /// <summary>Gives somebody a seat, and in the same transaction invites them to what the group has called.</summary>
    public Task<CommandResult> SeatAsync(
        GroupId id,
        SeatMember ask,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (!await AllowedAsync(work, id, ManagesAs(ask.Person, ask.Role), asker, token))
                {
                    return;
                }

                await seats.SeatAsync(work, id, ask, token, options?.Version);
            },
            ct,
            options?.Key
        );

    public Task<CommandResult> ChangeRoleAsync(
        GroupId id,
        ChangeMemberRole ask,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        ChangeAsync(
            id,
            g => GroupDecisions.Decide(g, ask),
            ManagesAs(ask.Person, ask.Role),
            asker,
            options,
            ct
        );

    /// <summary>
    /// Takes somebody off the list and takes back their invitations to what is still to come. Everybody may leave
    /// by themselves.
    /// </summary>
    public Task<CommandResult> ReleaseAsync(
        GroupId id,
        ReleaseMember ask,
        Asker asker,
        CancellationToken ct,
        CommandOptions? options = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (
                    IsMyself(asker, ask.Person)
                    || await AllowedAsync(work, id, ManagesAs(ask.Person, role: null), asker, token)
                )
                {
                    await seats.ReleaseAsync(work, id, ask, asker.User, token, options?.Version);
                }
            },
            ct,
            options?.Key
        );

    private static bool IsMyself(Asker asker, PersonId person) =>
        Caller.PersonOf(asker.User) == person;

    /// <summary>Whoever manages members; making a chair, or changing one, takes more.</summary>
    private static Right ManagesAs(PersonId person, GroupRole? role) =>
        (rights, group) =>
            role is GroupRole.Chair || group.MemberOf(person)?.Role is GroupRole.Chair
                ? rights.AppointChair
                : rights.ManageMembers;

    private Task<CommandResult> ChangeAsync(
        GroupId id,
        Func<Group, Outcome<GroupEvent>> decide,
        Right right,
        Asker asker,
        CommandOptions? options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await AllowedAsync(work, id, right, asker, token))
                {
                    await work.ChangeAsync(id.Value, decide, token, options?.Version);
                }
            },
            ct,
            options?.Key
        );

    private static async Task<bool> AllowedAsync(
        Work work,
        GroupId id,
        Right right,
        Asker asker,
        CancellationToken ct
    )
    {
        var group = await work.Session.LoadAsync<Group>(id.Value, ct);
        var rights = Permissions.RightsIn(group, asker.User);
        if (group is not null && right(rights, group))
        {
            return true;
        }

        work.Deny(rights.See);
        return false;
    }

    private static async Task<GroupTree> TreeAsync(IQuerySession session, CancellationToken ct) =>
        new(await session.Query<Group>().ToListAsync(ct));

    private static Outcome<GroupEvent> Decide(
        Group group,
        DescribeGroup ask,
        SetGroupDeadlines deadlines,
        SetTaskReminders? tasks,
        ShowDatesToNewcomers? newcomers,
        GroupFrame? frame,
        GroupTree? tree
    ) =>
        Outcomes.All(
            GroupDecisions.Decide(group, ask),
            GroupDecisions.Decide(group, deadlines),
            tasks is null ? NoChange : GroupDecisions.Decide(group, tasks),
            newcomers is null ? NoChange : GroupDecisions.Decide(group, newcomers),
            frame is null ? NoChange : GroupDecisions.Decide(group, frame.Ways),
            frame is null ? NoChange : GroupDecisions.Decide(group, frame.Term),
            frame?.Place is null || tree is null
                ? NoChange
                : GroupDecisions.Decide(group, frame.Place, tree)
        );
}
