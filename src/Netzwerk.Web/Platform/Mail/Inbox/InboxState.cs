using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>How the reading of the mailbox goes.</summary>
public sealed class InboxState(TimeProvider clock)
{
    /// <summary>A mail that our program cannot deal with is left alone for so long; so is one that the database refused.</summary>
    private static readonly TimeSpan LeftAlone = TimeSpan.FromMinutes(8);

    private readonly Lock _lock = new();
    private readonly Dictionary<uint, DateTimeOffset> _stuck = [];
    private DateTimeOffset _lost = clock.GetUtcNow();
    private bool _isConnected;

    /// <summary>The last time the mailbox was looked through.</summary>
    public DateTimeOffset? LookedAt { get; private set; }

    /// <summary>A try to reach the mailbox failed, and none has worked since.</summary>
    public bool IsAway { get; private set; }

    public void Looked()
    {
        lock (_lock)
        {
            (_isConnected, IsAway, LookedAt) = (true, false, clock.GetUtcNow());
        }
    }

    public void Lost()
    {
        lock (_lock)
        {
            _lost = _isConnected ? clock.GetUtcNow() : _lost;
            (_isConnected, IsAway) = (false, true);
        }
    }

    internal void Stuck(uint uid)
    {
        lock (_lock)
        {
            _stuck[uid] = clock.GetUtcNow() + LeftAlone;
        }
    }

    internal void Freed(uint uid)
    {
        lock (_lock)
        {
            _stuck.Remove(uid);
        }
    }

    internal bool IsStuck(uint uid)
    {
        lock (_lock)
        {
            return _stuck.TryGetValue(uid, out var until) && clock.GetUtcNow() < until;
        }
    }

    /// <summary>How long the mailbox has not been read, and how many mails could not be dealt with.</summary>
    internal (TimeSpan Gone, int Stuck) Trouble()
    {
        lock (_lock)
        {
            return (_isConnected ? TimeSpan.Zero : clock.GetUtcNow() - _lost, _stuck.Count);
        }
    }
}

/// <summary>Red when answers by mail have not been read for a while, or one of them could not be dealt with.</summary>
internal sealed class InboxCheck(IOptions<MailSettings> settings, InboxState state) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var (gone, stuck) = state.Trouble();
        return Task.FromResult(
            !settings.Value.Imap.IsOn ? HealthCheckResult.Healthy("no mailbox is set")
            : gone > Patience ? HealthCheckResult.Unhealthy("the mailbox cannot be read")
            : stuck > 0 ? HealthCheckResult.Unhealthy($"{stuck} mails could not be dealt with")
            : HealthCheckResult.Healthy()
        );
    }
}
