using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Letterheads;

namespace Netzwerk.Web.Minutes.Review;

/// <summary>One resolution out of the minutes as a file of its own, for those who see it in the register.</summary>
public sealed class ExtractFiles(IQuerySession session, ResolutionExtract extract)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                "/beschluesse/{id}/auszug.{ending}",
                (
                    ResolutionId id,
                    string ending,
                    HttpContext http,
                    ExtractFiles it,
                    CancellationToken ct
                ) => it.AnswerAsync(id, ending, http, ct)
            )
            .RequireAuthorization(Policies.SignedIn);
    }

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        ResolutionId id,
        string ending,
        HttpContext http,
        CancellationToken ct
    )
    {
        var resolution = await session.LoadAsync<Resolution>(id.Value, ct);
        var group = resolution is null
            ? null
            : await session.LoadAsync<Group>(resolution.Group.Value, ct);
        if (
            resolution is null or { State: ResolutionState.Dropped }
            || !(await ResolutionRights.OfAsync(session, resolution, group, http.User, ct)).See
            || await EditionAsync(resolution, ct) is not { } edition
        )
        {
            return TypedResults.NotFound();
        }

        var office = await OfficeHead.LoadAsync(session, ct);
        return
            extract.Of(edition, resolution.Number, office) is { } document
            && MinutesFiles.Written(document, ending) is var (bytes, kind)
            ? MinutesFiles.File(http, bytes, kind, NameOf(resolution, ending))
            : TypedResults.NotFound();
    }

    /// <summary>"beschluss-3-2026.pdf"</summary>
    private static string NameOf(Resolution resolution, string ending) =>
        $"beschluss-{resolution.Number.Replace('/', '-')}.{ending}";

    private async Task<MinutesEdition?> EditionAsync(Resolution resolution, CancellationToken ct)
    {
        var meeting = resolution.Meeting.Value;
        return await session.LoadAsync<MeetingMinutes>(meeting, ct) is { } minutes
            ? await session.LoadAsync<MinutesEdition>(
                MinutesEdition.IdOf(meeting, minutes.Edition),
                ct
            )
            : null;
    }
}
