using Netzwerk.Domain.Topics;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Topics;

namespace Netzwerk.Web.Demo.Topics;

/// <summary>Entering what waits for a meeting, and proposing something.</summary>
internal sealed class TopicActs(TopicCommands topics, MotionCommands motions)
{
    public Task<CommandResult> EnterAsync(
        TopicId id,
        EnterTopic ask,
        Asker by,
        CancellationToken ct
    ) => topics.EnterAsync(id, ask, by, ct);

    public Task<CommandResult> ProposeAsync(
        TopicId id,
        SubmitMotion ask,
        Asker by,
        CancellationToken ct
    ) => motions.SubmitAsync(id, ask, by, ct);
}
