using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Groups.Terms;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Lists;

namespace Netzwerk.Web.Groups.Lists;

/// <summary>The lists of groups as files: those that work, those that have ended, and what ends soon.</summary>
public sealed class GroupLists(
    GroupScreens screens,
    TermScreens terms,
    ListFiles files,
    IStringLocalizer<GroupTexts> texts
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                "/gruppen.{ending}",
                (string ending, HttpContext http, GroupLists it, CancellationToken ct) =>
                    it.AnswerAsync(ending, http, it.RunningAsync, ct)
            )
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet(
                "/gruppen/archiv.{ending}",
                (string ending, HttpContext http, GroupLists it, CancellationToken ct) =>
                    it.AnswerAsync(ending, http, it.ArchiveAsync, ct)
            )
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet(
                "/gruppen/amtszeiten.{ending}",
                (string ending, HttpContext http, GroupLists it, CancellationToken ct) =>
                    it.AnswerAsync(ending, http, it.TermsAsync, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
    }

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        string ending,
        HttpContext http,
        Func<ClaimsPrincipal, CancellationToken, Task<ListFile>> list,
        CancellationToken ct
    ) =>
        ListFiles.Read(ending) is { } format
            ? await files.AnswerAsync(await list(http.User, ct), format, http, ct)
            : TypedResults.NotFound();

    private async Task<ListFile> RunningAsync(ClaimsPrincipal user, CancellationToken ct) =>
        ListFile.Of(
            texts["groups"],
            "gruppen",
            "",
            [
                new(texts["group"], 44, r => r.Group.Name, NamesItsRow: true),
                new(texts["kind"], 22, r => texts[$"kind.{r.Group.Kind}"].Value),
                new(texts["members"], 12, r => r.Group.Members.Count),
                new(
                    texts["next"],
                    16,
                    r => r.Next is { } next ? Appointment.LocalDay(next.When.Start) : null
                ),
            ],
            await screens.ListAsync(user, ct)
        );

    private async Task<ListFile> ArchiveAsync(ClaimsPrincipal user, CancellationToken ct) =>
        ListFile.Of(
            texts["archive"],
            "archiv",
            "",
            [
                new(texts["group"], 44, g => g.Name, NamesItsRow: true),
                new(texts["kind"], 22, g => texts[$"kind.{g.Kind}"].Value),
                new(texts["closed.on"], 16, g => g.ClosedOn),
                new(texts["closed.because"], 50, g => g.ClosedBecause),
            ],
            await screens.ArchiveAsync(user, ct)
        );

    private async Task<ListFile> TermsAsync(ClaimsPrincipal user, CancellationToken ct) =>
        ListFile.Of(
            texts["terms"],
            "amtszeiten",
            "",
            [
                new(texts["group"], 44, r => r.Term.Group.Name, NamesItsRow: true),
                new(
                    texts["terms.what"],
                    40,
                    r =>
                        r.Term.Seat is null
                            ? texts["terms.mandate"].Value
                            : texts["terms.seat", r.Name].Value
                ),
                new(texts["terms.day"], 14, r => r.Term.Day),
            ],
            await terms.LoadAsync(ct)
        );
}
