using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Joining.Invitations;

/// <summary>What became of inviting some people.</summary>
public sealed record InvitedCount(int Invited, int LeftOut);

/// <summary>Inviting people into a group, by who manages its members.</summary>
public sealed class InvitationCommands(
    CommandRunner commands,
    PersonVault vault,
    Invitees invitees,
    LinkTokens links,
    TimeProvider clock
)
{
    /// <summary>A flyer hangs for years; the link ends when it is renewed or switched off.</summary>
    private static readonly TimeSpan OpenLinkLife = TimeSpan.FromDays(3650);

    private DateOnly Today => Appointment.LocalDay(clock.GetUtcNow());

    /// <summary>Each is a change of its own: what is interrupted goes on with the next click, and nobody is written to twice.</summary>
    public async Task<(CommandResult Result, InvitedCount Count)> InviteAsync(
        GroupId group,
        IReadOnlyList<InviteRow> rows,
        GroupRole role,
        DateOnly until,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(asker);
        var (result, invited) = (new CommandResult(CommandStatus.Unchanged), 0);
        foreach (var row in rows)
        {
            result = await InviteAsync(group, row, role, until, asker, ct);
            // Blocked a moment ago: the others are still invited.
            if (!result.Succeeded && result.Refusal?.Code != "group.blocked")
            {
                return (result, new(invited, rows.Count - invited));
            }

            invited += result.Status is CommandStatus.Done ? 1 : 0;
        }

        return (new(CommandStatus.Done), new(invited, rows.Count - invited));
    }

    public Task<CommandResult> WithdrawAsync(
        GroupId group,
        Guid invitation,
        Asker asker,
        CancellationToken ct
    ) =>
        ChangeAsync(
            group,
            invitation,
            (i, _) => GroupInvitationDecisions.Decide(i, new WithdrawGroupInvitation()),
            asker,
            ct
        );

    public Task<CommandResult> SendAgainAsync(
        GroupId group,
        Guid invitation,
        Asker asker,
        CancellationToken ct
    )
    {
        var ask = new SendGroupInvitationAgain(Today.AddDays(GroupInvitationDecisions.UsualDays));
        return ChangeAsync(
            group,
            invitation,
            (i, g) => GroupInvitationDecisions.Decide(i, ask, g, Today),
            asker,
            ct
        );
    }

    public Task<CommandResult> WordAsync(
        GroupId group,
        string? text,
        Asker asker,
        CancellationToken ct
    ) =>
        ChangeAsync(
            group,
            g => InvitingDecisions.Decide(g, new WordGroupInvitation(text)),
            asker,
            ct
        );

    /// <summary>The old link is good no longer.</summary>
    public Task<CommandResult> RenewLinkAsync(
        GroupId group,
        RenewInviteLink ask,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            group,
            asker,
            async (work, _, token) =>
            {
                await work.ChangeAsync<Group, GroupEvent>(
                    group.Value,
                    g => InvitingDecisions.Decide(g, ask),
                    token
                );
                var until = clock.GetUtcNow() + OpenLinkLife;
                work.Session.Store(
                    links.Grant(LinkPurpose.InviteLink, group.Value, ask.Link.Value, until)
                );
            },
            ct
        );

    public Task<CommandResult> SwitchLinkOffAsync(
        GroupId group,
        Asker asker,
        CancellationToken ct
    ) => ChangeAsync(group, g => InvitingDecisions.Decide(g, new SwitchInviteLinkOff()), asker, ct);

    private Task<CommandResult> InviteAsync(
        GroupId group,
        InviteRow row,
        GroupRole role,
        DateOnly until,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            group,
            asker,
            async (work, found, token) =>
            {
                if (await PersonOfAsync(work, row, asker, token) is not { } person)
                {
                    work.Refuse(new Refusal("group.person-unknown"));
                    return;
                }

                var ask = new InviteToGroup(group, person, role, until);
                await work.AppendAsync<GroupInvitation, GroupInvitationEvent>(
                    await InvitationHistories.FindAsync(work.Session, group, person, Today, token),
                    i => GroupInvitationDecisions.Decide(i, ask, found, Today),
                    token
                );
            },
            ct
        );

    private async Task<PersonId?> PersonOfAsync(
        Work work,
        InviteRow row,
        Asker asker,
        CancellationToken ct
    )
    {
        if (row.Chosen is { } chosen)
        {
            // Only coordinators know who is in the directory.
            return
                asker.User.IsInRole(Caller.CoordinatorRole)
                && await work.Session.LoadAsync<Person>(chosen.Value, ct) is { IsErased: false }
                ? await PersonVault.MeantAsync(work.Session, chosen, ct)
                : null;
        }

        return await vault.ByMailAsync(work.Session, row.Mail, ct)
            ?? await invitees.BeginAsync(work.Session, new(row.Mail, row.Name), ct);
    }

    private Task<CommandResult> ChangeAsync(
        GroupId group,
        Guid invitation,
        Func<GroupInvitation, Group, Outcome<GroupInvitationEvent>> decide,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            group,
            asker,
            async (work, found, token) =>
            {
                var known = await work.Session.LoadAsync<GroupInvitation>(invitation, token);
                if (known?.Group != group)
                {
                    work.NotFound();
                    return;
                }

                await work.ChangeAsync<GroupInvitation, GroupInvitationEvent>(
                    invitation,
                    i => decide(i, found),
                    token
                );
            },
            ct
        );

    private Task<CommandResult> ChangeAsync(
        GroupId group,
        Func<Group, Outcome<GroupEvent>> decide,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            group,
            asker,
            (work, _, token) => work.ChangeAsync(group.Value, decide, token),
            ct
        );

    private Task<CommandResult> RunAsync(
        GroupId group,
        Asker asker,
        Func<Work, Group, CancellationToken, Task> script,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var found = await work.Session.LoadAsync<Group>(group.Value, token);
                var rights = Permissions.RightsIn(found, asker.User);
                if (found is null || !rights.ManageMembers)
                {
                    work.Deny(rights.See);
                    return;
                }

                await script(work, found, token);
            },
            ct
        );
}
