using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;

namespace Netzwerk.Web.Actors;

/// <summary>The names of some organisations; one that is no longer known has none.</summary>
public sealed class OrganisationNames
{
    private readonly Dictionary<OrganisationId, string> _names;

    private OrganisationNames(Dictionary<OrganisationId, string> names) => _names = names;

    public string this[OrganisationId organisation] => _names.GetValueOrDefault(organisation, "–");

    /// <summary>In the order of the alphabet of the reader.</summary>
    public IEnumerable<(OrganisationId Id, string Name)> All =>
        _names.Select(n => (n.Key, n.Value)).OrderBy(n => n.Value, StringComparer.CurrentCulture);

    public static async Task<OrganisationNames> OfAsync(
        IQuerySession session,
        IEnumerable<OrganisationId> organisations,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. organisations.Select(o => o.Value).Distinct()];
        var known = await session.LoadManyAsync<Organisation>(ct, ids);
        Guid[] others = [.. known.Select(o => o.MergedInto?.Value).OfType<Guid>()];
        var meant = (
            others.Length == 0 ? [] : await session.LoadManyAsync<Organisation>(ct, others)
        ).ToDictionary(o => new OrganisationId(o.Id), o => o.Name);
        return new(
            known.ToDictionary(
                o => new OrganisationId(o.Id),
                o => o.MergedInto is { } into ? meant.GetValueOrDefault(into, o.Name) : o.Name
            )
        );
    }
}
