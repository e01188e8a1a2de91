using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Lists;

namespace Netzwerk.Web.NetworkPicture;

/// <summary>The tables beside the picture as files.</summary>
public sealed class NetworkFiles(
    NetworkScreens screens,
    ListFiles files,
    IStringLocalizer<NetworkTexts> texts,
    IStringLocalizer<ActorTexts> actors
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                "/netzwerkbild.{ending}",
                (string ending, HttpContext http, NetworkFiles it, CancellationToken ct) =>
                    it.AnswerAsync(ending, http, it.Seated, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
        app.MapGet(
                "/ohne-sitz.{ending}",
                (string ending, HttpContext http, NetworkFiles it, CancellationToken ct) =>
                    it.AnswerAsync(ending, http, it.Isolated, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
    }

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        string ending,
        HttpContext http,
        Func<NetworkScreen, string, ListFile> list,
        CancellationToken ct
    )
    {
        if (ListFiles.Read(ending) is not { } format)
        {
            return TypedResults.NotFound();
        }

        var filter = NetworkFilter.Read(http.Request.Query);
        var screen = await screens.LoadAsync(filter, ct);
        var group = filter.Group is { } id
            ? (await screens.GroupsAsync(ct)).FirstOrDefault(g => g.Id == id)?.Name
            : null;
        string?[] selection =
        [
            group,
            filter.Kind is { } kind ? actors[$"kind.{kind}"].Value : null,
            Municipalities.NameOf(filter.Municipality),
        ];
        var words = string.Join(", ", selection.Where(s => !string.IsNullOrEmpty(s)));
        return await files.AnswerAsync(list(screen, words), format, http, ct);
    }

    private ListFile Seated(NetworkScreen screen, string selection) =>
        ListFile.Of<NetworkActor>(
            texts["seated"],
            "netzwerk",
            selection,
            [
                new(actors["organisation"], 44, a => a.Organisation.Name, NamesItsRow: true),
                new(actors["kind"], 24, a => actors[$"kind.{a.Organisation.Kind}"].Value),
                new(
                    actors["municipality"],
                    20,
                    a => Municipalities.NameOf(a.Organisation.Municipality)
                ),
                new(texts["groups"], 50, a => string.Join(", ", a.Groups.Select(g => g.Name))),
                new(texts["neighbours"], 12, a => a.Neighbours),
            ],
            screen.Seated
        );

    private ListFile Isolated(NetworkScreen screen, string selection) =>
        ListFile.Of<Organisation>(
            texts["isolated"],
            "ohne-sitz",
            selection,
            [
                new(actors["organisation"], 44, o => o.Name, NamesItsRow: true),
                new(actors["kind"], 26, o => actors[$"kind.{o.Kind}"].Value),
                new(actors["municipality"], 20, o => Municipalities.NameOf(o.Municipality)),
            ],
            screen.Isolated
        );
}
