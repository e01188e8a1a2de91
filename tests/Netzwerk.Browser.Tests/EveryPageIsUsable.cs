using System.Reflection;
using System.Text.RegularExpressions;
using Marten;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Netzwerk.Browser.Tests.Support;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Web;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests;

/// <summary>
/// Follows the links of the demo county from page to page: every page of the program is found that way and is usable
/// in light and dark and on a narrow screen.
/// </summary>
public sealed partial class EveryPageIsUsable(DemoSite site) : IClassFixture<DemoSite>
{
    /// <summary>Pages to which no link leads that a coordinator could follow at any time, and why.</summary>
    private static readonly Dictionary<string, string> NotLinked = new(StringComparer.Ordinal)
    {
        ["/anmelden/code"] = "comes after asking for a mail",
        ["/anmelden/link/{Token}"] = "stands in a mail",
        ["/antwort/{Token}"] = "stands in a mail",
        ["/protokoll/{Token}"] = "stands in a mail",
        ["/aufgabe/{Token}"] = "stands in a mail",
        ["/mitmachen/{Token}"] = "stands in a mail",
        ["/mitmachen/gruppe/{Token}"] = "once a group has an open link",
        ["/einladung/{Token}"] = "stands in a mail",
        ["/verschwiegenheit/{Token}"] = "stands in a mail",
        ["/gruppen/{Id:guid}/verschwiegenheit/abgeben"] = "to those who are asked",
        ["/terminantwort/{Token}"] = "stands in a mail",
        ["/umlaufantwort/{Token}"] = "stands in a mail",
        ["/umlaufbeschluss/{Id:guid}/feststellen"] = "once everybody has answered",
        ["/umlaufbeschluss/{Id:guid}/stichentscheid"] = "once there is a tie for the chair",
        ["/verlassen/{Token}"] = "stands in a mail",
        ["/gruppen/{Id:guid}/verlassen"] = "once one has a place in the group",
        ["/mail/einstellungen/{Token}"] = "stands in a mail",
        ["/mail/abbestellen/{Token}"] = "stands in a mail",
        ["/mail/abbestellen/{Token}/jetzt"] = "what the button of the page before sends to",
        ["/nachfolge/{Token}"] = "stands in a mail",
        ["/angaben/{Token}"] = "stands in a mail",
        ["/personen/{Id:guid}/nachfolge"] = "once mail to somebody came back",
        ["/sitzungen/{Id:guid}/briefe"] = "once no mail reaches somebody who is invited",
        ["/akteure/{Id:guid}/vorschlag"] = "on the own page of who does not coordinate",
        ["/akteure/{Id:guid}/beziehungen/{Tie:guid}"] = "where somebody has a second tie",
        ["/akteure/informieren"] = "once somebody has to be told",
        ["/akteure/einlesen/{Id:guid}"] = "once a list was sent",
        ["/akteure/einlesen/{Id:guid}/spalten"] = "once a list was sent",
        ["/mitmachen/gesendet"] = "comes after asking to join",
        ["/gruppen/{Group:guid}/anfragen/{Request:guid}"] = "once who asks looks known",
        ["/akteure/doppelte/organisationen/{Id:guid}/{Other:guid}"] = "once two are alike",
        ["/personen/{Id:guid}/trennen"] = "once two entries were merged",
        ["/akteure/{Id:guid}/trennen"] = "once two entries were merged",
        ["/sitzungen/{Id:guid}/durchfuehren"] = "on the day of the meeting",
        ["/sitzungen/{Id:guid}/protokoll/vorlegen"] = "after the meeting",
        ["/sitzungen/{Id:guid}/protokoll/{Item:guid}/versionen"] = "once minutes are written",
        ["/sitzungen/{Id:guid}/protokoll/{Item:guid}/versionen/{Stand}"] = "with minutes",
        ["/sitzungen/{Id:guid}/protokoll/{Item:guid}/vergleich"] = "once minutes are written",
        ["/sitzungen/{Id:guid}/protokoll/{Item:guid}/versionen/{Stand}/wiederherstellen"] =
            "while minutes are being written",
        ["/sitzungsreihen/{Id:guid}/einladen"] = "once a series is planned and not called",
        ["/fehler/{Code:int}"] = "when something goes wrong",
        ["/verwaltung/eingang"] = "once a mailbox is read",
        ["/entwicklung/post"] = "in development only",
        ["/entwicklung/post/{Id}"] = "in development only",
    };

