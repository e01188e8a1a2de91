using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Topics;

/// <summary>What every command about a topic does first: look it up and look at the rights.</summary>
internal static class TopicWork
{
    /// <summary>The topic and its group when the asker has the right; otherwise the work has failed.</summary>
    public static async Task<(Topic Topic, Group Group)?> TopicIfAsync(
        this Work work,
        TopicId id,
        Func<TopicRights, bool> right,
        Asker asker,
        CancellationToken ct
    )
    {
        if (
            await work.Session.LoadAsync<Topic>(id.Value, ct) is not { } topic
            || await work.Session.LoadAsync<Group>(topic.Group.Value, ct) is not { } group
        )
        {
            work.NotFound();
            return null;
        }

        var rights = Permissions.RightsIn(topic, group, asker.User);
        if (right(rights))
        {
            return (topic, group);
        }

        work.Deny(rights.See);
        return null;
    }
}
