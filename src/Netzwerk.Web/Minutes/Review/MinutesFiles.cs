using System.Globalization;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Netzwerk.Domain;
using Netzwerk.Web.Minutes.Corrections;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Minutes.Images;
using Netzwerk.Web.Platform.Docx;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Plain;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Minutes.Review;

/// <summary>
/// Minutes as files: the frozen edition for every reader, a draft only for those who may write. The print of an edition is
/// kept; the other formats are written from what it says.
/// </summary>
public sealed class MinutesFiles(
    ReviewScreens screens,
    MinutesPdf print,
    EditionComparison comparison,
    IQuerySession session,
    TimeProvider clock
)
{
    internal const string MediaType = "application/pdf";

    private const string Print = "pdf";

    /// <summary>The endings of the formats besides the print.</summary>
    public static readonly IReadOnlyList<string> Others = ["docx", "txt"];

    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                "/sitzungen/{id}/protokoll.{ending}",
                (
                    MeetingId id,
                    string ending,
                    HttpContext http,
                    MinutesFiles it,
                    CancellationToken ct
                ) => it.OfMeetingAsync(id, ending, http, ct)
            )
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet(
                "/sitzungen/{id}/protokoll-oeffentlich.{ending}",
                (
                    MeetingId id,
                    string ending,
                    HttpContext http,
                    MinutesFiles it,
                    CancellationToken ct
                ) => it.PublicAsync(id, ending, http, ct)
            )
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet(
                "/sitzungen/{id}/protokoll/ausgaben/{number:int}.{ending}",
                (
                    MeetingId id,
                    int number,
                    string ending,
                    HttpContext http,
                    MinutesFiles it,
                    CancellationToken ct
                ) => it.OfEditionAsync(id, number, ending, http, ct)
            )
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet(
                "/protokoll/{token}.{ending}",
                (
                    string token,
                    string ending,
                    HttpContext http,
                    MinutesFiles it,
                    Links links,
                    CancellationToken ct
                ) => it.ByLinkAsync(token, ending, http, links, ct)
            )
            .AllowAnonymous()
            .WithMetadata(new SecretLinkAttribute());
    }

    /// <summary>"protokoll-2026-12-02.pdf": nothing in a file's name says who met about what.</summary>
    public static string NameOf(EditionContent content, string ending = Print)
    {
        ArgumentNullException.ThrowIfNull(content);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"protokoll-{content.Day:yyyy-MM-dd}.{ending}"
        );
    }

    internal async Task<Results<FileContentHttpResult, NotFound>> OfMeetingAsync(
        MeetingId id,
        string ending,
        HttpContext http,
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
            return await FrozenAsync(
                screen,
                await screens.LatestAsync(screen, ct),
                ending,
                http,
                ct
            );
        }

        var draft = await screens.DraftAsync(screen, ct);
        var changes = await ChangesAsync(draft, screen.Rights.SeeClosed, ct);
        var office = await OfficeHead.LoadAsync(session, ct);
        var images = await EditionImages.LoadAsync(session, draft, ct);
        var document = print.Draft(draft, changes, clock.GetUtcNow(), office, images);
        return Written(document, ending) is var (bytes, kind)
            ? File(http, bytes, kind, NameOf(draft, ending))
            : TypedResults.NotFound();
    }

    /// <summary>The bytes of a document in the format of an ending, and what they are; null is none that we write.</summary>
    internal static (byte[] Bytes, string Kind)? Written(PdfDocument document, string ending) =>
        ending switch
        {
            Print => (document.ToBytes(), MediaType),
            "docx" => (DocxFile.Write(document), DocxFile.MediaType),
            "txt" => (PlainFile.Write(document), PlainFile.MediaType),
            _ => null,
        };

    internal static FileContentHttpResult File(
        HttpContext http,
        byte[] bytes,
        string kind,
        string name
    )
    {
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.File(bytes, kind, name);
    }

    /// <summary>What may be handed to everybody, where that is not the whole.</summary>
    private async Task<Results<FileContentHttpResult, NotFound>> PublicAsync(
        MeetingId id,
        string ending,
        HttpContext http,
        CancellationToken ct
    ) =>
        await screens.LoadAsync(id, http.User, ct) is { CanRead: true } screen
        && await screens.LatestAsync(screen, ct) is { PublicPdf: not null } edition
            ? await FrozenAsync(edition, seesClosed: false, ending, http, ct)
            : TypedResults.NotFound();

    private async Task<Results<FileContentHttpResult, NotFound>> ByLinkAsync(
        string token,
        string ending,
        HttpContext http,
        Links links,
        CancellationToken ct
    )
    {
        var link = await links.FindAsync(token, LinkPurpose.Review, ct);
        return await screens.LoadAsync(link, ct) is { } screen
            ? await FrozenAsync(screen, await screens.LatestAsync(screen, ct), ending, http, ct)
            : TypedResults.NotFound();
    }

    private async Task<Results<FileContentHttpResult, NotFound>> OfEditionAsync(
        MeetingId id,
        int number,
        string ending,
        HttpContext http,
        CancellationToken ct
    ) =>
        await screens.LoadAsync(id, http.User, ct) is { } screen
            ? await FrozenAsync(
                screen,
                await screens.EditionAsync(screen, number, ct),
                ending,
                http,
                ct
            )
            : TypedResults.NotFound();

    private async Task<Results<FileContentHttpResult, NotFound>> FrozenAsync(
        ReviewScreen screen,
        MinutesEdition? edition,
        string ending,
        HttpContext http,
        CancellationToken ct
    ) =>
        edition is null
            ? TypedResults.NotFound()
            : await FrozenAsync(edition, screen.Rights.SeeClosed, ending, http, ct);

    private async Task<Results<FileContentHttpResult, NotFound>> FrozenAsync(
        MinutesEdition edition,
        bool seesClosed,
        string ending,
        HttpContext http,
        CancellationToken ct
    )
    {
        var content = edition.Content();
        var name = NameOf(content, ending);
        if (ending is Print)
        {
            return File(http, edition.PdfFor(seesClosed), MediaType, name);
        }

        var document = print.Frozen(
            content,
            await ChangesAsync(content, seesClosed, ct),
            edition.Sha512,
            edition.FrozenAt,
            await OfficeHead.LoadAsync(session, ct),
            await EditionImages.LoadAsync(session, content, ct),
            isPublic: !seesClosed && content.HasClosedPart
        );
        return Written(document, ending) is var (bytes, kind)
            ? File(http, bytes, kind, name)
            : TypedResults.NotFound();
    }

    private Task<IReadOnlyList<EditionChange>> ChangesAsync(
        EditionContent content,
        bool seesClosed,
        CancellationToken ct
    ) => comparison.OfAsync(session, content, InLanguage.German, seesClosed, ct);
}
