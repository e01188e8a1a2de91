using System.Text.Json;
using Marten;
using Netzwerk.Web.Platform.Exports;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>Approved minutes with their checksum and print; the text stands as it was signed, so that it can be checked.</summary>
internal sealed class EditionsPart : IExportPart
{
    public string Name => "editions";

    public async Task WriteAsync(Utf8JsonWriter json, ExportMoment moment, CancellationToken ct)
    {
        // One after the other: a print can be large.
        var ids = await moment.Session.Query<MinutesEdition>().Select(e => e.Id).ToListAsync(ct);
        json.WriteStartArray();
        foreach (var id in ids.Order(StringComparer.Ordinal))
        {
            if (await moment.Session.LoadAsync<MinutesEdition>(id, ct) is { } edition)
            {
                json.WriteStartObject();
                json.WriteString("meeting", edition.Meeting);
                json.WriteNumber("number", edition.Number);
                json.WriteString("frozenAt", edition.FrozenAt);
                json.WriteString("sha512", edition.Sha512);
                json.WriteString("signedText", edition.Json);
                json.WriteBase64String("pdf", edition.Pdf);
                if (edition.PublicPdf is { } open)
                {
                    json.WriteBase64String("publicPdf", open);
                }

                json.WriteEndObject();
                await json.FlushAsync(ct);
            }
        }

        json.WriteEndArray();
    }
}
