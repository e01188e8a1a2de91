using System.Net;
using Netzwerk.Web.Platform.Web;
using Xunit;

namespace Netzwerk.Web.Tests.Shared;

public sealed class EveryAnswerIsGuarded
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/impressum")]
    [InlineData("/gibt-es-nicht")]
    [InlineData("/kaputt")]
    [InlineData("/api/kaputt")]
    [InlineData("/.well-known/security.txt")]
    public async Task Security_headers_come_with_pages_and_with_errors(string path)
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var answer = await site.Browser().GetAsync(path, Ct);

        Assert.Equal(
            SecurityHeaders.ContentSecurityPolicy,
            Header(answer, "Content-Security-Policy")
        );
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Contains(
            "camera=()",
            Header(answer, "Permissions-Policy"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "max-age=63072000; includeSubDomains",
            Header(answer, "Strict-Transport-Security")
        );
    }

    [Fact]
    public async Task Development_and_plain_http_promise_no_strict_transport()
    {
        await using var development = await SampleSite.StartAsync(Ct, environment: "Development");
        await using var plain = await SampleSite.StartAsync(
            Ct,
            x => x["Netzwerk:PublicUrl"] = "http://netz.example/"
        );

        Assert.Null(
            Header(
                await development.Browser().GetAsync("/impressum", Ct),
                "Strict-Transport-Security"
            )
        );
        Assert.Null(
            Header(await plain.Browser().GetAsync("/impressum", Ct), "Strict-Transport-Security")
        );
    }

    [Fact]
    public async Task A_page_holds_no_inline_style_and_no_inline_script()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        foreach (
            var path in new[]
            {
                "/muster/sitzung",
                "/muster/formular",
                "/datenschutz",
                "/fehler/404",
            }
        )
        {
            var page = await SampleSite.ReadAsync(await site.Browser().GetAsync(path, Ct), Ct);

            Assert.NotNull(page.QuerySelector("main h1"));
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
            Assert.DoesNotContain(
                page.All.SelectMany(x => x.Attributes),
                a => a.Name.StartsWith("on", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task A_public_page_sets_no_cookie()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        foreach (
            var path in new[]
            {
                "/impressum",
                "/datenschutz",
                "/barrierefreiheit",
                "/gibt-es-nicht",
            }
        )
        {
            var answer = await site.Browser().GetAsync(path, Ct);
            Assert.False(answer.Headers.Contains("Set-Cookie"), path);
        }
    }

    [Fact]
    public async Task The_form_cookie_is_bound_to_the_host()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var answer = await site.Browser().GetAsync("/muster/formular", Ct);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-formular=", cookie, StringComparison.Ordinal);
        foreach (var flag in new[] { "secure", "httponly", "samesite=lax", "path=/" })
        {
            Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Pages_of_signed_in_people_are_kept_nowhere()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var browser = site.Browser();
        Assert.Null((await browser.GetAsync("/impressum", Ct)).Headers.CacheControl);
        browser.DefaultRequestHeaders.Add("X-Sample-User", "1");

        Assert.True((await browser.GetAsync("/impressum", Ct)).Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_secret_link_leaves_no_trace()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var answer = await site.Browser().GetAsync("/geheim", Ct);

        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal("noindex, nofollow", Header(answer, "X-Robots-Tag"));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_foreign_host_name_is_turned_away()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/impressum");
        request.Headers.Host = "boese.example";

        var answer = await site.Browser().SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            SecurityHeaders.ContentSecurityPolicy,
            Header(answer, "Content-Security-Policy")
        );
        Assert.NotNull((await SampleSite.ReadAsync(answer, Ct)).QuerySelector("main h1"));
    }

    // The container and a proxy beside it look by the address of the machine.
    [Theory]
    [InlineData("127.0.0.1:8080")]
    [InlineData("localhost")]
    [InlineData("[::1]:8080")]
    public async Task A_probe_on_the_machine_itself_is_answered(string host)
    {
        await using var site = await SampleSite.StartAsync(Ct);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/impressum");
        request.Headers.Host = host;

        Assert.Equal(HttpStatusCode.OK, (await site.Browser().SendAsync(request, Ct)).StatusCode);
    }

    [Fact]
    public async Task Umlauts_stay_letters_in_the_page()
    {
        await using var site = await SampleSite.StartAsync(Ct);
        var html = await site.Browser().GetStringAsync("/muster/sitzung", Ct);

        Assert.Contains("Jörg Weiß", html, StringComparison.Ordinal);
        Assert.Contains("سلام", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sitzungen/1?a=b#c", true)]
    [InlineData("/", true)]
    [InlineData("//boese.example", false)]
    [InlineData("/\\boese.example", false)]
    [InlineData("\\\\boese.example", false)]
    [InlineData("https://boese.example", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData(" /x", false)]
    [InlineData("/\t/boese.example", false)]
    [InlineData("/x\r\nSet-Cookie: a=b", false)]
    [InlineData("boese.example", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_a_path_of_this_site_is_followed(string? path, bool local)
    {
        Assert.Equal(local, LocalPath.IsLocal(path));
        Assert.Equal(local ? path : "/", LocalPath.OrRoot(path));
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : null;
}