    private const int OfAKind = 4;

    [Fact]
    public async Task For_everybody_in_light_and_dark_and_on_a_narrow_screen()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        await using (var stranger = await site.VisitAsync())
        {
            found.UnionWith(await WalkAsync(stranger, ["/"]));
        }

        await using var guide = await site.VisitAsync(site.Guide);
        // What only one's own page leads to is far down the lists, too.
        string[] own = ["/", $"/personen/{site.Guide}"];
        found.UnionWith(await WalkAsync(guide, [.. own, .. await MinutesInEveryStateAsync()]));
        var missing = Routes().Except(NotLinked.Keys).Except(OnTheDay).Except(found);
        Assert.True(!missing.Any(), "No link leads to " + string.Join(", ", missing));
    }

    [Fact]
    public async Task The_page_of_incoming_mail_is_usable_too()
    {
        await using var guide = await site.VisitAsync(site.Guide);
        await guide.OpenAsync("/verwaltung/eingang");
        await guide.IsAccessibleAsync();
    }

    [Fact]
    public async Task The_page_of_letters_is_usable_too()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var session = site.App.Query();
        var now = site.App.Clock.GetUtcNow();
        var meeting = (await session.Query<Meeting>().ToListAsync(ct)).First(m =>
            m is { Status: MeetingStatus.Called, Invitees.Count: > 0 } && m.When.Start > now
        );
        var silent = meeting.Invitees[0].Person.Value;
        await using var guide = await site.VisitAsync(site.Guide);
        var path = $"/sitzungen/{meeting.Id}/briefe";
        await OpenOnceSilentAsync(guide, silent, path, "Alle Briefe erstellen");
        await guide.IsAccessibleAsync();
        await using var writing = session.DocumentStore.LightweightSession();
        writing.Delete<MailboxState>(silent);
        await writing.SaveChangesAsync(ct);
    }

    [Fact]
    public async Task The_pages_about_who_follows_are_usable_too()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var session = site.App.Query();
        var colleagues = (await session.Query<Person>().ToListAsync(ct))
            .Where(p => p is { IsErased: false, Organisation: not null })
            .GroupBy(p => p.Organisation)
            .First(g => g.Count() > 1)
            .ToArray();
        var silent = colleagues[0].Id;
        await using var guide = await site.VisitAsync(site.Guide);
        await OpenOnceSilentAsync(guide, silent, $"/personen/{silent}/nachfolge", "Frage senden");
        await guide.IsAccessibleAsync();
        await guide.Page.GetByRole(AriaRole.Button, new() { Name = "Frage senden" }).ClickAsync();
        await guide
            .Page.GetByRole(AriaRole.Heading, new() { Name = "Gefragt, noch keine Antwort" })
            .WaitForAsync();
        await guide.IsAccessibleAsync();

        var grant = (
            await session
                .Query<LinkGrant>()
                .Where(g => g.Purpose == LinkPurpose.Successor)
                .ToListAsync(ct)
        ).Single();
        var links = site.App.Services.GetRequiredService<LinkTokens>();
        await using var colleague = await site.VisitAsync();
        await colleague.OpenAsync(
            "/nachfolge/" + links.Token(LinkPurpose.Successor, grant.Subject, grant.Person)
        );
        await colleague.IsAccessibleAsync();
        await colleague.Page.GetByLabel("Weiß ich nicht").CheckAsync();
        await colleague
            .Page.GetByRole(AriaRole.Button, new() { Name = "Antwort senden" })
            .ClickAsync();
        await colleague.Page.GetByText("Vielen Dank, Ihre Antwort ist angekommen").WaitForAsync();
        await colleague.IsAccessibleAsync();
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_kindly()
    {
        await using var guide = await site.VisitAsync(site.Guide);
        var answer = await guide.Page.GotoAsync("/gibt-es-nicht");
        Assert.Equal(404, answer!.Status);
        await guide.IsAccessibleAsync();
    }

    [Fact]
    public void The_list_of_what_is_not_linked_is_up_to_date() =>
        Assert.Equal([], NotLinked.Keys.Except(Routes(), StringComparer.Ordinal));

    /// <summary>
    /// Looks at each kind of page once, as the first link leads to it, and at a few more of its kind for further links.
    /// </summary>
    private static async Task<IReadOnlyCollection<string>> WalkAsync(
        Visit visit,
        IEnumerable<string> from
    )
    {
        var routes = Routes().ToDictionary(r => r, Matching, StringComparer.Ordinal);
        var opened = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<string>(from, StringComparer.Ordinal);
        var queue = new Queue<string>(seen);
        while (queue.TryDequeue(out var path))
        {
            var route = routes.FirstOrDefault(r => r.Value.IsMatch(path)).Key;
            if (route is null || opened.GetValueOrDefault(route) >= OfAKind)
            {
                continue;
            }

            var isFirst = !opened.ContainsKey(route);
            if (
                await (isFirst ? OpenedAsync(visit, path) : FetchedAsync(visit, path))
                is not { } links
            )
            {
                continue;
            }

            opened[route] = opened.GetValueOrDefault(route) + 1;
            foreach (var next in links.Where(seen.Add))
            {
                queue.Enqueue(next);
            }
        }

        return opened.Keys;
    }

    /// <summary>Mail comes back from somebody. One that was just under way and arrives takes the mark away again.</summary>
    private async Task OpenOnceSilentAsync(Visit guide, Guid person, string path, string button)
    {
        var ct = TestContext.Current.CancellationToken;
        var look = guide.Page.GetByRole(AriaRole.Button, new() { Name = button });
        await NetzwerkApp.EventuallyAsync(async () =>
        {
            await using var session = site.App.Query();
            await using var writing = session.DocumentStore.LightweightSession();
            var now = site.App.Clock.GetUtcNow();
            writing.Store(new MailboxState(person, IsUnreachable: true, 550, now));
            await writing.SaveChangesAsync(ct);
            await guide.OpenAsync(path);
            return await look.CountAsync() > 0 ? look : null;
        });
    }

    /// <summary>Among the many minutes of the county the few that wait for a vote or were corrected are far down the lists.</summary>
    private async Task<IEnumerable<string>> MinutesInEveryStateAsync()
    {
        await using var session = site.App.Query();
        var minutes = await session
            .Query<MeetingMinutes>()
            .ToListAsync(TestContext.Current.CancellationToken);
        return minutes
            .GroupBy(m => (m.State, m.AwaitsResolution, m.Correction is null, m.Edition))
            .Select(g => $"/sitzungen/{g.First().Id}/protokoll/durchsicht");
    }

    /// <summary>Looks at a page. Where the links on it lead, or null when it sends elsewhere.</summary>
    private static async Task<string[]?> OpenedAsync(Visit visit, string path)
    {
        await visit.OpenAsync(path);
        if (visit.Path != path)
        {
            return null;
        }

        await visit.IsAccessibleAsync();
        return await visit.Page.EvaluateAsync<string[]>($"() => ({Links})(document)");
    }

    /// <summary>The same without looking: for more of a kind that was looked at.</summary>
    private static Task<string[]?> FetchedAsync(Visit visit, string path) =>
        visit.Page.EvaluateAsync<string[]?>(
            $$"""
            async path => {
              const answer = await fetch(path);
              if (!answer.ok || new URL(answer.url).pathname !== path) return null;
              return ({{Links}})(new DOMParser().parseFromString(await answer.text(), "text/html"));
            }
            """,
            path
        );

    private const string Links = """
        page => [...page.querySelectorAll("a[href]")]
          .filter(a => a.origin === location.origin && !a.hasAttribute("download"))
          .map(a => a.pathname)
        """;

    private static IEnumerable<string> Routes() =>
        typeof(Composition)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>())
            .Select(r => r.Template);

    private static Regex Matching(string route) =>
        new(
            "^"
                + Regex.Replace(
                    route,
                    @"\{\w+:?(?<kind>\w*)\}",
                    p =>
                        p.Groups["kind"].Value switch
                        {
                            "guid" => "[0-9a-f-]{36}",
                            "int" => "[0-9]+",
                            _ => "[^/]+",
                        },
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                )
                + "$",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
}
