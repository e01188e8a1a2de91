using Netzwerk.Domain;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups;

/// <summary>Whoever is erased has no seat and no invitation any more.</summary>
public sealed class GroupErasure(GroupSeats seats) : IErasureStep
{
    public Task EraseAsync(Work work, PersonId person, CancellationToken ct) =>
        seats.ReleaseEverywhereAsync(work, person, ct);
}
