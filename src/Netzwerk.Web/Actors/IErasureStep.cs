using Netzwerk.Domain;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Actors;

/// <summary>What the erasure of a person means to one feature; it joins the transaction of the erasure.</summary>
public interface IErasureStep
{
    Task EraseAsync(Work work, PersonId person, CancellationToken ct);
}
