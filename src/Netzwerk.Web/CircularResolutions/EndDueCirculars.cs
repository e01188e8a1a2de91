using Marten;
using Netzwerk.Domain.CircularResolutions;

namespace Netzwerk.Web.CircularResolutions;

/// <summary>
/// States the results of questions whose last day is over. It looks at what is stored, so that a question that ran out while
/// the program stood still ends when it runs again; answers that came later count as little as before.
/// </summary>
public sealed class EndDueCirculars(
    IDocumentStore store,
    CircularResolutionCommands commands,
    TimeProvider clock
)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = store.QuerySession();
        var running = await session
            .Query<CircularResolution>()
            .Where(c => c.State == CircularResolutionState.Running)
            .ToListAsync(ct);
        foreach (var circular in running.Where(c => !c.TakesAnswersAt(now)))
        {
            await commands.EndAsync(new(circular.Id), ct);
        }
    }
}
