using System.Net;
using System.Text.Json;
using Xunit;

namespace Netzwerk.Web.Tests.Shared;

public sealed class ErrorsAreExplained
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/gibt-es-nicht", 404, "Diese Seite gibt es nicht")]
    [InlineData("/muster/verschwunden", 404, "Diese Seite gibt es nicht")]
    [InlineData("/status/400", 400, "Die Anfrage war unvollständig")]
    [InlineData("/status/403", 403, "Das dürfen Sie hier nicht")]
    [InlineData("/status/409", 409, "Wurde inzwischen geändert")]
    [InlineData("/status/429", 429, "Zu viele Versuche")]
    [InlineData("/status/418", 418, "Die Anfrage war unvollständig")]
    [InlineData("/status/503", 503, "Bei uns ist etwas schiefgegangen")]
    [InlineData("/kaputt", 500, "Bei uns ist etwas schiefgegangen")]
    [InlineData("/muster/kaputt", 500, "Bei uns ist etwas schiefgegangen")]
    [InlineData("/fehler/500", 404, "Diese Seite gibt es nicht")]
    public async Task A_page_says_in_plain_words_what_happened(
        string path,
        int status,
        string title
    )
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var answer = await site.Browser().GetAsync(path, Ct);
        var page = await SampleSite.ReadAsync(answer, Ct);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(title, page.QuerySelector("h1")?.TextContent);
        Assert.NotNull(page.QuerySelector("header nav a[href='/aufgaben']"));
        Assert.NotNull(page.QuerySelector("footer a[href='/impressum']"));
        Assert.DoesNotContain("geheim", page.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_internal_leaks_in_development_either()
    {
        await using var site = await SampleSite.StartAsync(Ct, environment: "Development");
        var html = await (
            await site.Browser().GetAsync("/muster/kaputt", Ct)
        ).Content.ReadAsStringAsync(Ct);

        Assert.Contains("schiefgegangen", html, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_programme_gets_problem_details_instead()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        foreach (var (path, status) in new[] { ("/api/kaputt", 500), ("/api/gibt-es-nicht", 404) })
        {
            var answer = await site.Browser().GetAsync(path, Ct);
            var body = await answer.Content.ReadAsStringAsync(Ct);

            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(
                status,
                JsonDocument.Parse(body).RootElement.GetProperty("status").GetInt32()
            );
            Assert.DoesNotContain("geheim", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Too_large_a_post_is_called_too_large()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var answer = await site.Browser().PostAsync("/gross", new StringContent("x"), Ct);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(
            "Das ist zu groß",
            (await SampleSite.ReadAsync(answer, Ct)).QuerySelector("h1")?.TextContent
        );
    }

    [Fact]
    public async Task An_expired_form_gives_back_what_was_typed()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var page = await ExpireAsync(site.Browser());

        Assert.Equal("Das Formular ist abgelaufen", page.QuerySelector("h1")?.TextContent);
        Assert.Equal("Bitte Unterlagen <b>mitbringen</b>", page.QuerySelector("dd")?.TextContent);
        Assert.Equal("/muster/formular", page.QuerySelector(".actions a")?.GetAttribute("href"));
        Assert.Single(page.QuerySelectorAll("dd"));
    }

    [Fact]
    public async Task A_form_without_a_vouched_origin_puts_no_words_on_our_page()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var browser = site.Browser();
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        var page = await ExpireAsync(browser);

        Assert.Equal("Das Formular ist abgelaufen", page.QuerySelector("h1")?.TextContent);
        Assert.Empty(page.QuerySelectorAll("dd"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://boese.example")]
    public async Task A_post_from_another_site_is_refused(string header, string value)
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var browser = site.Browser();
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.DefaultRequestHeaders.Add(header, value);

        foreach (var path in new[] { "/sprache", "/muster/formular" })
        {
            var answer = await browser.PostAsync(
                path,
                new FormUrlEncodedContent([new("sprache", "en")]),
                Ct
            );
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    private static async Task<AngleSharp.Dom.IDocument> ExpireAsync(HttpClient browser)
    {
        var answer = await browser.PostAsync(
            "/muster/formular",
            new FormUrlEncodedContent([
                new("_handler", "plan"),
                new("__RequestVerificationToken", "alt"),
                new("Input.Note", "Bitte Unterlagen <b>mitbringen</b>"),
            ]),
            Ct
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return await SampleSite.ReadAsync(answer, Ct);
    }
}
