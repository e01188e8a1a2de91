using System.Globalization;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Netzwerk.Domain.Groups.Papers;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>Gives out versions of papers, piece by piece, to those who may have them.</summary>
internal static class PaperFiles
{
    /// <summary>Whatever is in it: nothing of it runs as a page of ours, and nothing is loaded by it.</summary>
    private const string Sandbox = "sandbox; default-src 'none'";

    public static string Address(Paper paper, PaperVersion version) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/gruppen/{paper.Group}/unterlagen/{paper.Id}/fassungen/{version.Number}"
        );

    public static void MapPapers(this WebApplication app) =>
        app.MapMethods(
                "/gruppen/{id:guid}/unterlagen/{paper:guid}/fassungen/{number:int}",
                [HttpMethods.Get, HttpMethods.Head],
                GiveAsync
            )
            .AllowAnonymous();

    private static async Task<Results<FileStreamHttpResult, NotFound>> GiveAsync(
        Guid id,
        Guid paper,
        int number,
        HttpContext http,
        PaperScreens screens,
        PaperStore store,
        IQuerySession session,
        CancellationToken ct
    )
    {
        if (await screens.FileAsync(new(id), new(paper), number, http.User, ct) is not { } file)
        {
            return TypedResults.NotFound();
        }

        var version = file.Version;
        var headers = http.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers.ContentSecurityPolicy = Sandbox;
        headers["X-Robots-Tag"] = "noindex";
        return TypedResults.Stream(
            store.Open(session, version.Content, version.Bytes),
            PaperKinds.MediaTypeOf(version.Kind),
            PaperKinds.NameOf(version),
            version.At,
            new EntityTagHeaderValue($"\"{version.Sha512[..32]}\""),
            enableRangeProcessing: true
        );
    }
}
