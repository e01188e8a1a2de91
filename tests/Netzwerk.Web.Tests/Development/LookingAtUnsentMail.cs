using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Netzwerk.Web.Development;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Tests.Platform.Mail;
using Xunit;

namespace Netzwerk.Web.Tests.Development;

public sealed class LookingAtUnsentMail : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("netzwerk-post-");
    private WebApplication? _app;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await StartAsync(Environments.Development);

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_a_relay_mail_is_listed_newest_first()
    {
        await SendAsync("erste", "Älteste Sitzung", hour: 8);
        await SendAsync("zweite", "<b>Neueste</b> Sitzung", hour: 9);
        var page = await PageAsync("/entwicklung/post");
        Assert.Equal(
            ["<b>Neueste</b> Sitzung", "Älteste Sitzung"],
            page.QuerySelectorAll("tbody a").Select(a => a.TextContent.Trim())
        );
        Assert.Contains("ada@verein.example", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task An_empty_folder_says_so()
    {
        var page = await PageAsync("/entwicklung/post");
        Assert.Contains("Noch keine E-Mail.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_shows_its_links_as_links()
    {
        var page = await PageAsync(await SendAsync("a", "Titel"));
        var pre = page.QuerySelector("pre")!;
        Assert.Equal(
            "Äpfel <b>\nZusagen: https://netzwerk.example/antwort/t0?a=1&b=2. Danke.\n",
            pre.TextContent.ReplaceLineEndings("\n")
        );
        Assert.Equal(
            "https://netzwerk.example/antwort/t0?a=1&b=2",
            Assert.Single(pre.QuerySelectorAll("a")).GetAttribute("href")
        );
    }

    [Fact]
    public async Task The_calendar_and_the_raw_mail_have_their_own_views()
    {
        var link = await SendAsync("a", "Titel");
        var calendar = await PageAsync($"{link}?ansicht=kalender");
        Assert.StartsWith(
            "BEGIN:VCALENDAR",
            calendar.QuerySelector("pre")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("Kalender", calendar.QuerySelector("[aria-current=page]")!.TextContent);
        var raw = await PageAsync($"{link}?ansicht=roh");
        Assert.Contains(
            "multipart/alternative",
            raw.QuerySelector("pre")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_html_is_shown_in_a_cage()
    {
        var link = await SendAsync("a", "Titel");
        var page = await PageAsync(link);
        var html = page.QuerySelectorAll("nav a")
            .Single(a => a.TextContent is "HTML")
            .GetAttribute("href");
        using var response = await _app!.GetTestClient().GetAsync(html, Ct);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy"))
        );
        Assert.Contains(
            "<p>Äpfel</p>",
            await response.Content.ReadAsStringAsync(Ct),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/entwicklung/post/20261109T080000Z-0000000000000000")]
    [InlineData("/entwicklung/post/..%2F..%2Fgeheim")]
    [InlineData("/entwicklung/post/..%2F..%2Fgeheim/html")]
    public async Task What_is_not_there_is_not_found(string url)
    {
        using var response = await _app!.GetTestClient().GetAsync(url, Ct);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Outside_Development_there_are_no_such_pages()
    {
        var link = await SendAsync("a", "Titel");
        await using var production = await StartAsync(Environments.Production);
        foreach (var url in (string[])["/entwicklung/post", link, $"{link}/html"])
        {
            using var there = await _app!.GetTestClient().GetAsync(url, Ct);
            Assert.Equal(HttpStatusCode.OK, there.StatusCode);
            using var response = await production.GetTestClient().GetAsync(url, Ct);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_file_names_tell_nothing_and_the_same_mail_is_one_file()
    {
        await SendAsync("a", "Titel");
        await SendAsync("a", "Titel");
        var file = Assert.Single(
            Directory.GetFiles(_data.FullName, "*", SearchOption.AllDirectories)
        );
        Assert.Matches(@"post/20261109T080000Z-[0-9a-f]{16}\.eml$", file);
    }

    private async Task<string> SendAsync(string key, string subject, int hour = 8)
    {
        var composer = _app!.Services.GetRequiredService<MessageComposer>();
        var calendar = Invitations.Message(
            CalendarMethod.Request,
            subject,
            "Ada",
            new(new(2026, 12, 1), new(14, 0), new(15, 0))
        );
        var mail = composer.Compose(
            Platform.Mail.Letters.To("ada@verein.example") with
            {
                MessageId = composer.MessageIdOf(key),
                Date = new(2026, 11, 9, hour, 0, 0, TimeSpan.Zero),
                Subject = subject,
                Text = "Äpfel <b>\nZusagen: https://netzwerk.example/antwort/t0?a=1&b=2. Danke.\n",
                Calendar = new(CalendarWriter.Write(calendar), calendar.MethodName),
            }
        );
        var result = await _app.Services.GetRequiredService<IMailTransport>().SendAsync(mail, Ct);
        var accepted = Assert.IsType<TransportResult.Accepted>(result);
        return $"/entwicklung/post/{Path.GetFileNameWithoutExtension(accepted.Answer)}";
    }

    private async Task<IHtmlDocument> PageAsync(string url) =>
        new HtmlParser().ParseDocument(await _app!.GetTestClient().GetStringAsync(url, Ct));

    private async Task<WebApplication> StartAsync(string environment)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = environment }
        );
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["Netzwerk:Mail:From"] = "einladung@netzwerk.example";
        builder.Services.AddRazorComponents();
        builder.Services.AddMail(_data.FullName).AddDevelopmentPost();
        var app = builder.Build();
        app.UseRequestLocalization("de");
        app.UseAntiforgery();
        app.MapDevelopmentPost();
        app.MapRazorComponents<Root>().AddAdditionalAssemblies(typeof(PostPage).Assembly);
        await app.StartAsync(Ct);
        return app;
    }

    /// <summary>As little as the pages need around them.</summary>
    private sealed class Root : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<Microsoft.AspNetCore.Components.Routing.Router>(0);
            builder.AddComponentParameter(1, "AppAssembly", typeof(PostPage).Assembly);
            builder.AddComponentParameter(
                2,
                "Found",
                (RenderFragment<RouteData>)(
                    route =>
                        page =>
                        {
                            page.OpenComponent<RouteView>(0);
                            page.AddComponentParameter(1, "RouteData", route);
                            page.CloseComponent();
                        }
                )
            );
            builder.CloseComponent();
        }
    }
}
