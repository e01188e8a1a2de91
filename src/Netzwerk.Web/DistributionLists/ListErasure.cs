using Netzwerk.Domain;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.DistributionLists;

/// <summary>
/// Whoever is erased is on no list by hand any more. Merged entries need no step: whom an entry means is looked up each time
/// a list is worked out.
/// </summary>
public sealed class ListErasure : IErasureStep
{
    public Task EraseAsync(Work work, PersonId person, CancellationToken ct) =>
        work.ChangeNamingAsync<DistributionList, DistributionListEvent>(
            person.Value,
            l => DistributionListDecisions.Decide(l, new ForgetListedPerson(person)),
            ct
        );
}
