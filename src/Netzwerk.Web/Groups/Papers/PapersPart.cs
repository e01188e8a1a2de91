using System.Text.Json;
using Marten;
using Netzwerk.Web.Platform.Exports;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>The files of papers, whole; the states of papers name them by these ids.</summary>
internal sealed class PapersPart(PaperSeal seal) : IExportPart
{
    public string Name => "papers";

    public async Task WriteAsync(Utf8JsonWriter json, ExportMoment moment, CancellationToken ct)
    {
        var ids = await moment
            .Session.Query<PaperContent>()
            .Where(c => c.IsKept)
            .Select(c => c.Id)
            .ToListAsync(ct);
        json.WriteStartArray();
        foreach (var id in ids.Order())
        {
            if (await moment.Session.LoadAsync<PaperContent>(id, ct) is { } content)
            {
                await WriteAsync(json, moment.Session, content, ct);
            }
        }

        json.WriteEndArray();
    }

    private async Task WriteAsync(
        Utf8JsonWriter json,
        IQuerySession session,
        PaperContent content,
        CancellationToken ct
    )
    {
        json.WriteStartObject();
        json.WriteString("id", content.Id);
        json.WriteString("group", content.Group);
        json.WriteString("mediaType", PaperKinds.MediaTypeOf(content.Kind));
        json.WriteNumber("size", content.Bytes);
        json.WriteString("sha512", content.Sha512);
        json.WritePropertyName("bytes");
        var parts = (int)((content.Bytes + PaperSeal.PartBytes - 1) / PaperSeal.PartBytes);
        for (var number = 0; number < parts; number++)
        {
            json.WriteBase64StringSegment(
                await seal.OpenAsync(session, content.Id, number, ct),
                isFinalSegment: number == parts - 1
            );
            await json.FlushAsync(ct);
        }

        json.WriteEndObject();
    }
}
