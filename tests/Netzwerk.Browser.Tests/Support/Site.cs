using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests.Support;

/// <summary>The whole product on a port of its own, the browser, and a group with its people.</summary>
public class Site : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Switches =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=de-DE",
    ];

    private readonly Lazy<NetzwerkApp> _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Site()
    {
        var port = FreePort();
        Root = new($"http://localhost:{port}");
        _app = new(() => Start(port));
    }

    public Uri Root { get; }

    public NetzwerkApp App => _app.Value;

    public GroupId Group { get; } = GroupId.Create();

    /// <summary>A group for those who join, so that the other one keeps its members.</summary>
    public GroupId OpenGroup { get; } = GroupId.Create();

    public KnownPerson Coordinator { get; private set; } = null!;

    public KnownPerson Vera { get; private set; } = null!;

    public KnownPerson Emil { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var assets = Path.Combine(RepositoryFiles.Root, "wwwroot", "assets", "site.js");
        if (!File.Exists(assets))
        {
            throw new InvalidOperationException(
                "The client is not built: run 'npm ci && npm run build' in src/Netzwerk.Client."
            );
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("NETZWERK_CHROMIUM")
                    is { Length: > 0 } own
                    ? own
                    : Chromium,
                Args = Switches,
                // The fields for day and time follow the language of the system, not of the page.
                Env = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["LANGUAGE"] = "de_DE",
                    ["HOME"] = Path.GetTempPath(),
                    ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
                },
            }
        );
        await SettleInAsync();
    }

    /// <summary>Brings the people and the groups of the tests in.</summary>
    protected virtual async Task SettleInAsync()
    {
        Coordinator = await App.CreatePersonAsync("Karla", "Voigt", coordinator: true);
        Vera = await App.CreatePersonAsync("Vera", "Lindner");
        Emil = await App.CreatePersonAsync("Emil", "Öztürk");
        await FoundAsync(
            Group,
            "Sprache und Erwachsenenbildung",
            (Coordinator, GroupRole.Chair),
            (Vera, GroupRole.MinuteTaker),
            (Emil, GroupRole.Member)
        );
        await FoundAsync(OpenGroup, "Ehrenamt und Lerncafés", (Coordinator, GroupRole.Chair));
    }

    /// <summary>A browser with nobody in it.</summary>
    public async Task<Visit> VisitAsync(bool phone = false, bool script = true)
    {
        var context = await _browser!.NewContextAsync(
            new()
            {
                BaseURL = Root.ToString(),
                Locale = "de-DE",
                TimezoneId = "Europe/Berlin",
                JavaScriptEnabled = script,
                AcceptDownloads = true,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = phone
                    ? new() { Width = 390, Height = 844 }
                    : new() { Width = 1280, Height = 900 },
                IsMobile = phone,
                HasTouch = phone,
            }
        );
        context.SetDefaultTimeout(30_000);
        return new(context, await context.NewPageAsync());
    }

    /// <summary>A browser in which this person is signed in.</summary>
    public Task<Visit> VisitAsync(KnownPerson person, bool phone = false, bool script = true) =>
        VisitAsync(person.Id, phone, script);

    public async Task<Visit> VisitAsync(PersonId person, bool phone = false, bool script = true)
    {
        var visit = await VisitAsync(phone, script);
        var sessions = App.Services.GetRequiredService<SignInSessions>();
        var secret = await sessions.BeginAsync(person, remember: true, Ct);
        await visit.Context.AddCookiesAsync([
            new()
            {
                Name = SessionHandler.CookieName,
                Value = secret,
                Url = $"https://{Root.Host}/",
                Secure = true,
                HttpOnly = true,
            },
        ]);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_app.IsValueCreated)
        {
            await _app.Value.DisposeAsync();
        }
    }

    protected virtual bool HasDemo => false;

    private NetzwerkApp Start(int port)
    {
        var app = new NetzwerkApp
        {
            HasDemo = HasDemo,
            CollapseWindow = TimeSpan.FromSeconds(1),
            Differently = builder =>
            {
                builder.UseSetting("Netzwerk:PublicUrl", Root.ToString());
                builder.UseWebRoot(Path.Combine(RepositoryFiles.Root, "wwwroot"));
                builder.UseStaticWebAssets();
            },
        };
        app.UseKestrel(port);
        return app;
    }

    private async Task FoundAsync(
        GroupId group,
        string name,
        params (KnownPerson Person, GroupRole Role)[] members
    )
    {
        var commands = App.Services.GetRequiredService<CommandRunner>();
        var founded = GroupDecisions.Decide(
            new FoundGroup(
                name,
                GroupKind.WorkingGroup,
                GroupOpenness.Open,
                "Wir stimmen Sprachkurse und Angebote für Erwachsene im Landkreis ab."
            )
        );
        var result = await commands.StartAsync<Group, GroupEvent>(
            group.Value,
            founded,
            Originator.Job,
            Ct
        );
        Assert.True(result.Succeeded, result.ToString());
        foreach (var (person, role) in members)
        {
            var seated = await commands.ChangeAsync<Group, GroupEvent>(
                group.Value,
                g => GroupDecisions.Decide(g, new SeatMember(person.Id, Organisation: null, role)),
                Originator.Job,
                Ct
            );
            Assert.True(seated.Succeeded, seated.ToString());
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
