using Netzwerk.Domain;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.SchedulingPolls;

/// <summary>Whoever is erased is asked for no date any more; what they wrote is blacked out as everywhere.</summary>
public sealed class PollErasure : IErasureStep
{
    public Task EraseAsync(Work work, PersonId person, CancellationToken ct) =>
        work.ChangeNamingAsync<SchedulingPoll, SchedulingPollEvent>(
            person.Value,
            p => PollDecisions.Decide(p, new RemovePollPerson(person)),
            ct
        );
}
