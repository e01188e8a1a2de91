using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Minutes.Review;

/// <summary>The print of minutes: the frozen one for every reader, a draft only for those who may write.</summary>
public static class MinutesFiles
{
    internal const string MediaType = "application/pdf";

    public static void MapMinutesFiles(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet("/sitzungen/{id}/protokoll.pdf", OfMeetingAsync)
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet("/sitzungen/{id}/protokoll-oeffentlich.pdf", PublicAsync)
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet("/protokoll/{token}.pdf", ByLinkAsync)
            .AllowAnonymous()
            .WithMetadata(new SecretLinkAttribute());
    }

    /// <summary>"protokoll-2026-12-02.pdf": nothing in a file's name says who met about what.</summary>
    public static string NameOf(EditionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"protokoll-{content.Day:yyyy-MM-dd}.pdf"
        );
    }

    internal static async Task<Results<FileContentHttpResult, NotFound>> OfMeetingAsync(
        MeetingId id,
        HttpContext http,
        ReviewScreens screens,
        MinutesPdf print,
        IQuerySession session,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var screen = await screens.LoadAsync(id, http.User, ct);
        if (screen is not { CanRead: true })
        {
            return TypedResults.NotFound();
        }

        if (await screens.EditionAsync(screen, ct) is { } edition)
        {
            return File(http, edition.PdfFor(screen.Rights.SeeClosed), edition.Content());
        }

        if (!screen.Rights.WriteMinutes)
        {
            return TypedResults.NotFound();
        }

        var draft = await screens.ContentAsync(screen, ct);
        var office = await OfficeHead.LoadAsync(session, ct);
        return File(http, print.Draft(draft, clock.GetUtcNow(), office), draft);
    }

    /// <summary>What may be handed to everybody, where that is not the whole.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> PublicAsync(
        MeetingId id,
        HttpContext http,
        ReviewScreens screens,
        CancellationToken ct
    ) =>
        await screens.LoadAsync(id, http.User, ct) is { CanRead: true } screen
        && await screens.EditionAsync(screen, ct) is { PublicPdf: { } print } edition
            ? File(http, print, edition.Content())
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> ByLinkAsync(
        string token,
        HttpContext http,
        Links links,
        ReviewScreens screens,
        CancellationToken ct
    )
    {
        var link = await links.FindAsync(token, LinkPurpose.Review, ct);
        var screen = await screens.LoadAsync(link, ct);
        return
            screen is { Minutes.State: MinutesState.Frozen }
            && await screens.EditionAsync(screen, ct) is { } edition
            ? File(http, edition.Pdf, edition.Content())
            : TypedResults.NotFound();
    }

    private static FileContentHttpResult File(
        HttpContext http,
        byte[] bytes,
        EditionContent content
    )
    {
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.File(bytes, MediaType, NameOf(content));
    }
}
