using System.Data;
using System.Text.Encodings.Web;
using System.Text.Json;
using Marten;
using Npgsql;

namespace Netzwerk.Web.Platform.Exports;

/// <summary>Everything that is kept, as one JSON document written out as it is read: docs/export.md says what stands where.</summary>
public sealed class FullExport(
    IDocumentStore store,
    NpgsqlDataSource source,
    IEnumerable<IExportPart> parts,
    TimeProvider clock
)
{
    public const string Format = "netzwerk-export";

    public const int Version = 1;

    /// <summary>Handed on whenever so much is waiting: memory stays small however long the history is.</summary>
    private const int FlushAt = 64 * 1024;

    public async Task WriteAsync(Stream to, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead,
            ct
        );
        await using var session = store.QuerySession(
            Marten.Services.SessionOptions.ForTransaction(transaction)
        );
        var moment = new ExportMoment(connection, session);
        await using var json = new Utf8JsonWriter(
            to,
            new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteNumber("version", Version);
        json.WriteString("at", clock.GetUtcNow());
        foreach (var part in parts.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            json.WritePropertyName(part.Name);
            await part.WriteAsync(json, moment, ct);
            await json.FlushAsync(ct);
        }

        json.WriteEndObject();
        await json.FlushAsync(ct);
    }

    /// <summary>Writes what a query finds, each row a value, without holding more than a few of them.</summary>
    internal static async Task RowsAsync(
        Utf8JsonWriter json,
        NpgsqlCommand command,
        Action<Utf8JsonWriter, NpgsqlDataReader> row,
        CancellationToken ct
    )
    {
        json.WriteStartArray();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            row(json, reader);
            if (json.BytesPending > FlushAt)
            {
                await json.FlushAsync(ct);
            }
        }

        json.WriteEndArray();
    }
}
