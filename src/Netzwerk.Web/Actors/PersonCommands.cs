using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors;

/// <summary>Changes a person's card and organisation, with the rights it takes.</summary>
public sealed class PersonCommands(CommandRunner commands, PersonVault vault, TimeProvider clock)
{
    /// <summary>
    /// Coordinators change everything. People change their own name, phone and language; the address they sign in
    /// by, the note and the organisation are the coordinators' to change.
    /// </summary>
    public Task<CommandResult> ChangeAsync(
        PersonId person,
        PersonCard card,
        OrganisationId? organisation,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var rights = PersonRights.Of(person, asker.User);
                var before = rights.See
                    ? await vault.OpenAsync(work.Session, person, Openly.Changing, token)
                    : null;
                if (before is null)
                {
                    work.NotFound();
                    return;
                }

                var after = rights.ManagesAll
                    ? card
                    : card with
                    {
                        Mail = before.Mail,
                        Note = before.Note,
                    };
                await CheckAsync(work, person, after.Mail, organisation, token);
                await work.ChangeAsync<Person, PersonEvent>(
                    person.Value,
                    p =>
                        Decide(
                            p,
                            Changed(before, after),
                            rights.ManagesAll ? organisation : p.Organisation
                        ),
                    token
                );
                await StoreAsync(work, person, before, after, token);
            },
            ct
        );

    /// <summary>
    /// The same as part of a larger change, in which the organisation may have begun; it asks for no rights.
    /// </summary>
    public async Task ChangeAsync(
        Work work,
        PersonId person,
        (PersonCard Before, PersonCard After) card,
        OrganisationId? organisation,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        await CheckAsync(work, person, card.After.Mail, organisation: null, ct);
        await work.ChangeAsync<Person, PersonEvent>(
            person.Value,
            p => Decide(p, Changed(card.Before, card.After), organisation),
            ct
        );
        await StoreAsync(work, person, card.Before, card.After, ct);
    }

    /// <summary>Gives somebody another address, as part of a larger change; it asks for no rights.</summary>
    public async Task ChangeMailAsync(Work work, PersonId person, string mail, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (await vault.OpenAsync(work.Session, person, Openly.Changing, ct) is not { } before)
        {
            work.NotFound();
            return;
        }

        var after = before with { Mail = mail };
        await CheckAsync(work, person, mail, organisation: null, ct);
        await work.ChangeAsync<Person, PersonEvent>(
            person.Value,
            p => PersonDecisions.Decide(p, new NoteDetailsChanged(Changed(before, after))),
            ct
        );
        await StoreAsync(work, person, before, after, ct);
    }

    private static Outcome<PersonEvent> Decide(
        Person person,
        IReadOnlyList<PersonDetail> changed,
        OrganisationId? organisation
    )
    {
        var noted = PersonDecisions.Decide(person, new NoteDetailsChanged(changed));
        var moved = PersonDecisions.Decide(person, new ChangeOrganisation(organisation));
        return (noted.Refusal ?? moved.Refusal) is { } refusal
            ? refusal
            : (PersonEvent[])[.. noted.Events, .. moved.Events];
    }

    private async Task StoreAsync(
        Work work,
        PersonId person,
        PersonCard before,
        PersonCard after,
        CancellationToken ct
    )
    {
        if (before != after)
        {
            await vault.StoreAsync(work.Session, person, after, ct);
        }

        // A new address has not failed yet.
        if (before.Mail != after.Mail)
        {
            await Mailboxes.TrustAsync(work.Session, person, clock.GetUtcNow(), ct);
        }
    }

    private async Task CheckAsync(
        Work work,
        PersonId person,
        string mail,
        OrganisationId? organisation,
        CancellationToken ct
    )
    {
        // Whoever coordinates has to be able to sign in.
        if (
            mail.Length == 0
            && await work.Session.LoadAsync<Person>(person.Value, ct)
                is { Role: NetworkRole.Coordinator }
        )
        {
            work.Refuse(new Refusal("person.mail-missing", nameof(PersonCard.Mail)));
        }

        if (await IsTakenAsync(work, person, mail, ct))
        {
            work.Refuse(new Refusal("person.mail-known", nameof(PersonCard.Mail)));
        }

        if (
            organisation is { } id
            && await work.Session.LoadAsync<Organisation>(id.Value, ct) is not { MergedInto: null }
        )
        {
            work.Refuse(new Refusal("person.organisation-unknown", "Organisation"));
        }
    }

    private async Task<bool> IsTakenAsync(
        Work work,
        PersonId person,
        string mail,
        CancellationToken ct
    ) => await vault.ByMailAsync(work.Session, mail, ct) is { } owner && owner != person;

    /// <summary>Which details are told in the history when one card becomes another.</summary>
    internal static IReadOnlyList<PersonDetail> Changed(PersonCard before, PersonCard after)
    {
        var changed = new List<PersonDetail>();
        if ((before.GivenName, before.FamilyName) != (after.GivenName, after.FamilyName))
        {
            changed.Add(PersonDetail.Name);
        }

        if (before.Mail != after.Mail)
        {
            changed.Add(PersonDetail.Mail);
        }

        if (before.Phone != after.Phone)
        {
            changed.Add(PersonDetail.Phone);
        }

        if (before.Language != after.Language)
        {
            changed.Add(PersonDetail.Language);
        }

        if (before.Address != after.Address)
        {
            changed.Add(PersonDetail.Address);
        }

        return changed;
    }
}
