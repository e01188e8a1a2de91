using Marten;

namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>Every minute: wakes the sender for each mail that waits and whose time has come.</summary>
public sealed class DispatchSweep(IQuerySession session, DispatchQueue queue, TimeProvider clock)
{
    /// <summary>A flood after a long outage leaves in portions.</summary>
    private const int AtOnce = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await session
            .Query<Dispatch>()
            .Where(d => d.State == DispatchState.Waiting && d.NextTryAt <= now)
            .OrderBy(d => d.NextTryAt)
            .Take(AtOnce)
            .ToListAsync(ct);
        queue.Wake(due);
    }
}
