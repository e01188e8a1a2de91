using Marten;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors.Shielding;
using Netzwerk.Web.Minutes.Editions;

namespace Netzwerk.Web.Minutes;

/// <summary>Looks through approved minutes for a name, the editions one by one: there are as many as meetings.</summary>
public sealed class FrozenNames(IQuerySession session) : IFrozenNames
{
    public async Task<int> CountAsync(PersonTraces traces, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(traces);
        var count = 0;
        var table = session.DocumentStore.Options.Schema.For<MinutesEdition>();
        var texts = session.AdvancedSql.StreamAsync<string>(
            $"select data ->> 'json' from {table}",
            ct
        );
        await foreach (var text in texts)
        {
            count += traces.AreIn(text) ? 1 : 0;
        }

        return count;
    }
}
