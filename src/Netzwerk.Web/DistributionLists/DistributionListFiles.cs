using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Lists;

namespace Netzwerk.Web.DistributionLists;

/// <summary>Who is on a distribution list, as a file.</summary>
public sealed class DistributionListFiles(
    ListScreens screens,
    ListFiles files,
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
