using System.Text.Json;
using Netzwerk.Web.Platform.Exports;

namespace Netzwerk.Web.Actors;

/// <summary>The general addresses of organisations, opened.</summary>
internal sealed class GeneralMailsPart(GeneralMails mails) : IExportPart
{
    public string Name => "generalMails";

    public async Task WriteAsync(Utf8JsonWriter json, ExportMoment moment, CancellationToken ct)
    {
        json.WriteStartObject();
        foreach (var (organisation, mail) in await mails.AllAsync(moment.Session, ct))
        {
            json.WriteString($"{organisation}", mail);
        }

        json.WriteEndObject();
    }
}
