using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.CircularResolutions;

/// <summary>
/// Whoever is erased and has not answered is asked no more; a vote that was cast stays as one of an id that leads nowhere.
/// </summary>
public sealed class CircularErasure : IErasureStep
{
    public Task EraseAsync(Work work, PersonId person, CancellationToken ct) =>
        work.ChangeNamingAsync<CircularResolution, CircularResolutionEvent>(
            person.Value,
            c => CircularVoteDecisions.Decide(c, new RemoveCircularPerson(person)),
            ct
        );
}
