using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Authorization;

/// <summary>Walks everything the program answers to: each way in carries a policy or stands on the list of public ones.</summary>
public sealed class EveryWayInAsksForRights(NetzwerkApp app)
{
    /// <summary>What anybody may open, and why.</summary>
    private static readonly Dictionary<string, string> Public = new(StringComparer.Ordinal)
    {
        ["/"] = "says what this is, and what everybody may know",
        ["/anmelden"] = "signing in",
        ["/anmelden/code"] = "signing in",
        ["/anmelden/link/{token}"] = "signing in",
        ["/abmelden"] = "signing out twice must not end at a sign-in",
        ["/antwort/{token}"] = "answering by the link of a mail",
        ["/protokoll/{token}"] = "reading and objecting by the link of a mail",
        ["/protokoll/{token}.{ending}"] = "reading by the link of a mail",
        ["/protokoll/{token}/bilder/{image}"] = "the pictures of what the link opens",
        ["/aufgabe/{token}"] = "calling a task done by the link of a mail",
        ["/mail/einstellungen/{token}"] = "choosing one's mail by the link of a mail",
        ["/mail/abbestellen/{token}"] = "ending a kind of mail by the link in its head (RFC 8058)",
        ["/mail/abbestellen/{token}/jetzt"] = "the same by the button of its page",
        ["/angaben/{token}"] = "confirming an entry by the link of a mail",
        ["/nachfolge/{token}"] = "telling by the link of a mail who follows somebody",
        ["/gruppen/{id:guid}"] = "the public page of an open or listed group",
        ["/gruppen/{id:guid}/mitmachen"] = "asking to join an open group",
        ["/gruppen/{id:guid}/unterlagen"] = "the public papers of an open or listed group",
        ["/gruppen/{id:guid}/unterlagen/{paper:guid}/fassungen/{number:int}"] =
            "the newest version of a public paper",
        ["/gruppen/{id}/termine.ics"] = "the public dates of an open or listed group",
        ["/kalender/oeffentlich.ics"] = "the public dates of all groups",
        ["/kalender/integreat.ics"] = "the dates that groups show to newcomers",
        ["/kalender/{token}.ics"] = "a calendar by its secret address",
        ["/bekanntmachungen"] = "the public notices of meetings",
        ["/bekanntmachungen/{id:guid}"] = "a public notice, without closed part and names",
        ["/bekanntmachungen/{id:guid}.ics"] = "the same for a calendar",
        ["/netzwerk"] = "people who chose to be shown to everybody",
        ["/mitmachen/gesendet"] = "says the same to everybody who asked",
        ["/mitmachen/{token}"] = "proving one's address",
        ["/mitmachen/gruppe/{token}"] = "asking to join by the open link of a group",
        ["/terminantwort/{token}"] = "answering a date poll by the link of a mail",
        ["/umlaufantwort/{token}"] = "voting by the link of a mail",
        ["/einladung/{token}"] = "answering an invitation to join by the link of a mail",
        ["/verschwiegenheit/{token}"] = "giving an undertaking by the link of a mail",
        ["/verlassen/{token}"] = "leaving a group by the link of a mail",
        ["/impressum"] = "the law",
        ["/datenschutz"] = "the law",
        ["/barrierefreiheit"] = "the law",
        ["/sprache"] = "choosing a language",
        ["/fehler/{code:int}"] = "error pages",
        ["/.well-known/security.txt"] = "reporting a hole",
        ["/gesund/lebt"] = "health",
        ["/gesund/bereit"] = "health",
        ["/gesund/details"] = "health, in one word",
        ["/api/openapi.json"] = "the description holds no data",
        ["/entwicklung/post"] = "in development only",
        ["/entwicklung/post/{id}"] = "in development only",
        ["/entwicklung/post/{id}/html"] = "in development only",
    };

    [Fact]
    public void Endpoints_carry_a_policy_or_stand_on_the_public_list()
    {
        var open = Routes()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(Pattern)
            .Where(p => !IsAsset(p))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        Assert.NotEmpty(open);
        Assert.Equal([], open.Except(Public.Keys, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_public_list_names_nothing_that_is_gone()
    {
        var known = Routes().Select(Pattern).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Equal([], Public.Keys.Where(p => !known.Contains(p)));
    }

    [Fact]
    public void Pages_say_themselves_who_may_open_them()
    {
        var pages = typeof(Composition)
            .Assembly.GetTypes()
            .Where(t =>
                t.GetCustomAttributes<Microsoft.AspNetCore.Components.RouteAttribute>().Any()
            )
            .ToArray();
        Assert.True(pages.Length > 10, "pages were found");
        Assert.Equal(
            [],
            pages
                .Where(p =>
                    p.GetCustomAttribute<AuthorizeAttribute>() is null
                    && p.GetCustomAttribute<AllowAnonymousAttribute>() is null
                )
                .Select(p => p.Name)
        );
    }

    [Fact]
    public void Hubs_let_in_signed_in_people_only()
    {
        var hubs = typeof(Composition)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Hub)) && !t.IsAbstract)
            .ToArray();
        Assert.NotEmpty(hubs);
        Assert.All(hubs, h => Assert.NotNull(h.GetCustomAttribute<AuthorizeAttribute>()?.Policy));
    }

    [Fact]
    public async Task Nobody_gets_anything_without_signing_in()
    {
        using var visitor = app.Visitor();
        var asked = 0;
        foreach (
            var path in Routes().Where(IsClosed).Select(Filled).Distinct(StringComparer.Ordinal)
        )
        {
            using var answer = await visitor.GetAsync(
                new Uri(path, UriKind.Relative),
                TestContext.Current.CancellationToken
            );
            asked++;
            Assert.True(
                (int)answer.StatusCode is 302 or 401 or 404 or 405 or 400,
                $"{path} answered {answer.StatusCode} to a stranger"
            );
            if ((int)answer.StatusCode == 302)
            {
                Assert.StartsWith(
                    "/anmelden?zurueck=",
                    answer.Headers.Location?.ToString(),
                    StringComparison.Ordinal
                );
            }
        }

        Assert.True(asked > 15, "closed addresses were asked");
    }

    private IEnumerable<RouteEndpoint> Routes() =>
        app
            .Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>();

    private static bool IsClosed(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static string Pattern(RouteEndpoint endpoint) =>
        "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    // Styles, scripts and images of everybody.
    private static bool IsAsset(string pattern) =>
        pattern.StartsWith("/assets/", StringComparison.Ordinal)
        || Path.HasExtension(pattern)
            && !pattern.Contains('{', StringComparison.Ordinal)
            && !pattern.StartsWith("/api", StringComparison.Ordinal)
            && !pattern.EndsWith(".ics", StringComparison.Ordinal)
            && !pattern.StartsWith("/.well", StringComparison.Ordinal);

    private static string Filled(RouteEndpoint endpoint) =>
        string.Join(
            '/',
            Pattern(endpoint)
                .Split('/')
                .Select(part =>
                    !part.Contains('{', StringComparison.Ordinal) ? part
                    : part.Contains("guid", StringComparison.Ordinal)
                    || part.Contains("id", StringComparison.OrdinalIgnoreCase)
                        ? Guid.CreateVersion7().ToString()
                    : "x"
                )
        );
}
