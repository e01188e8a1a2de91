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
        var text = MinutesText.Empty;
        var version = 0L;
        foreach (var happened in await session.Events.FetchStreamAsync(item.Value, token: ct))
        {
            if (happened.Data is MinutesStepsApplied e)
            {
                text =
                    MinutesSteps.Apply(text, e.Steps, e.Author).Text
                    ?? throw new InvalidOperationException("committed steps no longer apply");
                version = e.FirstVersion + e.Count;
            }
        }

        return new(text, version);
    }
}
