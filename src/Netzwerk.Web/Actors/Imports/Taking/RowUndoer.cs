using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Actors.Imports.Matching;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Imports.Taking;

/// <summary>
/// Takes one row back in one transaction with the note about it. What somebody has worked with since stays, with the reason.
/// </summary>
public sealed class RowUndoer(
    CommandRunner commands,
    PersonErasure erasure,
    PersonCommands persons,
    PersonVault vault,
    GeneralMails mails,
    RowChanges changes
)
{
    private const string PersonUsed = "import.person-used";
    private const string OrganisationUsed = "import.organisation-used";
    private const string ChangedSince = "import.changed-since";
    private const string Gone = "import.gone";

    public async Task UndoAsync(
        Guid import,
        DirectoryRowTaken row,
        UsedIds used,
        Originator by,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        var result = await commands.RunAsync(
            by,
            async (work, token) =>
            {
                var kept =
                    await UndoPersonAsync(work, import, row, used, token)
                    ?? await UndoOrganisationAsync(work, import, row, used, token);
                work.Session.Delete<SealedRowChanges>(RowChanges.IdOf(import, row.Row));
                await NoteAsync(work, import, row, kept, token);
            },
            ct
        );
        if (!result.Succeeded)
        {
            var code = result.Refusal?.Code ?? ChangedSince;
            await commands.RunAsync(by, (work, t) => NoteAsync(work, import, row, code, t), ct);
        }
    }

    private static async Task NoteAsync(
        Work work,
        Guid import,
        DirectoryRowTaken row,
        string? kept,
        CancellationToken ct
    ) =>
        await work.ChangeAsync<DirectoryImport, DirectoryImportEvent>(
            import,
            i => DirectoryImportDecisions.Decide(i, new NoteRowUndone(row.Row, kept)),
            ct
        );

    /// <summary>Null when nothing of the person stays.</summary>
    private async Task<string?> UndoPersonAsync(
        Work work,
        Guid import,
        DirectoryRowTaken row,
        UsedIds used,
        CancellationToken ct
    )
    {
        if (row.Person is not { } id || row.ToPerson is RowEffect.Nothing)
        {
            return null;
        }

        var person = await work.Session.LoadAsync<Person>(id.Value, ct);
        if (person is not { IsErased: false })
        {
            return row.ToPerson is RowEffect.Entered ? null : Gone;
        }

        if (row.ToPerson is RowEffect.Changed)
        {
            return await UndoChangesAsync(work, import, row, id, ct);
        }

        if (
            // That somebody was told of the list does not keep them on it.
            person.Version > (person.IsInformed ? 2 : 1)
            || used.Contains(id.Value)
            || await work.Session.LoadAsync<LastSignIn>(id.Value, ct) is not null
        )
        {
            return PersonUsed;
        }

        await erasure.TakeBackAsync(work, id, ct);
        return null;
    }

    private async Task<string?> UndoChangesAsync(
        Work work,
        Guid import,
        DirectoryRowTaken row,
        PersonId id,
        CancellationToken ct
    )
    {
        var made = await changes.FindAsync(work.Session, import, row.Row, ct);
        var card = await vault.OpenAsync(work.Session, id, Openly.Changing, ct);
        if (made is null || card is null)
        {
            return Gone;
        }

        var facts = await work.Session.LoadAsync<Person>(id.Value, ct);
        var (after, organisation, kept) = (card, facts?.Organisation, (string?)null);
        foreach (var change in made)
        {
            if (RowChanges.ValueOf(change.Field, card, facts?.Organisation) == change.After)
            {
                (after, organisation) = RowChanges.With(
                    after,
                    organisation,
                    change.Field,
                    change.Before
                );
            }
            else
            {
                kept = ChangedSince;
            }
        }

        await persons.ChangeAsync(work, id, (card, after), organisation, ct);
        return kept;
    }

    private async Task<string?> UndoOrganisationAsync(
        Work work,
        Guid import,
        DirectoryRowTaken row,
        UsedIds used,
        CancellationToken ct
    )
    {
        if (
            work.Failed
            || row.Organisation is not { } id
            || row.ToOrganisation is RowEffect.Nothing
        )
        {
            return null;
        }

        if (await work.Session.LoadAsync<Organisation>(id.Value, ct) is not { } organisation)
        {
            return row.ToOrganisation is RowEffect.Entered ? null : Gone;
        }

        if (row.ToOrganisation is RowEffect.Changed)
        {
            return await UndoChangesAsync(work, import, row, organisation, ct);
        }

        if (
            organisation.Version > row.OrganisationVersion
            || used.Contains(id.Value)
            || await work.Session.LoadAsync<OrganisationProfile>(id.Value, ct) is not null
            || await work.Session.LoadAsync<OrganisationPeople>(id.Value, ct) is not null
            || await HasPeopleAsync(work, id, row.Person, ct)
        )
        {
            return OrganisationUsed;
        }

        await work.ChangeAsync<Organisation, OrganisationEvent>(
            id.Value,
            o => OrganisationDecisions.Decide(o, new TakeOrganisationBack()),
            ct
        );
        mails.Keep(work.Session, id, "");
        return null;
    }

    private async Task<string?> UndoChangesAsync(
        Work work,
        Guid import,
        DirectoryRowTaken row,
        Organisation organisation,
        CancellationToken ct
    )
    {
        if (await changes.FindAsync(work.Session, import, row.Row, ct) is not { } made)
        {
            return Gone;
        }

        var same = made.Where(c => RowChanges.ValueOf(c.Field, organisation) == c.After).ToList();
        await RowChanges.DescribeAsync(
            work,
            organisation,
            same.Select(c => (c.Field, c.Before)),
            ct
        );
        return same.Count == made.Count ? null : ChangedSince;
    }

    /// <summary>Whether somebody belongs to it besides the person who goes in the same transaction.</summary>
    private static async Task<bool> HasPeopleAsync(
        Work work,
        OrganisationId id,
        PersonId? leaving,
        CancellationToken ct
    )
    {
        var table = work.Session.DocumentStore.Options.Schema.For<Person>();
        var found = await work.Session.AdvancedSql.QueryAsync<bool>(
            $"select exists (select from {table} where data->>'organisation' = ? and data->>'isErased' <> 'true' and id <> ?)",
            ct,
            id.ToString(),
            leaving?.Value ?? default
        );
        return found[0];
    }
}
