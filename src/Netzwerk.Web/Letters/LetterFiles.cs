using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Netzwerk.Domain;

namespace Netzwerk.Web.Letters;

/// <summary>Prints letters that were made and still say what is true; everything else is not there.</summary>
public static class LetterFiles
{
    internal static Task<Results<FileContentHttpResult, NotFound>> AllAsync(
        MeetingId id,
        HttpContext http,
        LetterScreens screens,
        LetterPrint print,
        CancellationToken ct
    ) => PrintAsync(id, person: null, http, screens, print, ct);

    internal static Task<Results<FileContentHttpResult, NotFound>> OneAsync(
        MeetingId id,
        PersonId person,
        HttpContext http,
        LetterScreens screens,
        LetterPrint print,
        CancellationToken ct
    ) => PrintAsync(id, person, http, screens, print, ct);

    private static async Task<Results<FileContentHttpResult, NotFound>> PrintAsync(
        MeetingId id,
        PersonId? person,
        HttpContext http,
        LetterScreens screens,
        LetterPrint print,
        CancellationToken ct
    )
    {
        var screen = await screens.LoadToPrintAsync(id, http.User, ct);
        LetterReader[] readers =
        [
            .. (screen?.Printable ?? []).Where(r => person is null || r.Person == person),
        ];
        if (screen is null || readers.Length == 0)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return TypedResults.File(await print.PrintAsync(screen, readers, ct), "application/pdf");
    }
}
