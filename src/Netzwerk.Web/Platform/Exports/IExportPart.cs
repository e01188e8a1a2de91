using System.Text.Json;
using Marten;
using Npgsql;

namespace Netzwerk.Web.Platform.Exports;

/// <summary>One moment of the database: both see the same, whatever is written meanwhile.</summary>
public sealed record ExportMoment(NpgsqlConnection Connection, IQuerySession Session);

/// <summary>What a feature keeps beside the facts and adds to the export of everything, under a name of its own.</summary>
public interface IExportPart
{
    string Name { get; }

    /// <summary>Writes one value: an array or an object.</summary>
    Task WriteAsync(Utf8JsonWriter json, ExportMoment moment, CancellationToken ct);
}
