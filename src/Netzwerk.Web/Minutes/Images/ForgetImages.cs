using Marten;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes.Images;

/// <summary>
/// Deletes pictures that were sent but never put into a text. One that stood in a text once stays with its versions,
/// like every word of it.
/// </summary>
public sealed class ForgetImages(IDocumentStore store, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var before = clock.GetUtcNow() - Kept;
        var old = await session
            .Query<MinutesImageFile>()
            .Where(i => i.At < before)
            .Select(i => new { i.Id, i.Item })
            .ToListAsync(ct);
        foreach (var image in old)
        {
            if (!await StoodInTextAsync(session, image.Id, image.Item, ct))
            {
                session.Delete<MinutesImageFile>(image.Id);
            }
        }

        await session.SaveChangesAsync(ct);
    }

    private static async Task<bool> StoodInTextAsync(
        IQuerySession session,
        Guid image,
        Guid item,
        CancellationToken ct
    )
    {
        var found = await session.AdvancedSql.QueryAsync<bool>(
            $"select exists (select from {EventStoreSetup.Schema}.mt_events where stream_id = ? and data::text like ?)",
            ct,
            item,
            $"%{image}%"
        );
        return found[0];
    }
}
