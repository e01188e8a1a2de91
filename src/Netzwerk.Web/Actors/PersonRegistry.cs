using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors;

/// <summary>Enters people into the directory: the facts into their history, name and address into the vault.</summary>
public sealed class PersonRegistry(CommandRunner commands, PersonVault vault)
{
    /// <summary>The refusal when somebody else has the address.</summary>
    public const string MailKnown = "person.mail-known";

    /// <summary>Enters a person; in the same transaction the card goes into the vault.</summary>
    public Task<CommandResult> EnterAsync(
        PersonId person,
        PersonCard card,
        EnterPerson ask,
        Originator by,
        CancellationToken ct,
        IReadOnlyCollection<PersonId>? apart = null
    ) =>
        commands.RunAsync(
            by,
            (work, token) => EnterAsync(work, person, card, ask, token, apart),
            ct
        );

    /// <summary>The same as part of a larger change; the others who look alike are remembered as others.</summary>
    public async Task EnterAsync(
        Work work,
        PersonId person,
        PersonCard card,
        EnterPerson ask,
        CancellationToken ct,
        IReadOnlyCollection<PersonId>? apart = null
    )
    {
        if (await vault.ByMailAsync(work.Session, card.Mail, ct) is { } known)
        {
            // Pressed twice, it is the person that the first press entered.
            if (known != person)
            {
                work.Refuse(new Refusal(MailKnown, nameof(PersonCard.Mail)));
            }

            return;
        }

        if (await work.Session.Events.FetchStreamStateAsync(person.Value, ct) is not null)
        {
            return;
        }

        work.Start<Person, PersonEvent>(
            person.Value,
            PersonMergeDecisions.Decide(ask, apart ?? [])
        );
        await vault.StoreAsync(work.Session, person, card, ct);
    }

    public Task<CommandResult> GrantAsync(
        PersonId person,
        NetworkRole role,
        Originator by,
        CancellationToken ct
    ) =>
        commands.ChangeAsync<Person, PersonEvent>(
            person.Value,
            p => PersonDecisions.Decide(p, new GrantNetworkRole(role)),
            by,
            ct
        );
}
