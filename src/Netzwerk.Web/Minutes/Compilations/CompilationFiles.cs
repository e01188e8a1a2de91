using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Netzwerk.Domain;
using Netzwerk.Web.Minutes.Images;
using Netzwerk.Web.Minutes.Review;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Letterheads;

namespace Netzwerk.Web.Minutes.Compilations;

/// <summary>The minutes of a group over a span of time as one file.</summary>
public sealed class CompilationFiles(
    CompilationReader reader,
    CompilationPrint print,
    IQuerySession session,
    TimeProvider clock
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                "/gruppen/{id}/niederschriften.{ending}",
                (
                    GroupId id,
                    string ending,
                    HttpContext http,
                    CompilationFiles it,
                    CancellationToken ct
                ) => it.AnswerAsync(id, ending, http, ct)
            )
            .RequireAuthorization(Policies.SignedIn);
    }

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        GroupId id,
        string ending,
        HttpContext http,
        CancellationToken ct
    )
    {
        var ask = CompilationAsk.Read(http.Request.Query);
        var found = await reader.FindAsync(id, ask, http.User, ct);
        if (found is null or { Editions.Count: 0 } or { IsTooLong: true })
        {
            return TypedResults.NotFound();
        }

        var office = await OfficeHead.LoadAsync(session, ct);
        var images = await EditionImages.LoadAsync(
            session,
            [.. found.Editions.Select(e => e.Content())],
            ct
        );
        return
            MinutesFiles.Written(print.Of(found, images, office, clock.GetUtcNow()), ending)
                is var (bytes, kind)
            ? MinutesFiles.File(http, bytes, kind, $"niederschriften.{ending}")
            : TypedResults.NotFound();
    }
}
