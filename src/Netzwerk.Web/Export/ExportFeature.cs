using System.Globalization;
using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Exports;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Export;

/// <summary>Finds the texts of the export.</summary>
public sealed class ExportTexts;

/// <summary>Everything in one file, to move elsewhere, to keep, or to look whether anything is missing.</summary>
public static partial class ExportFeature
{
    public const string Route = "/verwaltung/gesamtexport";

    public static void MapExport(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet($"{Route}.json", WriteAsync).RequireAuthorization(Policies.Coordinator);
    }

    private static async Task WriteAsync(
        HttpContext http,
        FullExport export,
        TimeProvider clock,
        ILogger<FullExport> log,
        CancellationToken ct
    )
    {
        var day = Appointment
            .LocalDay(clock.GetUtcNow())
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var headers = http.Response.Headers;
        headers[HeaderNames.CacheControl] = "no-store";
        headers[HeaderNames.ContentType] = MediaTypeNames.Application.Json;
        headers[HeaderNames.ContentDisposition] = $"attachment; filename=netzwerk-{day}.json";
        Taken(log, Caller.PersonOf(http.User)?.ToString() ?? "?");
        await export.WriteAsync(http.Response.Body, ct);
    }

    [LoggerMessage(3701, LogLevel.Warning, "Everything was taken along by {Person}")]
    private static partial void Taken(ILogger log, string person);
}
