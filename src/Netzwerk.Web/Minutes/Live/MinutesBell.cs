using System.Threading.Channels;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Daemon;
using Marten.Events.Daemon.Internals;
using Marten.Subscriptions;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>Rings when writing may have ended or a text may have begun, for those who look after the rooms.</summary>
public sealed class MinutesBell
{
    private readonly Channel<MeetingId> _rings =
        System.Threading.Channels.Channel.CreateUnbounded<MeetingId>();

    public void Ring(MeetingId meeting) => _rings.Writer.TryWrite(meeting);

    /// <summary>The meetings it rang for, or none when it stayed quiet for so long.</summary>
    public async Task<IReadOnlyList<MeetingId>> ListenAsync(
        TimeSpan atMost,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        var heard = new List<MeetingId>();
        try
        {
            await _rings.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return heard;
        }

        while (_rings.Reader.TryRead(out var meeting))
        {
            heard.Add(meeting);
        }

        return heard;
    }
}

/// <summary>Hears of facts that end the writing of minutes, and of openings, which lay templates into the texts.</summary>
public sealed class MinutesClosings : SubscriptionBase
{
    private readonly MinutesBell _bell;

    public MinutesClosings(MinutesBell bell)
    {
        _bell = bell;
        Name = "minutes-closings";
        foreach (var type in DomainEvents.Of<MinutesEvent>())
        {
            IncludeType(type);
        }

        IncludeType<MeetingCancelled>();
        IncludeType<MeetingOpened>();
        Options.SubscribeFromPresent();
    }

    public override Task<IChangeListener> ProcessEventsAsync(
        EventRange page,
        ISubscriptionController controller,
        IDocumentOperations operations,
        CancellationToken cancellationToken
    )
    {
        foreach (var meeting in page.Events.Select(e => e.StreamId).Distinct())
        {
            _bell.Ring(new(meeting));
        }

        return Task.FromResult(NullChangeListener.Instance);
    }
}
