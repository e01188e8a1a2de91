using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Lists;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Actors;

/// <summary>
/// The directory as files, to work with elsewhere: what the page found, by the same names of columns by which a list is read
/// in again.
/// </summary>
public sealed class DirectoryFiles(
    ActorDirectory directory,
    GeneralMails mails,
    IQuerySession session,
    SealedSearch search,
    ListFiles files,
    IStringLocalizer<ActorTexts> texts
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                "/akteure.{ending}",
                (string ending, HttpContext http, DirectoryFiles it, CancellationToken ct) =>
                    it.AnswerAsync(ending, http, it.OrganisationsAsync, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
        app.MapGet(
                "/personen.{ending}",
                (string ending, HttpContext http, DirectoryFiles it, CancellationToken ct) =>
                    it.AnswerAsync(ending, http, it.PeopleAsync, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
    }

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        string ending,
        HttpContext http,
        Func<string?, CancellationToken, Task<ListFile>> list,
        CancellationToken ct
    )
    {
        if (ListFiles.Read(ending) is not { } format)
        {
            return TypedResults.NotFound();
        }

        var wanted = search.Read(http.Request.Query["suche"]);
        return await files.AnswerAsync(await list(wanted, ct), format, http, ct);
    }

    private async Task<ListFile> OrganisationsAsync(string? wanted, CancellationToken ct)
    {
        var found = await directory.LookAsync(wanted, ct);
        var general = await mails.AllAsync(session, ct);
        return ListFile.Of(
            texts["organisations"],
            "organisationen",
            Selection(wanted),
            [
                new(texts["organisation"], 44, o => o.Organisation.Name, NamesItsRow: true),
                new(texts["kind"], 26, o => texts[$"kind.{o.Organisation.Kind}"].Value),
                new(texts["municipality"], 20, o => o.Municipality),
                new(texts["address"], 34, o => o.Organisation.Address),
                new(texts["mail"], 34, o => general.GetValueOrDefault(o.Organisation.Id, "")),
                new(texts["persons"], 10, o => o.Persons),
            ],
            found.Organisations
        );
    }

    private async Task<ListFile> PeopleAsync(string? wanted, CancellationToken ct)
    {
        var found = await directory.LookAsync(wanted, ct);
        var all = await directory.OrganisationsAsync(ct);
        var names = all.ToDictionary(o => o.Organisation.Id, o => o.Organisation.Name);
        return ListFile.Of(
            texts["persons"],
            "personen",
            Selection(wanted),
            [
                new(texts["family-name"], 22, p => p.Card.FamilyName, NamesItsRow: true),
                new(texts["given-name"], 18, p => p.Card.GivenName),
                new(
                    texts["organisation"],
                    40,
                    p => p.Organisation is { } id ? names.GetValueOrDefault(id.Value, "") : ""
                ),
                new(texts["mail"], 36, p => p.Card.Mail),
                new(texts["phone"], 22, p => p.Card.Phone),
                new(texts["address"], 34, p => p.Card.Address, OnPaper: false),
                new(texts["language"], 12, p => p.Card.Language, OnPaper: false),
                new(texts["note"], 40, p => p.Card.Note, OnPaper: false),
            ],
            found.People
        );
    }

    private string Selection(string? wanted) =>
        wanted is null ? "" : texts["search.selection", wanted];
}
