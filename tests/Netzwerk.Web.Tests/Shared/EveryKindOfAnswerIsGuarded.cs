using System.Net;
using System.Text;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Shared;

/// <summary>The whole product: prints, programs, live connections, calendars, files and errors are guarded like pages.</summary>
public sealed class EveryKindOfAnswerIsGuarded(SmallCounty county) : IClassFixture<SmallCounty>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_about_people_are_guarded_and_kept_nowhere()
    {
        using var office = await county.App.SignInAsync(county.Frozen.Chair);
        using var program = await county.App.ApiClientAsync(county.Frozen.Chair);
        var frozen = county.Frozen;
        (HttpClient Client, string Path, HttpStatusCode Status)[] asked =
        [
            (office, "/", HttpStatusCode.OK),
            (office, $"/sitzungen/{frozen.Id}", HttpStatusCode.OK),
            (office, $"/sitzungen/{frozen.Id}/protokoll.pdf", HttpStatusCode.OK),
            (office, "/aufgaben.xlsx", HttpStatusCode.OK),
            (office, "/gibt-es-nicht", HttpStatusCode.NotFound),
            (county.App.Visitor(), frozen.ReviewLink(frozen.Vera), HttpStatusCode.OK),
            (county.App.Visitor(), frozen.ReviewLink(frozen.Vera) + ".pdf", HttpStatusCode.OK),
            (program, "/api/v1/groups", HttpStatusCode.OK),
            (program, $"/api/v1/meetings/{Guid.Empty}", HttpStatusCode.NotFound),
            (program, "/api/v1/meetings/unsinn", HttpStatusCode.NotFound),
        ];
        foreach (var (client, path, status) in asked)
        {
            using var answer = await client.GetAsync(path, Ct);
            Assert.Equal((path, status), (path, answer.StatusCode));
            IsGuarded(answer, path);
            Assert.True(answer.Headers.CacheControl?.NoStore, path + " may be kept");
        }
    }

    [Fact]
    public async Task What_everybody_may_have_and_what_goes_wrong_is_guarded_too()
    {
        using var visitor = county.App.Visitor();
        var style = (await visitor.OpenAsync("/"))
            .Document.QuerySelector("link[rel=stylesheet]")!
            .GetAttribute("href")!;
        (string Path, HttpStatusCode Status)[] asked =
        [
            ("/impressum", HttpStatusCode.OK),
            (style, HttpStatusCode.OK),
            ("/kalender/oeffentlich.ics", HttpStatusCode.OK),
            ("/kalender/integreat.ics", HttpStatusCode.OK),
            ($"/gruppen/{county.Group}/termine.ics", HttpStatusCode.OK),
            ("/kalender/unsinn.ics", HttpStatusCode.NotFound),
            ("/gibt-es-nicht", HttpStatusCode.Found),
            ("/assets/gibt-es-nicht.js", HttpStatusCode.Found),
            ("/api/openapi.json", HttpStatusCode.OK),
            ("/api/v1/groups", HttpStatusCode.Unauthorized),
            ("/api/gibt-es-nicht", HttpStatusCode.NotFound),
            ("/gesund/lebt", HttpStatusCode.OK),
        ];
        var others = new List<string>();
        foreach (var (path, status) in asked)
        {
            using var answer = await visitor.GetAsync(path, Ct);
            IsGuarded(answer, path);
            if (answer.StatusCode != status)
            {
                others.Add($"{path} answered {answer.StatusCode}");
            }
        }

        Assert.Equal([], others);
    }

    [Fact]
    public async Task Live_connections_and_refused_posts_are_guarded_too()
    {
        using var visitor = county.App.Visitor();
        using var office = await county.SignInAsync();
        foreach (var hub in new[] { "/live", Netzwerk.Web.Minutes.Live.MinutesHub.Path })
        {
            using var nobody = await visitor.PostAsync(hub + "/negotiate", content: null, Ct);
            IsGuarded(nobody, hub);
            using var somebody = await office.PostAsync(
                hub + "/negotiate?negotiateVersion=1",
                content: null,
                Ct
            );
            Assert.Equal((hub, HttpStatusCode.OK), (hub, somebody.StatusCode));
            IsGuarded(somebody, hub);
            Assert.True(somebody.Headers.CacheControl?.NoStore, hub);
        }

        using var program = await county.App.ApiClientAsync(county.Coordinator);
        using var json = new StringContent("{unsinn", Encoding.UTF8, "application/json");
        using var unreadable = await program.PostAsync("/api/v1/groups", json, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, unreadable.StatusCode);
        IsGuarded(unreadable, "what is no JSON");
        Assert.True(unreadable.Headers.CacheControl?.NoStore);

        using var form = new FormUrlEncodedContent([new("_handler", "gruenden")]);
        using var refused = await office.PostAsync("/gruppen/neu", form, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        IsGuarded(refused, "a form without its token");
    }

    private static void IsGuarded(HttpResponseMessage answer, string path)
    {
        Assert.Equal(
            (path, SecurityHeaders.ContentSecurityPolicy),
            (path, One(answer, "Content-Security-Policy"))
        );
        Assert.Contains(
            "frame-ancestors 'none'",
            SecurityHeaders.ContentSecurityPolicy,
            StringComparison.Ordinal
        );
        Assert.Equal((path, "nosniff"), (path, One(answer, "X-Content-Type-Options")));
        Assert.Contains(One(answer, "Referrer-Policy"), new[] { "same-origin", "no-referrer" });
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Resource-Policy"));
        Assert.False(answer.Headers.Contains("Server"), path);
        Assert.False(answer.Headers.Contains("X-Powered-By"), path);
    }

    private static string One(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : "";
}
