using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.FollowUp.Pages;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Lists;

namespace Netzwerk.Web.FollowUp;

/// <summary>The registers as files: what the page shows, all pages of it, to those who see the page.</summary>
public sealed class RegisterFiles(
    ResolutionRegister resolutions,
    TaskRegister tasks,
    ListFiles files,
    IStringLocalizer<FollowUpTexts> texts
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                "/beschluesse.{ending}",
                (string ending, HttpContext http, RegisterFiles it, CancellationToken ct) =>
                    it.ResolutionsAsync(ending, http, ct)
            )
            .RequireAuthorization(Policies.SignedIn);
        app.MapGet(
                "/aufgaben.{ending}",
                (string ending, HttpContext http, RegisterFiles it, CancellationToken ct) =>
                    it.TasksAsync(ending, http, ct)
            )
            .RequireAuthorization(Policies.SignedIn);
    }

    private async Task<Results<FileContentHttpResult, NotFound>> ResolutionsAsync(
        string ending,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (ListFiles.Read(ending) is not { } format)
        {
            return TypedResults.NotFound();
        }

        var filter = RegisterAddress.Read(http.Request.Query) with { Whole = true };
        var found = await resolutions.PageAsync(filter, http.User, ct);
        var list = ListFile.Of(
            texts[filter.Mine ? "resolutions.mine" : "resolutions"],
            "beschluesse",
            Selection(filter, found.Groups.FirstOrDefault(g => g.Id == filter.Group)?.Name),
            [
                new(texts["number"], 14, r => r.Resolution.Number, NamesItsRow: true),
                new(texts["wording"], 54, r => r.Wording),
                new(texts["vote"], 22, r => r.Resolution.Vote),
                new(
                    texts["task.state"],
                    14,
                    r => texts[$"resolution.state.{r.Resolution.State}"].Value
                ),
                new(texts["resolution.responsible"], 22, r => r.Responsible),
                new(texts["resolution.review"], 20, r => r.Resolution.Review, OnPaper: false),
                new(texts["resolution.report.last"], 40, r => r.Resolution.Report, OnPaper: false),
                new(texts["group"], 26, r => r.Group),
                new(texts["meeting"], 20, r => r.Day),
            ],
            found.Rows
        );
        return await files.AnswerAsync(list, format, http, ct);
    }

    private async Task<Results<FileContentHttpResult, NotFound>> TasksAsync(
        string ending,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (ListFiles.Read(ending) is not { } format)
        {
            return TypedResults.NotFound();
        }

        var filter = RegisterAddress.Read(http.Request.Query) with { Whole = true };
        var found = await tasks.PageAsync(filter, http.User, ct);
        var list = ListFile.Of(
            texts[filter.Mine ? "tasks.mine" : "tasks"],
            "aufgaben",
            Selection(filter, found.Groups.FirstOrDefault(g => g.Id == filter.Group)?.Name),
            [
                new(texts["task"], 60, r => r.Wording, NamesItsRow: true),
                new(texts["task.state"], 12, r => texts[StateOf(r)].Value),
                new(texts["task.due"], 20, r => r.Task.Due),
                new(texts["task.assignee"], 24, r => r.Assignee),
                new(texts["group"], 26, r => r.Group),
                new(texts["meeting"], 20, r => r.Meeting?.When.Day),
            ],
            found.Rows
        );
        return await files.AnswerAsync(list, format, http, ct);
    }

    private static string StateOf(TaskRow row) =>
        row.IsOverdue ? "state.overdue"
        : row.Task.State is ActionItemState.Done ? "state.done"
        : row.Task.State is ActionItemState.Dropped ? "state.dropped"
        : "state.open";

    // "Gruppe: Sprache; Jahr: 2026; Suche: Döbeln": whoever holds the paper knows what is not on it.
    private string Selection(RegisterFilter filter, string? group)
    {
        var state = filter.State switch
        {
            "offen" => "state.open",
            "ueberfaellig" => "state.overdue",
            "erledigt" => "state.done",
            "wiedervorlage" => "resolution.to-review",
            "umgesetzt" => "resolution.state.CarriedOut",
            "ueberholt" => "resolution.state.Overtaken",
            _ => null,
        };
        (string Key, string? Value)[] parts =
        [
            ("group", group),
            ("year", filter.Year?.ToString(CultureInfo.InvariantCulture)),
            ("task.state", state is null ? null : texts[state].Value),
            ("search", filter.Search.Length > 0 ? filter.Search : null),
        ];
        return string.Join(
            "; ",
            parts.Where(p => p.Value is not null).Select(p => $"{texts[p.Key].Value}: {p.Value}")
        );
    }
}
