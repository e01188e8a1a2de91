using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Meetings.Calling;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Lists;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Meetings.Proof;

/// <summary>The proof of dispatch as a file, with what its page shows.</summary>
public sealed class ProofFiles(
    ProofScreens screens,
    ProofWords words,
    ListFiles files,
    IStringLocalizer<CallingTexts> texts
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                "/sitzungen/{id:guid}/ladungsnachweis.{ending}",
                (Guid id, string ending, HttpContext http, ProofFiles it, CancellationToken ct) =>
                    it.AnswerAsync(new(id), ending, http, ct)
            )
            .RequireAuthorization(Policies.SignedIn);
    }

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        MeetingId id,
        string ending,
        HttpContext http,
        CancellationToken ct
    ) =>
        ListFiles.Read(ending) is { } format
        && await screens.LoadAsync(id, http.User, ct) is { } screen
            ? await files.AnswerAsync(ListOf(screen), format, http, ct)
            : TypedResults.NotFound();

    private ListFile ListOf(ProofScreen screen) =>
        ListFile.Of(
            texts["proof"],
            "ladungsnachweis",
            $"{screen.Meeting.Meeting.Title}, {WhenText.Whole(screen.Meeting.Meeting.When)}",
            [
                new ListColumn<ProofRow>(
                    texts["proof.name"],
                    26,
                    r => screen.Names[r.Person],
                    NamesItsRow: true
                ),
                new(texts["proof.seat"], 20, r => words.Seat(r, screen.Names)),
                new(texts["proof.way"], 22, r => words.Way(r)),
                new(texts["proof.planned"], 18, r => ProofWords.Planned(r)),
                new(texts["proof.handed-over"], 30, r => words.Handed(r)),
                new(texts["proof.returned"], 22, r => words.Returned(r)),
                new(texts["proof.answer"], 14, r => words.Answer(r)),
            ],
            screen.Rows
        );
}
