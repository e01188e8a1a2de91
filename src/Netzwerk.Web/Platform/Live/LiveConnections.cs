using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Platform.Live;

/// <summary>
/// The open live connections of this process. Whoever signs out or loses the session is cut off, and whoever may no
/// longer see a thing hears no more of it.
/// </summary>
public sealed class LiveConnections(
    StandingIdentities identities,
    IServiceScopeFactory scopes,
    IHubContext<LiveHub, ILiveClient> hub,
    TimeProvider clock,
    ILogger<LiveConnections> log
) : BackgroundService
{
    /// <summary>With the few seconds that an identity is trusted, everybody is out well within ten.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Open> _open = new(StringComparer.Ordinal);

    /// <summary>To be called by every hub for every connection that comes in.</summary>
    public void Enter(HubCallerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _open[context.ConnectionId] = new(context, Credentials.Of(context.GetHttpContext()));
    }

    public void Leave(string connection) => _open.TryRemove(connection, out _);

    internal void Watch(string connection, string kind, Guid id)
    {
        if (_open.TryGetValue(connection, out var open))
        {
            open.Watched[(kind, id)] = true;
        }
    }

    internal void Unwatch(string connection, string kind, Guid id)
    {
        if (_open.TryGetValue(connection, out var open))
        {
            open.Watched.TryRemove((kind, id), out _);
        }
    }

    /// <summary>Whether any connection still hears of a thing.</summary>
    public bool IsWatched(string kind, Guid id) =>
        _open.Values.Any(open => open.Watched.ContainsKey((kind, id)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await clock.Pause(Look, stoppingToken);
            foreach (var open in _open.Values)
            {
                try
                {
                    await LookAfterAsync(open, stoppingToken);
                }
#pragma warning disable CA1031 // The next look tries again; without it nobody would ever be cut off.
                catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    log.LookFailed(problem);
                }
            }
        }
    }

    private async Task LookAfterAsync(Open open, CancellationToken ct)
    {
        if (open.Shown is null || await identities.WhoAsync(open.Shown, ct) is not { } user)
        {
            open.Context.Abort();
            return;
        }

        if (!open.Watched.IsEmpty)
        {
            await PutOutAsync(open, user, ct);
        }
    }

    private async Task PutOutAsync(Open open, ClaimsPrincipal user, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var permissions = scope.ServiceProvider.GetRequiredService<Permissions>();
        foreach (var (kind, id) in open.Watched.Keys)
        {
            if (!await LiveHub.MaySeeAsync(permissions, user, kind, id, ct))
            {
                open.Watched.TryRemove((kind, id), out _);
                await hub.Groups.RemoveFromGroupAsync(
                    open.Context.ConnectionId,
                    LiveHub.Channel(kind, id),
                    ct
                );
            }
        }
    }

    private sealed record Open(HubCallerContext Context, Credentials? Shown)
    {
        public ConcurrentDictionary<(string Kind, Guid Id), bool> Watched { get; } = new();
    }
}

internal static partial class LiveLog
{
    [LoggerMessage(1950, LogLevel.Error, "Looking after a live connection failed")]
    public static partial void LookFailed(this ILogger log, Exception problem);
}
