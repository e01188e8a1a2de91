using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Papers;

/// <summary>Everybody asks for every paper of every kind of group: what is not theirs looks as if it were not there.</summary>
public sealed class WhoReadsPapers(NetzwerkApp app)
{
    private static readonly Asker Office = Asker.Program(Originator.Job);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(GroupOpenness.Open)]
    [InlineData(GroupOpenness.Listed)]
    [InlineData(GroupOpenness.Private)]
    public async Task A_paper_is_there_for_those_whom_it_is_for(GroupOpenness openness)
    {
        var world = await WorldAsync(openness);
        var isPublic = openness is not GroupOpenness.Private;
        foreach (var (who, browser) in world.Browsers)
        {
            foreach (var (level, paper) in world.Papers)
            {
                var may =
                    who is "chair" or "minutes" or "office"
                    || (who is "member" or "deputy" && level is not PaperLevel.Leaders)
                    || (level is PaperLevel.Everybody && isPublic);
                var (status, body) = await AskAsync(browser, PaperSteps.AddressOf(paper));
                Assert.Equal((who, level, may), (who, level, status is HttpStatusCode.OK));
                if (!may)
                {
                    await AssertLooksMissingAsync(browser, world.Group, (status, body));
                }
            }
        }
    }

    [Fact]
    public async Task Outsiders_have_the_newest_public_version_and_no_names()
    {
        var world = await WorldAsync(GroupOpenness.Open);
        using var visitor = app.Visitor();
        var list = await visitor.OpenAsync(PaperSteps.PapersOf(world.Group));
        Assert.Equal(
            ["Everybody"],
            list.Document.QuerySelectorAll(".rows__main a").Select(a => a.TextContent)
        );
        Assert.DoesNotContain("Karla", list.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Everybody",
            (await visitor.OpenAsync($"/gruppen/{world.Group}")).Text,
            StringComparison.Ordinal
        );
        var open = world.Papers[PaperLevel.Everybody];
        using var chair = await app.SignInAsync(world.Chair);
        var page = await chair.OpenAsync($"{PaperSteps.PapersOf(world.Group)}/{open.Id}");
        await page.SendFilesAsync("fassung", [("Neu.pdf", PaperSteps.Pdf("neu"))]);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await AskAsync(visitor, PaperSteps.AddressOf(open, 1))).Status
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await AskAsync(visitor, PaperSteps.AddressOf(open, 2))).Status
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await AskAsync(chair, PaperSteps.AddressOf(open, 1))).Status
        );
        // The paper as such is for members; a stranger who is signed in learns nothing of it either.
        var outsider = world.Browsers["outsider"];
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await outsider.OpenAsync($"{PaperSteps.PapersOf(world.Group)}/{open.Id}")).Status
        );
    }

    [Fact]
    public async Task Whoever_left_reads_nothing_any_more()
    {
        var world = await WorldAsync(GroupOpenness.Open);
        var paper = world.Papers[PaperLevel.Members];
        var browser = world.Browsers["member"];
        Assert.Equal(
            HttpStatusCode.OK,
            (await AskAsync(browser, PaperSteps.AddressOf(paper))).Status
        );
        var left = await app.WithAsync<GroupCommands, CommandResult>(c =>
            c.ReleaseAsync(world.Group, new ReleaseMember(world.Member.Id), Office, Ct)
        );
        Assert.Equal(CommandStatus.Done, left.Status);
        var now = await AskAsync(browser, PaperSteps.AddressOf(paper));
        await AssertLooksMissingAsync(browser, world.Group, now);
    }

    [Fact]
    public async Task Nobody_finds_a_paper_by_way_of_another_group()
    {
        var world = await WorldAsync(GroupOpenness.Open);
        var other = await app.FoundAsync();
        await app.SeatAsync(other, world.Member, GroupRole.Chair);
        var paper = world.Papers[PaperLevel.Leaders];
        var browser = world.Browsers["member"];
        foreach (var tail in (string[])["", "/bearbeiten", "/wegnehmen", "/fassungen/1"])
        {
            var path = $"{PaperSteps.PapersOf(other)}/{paper.Id}{tail}";
            Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(browser, path)).Status);
        }
    }

    [Fact]
    public async Task Members_file_only_where_the_group_lets_them_and_keep_their_own_in_order()
    {
        var world = await WorldAsync(GroupOpenness.Open);
        var browser = world.Browsers["member"];
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var path = PaperSteps.PapersOf(world.Group);
        // The form of somebody who may, sent by somebody who may not: the body is not even read.
        var foreign = await (await office.OpenAsync(path)).PostAsAsync(browser);
        Assert.Equal(HttpStatusCode.NotFound, foreign);
        Assert.Equal(3, (await app.PapersAsync(world.Group)).Count);

        await (await office.OpenAsync(path)).SubmitAsync("wer", ("Let.Members", "true"));
        var page = await browser.OpenAsync(path);
        Assert.Equal(
            ["Members"],
            page.Document.QuerySelectorAll("input[type=radio]").Select(i => i.GetAttribute("value"))
        );
        var sent = await browser.FileAsync(world.Group, "Mein.pdf", PaperSteps.Pdf("mein"));
        Assert.Equal(path, sent.RedirectsTo);
        var forged = await browser.FileAsync(
            world.Group,
            "Offen.pdf",
            PaperSteps.Pdf("offen"),
            ("Input.Level", "Everybody")
        );
        Assert.Null(forged.RedirectsTo);
        var mine = (await app.PapersAsync(world.Group)).Single(p => p.Title == "Mein");
        Assert.Equal(
            HttpStatusCode.OK,
            (await AskAsync(browser, $"{path}/{mine.Id}/wegnehmen")).Status
        );
        var theirs = world.Papers[PaperLevel.Members];
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await AskAsync(browser, $"{path}/{theirs.Id}/wegnehmen")).Status
        );
    }

    [Fact]
    public async Task An_ended_group_stays_readable_and_takes_nothing()
    {
        var world = await WorldAsync(GroupOpenness.Open);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var path = PaperSteps.PapersOf(world.Group);
        var open = await office.OpenAsync(path);
        await app.WithAsync<GroupCommands, CommandResult>(c =>
            c.CloseAsync(world.Group, new CloseGroup(null, "Fertig"), Office, Ct)
        );
        var refused = await open.SendFilesAsync("ablegen", [("Spät.pdf", PaperSteps.Pdf("spät"))]);
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal(3, (await app.PapersAsync(world.Group)).Count);
        var member = world.Browsers["member"];
        var list = await member.OpenAsync(path);
        Assert.Contains("Ihre Unterlagen bleiben lesbar", list.Text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.OK,
            (await AskAsync(member, PaperSteps.AddressOf(world.Papers[PaperLevel.Members]))).Status
        );
        using var visitor = app.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(visitor, path)).Status);
    }

    private static async Task AssertLooksMissingAsync(
        HttpClient browser,
        GroupId group,
        (HttpStatusCode Status, string Body) foreign
    )
    {
        foreach (var at in (GroupId[])[group, GroupId.Create()])
        {
            var missing = await AskAsync(
                browser,
                $"{PaperSteps.PapersOf(at)}/{Guid.CreateVersion7()}/fassungen/1"
            );
            Assert.Equal(missing, foreign);
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(
        HttpClient browser,
        string path
    )
    {
        using var answer = await browser.GetAsync(path, Ct);
        var body = await answer.Content.ReadAsStringAsync(Ct);
        // What was asked for stands in the way to the sign-in and nowhere else.
        return (
            answer.StatusCode,
            body.Replace(Uri.EscapeDataString(path), "", StringComparison.Ordinal)
        );
    }

    private sealed record World(
        GroupId Group,
        KnownPerson Chair,
        KnownPerson Member,
        IReadOnlyDictionary<string, HttpClient> Browsers,
        IReadOnlyDictionary<PaperLevel, Paper> Papers
    );

    private async Task<World> WorldAsync(GroupOpenness openness)
    {
        var group = await app.FoundAsync(GroupOpenness.Open);
        var people = new Dictionary<string, KnownPerson>(StringComparer.Ordinal);
        foreach (
            var (who, role) in ((string, GroupRole?)[])
                [
                    ("chair", GroupRole.Chair),
                    ("minutes", GroupRole.MinuteTaker),
                    ("member", GroupRole.Member),
                    ("guest", GroupRole.Guest),
                    ("deputy", null),
                    ("outsider", null),
                ]
        )
        {
            people[who] = await app.CreatePersonAsync("Wer", who);
            if (role is { } seat)
            {
                await app.SeatAsync(group, people[who], seat);
            }
        }

        await DoAsync(
            group,
            g => GroupDecisions.Decide(g, new SetGroupWays(g.Ways with { HasDeputies = true }))
        );
        await DoAsync(
            group,
            g =>
                SeatDecisions.Decide(
                    g,
                    new NameDeputies(people["member"].Id, [people["deputy"].Id])
                )
        );
        var papers = new Dictionary<PaperLevel, Paper>();
        foreach (var level in Enum.GetValues<PaperLevel>())
        {
            papers[level] = await app.FileAsync(
                group,
                $"{level}.pdf",
                PaperSteps.Pdf($"{group} {level}"),
                level
            );
        }

        // What was for everybody is no longer when the group becomes private.
        await DoAsync(
            group,
            g => GroupDecisions.Decide(g, new DescribeGroup(g.Name, openness, g.Mandate))
        );
        var browsers = new Dictionary<string, HttpClient>(StringComparer.Ordinal)
        {
            ["visitor"] = app.Visitor(),
            ["office"] = await app.SignInAsync(await app.CreateCoordinatorAsync()),
        };
        foreach (var (who, person) in people)
        {
            browsers[who] = await app.SignInAsync(person);
        }

        return new(group, people["chair"], people["member"], browsers, papers);
    }

    private async Task DoAsync(GroupId group, Func<Group, Outcome<GroupEvent>> decide)
    {
        var runner = app.Services.GetService(typeof(CommandRunner)) as CommandRunner;
        var done = await runner!.ChangeAsync(group.Value, decide, Originator.Job, Ct);
        Assert.True(done.Succeeded);
    }
}
