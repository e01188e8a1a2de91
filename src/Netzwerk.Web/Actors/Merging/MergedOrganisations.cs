using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>
/// Which organisation an entry means. What lies at an entry that means another organisation stays there and is read through
/// it (ADR 0087).
/// </summary>
public sealed class MergedOrganisations
{
    private readonly Dictionary<OrganisationId, OrganisationId> _into;

    private MergedOrganisations(Dictionary<OrganisationId, OrganisationId> into) => _into = into;

    /// <summary>The organisation itself where it was entered once.</summary>
    public OrganisationId Meant(OrganisationId entry) => _into.GetValueOrDefault(entry, entry);

    /// <summary>The entries that mean this organisation.</summary>
    public IEnumerable<OrganisationId> EntriesOf(OrganisationId organisation) =>
        _into.Where(i => i.Value == organisation).Select(i => i.Key);

    public bool IsMerged(OrganisationId entry) => _into.ContainsKey(entry);

    /// <summary>All entries of the directory that mean another one.</summary>
    public static async Task<MergedOrganisations> AllAsync(
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var merged = await session.QueryAsync<Organisation>(
            "where d.data ->> 'mergedInto' is not null",
            ct
        );
        return new(
            merged.ToDictionary(o => new OrganisationId(o.Id), o => o.MergedInto ?? new(o.Id))
        );
    }

    /// <summary>The organisation that an entry means; unknown ids mean themselves.</summary>
    public static async Task<OrganisationId> MeantAsync(
        IQuerySession session,
        OrganisationId entry,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        return (await session.LoadAsync<Organisation>(entry.Value, ct))?.MergedInto ?? entry;
    }

    /// <summary>The organisation that an entry means; null when there is none of this id.</summary>
    public static async Task<Organisation?> FindAsync(
        IQuerySession session,
        OrganisationId entry,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var found = await session.LoadAsync<Organisation>(entry.Value, ct);
        return found?.MergedInto is { } meant
            ? await session.LoadAsync<Organisation>(meant.Value, ct)
            : found;
    }

    /// <summary>The entries that mean an organisation, in the order in which they were entered; merging further keeps them all.</summary>
    public static async Task<IReadOnlyList<OrganisationId>> EntriesOfAsync(
        IQuerySession session,
        OrganisationId organisation,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var entries = await session.QueryAsync<Organisation>(
            "where d.data ->> 'mergedInto' = ?",
            ct,
            organisation.ToString()
        );
        return [.. entries.Select(e => new OrganisationId(e.Id)).OrderBy(e => e.Value)];
    }

    /// <summary>A state that shares the history of each entry; those of which nothing is known are left out.</summary>
    public static async Task<IReadOnlyList<TState>> StatesOfAsync<TState>(
        IQuerySession session,
        OrganisationId organisation,
        CancellationToken ct
    )
        where TState : class
    {
        ArgumentNullException.ThrowIfNull(session);
        var entries = await EntriesOfAsync(session, organisation, ct);
        return entries.Count == 0
            ? []
            : await session.LoadManyAsync<TState>(ct, entries.Select(e => e.Value).ToArray());
    }
}
