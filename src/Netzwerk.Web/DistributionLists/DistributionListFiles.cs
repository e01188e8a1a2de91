using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Profiles;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Lists;

namespace Netzwerk.Web.DistributionLists;

/// <summary>Who is on a distribution list, as a file.</summary>
public sealed class DistributionListFiles(
    ListScreens screens,
    ListFiles files,
    FilterWords selection,
    IStringLocalizer<DistributionTexts> texts,
    IStringLocalizer<ActorTexts> words
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                $"{DistributionListsFeature.Route}/{{id:guid}}/liste.{{ending}}",
                (
                    Guid id,
                    string ending,
                    HttpContext http,
                    DistributionListFiles it,
                    CancellationToken ct
                ) => it.AnswerAsync(id, ending, http, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
        app.MapGet(
                $"{DistributionListsFeature.Route}.{{ending}}",
                (string ending, HttpContext http, DistributionListFiles it, CancellationToken ct) =>
                    it.AnswerAsync(ending, http, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
    }

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        string ending,
        HttpContext http,
        CancellationToken ct
    ) =>
        ListFiles.Read(ending) is { } format
            ? await files.AnswerAsync(FileOf(await screens.OverviewAsync(ct)), format, http, ct)
            : TypedResults.NotFound();

    private ListFile FileOf(ListOverview overview) =>
        ListFile.Of(
            texts["title"],
            "verteiler",
            "",
            [
                new(texts["name"], 40, r => r.List.Name, NamesItsRow: true),
                new(texts["search"], 50, r => SearchOf(texts, selection, r.List)),
                new(texts["receivers"], 12, r => r.Receivers),
                new(texts["left-out"], 12, r => r.LeftOut),
                new(texts["last"], 14, r => r.Last?.Sent?.Day),
            ],
            overview.Rows
        );

    /// <summary>What a list looks for, in words.</summary>
    internal static string SearchOf(
        IStringLocalizer texts,
        FilterWords selection,
        DistributionList list
    )
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(list);
        var words = selection.Of(ListedEntries.FilterOf(list.Search));
        return words.Length == 0
            ? texts[$"all.{list.Search.Kind}"]
            : texts["search.of", texts[$"kind.{list.Search.Kind}"], words];
    }

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        Guid id,
        string ending,
        HttpContext http,
        CancellationToken ct
    ) =>
        ListFiles.Read(ending) is { } format
        && await screens.LoadAsync(id, ct) is { List.IsDeleted: false } screen
            ? await files.AnswerAsync(FileOf(screen), format, http, ct)
            : TypedResults.NotFound();

    private ListFile FileOf(ListScreen screen) =>
        ListFile.Of(
            screen.List.Name,
            "verteiler",
            "",
            [
                new(
                    texts["listed"],
                    40,
                    e => e.IsOrganisation ? e.OrganisationName : e.PersonName,
                    NamesItsRow: true
                ),
                new(texts["for"], 36, e => e.IsOrganisation ? e.PersonName : e.OrganisationName),
                new(words["mail"], 36, e => e.Mail),
                new(texts["why"], 16, e => texts[$"why.{e.Why}"].Value),
                new(texts["gets"], 28, e => Gets(texts, e)),
            ],
            screen.Now.All
        );

    internal static string Gets(IStringLocalizer texts, ListedEntry entry)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(entry);
        return texts[entry.WhyNot is { } reason ? $"why-not.{reason}" : "gets.yes"];
    }
}
