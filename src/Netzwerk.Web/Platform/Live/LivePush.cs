using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Daemon.Internals;
using Marten.Subscriptions;
using Microsoft.AspNetCore.SignalR;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Platform.Live;

/// <summary>Tells every page that looks at a group or meeting that it changed, whichever process changed it.</summary>
public sealed class LivePush : SubscriptionBase
{
    private readonly IHubContext<LiveHub, ILiveClient> _hub;

    public LivePush(IHubContext<LiveHub, ILiveClient> hub)
    {
        _hub = hub;
        Name = "live-push";
        foreach (
            var type in DomainEvents
                .Of<MeetingEvent>()
                .Concat(DomainEvents.Of<GroupEvent>())
                .Concat(DomainEvents.Of<MinutesEvent>())
        )
        {
            IncludeType(type);
        }

        Options.SubscribeFromPresent();
    }

    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page,
        ISubscriptionController controller,
        IDocumentOperations operations,
        CancellationToken cancellationToken
    )
    {
        foreach (var stream in page.Events.GroupBy(e => e.StreamId))
        {
            var kind = stream.First().Data is GroupEvent ? LiveHub.Group : LiveHub.Meeting;
            await _hub
                .Clients.Group(LiveHub.Channel(kind, stream.Key))
                .Changed(kind, stream.Key, stream.Max(e => e.Version));
        }

        return NullChangeListener.Instance;
    }
}
