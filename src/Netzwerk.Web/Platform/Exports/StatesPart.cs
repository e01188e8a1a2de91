using System.Text.Json;
using Marten;
using Netzwerk.Web.Platform.EventStore;
using Npgsql;

namespace Netzwerk.Web.Platform.Exports;

/// <summary>What the facts add up to: organisations, groups, meetings, resolutions, tasks and so on as they stand.</summary>
internal sealed class StatesPart(IDocumentStore store) : IExportPart
{
    public string Name => "states";

    public async Task WriteAsync(Utf8JsonWriter json, ExportMoment moment, CancellationToken ct)
    {
        var states = ((StoreOptions)store.Options)
            .Projections.All.OfType<IStates>()
            .Select(s => s.StateType)
            .OrderBy(t => t.Name, StringComparer.Ordinal);
        json.WriteStartObject();
        foreach (var type in states)
        {
            json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(type.Name));
            await using var command = new NpgsqlCommand(
                $"select data::text from {store.Options.Schema.For(type)} order by id",
                moment.Connection
            );
            await FullExport.RowsAsync(
                json,
                command,
                static (writer, row) => writer.WriteRawValue(row.GetString(0)),
                ct
            );
        }

        json.WriteEndObject();
    }
}
