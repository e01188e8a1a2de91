using Netzwerk.Domain;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Topics;

/// <summary>Whoever is erased introduces and supports nothing any more; what they wrote is blacked out as everywhere.</summary>
public sealed class TopicErasure : IErasureStep
{
    public Task EraseAsync(Work work, PersonId person, CancellationToken ct) =>
        work.ChangeNamingAsync<Topic, TopicEvent>(
            person.Value,
            t => TopicPeopleDecisions.Decide(t, new RemoveTopicPerson(person)),
            ct
        );
}
