using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Daemon.Internals;
using Marten.Services;
using Marten.Subscriptions;

namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>
/// Plans the mails that follow from facts. They are stored together with the progress of this reaction, so a
/// crash neither loses nor doubles one.
/// </summary>
public abstract class MailReaction(DispatchQueue queue) : SubscriptionBase
{
    public sealed override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page,
        ISubscriptionController controller,
        IDocumentOperations operations,
        CancellationToken cancellationToken
    )
    {
        var planned = new List<Dispatch>();
        foreach (var happened in page.Events)
        {
            planned.AddRange(await PlanAsync(happened, operations, cancellationToken));
        }

        var fresh = await DispatchQueue.PlanAsync(operations, planned, cancellationToken);
        return new WakeAfterCommit(queue, fresh);
    }

    /// <summary>The mails that one fact asks for.</summary>
    protected abstract Task<IReadOnlyCollection<Dispatch>> PlanAsync(
        IEvent happened,
        IDocumentOperations session,
        CancellationToken ct
    );

    private sealed class WakeAfterCommit(DispatchQueue queue, IReadOnlyList<Dispatch> dispatches)
        : IChangeListener
    {
        public Task AfterCommitAsync(
            IDocumentSession session,
            IChangeSet commit,
            CancellationToken token
        )
        {
            queue.Wake(dispatches);
            return Task.CompletedTask;
        }

        public Task BeforeCommitAsync(
            IDocumentSession session,
            IChangeSet commit,
            CancellationToken token
        ) => Task.CompletedTask;
    }
}
