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
                var known = await work.Session.LoadAsync<Group>(group.Value, token);
                var rights = Permissions.RightsIn(known, asker.User);
                if (member.Role is GroupRole.Chair ? !rights.AppointChair : !rights.ManageMembers)
                {
                    work.Deny(rights.See);
                    return;
                }

                var ask = new EnterPerson(PersonSource.EnteredByCoordinator, member.Organisation);
                var person = await FindOrEnterAsync(work, member.Id, member.Card, ask, token);
                // A form for newcomers must not change the role of somebody who has a seat.
                if (person != member.Id && known?.MemberOf(person) is not null)
                {
                    work.Refuse(new Refusal("group.already-member", nameof(PersonCard.Mail)));
                }

                if (!work.Failed)
                {
                    await SeatAsync(work, group, person, member, token);
                }
            },
            ct
        );

    private async Task SeatAsync(
        Work work,
        GroupId group,
        PersonId person,
        NewMember member,
        CancellationToken ct
    )
    {
        var organisation =
            member.Organisation
            ?? (await work.Session.LoadAsync<Person>(person.Value, ct))?.Organisation;
        await seats.SeatAsync(
            work,
            group,
            new SeatMember(person, organisation, member.Role),
            ct,
            isNew: person == member.Id
        );
    }

    /// <summary>The person known by this address, or a new one; it asks for no rights.</summary>
    public async Task<PersonId> FindOrEnterAsync(
        Work work,
        PersonId id,
        PersonCard card,
        EnterPerson ask,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(card);
        if (await vault.ByMailAsync(work.Session, card.Mail, ct) is not { } known)
        {
            await registry.EnterAsync(work, id, card, ask, ct);
            return id;
        }

        // A stranger may have typed any name beside this address; whoever manages the group knows better.
        if ((await ActorDirectory.UnprovedAsync(work.Session, ct)).Contains(known.Value))
        {
            await vault.StoreAsync(work.Session, known, card, ct);
        }

        return known;
    }
}
