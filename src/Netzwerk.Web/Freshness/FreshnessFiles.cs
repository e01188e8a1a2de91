using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Lists;

namespace Netzwerk.Web.Freshness;

/// <summary>The overview and the list of calls as files.</summary>
public sealed class FreshnessFiles(
    FreshnessScreens screens,
    Proposals.ProposalScreens proposals,
    EntryContacts contacts,
    TimeProvider clock,
    ListFiles files,
    IStringLocalizer<FreshnessTexts> texts,
    IStringLocalizer<ActorTexts> words
)
{
    public static void Map(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapGet(
                $"{FreshnessFeature.Route}.{{ending}}",
                (string ending, HttpContext http, FreshnessFiles it, CancellationToken ct) =>
                    it.AnswerAsync(ending, http, it.EntriesAsync, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
        app.MapGet(
                $"{FreshnessFeature.Route}/telefon.{{ending}}",
                (string ending, HttpContext http, FreshnessFiles it, CancellationToken ct) =>
                    it.AnswerAsync(ending, http, it.CallsAsync, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
        app.MapGet(
                $"{FreshnessFeature.Route}/runde.{{ending}}",
                (string ending, HttpContext http, FreshnessFiles it, CancellationToken ct) =>
                    it.AnswerAsync(ending, http, it.RoundAsync, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
        app.MapGet(
                "/vorschlaege.{ending}",
                (string ending, HttpContext http, FreshnessFiles it, CancellationToken ct) =>
                    it.AnswerAsync(ending, http, it.ProposalsAsync, ct)
            )
            .RequireAuthorization(Policies.Coordinator);
    }

    private async Task<Results<FileContentHttpResult, NotFound>> AnswerAsync(
        string ending,
        HttpContext http,
        Func<HttpContext, CancellationToken, Task<ListFile>> list,
        CancellationToken ct
    ) =>
        ListFiles.Read(ending) is { } format
            ? await files.AnswerAsync(await list(http, ct), format, http, ct)
            : TypedResults.NotFound();

    private async Task<ListFile> EntriesAsync(HttpContext http, CancellationToken ct)
    {
        var standing = StandingWords.Read(http.Request.Query["stand"]);
        var overview = await screens.OverviewAsync(ct);
        return ListFile.Of(
            texts["title"],
            "aktualitaet",
            standing is null ? "" : texts[$"standing.{standing}"],
            [
                new(words["organisation"], 44, r => r.Organisation.Name, NamesItsRow: true),
                new(words["municipality"], 20, r => r.Municipality),
                new(texts["standing"], 18, r => texts[$"standing.{r.Standing}"].Value),
                new(texts["asked-on"], 12, r => r.Entry?.AskedOn),
                new(texts["silent-since"], 12, r => r.Entry?.SilentSince),
                new(texts["confirmed-on"], 12, r => r.Entry?.ConfirmedOn),
                new(
                    texts["through"],
                    20,
                    r => r.Entry?.Through is { } through ? texts[$"through.{through}"].Value : ""
                ),
            ],
            overview.Of(standing)
        );
    }

    /// <summary>Whom the next round asks, with the reason where nobody is asked.</summary>
    private async Task<ListFile> RoundAsync(HttpContext http, CancellationToken ct)
    {
        var today = Appointment.LocalDay(clock.GetUtcNow());
        return ListFile.Of(
            texts["round"],
            "runde",
            "",
            [
                new(words["organisation"], 44, q => q.Organisation.Name, NamesItsRow: true),
                new(
                    texts["contact"],
                    30,
                    q =>
                        q.AnsweredLately || q.Contact is not { } contact ? ""
                        : contact.IsGeneral ? texts["general.name"].Value
                        : contact.Name
                ),
                new(words["mail"], 34, q => q.AnsweredLately ? "" : q.Contact?.Mail ?? ""),
                new(
                    texts["trouble"],
                    24,
                    q =>
                        !q.AnsweredLately && q.Trouble is { } trouble
                            ? texts[$"trouble.{trouble}"].Value
                            : ""
                ),
                new(texts["answered-on"], 14, q => q.AnsweredLately ? q.Entry?.AnsweredOn : null),
            ],
            (await contacts.PlanAsync(today, ct)).Where(q => q.Entry?.Round != today)
        );
    }

    private async Task<ListFile> ProposalsAsync(HttpContext http, CancellationToken ct) =>
        ListFile.Of(
            texts["proposals"],
            "vorschlaege",
            "",
            [
                new(words["organisation"], 44, p => p.Organisation, NamesItsRow: true),
                new(texts["proposal.who"], 30, p => p.Proposer),
                new(texts["proposal.day"], 14, p => p.Proposal.Day),
                new(
                    texts["proposal.kind"],
                    20,
                    p => texts[$"proposal.kind.{p.Proposal.Kind}"].Value
                ),
            ],
            await proposals.OpenAsync(ct)
        );

    private async Task<ListFile> CallsAsync(HttpContext http, CancellationToken ct) =>
        ListFile.Of(
            texts["calls"],
            "telefonliste",
            "",
            [
                new(words["organisation"], 40, c => c.Row.Organisation.Name, NamesItsRow: true),
                new(words["municipality"], 18, c => c.Row.Municipality),
                new(
                    words["phone"],
                    40,
                    c => string.Join('\n', c.Phones.Select(p => $"{p.Name}: {p.Phone}"))
                ),
                new(texts["silent-since"], 12, c => c.Row.Entry?.SilentSince),
                new(
                    texts["trouble"],
                    24,
                    c => c.Row.Entry?.Trouble is { } t ? texts[$"trouble.{t}"].Value : ""
                ),
                new(texts["last-call"], 24, c => c.Row.Entry?.LastCall?.Note ?? ""),
            ],
            await screens.CallsAsync(ct)
        );
}

/// <summary>The standings of entries as they stand in addresses.</summary>
internal static class StandingWords
{
    private static readonly Dictionary<string, EntryStanding> Known = new(StringComparer.Ordinal)
    {
        ["bestaetigt"] = EntryStanding.Confirmed,
        ["geaendert"] = EntryStanding.Changed,
        ["nicht-mehr-da"] = EntryStanding.Gone,
        ["gefragt"] = EntryStanding.Silent,
        ["gelb"] = EntryStanding.Yellow,
        ["ausgeblendet"] = EntryStanding.Hidden,
        ["nie-gefragt"] = EntryStanding.NeverAsked,
        ["beendet"] = EntryStanding.Ended,
    };

    public static IEnumerable<(string Word, EntryStanding Standing)> All =>
        Known.Select(k => (k.Key, k.Value));

    public static EntryStanding? Read(string? word) =>
        Known.TryGetValue(word ?? "", out var standing) ? standing : null;
}
