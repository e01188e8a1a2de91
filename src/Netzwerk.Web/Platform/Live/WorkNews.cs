using Microsoft.AspNetCore.SignalR;

namespace Netzwerk.Web.Platform.Live;

/// <summary>
/// Tells pages that look at a long piece of work how it goes on. Nothing depends on it; who misses it sees the same after
/// loading the page again.
/// </summary>
public sealed class WorkNews(IHubContext<LiveHub, ILiveClient> hub, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private long _last;

    /// <summary>The work went on; told twice a second at most.</summary>
    public Task WentOnAsync(Guid work, CancellationToken ct)
    {
        var now = clock.GetTimestamp();
        ct.ThrowIfCancellationRequested();
        if (clock.GetElapsedTime(Interlocked.Read(ref _last), now) < Pause)
        {
            return Task.CompletedTask;
        }

        Interlocked.Exchange(ref _last, now);
        return EndedAsync(work, ct);
    }

    /// <summary>The work came to an end, which is always told.</summary>
    public Task EndedAsync(Guid work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return hub
            .Clients.Group(LiveHub.Channel(LiveHub.Work, work))
            .Changed(LiveHub.Work, work, clock.GetUtcNow().UtcTicks);
    }
}
