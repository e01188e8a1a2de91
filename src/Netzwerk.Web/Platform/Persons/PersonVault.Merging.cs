using System.Text.Json;
using Marten;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>The entry that has an address, and the person it means.</summary>
public sealed record MailEntry(PersonId Entry, PersonId Person);

/// <summary>Who was entered twice has one card; the other entry keeps the address and the name that are not on it.</summary>
public sealed partial class PersonVault
{
    public async Task<MailEntry?> EntryByMailAsync(
        IQuerySession session,
        string mail,
        CancellationToken ct
    )
    {
        // Without an address people are many: nobody is found by having none.
        if (MailIndex(mail) is not { } index)
        {
            return null;
        }

        var record = await session
            .Query<PersonRecord>()
            .Where(r => r.MailIndex == index)
            .FirstOrDefaultAsync(ct);
        return record is null ? null : new(new(record.Id), new(record.MergedInto ?? record.Id));
    }

    /// <summary>The card of an entry itself, whomever it means, with everything on it.</summary>
    public async Task<PersonCard?> OpenOwnAsync(
        IQuerySession session,
        PersonId entry,
        Openly why,
        CancellationToken ct
    ) => Enum.IsDefined(why) ? await OwnAsync(session, entry, ct) : null;

    private async Task<PersonCard?> OwnAsync(
        IQuerySession session,
        PersonId entry,
        CancellationToken ct
    ) =>
        await session.LoadAsync<PersonRecord>(entry.Value, ct) is { } record
        && await session.LoadAsync<PersonKey>(entry.Value, ct) is { } key
            ? Open(record, key)
            : null;

    /// <summary>Whom an entry means: itself, as a rule.</summary>
    public static async Task<PersonId> MeantAsync(
        IQuerySession session,
        PersonId entry,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        return new(
            (await session.LoadAsync<PersonRecord>(entry.Value, ct))?.MergedInto ?? entry.Value
        );
    }

    /// <summary>The other entries that mean this person.</summary>
    public static async Task<IReadOnlyList<PersonId>> EntriesOfAsync(
        IQuerySession session,
        PersonId person,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var into = (Guid?)person.Value;
        var found = await session
            .Query<PersonRecord>()
            .Where(r => r.MergedInto == into)
            .ToListAsync(ct);
        return [.. found.Select(r => new PersonId(r.Id)).OrderBy(e => e.Value)];
    }

    /// <summary>
    /// Stores both cards in the session's transaction; the entry that goes means the other from now on, or is somebody of
    /// its own again when it means nobody else.
    /// </summary>
    public async Task StoreBothAsync(
        IDocumentSession session,
        (PersonId Id, PersonCard Card) stays,
        (PersonId Id, PersonCard Card) other,
        bool isMerged,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        if (
            await KeyAsync(session, stays.Id, ct) is not { } key
            || await KeyAsync(session, other.Id, ct) is not { } otherKey
        )
        {
            return;
        }

        // The two may swap their addresses, which the database would take for a clash.
        FreeMail(session, stays.Id);
        FreeMail(session, other.Id);
        session.Store(Close(stays.Id, stays.Card, key));
        session.Store(
            Close(other.Id, other.Card, otherKey) with
            {
                MergedInto = isMerged ? stays.Id.Value : null,
            }
        );
    }

    /// <summary>Entries that mean one person mean another one from now on.</summary>
    public static async Task MeanAsync(
        IDocumentSession session,
        IEnumerable<PersonId> entries,
        PersonId person,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var found = await session.LoadManyAsync<PersonRecord>(
            ct,
            entries.Select(e => e.Value).ToArray()
        );
        session.Store(found.Select(r => r with { MergedInto = person.Value }));
    }

    /// <summary>Of an entry that means somebody else only what that person is known by as well is kept.</summary>
    public async Task ThinOutAsync(IDocumentSession session, PersonId entry, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (
            await session.LoadAsync<PersonRecord>(entry.Value, ct) is { MergedInto: { } into }
            && await OwnAsync(session, entry, ct) is { } card
            && await KeyAsync(session, entry, ct) is { } key
        )
        {
            session.Store(
                Close(entry, card with { Note = "", Address = "" }, key) with
                {
                    MergedInto = into,
                }
            );
        }
    }

    /// <summary>A further address that becomes the one on the card is no further one any more, and the old one is.</summary>
    private async Task GiveWayAsync(
        IDocumentSession session,
        PersonId person,
        string mail,
        CancellationToken ct
    )
    {
        if (
            await EntryByMailAsync(session, mail, ct) is not { } owner
            || owner.Entry == person
            || owner.Person != person
            || await OwnAsync(session, owner.Entry, ct) is not { } further
            || await OwnAsync(session, person, ct) is not { } before
            || await KeyAsync(session, owner.Entry, ct) is not { } key
        )
        {
            return;
        }

        FreeMail(session, person);
        FreeMail(session, owner.Entry);
        session.Store(
            Close(owner.Entry, further with { Mail = before.Mail }, key) with
            {
                MergedInto = person.Value,
            }
        );
    }

    private static void FreeMail(IDocumentSession session, PersonId entry)
    {
        var table = session.DocumentStore.Options.Schema.For<PersonRecord>();
        session.QueueSqlCommand(
            $"update {table} set data = data - 'mailIndex' where id = ?",
            entry.Value
        );
    }

    private PersonRecord Close(PersonId person, PersonCard card, byte[] key)
    {
        ThrowIfWithheld(card);
        return new(
            person.Value,
            Convert.ToBase64String(Sealed.Close(key, JsonSerializer.SerializeToUtf8Bytes(card))),
            MailIndex(card.Mail)
        );
    }
}
