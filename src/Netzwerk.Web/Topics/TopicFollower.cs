using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Daemon.Internals;
using Marten.Subscriptions;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Topics;

/// <summary>A topic whose item or meeting is gone waits again, so that none is lost.</summary>
public sealed class TopicFollower : IAgendaFollower
{
    public async Task FollowAsync(Work work, Meeting after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(after);
        foreach (var topic in await TopicShelf.OnAsync(work.Session, new(after.Id), ct))
        {
            await work.ChangeAsync<Topic, TopicEvent>(
                topic.Id,
                t => TopicDecisions.Decide(t, new FollowAgenda(after)),
                ct
            );
        }
    }
}

/// <summary>Meetings are cancelled with their whole series, too; their topics follow as soon as that is known.</summary>
public sealed class FollowCancelled : SubscriptionBase
{
    private readonly IServiceProvider _services;
    private readonly TopicFollower _follower = new();

    /// <summary>Commands need the store, and the store is not there yet while its reactions are made.</summary>
    public FollowCancelled(IServiceProvider services)
    {
        _services = services;
        Name = "topics-of-cancelled-meetings";
        IncludeType<MeetingCancelled>();
    }

    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page,
        ISubscriptionController controller,
        IDocumentOperations operations,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(page);
        var commands = _services.GetRequiredService<CommandRunner>();
        foreach (var meeting in page.Events.Select(e => e.StreamId).Distinct())
        {
            await commands.RunAsync(
                Originator.Job,
                async (work, ct) =>
                {
                    if (await work.Session.LoadAsync<Meeting>(meeting, ct) is { } cancelled)
                    {
                        await _follower.FollowAsync(work, cancelled, ct);
                    }
                },
                cancellationToken
            );
        }

        return NullChangeListener.Instance;
    }
}
