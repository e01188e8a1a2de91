using System.Security.Claims;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Netzwerk.Web.Legal;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Tests.Shared;

/// <summary>The page technique alone, with sample pages: no database, no features.</summary>
public sealed class SampleSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SampleSite(WebApplication app) => _app = app;

    public static async Task<SampleSite> StartAsync(
        CancellationToken ct,
        Action<Dictionary<string, string?>>? settings = null,
        string environment = "Production"
    )
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = environment }
        );
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Netzwerk:PublicUrl"] = "https://netz.example/",
            ["Netzwerk:SiteName"] = "Netzwerk Muster",
            ["Netzwerk:Operator:Name"] = "Landkreis Muster",
            ["Netzwerk:Operator:Mail"] = "netzwerk@muster.example",
            ["Netzwerk:Operator:AccessibilityAssessedOn"] = "2026-10-05",
            ["Netzwerk:Operator:EnforcementBody"] = "Durchsetzungsstelle Muster",
            ["Netzwerk:Operator:EnforcementUrl"] = "https://durchsetzung.example/",
        };
        settings?.Invoke(values);
        builder.Configuration.AddInMemoryCollection(values);
        builder.Services.AddWebPages().AddShared();
        builder.Services.AddScoped<IShellPart, SampleMenu>();
        var app = builder.Build();
        app.Use(
            (context, next) =>
            {
                if (context.Request.Headers.ContainsKey("X-Sample-User"))
                {
                    context.User = new(new ClaimsIdentity([], "sample"));
                }

                return next(context);
            }
        );
        app.UseWebPages();
        app.UseShell();
        app.MapRazorComponents<App>().AddAdditionalAssemblies(typeof(SampleSite).Assembly);
        app.MapLegal();
        app.MapGet("/kaputt", IResult () => throw new InvalidOperationException("geheim"));
        app.MapGet("/api/kaputt", IResult () => throw new InvalidOperationException("geheim"));
        app.MapGet("/status/{code:int}", (int code) => Results.StatusCode(code));
        app.MapPost("/gross", IResult () => throw new BadHttpRequestException("zu lang", 413));
        app.MapGet("/geheim", () => Results.Content("<p>Link</p>", "text/html"))
            .WithMetadata(new SecretLinkAttribute());
        await app.StartAsync(ct);
        return new(app);
    }

    public IServiceProvider Services => _app.Services;

    /// <summary>A browser with its own cookies that does not follow redirects.</summary>
    public HttpClient Browser()
    {
        var client = new HttpClient(new CookieHandler(_app.GetTestServer().CreateHandler()))
        {
            BaseAddress = new("https://netz.example/"),
        };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    public static async Task<IDocument> ReadAsync(
        HttpResponseMessage response,
        CancellationToken ct
    ) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(ct), ct);

    private sealed class SampleMenu : IShellPart
    {
        public ValueTask FillAsync(ShellBuilder shell, ClaimsPrincipal user, CancellationToken ct)
        {
            shell.UserName = "Katrin Beispiel";
            shell.Navigate(new("Aufgaben", "/aufgaben", Order: 20, Count: 3, CountText: "3 offen"));
            shell.Navigate(new("Sitzungen", "/muster", Order: 10));
            return ValueTask.CompletedTask;
        }
    }

    private sealed class CookieHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly System.Net.CookieContainer _jar = new();

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var header = _jar.GetCookieHeader(request.RequestUri!);
            if (header.Length > 0)
            {
                request.Headers.Add("Cookie", header);
            }

            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
            {
                foreach (var cookie in cookies)
                {
                    _jar.SetCookies(request.RequestUri!, cookie);
                }
            }

            return response;
        }
    }
}
