using System.Net;
using AngleSharp.Dom;
using Netzwerk.Web.Platform.Web;
using Xunit;

namespace Netzwerk.Web.Tests.Shared;

public sealed class TheFrameOfEveryPage
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Menus_are_filled_by_the_features_in_their_order()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var page = await GetAsync(site.Browser(), "/muster/sitzung");

        var items = page.QuerySelectorAll(".site-nav .nav-list:first-child a");
        Assert.Equal(
            ["/muster", "/aufgaben"],
            items.Select(x => x.GetAttribute("href")),
            StringComparer.Ordinal
        );
        Assert.Equal("page", items[0].GetAttribute("aria-current"));
        Assert.Contains("(3 offen)", items[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("#inhalt", page.Body!.FirstElementChild!.GetAttribute("href"));
        Assert.Equal("main", page.GetElementById("inhalt")!.LocalName);
        Assert.EndsWith("– Netzwerk Muster", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_small_screen_menu_needs_no_script()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var page = await GetAsync(site.Browser(), "/muster/sitzung");

        var menu = page.QuerySelector("details.menu")!;
        Assert.Equal("summary", menu.FirstElementChild!.LocalName);
        Assert.Equal(2, menu.QuerySelectorAll(".nav-list:first-child a").Length);
    }

    [Fact]
    public async Task A_table_keeps_its_meaning_when_it_becomes_a_list()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var table = (await GetAsync(site.Browser(), "/muster/sitzung")).QuerySelector("table")!;

        Assert.Equal("Teilnahme an der Sitzung", table.QuerySelector("caption")!.TextContent);
        Assert.Equal("ascending", table.QuerySelector("th[scope=col]")!.GetAttribute("aria-sort"));
        Assert.Equal(4, table.QuerySelectorAll("tbody th[scope=row]").Length);
        Assert.All(
            table.QuerySelectorAll("td"),
            x => Assert.False(string.IsNullOrEmpty(x.GetAttribute("data-label")))
        );
        Assert.All(
            table.QuerySelectorAll("tr, th, td, thead, tbody"),
            x => Assert.NotNull(x.GetAttribute("role"))
        );
    }

    [Fact]
    public async Task Legal_pages_are_one_step_from_everywhere()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        foreach (var path in new[] { "/muster/sitzung", "/gibt-es-nicht", "/impressum" })
        {
            var page = await GetAsync(site.Browser(), path);
            foreach (var legal in new[] { "/impressum", "/datenschutz", "/barrierefreiheit" })
            {
                Assert.NotNull(page.QuerySelector($"footer a[href='{legal}']"));
            }
        }
    }

    [Fact]
    public async Task English_is_chosen_by_a_post_and_stays()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var browser = site.Browser();
        Assert.Equal(
            "de",
            (await GetAsync(browser, "/impressum")).DocumentElement.GetAttribute("lang")
        );
        var answer = await SwitchAsync(browser, "en", "/datenschutz");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/datenschutz", answer.Headers.Location?.OriginalString);
        Assert.StartsWith(
            "__Host-sprache=en",
            Assert.Single(answer.Headers.GetValues("Set-Cookie")),
            StringComparison.Ordinal
        );
        var page = await GetAsync(browser, "/datenschutz");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Privacy", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_browser_set_to_English_still_gets_German_first()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Accept-Language", "en");

        Assert.Equal(
            "de",
            (await GetAsync(browser, "/impressum")).DocumentElement.GetAttribute("lang")
        );
    }

    [Theory]
    [InlineData("//boese.example")]
    [InlineData("https://boese.example/")]
    [InlineData("/\\boese.example")]
    [InlineData("")]
    public async Task The_language_switch_leads_nowhere_else(string back)
    {
        await using var site = await SampleSite.StartAsync(Ct);

        Assert.Equal(
            "/",
            (await SwitchAsync(site.Browser(), "en", back)).Headers.Location?.OriginalString
        );
    }

    [Fact]
    public async Task An_unknown_language_is_refused()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var answer = await SwitchAsync(site.Browser(), "tlh", "/");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Absolute_addresses_come_from_the_configuration()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var urls = (PublicUrl)site.Services.GetService(typeof(PublicUrl))!;

        Assert.Equal("https://netz.example/a/b?c=d", urls.To("/a/b?c=d").AbsoluteUri);
        Assert.Throws<ArgumentException>(() => urls.To("//boese.example"));
    }

    private static async Task<IDocument> GetAsync(HttpClient browser, string path) =>
        await SampleSite.ReadAsync(await browser.GetAsync(path, Ct), Ct);

    private static async Task<HttpResponseMessage> SwitchAsync(
        HttpClient browser,
        string language,
        string back
    ) =>
        await browser.PostAsync(
            "/sprache",
            new FormUrlEncodedContent([new("sprache", language), new("zurueck", back)]),
            Ct
        );
}
