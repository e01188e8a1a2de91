using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Blocking;

/// <summary>Keeping somebody out of a group, by who manages its members.</summary>
public sealed class BlockCommands(CommandRunner commands, GroupSeats seats)
{
    /// <summary>Seat, deputyships, copies and invitations end in the same transaction.</summary>
    public Task<CommandResult> BlockAsync(
        GroupId group,
        BlockMember ask,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            group,
            ask.Person,
            asker,
            async (work, person, token) =>
            {
                if (Caller.PersonOf(asker.User) == person)
                {
                    work.Refuse(new Refusal("block.yourself"));
                }
                else if (
                    await work.Session.LoadAsync<Person>(person.Value, token)
                    is not { IsErased: false }
                )
                {
                    work.Refuse(new Refusal("group.person-unknown"));
                }

                await seats.BlockAsync(work, group, ask with { Person = person }, token);
                await WithdrawAsync(work, group, person, token);
            },
            ct
        );

    public Task<CommandResult> UnblockAsync(
        GroupId group,
        PersonId person,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            group,
            person,
            asker,
            (work, meant, token) =>
                work.ChangeAsync<Group, GroupEvent>(
                    group.Value,
                    g => BlockDecisions.Decide(g, new UnblockMember(meant)),
                    token
                ),
            ct
        );

    /// <summary>Also an invitation to another entry of the same person.</summary>
    private static async Task WithdrawAsync(
        Work work,
        GroupId group,
        PersonId person,
        CancellationToken ct
    )
    {
        var entries = await PersonVault.EntriesOfAsync(work.Session, person, ct);
        Guid[] ids = [.. entries.Prepend(person).Select(e => GroupInvitation.IdOf(group, e))];
        foreach (var invitation in await work.Session.LoadManyAsync<GroupInvitation>(ct, ids))
        {
            await work.ChangeAsync<GroupInvitation, GroupInvitationEvent>(
                invitation.Id,
                i => GroupInvitationDecisions.Decide(i, new WithdrawGroupInvitation()),
                ct
            );
        }
    }

    private Task<CommandResult> RunAsync(
        GroupId group,
        PersonId entry,
        Asker asker,
        Func<Work, PersonId, CancellationToken, Task> script,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var found = await work.Session.LoadAsync<Group>(group.Value, token);
                var rights = Permissions.RightsIn(found, asker.User);
                var person = await PersonVault.MeantAsync(work.Session, entry, token);
                if (
                    !(
                        found?.MemberOf(person)?.Role is GroupRole.Chair
                            ? rights.AppointChair
                            : rights.ManageMembers
                    )
                )
                {
                    work.Deny(rights.See);
                    return;
                }

                await script(work, person, token);
            },
            ct
        );
}
