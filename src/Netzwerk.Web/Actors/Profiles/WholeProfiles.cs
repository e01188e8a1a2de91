using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Actors.Merging;

namespace Netzwerk.Web.Actors.Profiles;

/// <summary>What is known about an organisation, read through all entries that mean it.</summary>
internal static class WholeProfiles
{
    public static async Task<OrganisationProfile?> FindAsync(
        IQuerySession session,
        OrganisationId id,
        CancellationToken ct
    ) =>
        Whole(
            id,
            await session.LoadAsync<OrganisationProfile>(id.Value, ct),
            await EntriesAsync(session, id, ct)
        );

    public static OrganisationProfile? Whole(
        OrganisationId id,
        OrganisationProfile? profile,
        IReadOnlyList<OrganisationProfile> entries
    ) => entries.Count == 0 ? profile : (profile ?? new(id.Value)).With(entries);

    public static Task<IReadOnlyList<OrganisationProfile>> EntriesAsync(
        IQuerySession session,
        OrganisationId id,
        CancellationToken ct
    ) => MergedOrganisations.StatesOfAsync<OrganisationProfile>(session, id, ct);

    /// <summary>The one of an organisation and of the entries that mean it at which a site lies.</summary>
    public static async Task<OrganisationProfile?> HavingAsync(
        IQuerySession session,
        OrganisationId id,
        SiteId site,
        CancellationToken ct
    )
    {
        var own = await session.LoadAsync<OrganisationProfile>(id.Value, ct);
        return own?.SiteOf(site) is not null
            ? own
            : (await EntriesAsync(session, id, ct)).FirstOrDefault(e => e.SiteOf(site) is not null);
    }
}
