using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Searching;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>Lists of everybody open each card once and again when it changed, not on every page (ADR 0089).</summary>
public sealed partial class PersonVault : IDisposable
{
    private static readonly Type[] Documents = [typeof(PersonRecord), typeof(PersonKey)];

    private readonly MirroredTable<PersonRecord> _records = new();
    private readonly MirroredTable<PersonKey> _keys = new();
    private volatile OpenedVault _opened = OpenedVault.Nothing;

    /// <summary>
    /// Everybody who may stand in a list, in the order of names, and the further addresses by which people are known; for
    /// lists that only coordinators see.
    /// </summary>
    public async Task<ListedCards> ListAsync(IQuerySession session, CancellationToken ct)
    {
        var opened = await OpenedAsync(session, ct);
        return new(opened.Listed, opened.FurtherMails);
    }

    /// <summary>Everybody in the vault who may stand in a list, for lists that only coordinators see.</summary>
    public async Task<IReadOnlyList<KnownPerson>> AllAsync(
        IQuerySession session,
        CancellationToken ct
    ) => [.. (await OpenedAsync(session, ct)).Listed.Select(c => c.Person)];

    /// <summary>Everybody in the vault, also those under disclosure block, and with their open cards.</summary>
    public async Task<IReadOnlyList<KnownPerson>> OpenAllAsync(
        IQuerySession session,
        Openly why,
        CancellationToken ct
    ) =>
        Enum.IsDefined(why)
            ? [.. (await OpenedAsync(session, ct)).Everybody.Select(c => c.Person)]
            : [];

    /// <summary>The further addresses by which people are known.</summary>
    public async Task<ILookup<PersonId, string>> AllFurtherMailsAsync(
        IQuerySession session,
        CancellationToken ct
    ) => (await OpenedAsync(session, ct)).FurtherMails;

    /// <summary>Drops every opened card from memory, that of somebody just erased too.</summary>
    public void Forget()
    {
        _records.Forget();
        _keys.Forget();
        _opened = OpenedVault.Nothing;
    }

    public void Dispose()
    {
        _records.Dispose();
        _keys.Dispose();
    }

    private async Task<OpenedVault> OpenedAsync(IQuerySession session, CancellationToken ct)
    {
        var digests = await TableDigest.OfAsync(session, Documents, ct);
        var records = await _records.ReadAsync(session, digests[0], ct);
        var keys = await _keys.ReadAsync(session, digests[1], ct);
        return _opened = _opened.After(records, keys, Open);
    }
}
