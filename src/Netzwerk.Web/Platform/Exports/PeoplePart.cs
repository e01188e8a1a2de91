using System.Text.Json;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Platform.Exports;

/// <summary>Everybody's card, opened: the facts only know ids.</summary>
internal sealed class PeoplePart(PersonVault vault) : IExportPart
{
    public string Name => "people";

    public async Task WriteAsync(Utf8JsonWriter json, ExportMoment moment, CancellationToken ct)
    {
        json.WriteStartArray();
        foreach (var (id, card) in await vault.AllAsync(moment.Session, ct))
        {
            json.WriteStartObject();
            json.WriteString("id", id.Value);
            json.WritePropertyName("card");
            // Serialising into the writer itself would hand on what is waiting while nobody can wait for it.
            json.WriteRawValue(
                JsonSerializer.SerializeToUtf8Bytes(card, JsonSerializerOptions.Web)
            );
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
