using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Actors.Imports.Matching;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Imports.Taking;

/// <summary>
/// Lets one row in: person, organisation and the note that it was done are one transaction, so a row is done once however
/// often it is begun. What the rules refuse is noted with the reason and hinders no other row.
/// </summary>
public sealed class RowTaker(
    CommandRunner commands,
    PersonRegistry registry,
    PersonCommands persons,
    PersonVault vault,
    GeneralMails mails,
    RowChanges changes
)
{
    public async Task TakeAsync(Guid import, PlannedRow row, Originator by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(row);
        var result =
            row.Kind is PlannedKind.Refused
                ? new(CommandStatus.Refused, new Refusal(row.Draft.Faults[0]))
                : await commands.RunAsync(by, (work, t) => TakeAsync(work, import, row, t), ct);
        if (!result.Succeeded)
        {
            var code = result.Refusal?.Code ?? "import.changed-meanwhile";
            await commands.ChangeAsync<DirectoryImport, DirectoryImportEvent>(
                import,
                i =>
                    DirectoryImportDecisions.Decide(
                        i,
                        new NoteRowTaken(row.Draft.Row, Refused: code)
                    ),
                by,
                ct
            );
        }
    }

    private async Task TakeAsync(Work work, Guid import, PlannedRow row, CancellationToken ct)
    {
        var standing = await work.Session.LoadAsync<DirectoryImport>(import, ct);
        if (standing is null || row.Draft.Row <= standing.LastRow)
        {
            return;
        }

        var note = new NoteRowTaken(row.Draft.Row);
        note = await WithOrganisationAsync(work, import, row, note, ct);
        note = await WithPersonAsync(work, import, row, note, ct);
        await work.ChangeAsync<DirectoryImport, DirectoryImportEvent>(
            import,
            i => DirectoryImportDecisions.Decide(i, note),
            ct
        );
    }

    private async Task<NoteRowTaken> WithOrganisationAsync(
        Work work,
        Guid import,
        PlannedRow row,
        NoteRowTaken note,
        CancellationToken ct
    )
    {
        if (row.Organisation is not { } id)
        {
            return note;
        }

        if (row.OrganisationIsNew)
        {
            var draft = row.Draft;
            var ask = new RegisterOrganisation(
                row.OrganisationName,
                draft.Kind ?? default,
                draft.Municipality
            );
            var facts = await OrganisationCommands.RegisterAsync(
                work,
                id,
                ask,
                row.OrganisationAddress,
                ct
            );
            if (facts == 0)
            {
                return note with { Organisation = id };
            }

            if (!draft.IsOfAPerson && draft.Mail.Length > 0)
            {
                mails.Keep(work.Session, id, draft.Mail);
            }

            return note with
            {
                Organisation = id,
                ToOrganisation = RowEffect.Entered,
                OrganisationVersion = facts,
            };
        }

        if (row.Draft.IsOfAPerson || row.Changes.Count == 0)
        {
            return note with { Organisation = id };
        }

        await changes.ApplyAsync(work, id, row.Changes, ct);
        await changes.KeepAsync(work, import, row.Draft.Row, person: null, row.Changes, ct);
        return note with { Organisation = id, ToOrganisation = RowEffect.Changed };
    }

    private async Task<NoteRowTaken> WithPersonAsync(
        Work work,
        Guid import,
        PlannedRow row,
        NoteRowTaken note,
        CancellationToken ct
    )
    {
        if (work.Failed || !row.Draft.IsOfAPerson)
        {
            return note;
        }

        if (row.Effect is PlannedKind.New)
        {
            var entered = new PersonId(ImportIds.Of(import, $"row {row.Draft.Row}"));
            var ask = new EnterPerson(PersonSource.Import, row.Organisation);
            await registry.EnterAsync(work, entered, RowMatcher.CardOf(row), ask, ct);
            return note with { Person = entered, ToPerson = RowEffect.Entered };
        }

        if (row.Target is not { Person: { } person } target)
        {
            return note;
        }

        if (await vault.OpenAsync(work.Session, person, Openly.Changing, ct) is not { } card)
        {
            work.NotFound();
            return note;
        }

        await changes.ApplyAsync(work, persons, person, card, target.Changes, ct);
        await changes.KeepAsync(work, import, row.Draft.Row, person, target.Changes, ct);
        return note with { Person = person, ToPerson = RowEffect.Changed };
    }
}
