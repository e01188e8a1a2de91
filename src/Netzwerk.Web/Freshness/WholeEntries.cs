using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Actors.Merging;

namespace Netzwerk.Web.Freshness;

/// <summary>How entries stand, read through all entries that mean the same organisation.</summary>
internal static class WholeEntries
{
    /// <summary>By the organisation that is meant; one of which nothing is known is missing.</summary>
    public static async Task<IReadOnlyDictionary<Guid, EntryFreshness>> AllAsync(
        IQuerySession session,
        CancellationToken ct
    )
    {
        var merged = await MergedOrganisations.AllAsync(session, ct);
        return (await session.Query<EntryFreshness>().ToListAsync(ct))
            .GroupBy(e => merged.Meant(e.Organisation))
            .ToDictionary(same => same.Key.Value, same => Whole(same.Key, [.. same]));
    }

    /// <summary>The same of a few organisations, such as those of a page.</summary>
    public static async Task<IReadOnlyDictionary<Guid, EntryFreshness>> OfAsync(
        IQuerySession session,
        IReadOnlyCollection<Guid> organisations,
        CancellationToken ct
    )
    {
        var merged = await MergedOrganisations.AllAsync(session, ct);
        var meant = organisations
            .SelectMany(o => merged.EntriesOf(new(o)).Prepend(new(o)))
            .ToArray();
        return (
            await session.LoadManyAsync<EntryFreshness>(
                ct,
                meant.Select(EntryFreshness.IdOf).ToArray()
            )
        )
            .GroupBy(e => merged.Meant(e.Organisation))
            .ToDictionary(same => same.Key.Value, same => Whole(same.Key, [.. same]));
    }

    public static async Task<EntryFreshness?> FindAsync(
        IQuerySession session,
        OrganisationId organisation,
        CancellationToken ct
    ) => (await OfAsync(session, [organisation.Value], ct)).GetValueOrDefault(organisation.Value);

    private static EntryFreshness Whole(
        OrganisationId organisation,
        IReadOnlyList<EntryFreshness> same
    ) =>
        (
            same.FirstOrDefault(e => e.Organisation == organisation)
            ?? new(EntryFreshness.IdOf(organisation), organisation)
        ).With(same.Where(e => e.Organisation != organisation));
}
