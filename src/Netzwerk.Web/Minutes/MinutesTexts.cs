using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Web.Minutes;

/// <summary>The text of an agenda item's minutes and its version (the number of steps so far).</summary>
public sealed record MinutesTextAt(MinutesText Text, long Version);

/// <summary>Reads the texts of minutes as they are committed.</summary>
public sealed class MinutesTexts(IDocumentStore store)
{
    public async Task<MinutesTextAt> ReadAsync(AgendaItemId item, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await ReadAsync(session, item, ct);
    }

    /// <summary>The texts of a whole agenda.</summary>
    public async Task<IReadOnlyDictionary<AgendaItemId, MinutesTextAt>> ReadAsync(
        IEnumerable<AgendaItemId> items,
        CancellationToken ct
    )
    {
        await using var session = store.QuerySession();
        var texts = new Dictionary<AgendaItemId, MinutesTextAt>();
        foreach (var item in items)
        {
            texts[item] = await ReadAsync(session, item, ct);
        }

        return texts;
    }

    private static async Task<MinutesTextAt> ReadAsync(
        IQuerySession session,
        AgendaItemId item,
        CancellationToken ct
    )
    {
        var (stored, _, _) = await StoredText.LoadAsync(session, item, ct);
        return new(stored.Text, stored.Version);
    }
}
