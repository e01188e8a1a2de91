using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Platform.Live;

/// <summary>
/// Tells pages that look at mails that some went on: twice a second at most for each thing, however many leave at once.
/// Nothing depends on it; who misses it sees the same after loading the page again.
/// </summary>
public sealed class MailNews(IHubContext<LiveHub, ILiveClient> hub, TimeProvider clock)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Channel<Guid> _moved = Channel.CreateUnbounded<Guid>(
        new() { SingleReader = true }
    );

    /// <summary>A mail about this thing was sent, put off or given up.</summary>
    public void Moved(Guid subject) => _moved.Writer.TryWrite(subject);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _moved.Reader.WaitToReadAsync(stoppingToken))
        {
            var subjects = new HashSet<Guid>();
            while (_moved.Reader.TryRead(out var subject))
            {
                subjects.Add(subject);
            }

            // Rises over restarts too: pages only follow what is newer than what they know.
            var version = clock.GetUtcNow().UtcTicks;
            foreach (var subject in subjects)
            {
                await TellAsync(LiveHub.Mails, subject, version);
            }

            await TellAsync(LiveHub.Outbox, Guid.Empty, version);
            await clock.Pause(Pause, stoppingToken);
        }
    }

    private Task TellAsync(string kind, Guid subject, long version) =>
        hub.Clients.Group(LiveHub.Channel(kind, subject)).Changed(kind, subject, version);
}
