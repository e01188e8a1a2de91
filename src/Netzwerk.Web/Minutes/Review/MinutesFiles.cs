using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Netzwerk.Domain;
using Netzwerk.Web.Minutes.Corrections;
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
        app.MapGet("/sitzungen/{id}/protokoll/ausgaben/{number:int}.pdf", OfEditionAsync)
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
        EditionComparison comparison,
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

        // Who does not write reads the edition in force while a correction is under way.
        if (!screen.ShowsDraft || !screen.Rights.WriteMinutes)
        {
            return Edition(http, screen, await screens.LatestAsync(screen, ct));
        }

        var draft = await screens.DraftAsync(screen, ct);
        var changes = await comparison.OfAsync(
            session,
            draft,
            InLanguage.German,
            screen.Rights.SeeClosed,
            ct
        );
        var office = await OfficeHead.LoadAsync(session, ct);
        return File(http, print.Draft(draft, changes, clock.GetUtcNow(), office), draft);
    }

    /// <summary>What may be handed to everybody, where that is not the whole.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> PublicAsync(
        MeetingId id,
        HttpContext http,
        ReviewScreens screens,
        CancellationToken ct
    ) =>
        await screens.LoadAsync(id, http.User, ct) is { CanRead: true } screen
        && await screens.LatestAsync(screen, ct) is { PublicPdf: { } print } edition
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
        return screen is null
            ? TypedResults.NotFound()
            : Edition(http, screen, await screens.LatestAsync(screen, ct));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> OfEditionAsync(
        MeetingId id,
        int number,
        HttpContext http,
        ReviewScreens screens,
        CancellationToken ct
    )
    {
        var screen = await screens.LoadAsync(id, http.User, ct);
        return screen is null
            ? TypedResults.NotFound()
            : Edition(http, screen, await screens.EditionAsync(screen, number, ct));
    }

    private static Results<FileContentHttpResult, NotFound> Edition(
        HttpContext http,
        ReviewScreen screen,
        MinutesEdition? edition
    ) =>
        edition is null
            ? TypedResults.NotFound()
            : File(http, edition.PdfFor(screen.Rights.SeeClosed), edition.Content());

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
