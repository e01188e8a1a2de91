using JasperFx.Events;
using Marten;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes;

/// <summary>Blacks out the traces of an erased person in what was typed into minutes. Frozen editions are records and stay.</summary>
public sealed class MinutesTextMasking(FactMasking facts) : IMaskingStep
{
    private static readonly string[] Typed =
    [
        .. DomainEvents.Of<MinutesTextEvent>().Select(t => DomainEvents.StoredNames[t]),
    ];

    public async Task MaskAsync(IDocumentSession session, PersonTraces traces, CancellationToken ct)
    {
        var items = await session.QueryAsync<Guid>(
            $"select distinct stream_id as data from {EventStoreSetup.Schema}.mt_events where type = any(?)",
            ct,
            (object)Typed
        );
        foreach (var item in items)
        {
            var history = await session.Events.FetchStreamAsync(item, token: ct);
            IEvent[] changed = [.. Changed(history, traces)];
            await facts.RewriteAsync(session, item, history, changed, ct);
            if (changed.Length > 0)
            {
                session.Delete<MinutesTextSnapshot>(item);
            }
        }
    }

    private static IEnumerable<IEvent> Changed(IReadOnlyList<IEvent> history, PersonTraces traces)
    {
        IEvent[] typed = [.. history.Where(e => e.Data is MinutesTextEvent)];
        MinutesTextEvent[] before = [.. typed.Select(e => e.Data).Cast<MinutesTextEvent>()];
        return MinutesMasking
            .Mask(before, traces)
            .Zip(typed)
            .Where(pair => !ReferenceEquals(pair.First, pair.Second.Data))
            .Select(pair => pair.Second.With(pair.First));
    }
}
