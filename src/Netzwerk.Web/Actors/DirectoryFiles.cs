using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Actors.Profiles;
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
    DirectorySearch organisations,
    GeneralMails mails,
    IQuerySession session,
    SealedSearch search,
    ListFiles files,
    FilterWords selection,
    IStringLocalizer<ActorTexts> texts,
    IStringLocalizer<ProfileTexts> profiles,
    TimeProvider clock
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
        Func<DirectoryFilter, CancellationToken, Task<ListFile>> list,
        CancellationToken ct
    )
    {
        if (ListFiles.Read(ending) is not { } format)
        {
            return TypedResults.NotFound();
        }

        var filter = DirectoryFilter.Read(http.Request.Query, search);
        return await files.AnswerAsync(await list(filter, ct), format, http, ct);
    }

    private async Task<ListFile> OrganisationsAsync(DirectoryFilter filter, CancellationToken ct)
    {
        var found = await organisations.FindAsync(filter, ct);
        var general = await mails.AllAsync(session, ct);
        return ListFile.Of(
            texts["organisations"],
            "organisationen",
            selection.Of(filter),
            [
                new(texts["organisation"], 44, o => o.Name, NamesItsRow: true),
                new(texts["kind"], 26, o => texts[$"kind.{o.Kind}"].Value),
                new(texts["municipality"], 20, o => Municipalities.NameOf(o.Municipality)),
                new(texts["address"], 34, o => o.Address),
                new(texts["mail"], 34, o => general.GetValueOrDefault(o.Id, "")),
                new(texts["persons"], 10, o => o.Persons),
                new(profiles["sites"], 34, o => Sites(o.Profile), OnPaper: false),
                new(
                    profiles["topics"],
                    34,
                    o => Words(ProfileChoices.Topics(profiles), o.Profile?.Topics),
                    OnPaper: false
                ),
                new(
                    profiles["target-groups"],
                    34,
                    o => Words(ProfileChoices.TargetGroups(profiles), o.Profile?.TargetGroups),
                    OnPaper: false
                ),
                new(
                    profiles["languages"],
                    34,
                    o => Words(ProfileChoices.Languages(profiles), o.Profile?.Languages),
                    OnPaper: false
                ),
            ],
            found.Organisations
        );
    }

    private static string Words<T>(IEnumerable<Choice> choices, IReadOnlyList<T>? values)
        where T : notnull =>
        string.Join(
            ", ",
            choices
                .Where(c => values?.Any(v => v.ToString() == c.Value) is true)
                .Select(c => c.Text)
        );

    /// <summary>Sites as they are now; past ones stay in the history.</summary>
    private string Sites(OrganisationProfile? profile)
    {
        var today = Appointment.LocalDay(clock.GetUtcNow());
        return string.Join(
            "; ",
            (profile?.Sites ?? [])
                .Where(s => !s.IsOver(today))
                .Select(s =>
                    Municipalities.NameOf(s.Municipality) is { Length: > 0 } place
                        ? $"{s.Name} ({place})"
                        : s.Name
                )
        );
    }

    private async Task<ListFile> PeopleAsync(DirectoryFilter filter, CancellationToken ct)
    {
        var found = await directory.PersonsAsync(filter.Words, ct);
        var names = await OrganisationNames.OfAsync(
            session,
            found.Select(p => p.Organisation).OfType<OrganisationId>(),
            ct
        );
        return ListFile.Of(
            texts["persons"],
            "personen",
            selection.Of(new(filter.Words)),
            [
                new(texts["family-name"], 22, p => p.Card.FamilyName, NamesItsRow: true),
                new(texts["given-name"], 18, p => p.Card.GivenName),
                new(texts["organisation"], 40, p => p.Organisation is { } id ? names[id] : ""),
                new(texts["mail"], 36, p => p.Card.Mail),
                new(texts["phone"], 22, p => p.Card.Phone),
                new(texts["address"], 34, p => p.Card.Address, OnPaper: false),
                new(texts["language"], 12, p => p.Card.Language, OnPaper: false),
                new(texts["note"], 40, p => p.Card.Note, OnPaper: false),
            ],
            found
        );
    }
}
