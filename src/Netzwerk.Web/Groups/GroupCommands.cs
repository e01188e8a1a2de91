using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups;

/// <summary>What can be done to a group and its members, with the rights it takes. Pages, API and demo all come here.</summary>
public sealed class GroupCommands(CommandRunner commands, GroupSeats seats)
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
                    work.Start<Group, GroupEvent>(id.Value, GroupDecisions.Decide(ask));
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
        CommandOptions? options = null
    ) =>
        ChangeAsync(
            id,
            g => Decide(g, ask, deadlines, tasks, newcomers),
            (rights, _) => rights.Describe,
            asker,
            options,
            ct
        );

    /// <summary>Ends a group's work. Meetings that people are invited to must be cancelled or held first.</summary>
    public Task<CommandResult> CloseAsync(
        GroupId id,
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

                await work.ChangeAsync<Group, GroupEvent>(
                    id.Value,
                    g => GroupDecisions.Decide(g, new CloseGroup()),
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

    private static Outcome<GroupEvent> Decide(
        Group group,
        DescribeGroup ask,
        SetGroupDeadlines deadlines,
        SetTaskReminders? tasks,
        ShowDatesToNewcomers? newcomers
    )
    {
        var described = GroupDecisions.Decide(group, ask);
        var set = GroupDecisions.Decide(group, deadlines);
        var reminded = tasks is null ? NoChange : GroupDecisions.Decide(group, tasks);
        var shown = newcomers is null ? NoChange : GroupDecisions.Decide(group, newcomers);
        return
            (described.Refusal ?? set.Refusal ?? reminded.Refusal ?? shown.Refusal) is { } refusal
            ? refusal
            : (GroupEvent[])
                [.. described.Events, .. set.Events, .. reminded.Events, .. shown.Events];
    }
}
