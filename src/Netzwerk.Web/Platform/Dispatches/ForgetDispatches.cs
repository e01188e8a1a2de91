using Marten;

namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>Every night: forgets whom which mail was sent to, once nobody asks any more (law.md DP-20).</summary>
public sealed class ForgetDispatches(IDocumentStore store, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(ct);
        var old = clock.GetUtcNow() - KeptFor;
        var forgotten = await session
            .Query<Dispatch>()
            .Where(d => d.SettledAt != null && d.SettledAt < old)
            .Select(d => d.Id)
            .ToListAsync(ct);
        foreach (var portion in forgotten.Chunk(500))
        {
            session.DeleteWhere<DispatchContent>(c => portion.Contains(c.Id));
            session.DeleteWhere<Dispatch>(d => portion.Contains(d.Id) && d.SettledAt < old);
        }

        await session.SaveChangesAsync(ct);
    }
}
