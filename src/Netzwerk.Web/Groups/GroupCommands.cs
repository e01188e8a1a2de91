using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups;

/// <summary>What can be done to a group and its members, with the rights it takes. Pages, API and demo all come here.</summary>
public sealed class GroupCommands(CommandRunner commands)
{
    private delegate bool Right(GroupRights rights, Group group);

    /// <summary>Only coordinators found groups; to everybody else the way in is not there.</summary>
    public Task<CommandResult> FoundAsync(
        GroupId id,
        FoundGroup ask,
        Asker asker,
        CancellationToken ct,
        string? key = null
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

    public Task<CommandResult> SeatAsync(
        GroupId id,
        SeatMember ask,
        Asker asker,
        CancellationToken ct,
        long? version = null,
        string? key = null
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (!await AllowedAsync(work, id, ManagesAs(ask.Person, ask.Role), asker, token))
                {
                    return;
                }

                await CheckAsync(work, ask, token);
                await work.ChangeAsync<Group, GroupEvent>(
                    id.Value,
                    g => GroupDecisions.Decide(g, ask),
                    token,
                    version
                );
            },
            ct,
            key
        );

    public Task<CommandResult> ChangeRoleAsync(
        GroupId id,
        ChangeMemberRole ask,
        Asker asker,
        CancellationToken ct,
        long? version = null,
        string? key = null
    ) =>
        ChangeAsync(
            id,
            g => GroupDecisions.Decide(g, ask),
            ManagesAs(ask.Person, ask.Role),
            asker,
            version,
            key,
            ct
        );

    public Task<CommandResult> ReleaseAsync(
        GroupId id,
        ReleaseMember ask,
        Asker asker,
        CancellationToken ct,
        long? version = null,
        string? key = null
    ) =>
        ChangeAsync(
            id,
            g => GroupDecisions.Decide(g, ask),
            ManagesAs(ask.Person, role: null),
            asker,
            version,
            key,
            ct
        );

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
        long? version,
        string? key,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await AllowedAsync(work, id, right, asker, token))
                {
                    await work.ChangeAsync(id.Value, decide, token, version);
                }
            },
            ct,
            key
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

    private static async Task CheckAsync(Work work, SeatMember ask, CancellationToken ct)
    {
        if (await work.Session.LoadAsync<Person>(ask.Person.Value, ct) is not { IsErased: false })
        {
            work.Refuse(new Refusal("group.person-unknown", nameof(SeatMember.Person)));
        }

        if (
            ask.Organisation is { } organisation
            && await work.Session.LoadAsync<Organisation>(organisation.Value, ct) is null
        )
        {
            work.Refuse(new Refusal("group.organisation-unknown", nameof(SeatMember.Organisation)));
        }
    }
}
