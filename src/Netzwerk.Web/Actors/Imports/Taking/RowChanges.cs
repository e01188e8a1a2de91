using System.Text.Json;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors.Imports.Matching;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Imports.Taking;

/// <summary>
/// Applies the changes of a row as long as everything is as the preview showed it, and keeps them sealed so that they can be
/// taken back.
/// </summary>
public sealed class RowChanges(PersonVault vault, ListStore lists, TimeProvider clock)
{
    public static readonly Refusal ChangedMeanwhile = new("import.changed-meanwhile");

    /// <summary>Changes a person; the first detail that is no longer as it was shown refuses the row.</summary>
    public async Task ApplyAsync(
        Work work,
        PersonCommands persons,
        PersonId person,
        PersonCard card,
        IReadOnlyList<FieldChange> changes,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(persons);
        var facts = await work.Session.LoadAsync<Person>(person.Value, ct);
        var (after, organisation) = (card, facts?.Organisation);
        foreach (var change in changes)
        {
            if (ValueOf(change.Field, card, facts?.Organisation) != change.Before)
            {
                work.Refuse(ChangedMeanwhile);
                return;
            }

            (after, organisation) = With(after, organisation, change.Field, change.After);
        }

        await persons.ChangeAsync(work, person, (card, after), organisation, ct);
    }

    /// <summary>Changes an organisation.</summary>
    public async Task ApplyAsync(
        Work work,
        OrganisationId id,
        IReadOnlyList<FieldChange> changes,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        if (await work.Session.LoadAsync<Organisation>(id.Value, ct) is not { } organisation)
        {
            work.NotFound();
            return;
        }

        if (changes.Any(c => ValueOf(c.Field, organisation) != c.Before))
        {
            work.Refuse(ChangedMeanwhile);
            return;
        }

        await DescribeAsync(work, organisation, changes.Select(c => (c.Field, c.After)), ct);
    }

    public static Task DescribeAsync(
        Work work,
        Organisation organisation,
        IEnumerable<(ChangedField Field, string Value)> values,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(values);
        var after = organisation;
        foreach (var (field, value) in values)
        {
            after =
                field is ChangedField.Municipality
                    ? after with
                    {
                        Municipality = value.Length == 0 ? null : value,
                    }
                    : after with
                    {
                        Address = value,
                    };
        }

        return OrganisationCommands.DescribeAsync(
            work,
            new(organisation.Id),
            new(after.Name, after.Kind, after.Municipality),
            after.Address,
            ct
        );
    }

    public async Task KeepAsync(
        Work work,
        Guid import,
        int row,
        PersonId? person,
        IReadOnlyList<FieldChange> changes,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        var plain = JsonSerializer.SerializeToUtf8Bytes(changes);
        var closed = person is { } of
            ? await vault.SealAsync(work.Session, of, plain, ct)
            : lists.Close(changes);
        if (closed is not null)
        {
            work.Session.Store(
                new SealedRowChanges(
                    IdOf(import, row),
                    import,
                    person?.Value,
                    clock.GetUtcNow(),
                    Convert.ToBase64String(closed)
                )
            );
        }
    }

    /// <summary>Null when they are forgotten, or the person is.</summary>
    public async Task<IReadOnlyList<FieldChange>?> FindAsync(
        IQuerySession session,
        Guid import,
        int row,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        if (await session.LoadAsync<SealedRowChanges>(IdOf(import, row), ct) is not { } kept)
        {
            return null;
        }

        var closed = Convert.FromBase64String(kept.Content);
        if (kept.Person is not { } person)
        {
            return lists.Open<FieldChange[]>(closed);
        }

        return await vault.UnsealAsync(session, new(person), closed, ct) is { } plain
            ? JsonSerializer.Deserialize<FieldChange[]>(plain)
            : null;
    }

    public static Guid IdOf(Guid import, int row) => ImportIds.Of(import, $"changes {row}");

    public static string ValueOf(
        ChangedField field,
        PersonCard card,
        OrganisationId? organisation
    ) =>
        field switch
        {
            ChangedField.GivenName => card.GivenName,
            ChangedField.FamilyName => card.FamilyName,
            ChangedField.Mail => card.Mail,
            ChangedField.Phone => card.Phone,
            ChangedField.Address => card.Address,
            ChangedField.Language => card.Language,
            ChangedField.Note => card.Note,
            _ => organisation?.ToString() ?? "",
        };

    public static string ValueOf(ChangedField field, Organisation organisation) =>
        field is ChangedField.Municipality ? organisation.Municipality ?? "" : organisation.Address;

    public static (PersonCard Card, OrganisationId? Organisation) With(
        PersonCard card,
        OrganisationId? organisation,
        ChangedField field,
        string value
    ) =>
        field switch
        {
            ChangedField.GivenName => (card with { GivenName = value }, organisation),
            ChangedField.FamilyName => (card with { FamilyName = value }, organisation),
            ChangedField.Mail => (card with { Mail = value }, organisation),
            ChangedField.Phone => (card with { Phone = value }, organisation),
            ChangedField.Address => (card with { Address = value }, organisation),
            ChangedField.Language => (card with { Language = value }, organisation),
            ChangedField.Note => (card with { Note = value }, organisation),
            _ => (card, OrganisationId.TryParse(value, provider: null, out var id) ? id : null),
        };
}
