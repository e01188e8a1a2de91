using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Actors.Imports.Pages;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Lists;

namespace Netzwerk.Web.Actors.Imports;

/// <summary>The report about a list as a file, and how far a list is for pages that watch it.</summary>
public sealed class ImportFiles(
    ImportScreens screens,
    ListFiles files,
    IStringLocalizer<ImportTexts> texts,
    IStringLocalizer<ActorTexts> reasons
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                "/akteure/einlesen/{id:guid}/bericht.{ending}",
                (Guid id, string ending, HttpContext http, ImportFiles it, CancellationToken ct) =>
                    it.ReportAsync(id, ending, http, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
        app.MapGet(
                "/akteure/einlesen/{id:guid}/stand",
                (Guid id, ImportFiles it, CancellationToken ct) => it.StandingAsync(id, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
    }

    private async Task<Results<RazorComponentResult<ListProgress>, NotFound>> StandingAsync(
        Guid id,
        CancellationToken ct
    )
    {
        var (upload, import) = (
            await screens.UploadAsync(id, ct),
            await screens.ImportAsync(id, ct)
        );
        return upload is null && import is null
            ? TypedResults.NotFound()
            : new RazorComponentResult<ListProgress>(
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    [nameof(ListProgress.Id)] = id,
                    [nameof(ListProgress.Upload)] = upload,
                    [nameof(ListProgress.Import)] = import,
                }
            );
    }

    private async Task<Results<FileContentHttpResult, NotFound>> ReportAsync(
        Guid id,
        string ending,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (
            ListFiles.Read(ending) is not { } format
            || await screens.ReportAsync(id, ct) is not { } report
        )
        {
            return TypedResults.NotFound();
        }

        var list = ListFile.Of(
            texts["report.file"],
            "einlesen-bericht",
            "",
            [
                new(texts["row"], 8, r => r.Fact.Row),
                new(texts["report.person"], 28, r => r.Card?.SortName ?? "", NamesItsRow: true),
                new(texts["report.organisation"], 36, r => r.Organisation),
                new(texts["report.result"], 24, r => texts[ReportWords.ResultOf(r)].Value),
                new(texts["report.reason"], 48, r => ReportWords.ReasonOf(r, texts, reasons)),
            ],
            report.Rows
        );
        return await files.AnswerAsync(list, format, http, ct);
    }
}

/// <summary>What a report says about a row.</summary>
internal static class ReportWords
{
    /// <summary>The key of the words for what became of a row.</summary>
    public static string ResultOf(ReportRow row) =>
        row.Undone is { Kept: null } ? "result.undone"
        : row.Fact.Refused is not null ? "result.refused"
        : row.Fact.ToPerson is RowEffect.Entered ? "result.person-entered"
        : row.Fact.ToPerson is RowEffect.Changed ? "result.person-changed"
        : row.Fact.ToOrganisation is RowEffect.Entered ? "result.organisation-entered"
        : "result.organisation-changed";

    public static string ReasonOf(
        ReportRow row,
        IStringLocalizer<ImportTexts> texts,
        IStringLocalizer<ActorTexts> actors
    ) => (row.Fact.Refused ?? row.Undone?.Kept) is { } code ? Reason(code, texts, actors) : "";

    /// <summary>The words for a reason: those of lists are ours, those of people and organisations stand with them.</summary>
    public static string Reason(
        string code,
        IStringLocalizer<ImportTexts> texts,
        IStringLocalizer<ActorTexts> actors
    ) => code.StartsWith("import.", StringComparison.Ordinal) ? texts[code] : actors[code];
}
