using System.Text.Json;
using Marten;
using Netzwerk.Web.Platform.Exports;

namespace Netzwerk.Web.Minutes.Images;

/// <summary>The pictures in minutes; the texts name them by these ids.</summary>
internal sealed class ImagesPart : IExportPart
{
    public string Name => "images";

    public async Task WriteAsync(Utf8JsonWriter json, ExportMoment moment, CancellationToken ct)
    {
        var ids = await moment.Session.Query<MinutesImageFile>().Select(e => e.Id).ToListAsync(ct);
        json.WriteStartArray();
        foreach (var id in ids.Order())
        {
            if (await moment.Session.LoadAsync<MinutesImageFile>(id, ct) is { } image)
            {
                json.WriteStartObject();
                json.WriteString("id", image.Id);
                json.WriteString("meeting", image.Meeting);
                json.WriteString("item", image.Item);
                json.WriteString("mediaType", image.MediaType);
                json.WriteBase64String("bytes", image.Bytes);
                json.WriteEndObject();
                await json.FlushAsync(ct);
            }
        }

        json.WriteEndArray();
    }
}
