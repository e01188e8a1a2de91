using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Web.Actors.Merging;

namespace Netzwerk.Web.Actors.Affiliations;

/// <summary>The people of an organisation, read through all entries that mean it.</summary>
internal sealed record WholePeople(
    OrganisationId Id,
    OrganisationPeople? Own,
    IReadOnlyList<OrganisationPeople> Entries
)
{
    public OrganisationPeople? All => On(Own);

    public static async Task<WholePeople> FindAsync(
        IQuerySession session,
        OrganisationId id,
        CancellationToken ct
    ) =>
        new(
            id,
            await session.LoadAsync<OrganisationPeople>(id.Value, ct),
            await MergedOrganisations.StatesOfAsync<OrganisationPeople>(session, id, ct)
        );

    public OrganisationPeople? On(OrganisationPeople? own) =>
        Entries.Count == 0 ? own : (own ?? new(Id.Value)).With(Entries);

    /// <summary>The histories in which something lies; what lies nowhere yet belongs to the organisation itself.</summary>
    public IReadOnlyList<Guid> Lying(Func<OrganisationPeople, bool> holds)
    {
        Guid[] found =
        [
            .. new[] { Own }
                .OfType<OrganisationPeople>()
                .Concat(Entries)
                .Where(holds)
                .Select(p => p.Id),
        ];
        return found.Length == 0 ? [Id.Value] : found;
    }
}
