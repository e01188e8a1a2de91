using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>Keeps names and addresses apart from everything else, each person under a key of its own.</summary>
public sealed partial class PersonVault(MasterKey master)
{
    private readonly byte[] _wrapping = master.Derive("person-keys");
    private readonly byte[] _indexing = master.Derive("person-mail-index");

    /// <summary>Stores a new or changed card in the session's transaction.</summary>
    public async Task StoreAsync(
        IDocumentSession session,
        PersonId person,
        PersonCard card,
        CancellationToken ct
    )
    {
        var key = await KeyAsync(session, person, ct) ?? NewKey(session, person);
        await GiveWayAsync(session, person, card.Mail, ct);
        session.Store(Close(person, card, key));
    }

    /// <summary>The card to show; the neutral one of somebody under disclosure block.</summary>
    public async Task<PersonCard?> FindAsync(
        IQuerySession session,
        PersonId person,
        CancellationToken ct
    ) => (await FindAsync(session, [person], ct)).GetValueOrDefault(person);

    /// <summary>The cards of these persons, to be shown; erased ones are missing, shielded ones are neutral.</summary>
    public async Task<IReadOnlyDictionary<PersonId, PersonCard>> FindAsync(
        IQuerySession session,
        IEnumerable<PersonId> persons,
        CancellationToken ct
    ) => (await ReadAsync(session, persons, ct)).ToDictionary(c => c.Key, c => c.Value.ToShow());

    /// <summary>The card with everything on it, whether or not there is a disclosure block.</summary>
    public async Task<PersonCard?> OpenAsync(
        IQuerySession session,
        PersonId person,
        Openly why,
        CancellationToken ct
    ) =>
        Enum.IsDefined(why)
            ? (await ReadAsync(session, [person], ct)).GetValueOrDefault(person).Card
            : null;

    private async Task<IReadOnlyDictionary<PersonId, OpenedCard>> ReadAsync(
        IQuerySession session,
        IEnumerable<PersonId> persons,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. persons.Select(p => p.Value).Distinct()];
        if (ids.Length == 0)
        {
            return new Dictionary<PersonId, OpenedCard>();
        }

        var records = (await session.LoadManyAsync<PersonRecord>(ct, ids)).ToDictionary(r => r.Id);
        Guid[] others =
        [
            .. records.Values.Select(r => r.MergedInto).OfType<Guid>().Except(records.Keys),
        ];
        var all = others.Length == 0 ? [] : await session.LoadManyAsync<PersonRecord>(ct, others);
        var meant = records.Values.Concat(all).ToDictionary(r => r.Id);
        var keys = (await session.LoadManyAsync<PersonKey>(ct, meant.Keys.ToArray())).ToDictionary(
            k => k.Id
        );
        return records
            .Values.Select(r => (r.Id, Meant: meant.GetValueOrDefault(r.MergedInto ?? r.Id)))
            .Where(r => r.Meant is not null && keys.ContainsKey(r.Meant.Id))
            .ToDictionary(
                r => new PersonId(r.Id),
                r => new OpenedCard(Open(r.Meant!, keys[r.Meant!.Id]), keys[r.Meant!.Id].IsShielded)
            );
    }

    /// <summary>Whom an address means, also one that came with another entry of the same person.</summary>
    public async Task<PersonId?> ByMailAsync(
        IQuerySession session,
        string mail,
        CancellationToken ct
    ) => (await EntryByMailAsync(session, mail, ct))?.Person;

    /// <summary>
    /// A key for somebody who has no card yet: what is known of them can be sealed with it, and is gone with it.
    /// </summary>
    public async Task BeginAsync(IDocumentSession session, PersonId person, CancellationToken ct)
    {
        if (await KeyAsync(session, person, ct) is null)
        {
            NewKey(session, person);
        }
    }

    /// <summary>Drops card and key; what stays in backups can no longer be read.</summary>
    public static void Erase(IDocumentSession session, PersonId person)
    {
        session.Delete<PersonRecord>(person.Value);
        session.Delete<PersonKey>(person.Value);
    }

    /// <summary>Whether the master key is the one that wrapped this key.</summary>
    public bool Fits(PersonKey key)
    {
        try
        {
            _ = Unwrap(key);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    /// <summary>Seals any bytes about a person with that person's key; null when the person was erased.</summary>
    public async Task<byte[]?> SealAsync(
        IQuerySession session,
        PersonId person,
        byte[] plain,
        CancellationToken ct
    ) => await KeyAsync(session, person, ct) is { } key ? Sealed.Close(key, plain) : null;

    public async Task<byte[]?> UnsealAsync(
        IQuerySession session,
        PersonId person,
        byte[] closed,
        CancellationToken ct
    ) => await KeyAsync(session, person, ct) is { } key ? Sealed.Open(key, closed) : null;

    private async Task<byte[]?> KeyAsync(
        IQuerySession session,
        PersonId person,
        CancellationToken ct
    ) =>
        (await session.LoadAsync<PersonKey>(person.Value, ct) ?? Unsaved(session, person))
            is { } key
            ? Unwrap(key)
            : null;

    private byte[] NewKey(IDocumentSession session, PersonId person)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        session.Store(
            new PersonKey(person.Value, Convert.ToBase64String(Sealed.Close(_wrapping, key)))
        );
        return key;
    }

    // A person entered in this very transaction has a key that is not in the database yet.
    private static PersonKey? Unsaved(IQuerySession session, PersonId person) =>
        (session as IDocumentSession)
            ?.PendingChanges.AllChangedFor<PersonKey>()
            .FirstOrDefault(k => k.Id == person.Value);

    private byte[] Unwrap(PersonKey key) =>
        Sealed.Open(_wrapping, Convert.FromBase64String(key.WrappedKey));

    private PersonCard Open(PersonRecord record, PersonKey key) =>
        JsonSerializer.Deserialize<PersonCard>(
            Sealed.Open(Unwrap(key), Convert.FromBase64String(record.SealedCard))
        )!;

    // Mail providers treat the local part without regard to case; two cards for one mailbox would be a mistake.
    private string? MailIndex(string mail)
    {
        var plain = mail.Trim();
        if (plain.Length == 0)
        {
            return null;
        }

        var spelled = Mailbox.TryParse(plain, out var mailbox) ? mailbox.ToString() : plain;
        return Convert.ToHexString(
            HMACSHA256.HashData(_indexing, Encoding.UTF8.GetBytes(spelled.ToLowerInvariant()))
        );
    }
}
