using System.Security.Claims;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes.Live;
using Netzwerk.Web.Minutes.Review;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Pdf.Images;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Minutes.Images;

/// <summary>What became of a picture that was sent: its id, or what is wrong with it.</summary>
public sealed record ImageAnswer(MinutesImageId? Id, ImageFault? Fault);

/// <summary>Takes pictures from those who write minutes and gives them to those who read them.</summary>
internal static class ImageEndpoints
{
    /// <summary>They never change, and a shared computer forgets them within a day.</summary>
    private const string Caching = "private, max-age=86400, immutable";

    public static void MapMinutesImages(this WebApplication app)
    {
        app.MapPost("/sitzungen/{id}/protokoll/{item}/bilder", TakeAsync)
            .RequireAuthorization(Policies.SignedIn)
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MinutesImageFile.Limits.MostBytes + 1));
        app.MapGet(MinutesHtml.Images + "/{image}", GiveAsync)
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet("/protokoll/{token}/bilder/{image}", ByLinkAsync)
            .AllowAnonymous()
            .WithMetadata(new SecretLinkAttribute());
    }

    private static async Task<
        Results<Ok<ImageAnswer>, UnprocessableEntity<ImageAnswer>, NotFound>
    > TakeAsync(
        MeetingId id,
        AgendaItemId item,
        HttpContext http,
        IDocumentSession session,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (meeting, rights) = await SeenAsync(session, id.Value, http.User, ct);
        if (
            meeting is null
            || !rights.WriteMinutes
            || meeting.Agenda.All(i => i.Id != item)
            || !WritingGate.IsOpen(meeting, await session.LoadAsync<MeetingMinutes>(id.Value, ct))
        )
        {
            return TypedResults.NotFound();
        }

        var file = await BytesAsync(http.Request, ct);
        var (image, fault) = file is null
            ? (null, ImageFault.TooManyBytes)
            : PdfImage.Read(file, MinutesImageFile.Limits);
        if (image is null)
        {
            return TypedResults.UnprocessableEntity(new ImageAnswer(null, fault));
        }

        var stored = MinutesImageFile.Of(image, id.Value, item, clock.GetUtcNow());
        session.Store(stored);
        await session.SaveChangesAsync(ct);
        return TypedResults.Ok(new ImageAnswer(new(stored.Id), null));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> GiveAsync(
        MinutesImageId image,
        HttpContext http,
        IQuerySession session,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<MinutesImageFile>(image.Value, ct) is not { } file)
        {
            return TypedResults.NotFound();
        }

        var (meeting, _) = await SeenAsync(session, file.Meeting, http.User, ct);
        return Given(http, file, meeting);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> ByLinkAsync(
        string token,
        MinutesImageId image,
        HttpContext http,
        Links links,
        ReviewScreens screens,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var screen = await screens.LoadAsync(
            await links.FindAsync(token, LinkPurpose.Review, ct),
            ct
        );
        var file = await session.LoadAsync<MinutesImageFile>(image.Value, ct);
        return screen is { CanRead: true } && file is not null && file.Meeting == screen.Meeting.Id
            ? Given(http, file, screen.Meeting)
            : TypedResults.NotFound();
    }

    private static Results<FileContentHttpResult, NotFound> Given(
        HttpContext http,
        MinutesImageFile file,
        Meeting? seen
    )
    {
        if (seen is null || seen.Agenda.All(i => i.Id.Value != file.Item))
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers[HeaderNames.CacheControl] = Caching;
        return TypedResults.File(file.Bytes, file.MediaType);
    }

    /// <summary>The meeting as this reader sees it; nothing when there is none for this reader.</summary>
    private static async Task<(Meeting? Meeting, MeetingRights Rights)> SeenAsync(
        IQuerySession session,
        Guid id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var meeting = await session.LoadAsync<Meeting>(id, ct);
        var group = meeting is null
            ? null
            : await session.LoadAsync<Group>(meeting.Group.Value, ct);
        if (meeting is null)
        {
            return default;
        }

        var rights = Permissions.RightsIn(meeting, group, user);
        return rights.See && MinutesScreens.HasMinutes(meeting)
            ? (Permissions.AsSeen(meeting, rights), rights)
            : default;
    }

    /// <summary>Null when there is more than a picture may have.</summary>
    private static async Task<byte[]?> BytesAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MinutesImageFile.Limits.MostBytes)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        var piece = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(piece, ct)) > 0)
        {
            if (bytes.Length + read > MinutesImageFile.Limits.MostBytes)
            {
                return null;
            }

            bytes.Write(piece.AsSpan(0, read));
        }

        return bytes.ToArray();
    }
}
