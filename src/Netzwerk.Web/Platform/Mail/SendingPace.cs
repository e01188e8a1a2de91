using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>Spreads mails evenly over the minute, as providers ask for.</summary>
internal sealed class SendingPace(int perMinute, TimeProvider time)
{
    private readonly Lock _lock = new();
    private DateTimeOffset _next;

    public Task WaitAsync(CancellationToken ct)
    {
        if (perMinute <= 0)
        {
            return Task.CompletedTask;
        }

        var wait = NextSlot() - time.GetUtcNow();
        return wait > TimeSpan.Zero ? time.Pause(wait, ct) : Task.CompletedTask;
    }

    private DateTimeOffset NextSlot()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var slot = _next > now ? _next : now;
            _next = slot + (TimeSpan.FromMinutes(1) / perMinute);
            return slot;
        }
    }
}
