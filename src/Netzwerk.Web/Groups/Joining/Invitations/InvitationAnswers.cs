using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Joining.Invitations;

/// <summary>What the holder of a personal link sees of the invitation.</summary>
public sealed record InvitationSeen(
    GroupInvitation Invitation,
    Group Group,
    PersonId Person,
    PersonCard? Card,
    InviteeCard? Invitee,
    bool IsGood
)
{
    /// <summary>Nobody knows the address yet: name and organisation are asked for.</summary>
    public bool IsNew => Card is null;

    public bool IsMember => Group.MemberOf(Person) is not null;
}

/// <summary>Answering an invitation by the link of its mail.</summary>
public sealed class InvitationAnswers(
    CommandRunner commands,
    JoinedPeople people,
    GroupSeats seats,
    PersonVault vault,
    Invitees invitees,
    TimeProvider clock
)
{
    private DateOnly Today => Appointment.LocalDay(clock.GetUtcNow());

    public async Task<InvitationSeen?> LoadAsync(
        IQuerySession session,
        LinkGrant link,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(link);
        if (
            await session.LoadAsync<GroupInvitation>(link.Subject, ct) is not { } invitation
            || await session.LoadAsync<Group>(invitation.Group.Value, ct) is not { } group
        )
        {
            return null;
        }

        var invited = new PersonId(link.Person);
        var invitee = (await invitees.OpenAsync(session, [invited], ct)).GetValueOrDefault(invited);
        // Somebody may have entered the address meanwhile.
        var person = invitee is null
            ? invited
            : await vault.ByMailAsync(session, invitee.Mail, ct) ?? invited;
        var card = await vault.OpenAsync(session, person, Openly.OwnPage, ct);
        if (card is null && invitee is null)
        {
            return null;
        }

        var isGood =
            group.MemberOf(person) is not null
            || GroupInvitationDecisions
                .Decide(invitation, new AcceptGroupInvitation(person), group, Today)
                .Events.Count > 0;
        return new(invitation, group, person, card, invitee, isGood);
    }

    /// <summary>Takes the seat; whoever is new is entered with what they wrote.</summary>
    public async Task<CommandResult> AcceptAsync(
        LinkGrant link,
        PersonCard? typed,
        string organisation,
        CancellationToken ct
    )
    {
        var result = await TryAsync(link, typed, organisation, ct);
        // By another link somebody of this address was entered a moment ago.
        return result.Refusal?.Code == Actors.PersonRegistry.MailKnown
            ? await TryAsync(link, typed, organisation, ct)
            : result;
    }

    public Task<CommandResult> DeclineAsync(LinkGrant link, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(link);
        return commands.ChangeAsync<GroupInvitation, GroupInvitationEvent>(
            link.Subject,
            i => GroupInvitationDecisions.Decide(i, new DeclineGroupInvitation()),
            By(link),
            ct
        );
    }

    private static Originator By(LinkGrant link) =>
        new(new PersonId(link.Person), Channel.SignedLink);

    private Task<CommandResult> TryAsync(
        LinkGrant link,
        PersonCard? typed,
        string organisation,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            By(link),
            async (work, token) =>
            {
                if (await LoadAsync(work.Session, link, token) is not { } seen)
                {
                    work.NotFound();
                    return;
                }

                var accepted = false;
                await work.ChangeAsync<GroupInvitation, GroupInvitationEvent>(
                    seen.Invitation.Id,
                    i =>
                    {
                        var outcome = GroupInvitationDecisions.Decide(
                            i,
                            new AcceptGroupInvitation(seen.Person),
                            seen.Group,
                            Today
                        );
                        accepted = outcome.Events.Count > 0;
                        return outcome;
                    },
                    token
                );
                if (accepted && !work.Failed)
                {
                    await SeatAsync(work, seen, typed, organisation, token);
                }
            },
            ct
        );

    private async Task SeatAsync(
        Work work,
        InvitationSeen seen,
        PersonCard? typed,
        string organisation,
        CancellationToken ct
    )
    {
        if (seen is { IsNew: true, Invitee: { } invitee })
        {
            if (typed is null)
            {
                work.Refuse(new Refusal("person.given-name-missing", nameof(PersonCard.GivenName)));
                return;
            }

            var card = typed with { Mail = invitee.Mail };
            await people.EnterAsync(work, seen.Person, card, organisation, ct);
        }

        // Seated meanwhile, they keep the role they have.
        if (!work.Failed && !seen.IsMember)
        {
            var known = await work.Session.LoadAsync<Person>(seen.Person.Value, ct);
            var of = seen.IsNew
                ? await Actors.ActorDirectory.FindOrganisationAsync(work.Session, organisation, ct)
                : known?.Organisation;
            await seats.SeatAsync(
                work,
                seen.Invitation.Group,
                new SeatMember(seen.Person, of, seen.Invitation.Role),
                ct,
                isNew: seen.IsNew
            );
        }
    }
}
