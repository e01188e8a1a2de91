using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups;

/// <summary>Somebody who shall get a seat and whom the directory may not know yet.</summary>
public sealed record NewMember(
    PersonId Id,
    PersonCard Card,
    OrganisationId? Organisation,
    GroupRole Role
);

/// <summary>Enters a person and gives them a seat in one transaction. An address that is known means the person known by it.</summary>
public sealed class NewMembers(
    CommandRunner commands,
    PersonRegistry registry,
    PersonVault vault,
    GroupSeats seats
)
{
    public Task<CommandResult> SeatAsync(
        GroupId group,
        NewMember member,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var rights = Permissions.RightsIn(
                    await work.Session.LoadAsync<Group>(group.Value, token),
                    asker.User
                );
                if (member.Role is GroupRole.Chair ? !rights.AppointChair : !rights.ManageMembers)
                {
                    work.Deny(rights.See);
                    return;
                }

                var person = await FindOrEnterAsync(work, member, token);
                if (!work.Failed)
                {
                    var seat = new SeatMember(person, member.Organisation, member.Role);
                    await seats.SeatAsync(work, group, seat, token);
                }
            },
            ct
        );

    private async Task<PersonId> FindOrEnterAsync(Work work, NewMember member, CancellationToken ct)
    {
        if (await vault.ByMailAsync(work.Session, member.Card.Mail, ct) is not { } known)
        {
            await registry.EnterAsync(
                work,
                member.Id,
                member.Card,
                new EnterPerson(PersonSource.EnteredByCoordinator, member.Organisation),
                ct
            );
            return member.Id;
        }

        // A stranger may have typed any name beside this address; whoever manages the group knows better.
        if ((await ActorDirectory.UnprovedAsync(work.Session, ct)).Contains(known.Value))
        {
            await vault.StoreAsync(work.Session, known, member.Card, ct);
        }

        return known;
    }
}
