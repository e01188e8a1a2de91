using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Actors.Affiliations;

/// <summary>Whoever is erased is nobody's contact any more; ties stay as ids that lead nowhere and are not shown.</summary>
public sealed class AffiliationErasure : IErasureStep
{
    public async Task EraseAsync(Work work, PersonId person, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        var places = await work.Session.QueryAsync<OrganisationPeople>(
            "where data @> cast(? as jsonb)",
            ct,
            $$"""{"contacts":[{"person":"{{person}}"}]}"""
        );
        foreach (var place in places)
        {
            await work.ChangeAsync<OrganisationPeople, AffiliationEvent>(
                place.Id,
                p => AffiliationDecisions.Decide(p, new RemoveContact(person)),
                ct
            );
        }
    }
}
