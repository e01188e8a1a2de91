using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Netzwerk.Domain.Letterheads;
using Netzwerk.Web.Platform.Letterheads;

namespace Netzwerk.Web.Letterheads;

/// <summary>The picture as it is kept, and a letter to nobody that shows how the paper looks.</summary>
public static class LetterheadFiles
{
    internal static async Task<Results<FileContentHttpResult, NotFound>> LogoAsync(
        HttpContext http,
        IQuerySession session,
        CancellationToken ct
    )
    {
        var letterhead = await session.LoadAsync<Letterhead>(Letterhead.OfTheOffice, ct);
        if (
            letterhead?.Logo is not { } logo
            || await session.LoadAsync<LogoFile>(logo.Sha256, ct) is not { } file
        )
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.File(
            file.Bytes,
            logo.Format is LogoFormat.Jpeg ? "image/jpeg" : "image/png"
        );
    }

    internal static async Task<FileContentHttpResult> SampleAsync(
        HttpContext http,
        IQuerySession session,
        SampleLetter sample,
        CancellationToken ct
    )
    {
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.File(
            sample.Print(await OfficeHead.LoadAsync(session, ct)),
            "application/pdf"
        );
    }
}
