using System.Globalization;
using System.Net;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.Tests.Api;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.FollowUp;

[Collection(AfterTheMeeting.Name)]
public sealed class FollowingResolutions(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_chair_entrusts_somebody_who_reports_and_everybody_reads_it()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var path = await PathAsync(held);
        var chair = await app.SignInAsync(held.Chair);
        var review = held.Today.AddDays(20);
        var entrusted = await (await chair.OpenAsync(path)).SubmitAsync(
            "auftrag",
            ("Entrust.Responsible", held.Emil.Id.ToString()),
            ("Entrust.Review", review.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture))
        );
        Assert.Equal(path, entrusted.RedirectsTo);

        var emil = await app.SignInAsync(held.Emil);
        var page = await emil.OpenAsync(path);
        Assert.Null(page.Document.QuerySelector("select[name='Entrust.Responsible']"));
        await page.SubmitAsync(
            "stand",
            ("Report.State", nameof(ResolutionState.Underway)),
            ("Report.Report", "Der Raum ist gefunden.")
        );

        var vera = await app.SignInAsync(held.Vera);
        page = await vera.OpenAsync(path);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Contains("in Arbeit", page.Text, StringComparison.Ordinal);
        Assert.Contains("Der Raum ist gefunden.", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Stand „in Arbeit“ gemeldet von Emil Öztürk",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("festgelegt von Christa Leitner", page.Text, StringComparison.Ordinal);

        var mine = await emil.OpenAsync("/beschluesse?meine=1&stand=offen");
        Assert.Single(mine.Document.QuerySelectorAll("tbody tr"));
        Assert.Empty(
            (await vera.OpenAsync("/beschluesse?meine=1")).Document.QuerySelectorAll("tbody tr")
        );
        Assert.Empty(
            (await emil.OpenAsync("/beschluesse?stand=wiedervorlage")).Document.QuerySelectorAll(
                "tbody tr"
            )
        );
        app.Clock.Advance(TimeSpan.FromDays(21));
        emil = await app.SignInAsync(held.Emil);
        var due = await emil.OpenAsync("/beschluesse?stand=wiedervorlage&sort=wieder");
        Assert.Contains(
            "zur Wiedervorlage",
            Assert.Single(due.Document.QuerySelectorAll("tbody tr")).TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Beschluss",
            (await emil.OpenAsync("/")).Document.QuerySelector(".card--asks")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("31.2.2027", "zum Beispiel 31.12.2026")]
    [InlineData("1.1.2020", "Dieser Tag ist schon vorbei")]
    public async Task A_day_that_is_none_is_told_so_and_stays_as_typed(string day, string sentence)
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var chair = await app.SignInAsync(held.Chair);
        var page = await chair.OpenAsync(await PathAsync(held));
        var refused = await page.SubmitAsync("auftrag", ("Entrust.Review", day));
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.NotEmpty(
            refused.Document.QuerySelector("input[name='Entrust.Review']")!.GetAttribute("value")!
        );
    }

    [Fact]
    public async Task Overtaken_needs_a_reason_and_two_who_save_at_once_are_told()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var path = await PathAsync(held);
        var chair = await app.SignInAsync(held.Chair);
        var first = await chair.OpenAsync(path);
        var second = await chair.OpenAsync(path);
        var refused = await first.SubmitAsync(
            "stand",
            ("Report.State", nameof(ResolutionState.Overtaken)),
            ("Report.Report", "")
        );
        Assert.Contains("warum der Beschluss überholt ist", refused.Text, StringComparison.Ordinal);
        var saved = await refused.SubmitAsync(
            "stand",
            ("Report.State", nameof(ResolutionState.Overtaken)),
            ("Report.Report", "Durch einen neuen ersetzt.")
        );
        Assert.Equal(path, saved.RedirectsTo);
        var late = await second.SubmitAsync(
            "stand",
            ("Report.State", nameof(ResolutionState.CarriedOut)),
            ("Report.Report", "Fertig.")
        );
        Assert.Equal(HttpStatusCode.OK, late.Status);
        Assert.Contains("Fertig.", late.Text, StringComparison.Ordinal);
        Assert.Contains("überholt", (await chair.OpenAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_and_guests_find_nothing_and_members_change_nothing()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var path = await PathAsync(held);
        foreach (var person in new[] { held.Stranger, held.Guest })
        {
            var browser = await app.SignInAsync(person);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(path)).Status);
        }

        var program = await app.ApiClientAsync(held.Vera);
        var call = path.Replace("/beschluesse/", "/resolutions/", StringComparison.Ordinal);
        foreach (
            var (what, body) in new (string, object)[]
            {
                ("report", new { state = "carried-out" }),
                ("entrust", new { responsible = held.Vera.Id.ToString() }),
            }
        )
        {
            var answer = await program.SendAsync(HttpMethod.Post, $"{call}/{what}", body);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Programs_entrust_and_report_too()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var call = (await PathAsync(held)).Replace(
            "/beschluesse/",
            "/resolutions/",
            StringComparison.Ordinal
        );
        var chair = await app.ApiClientAsync(held.Chair);
        var entrusted = await chair.DoAsync(
            HttpMethod.Post,
            call + "/entrust",
            new { responsible = held.Emil.Id.ToString(), review = "2099-01-31" }
        );
        Assert.Equal("Emil Öztürk", entrusted.Text("responsibleName"));
        var emil = await app.ApiClientAsync(held.Emil);
        var reported = await emil.DoAsync(
            HttpMethod.Post,
            call + "/report",
            new { state = "carried-out", report = "Fertig." }
        );
        Assert.Equal("carried-out", reported.Text("state"));
        var register = await emil.DoAsync(
            HttpMethod.Get,
            "/resolutions?mine=true&state=carried-out&sort=review"
        );
        Assert.Single(register.Items("items"));
        var refused = await chair.SendAsync(
            HttpMethod.Post,
            call + "/entrust",
            new { review = "2020-01-31" }
        );
        Assert.Equal("resolution.review-passed", await refused.CodeAsync());
    }

    [Theory]
    [InlineData("Abendkursen")]
    [InlineData("Kurs")]
    [InlineData("Gruppen Abendkursen")]
    public async Task A_word_is_found_in_its_other_forms(string words)
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var member = await app.SignInAsync(held.Vera);
        var found = await member.OpenAsync("/beschluesse?suche=" + Uri.EscapeDataString(words));
        Assert.Single(found.Document.QuerySelectorAll("tbody tr"));
    }

    private async Task<string> PathAsync(HeldMeeting held)
    {
        var member = await app.SignInAsync(held.Vera);
        var page = await member.OpenAsync($"/beschluesse?gruppe={held.Group}");
        return page.Document.QuerySelector("tbody th a")!.GetAttribute("href")!;
    }
}
