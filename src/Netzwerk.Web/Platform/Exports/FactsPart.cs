using System.Text.Json;
using Netzwerk.Web.Platform.EventStore;
using Npgsql;

namespace Netzwerk.Web.Platform.Exports;

/// <summary>Every fact in the order in which it happened: who, when, by which channel, and what, as it is stored.</summary>
internal sealed class FactsPart : IExportPart
{
    public string Name => "facts";

    public async Task WriteAsync(Utf8JsonWriter json, ExportMoment moment, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select seq_id, stream_id, version, type, timestamp, user_name, headers ->> 'channel', data::text "
                + $"from {EventStoreSetup.Schema}.mt_events order by seq_id",
            moment.Connection
        );
        await FullExport.RowsAsync(json, command, Fact, ct);
    }

    private static void Fact(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.WriteStartObject();
        json.WriteNumber("number", row.GetInt64(0));
        json.WriteString("history", row.GetGuid(1));
        json.WriteNumber("version", row.GetInt64(2));
        json.WriteString("fact", row.GetString(3));
        json.WriteString("at", row.GetFieldValue<DateTimeOffset>(4));
        json.WriteString("by", row.IsDBNull(5) ? null : row.GetString(5));
        json.WriteString("channel", row.IsDBNull(6) ? null : row.GetString(6));
        json.WritePropertyName("content");
        json.WriteRawValue(row.GetString(7));
        json.WriteEndObject();
    }
}
