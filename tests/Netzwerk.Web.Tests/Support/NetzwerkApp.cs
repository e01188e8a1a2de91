using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Marten;
using Marten.Events;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Xunit;

[assembly: AssemblyFixture(typeof(Netzwerk.Web.Tests.Support.NetzwerkApp))]

namespace Netzwerk.Web.Tests.Support;

/// <summary>
/// The whole product in this process, on a database of its own, with a clock that can be put forward and a
/// postbox instead of a mail relay. It starts when it is first used. One is shared by the whole test run: take
/// it in the constructor. Tests that put the clock forward, or count what others do too, have one of their own
/// as IClassFixture.
/// </summary>
public sealed class NetzwerkApp : WebApplicationFactory<Program>
{
    public static readonly Uri Root = new("https://netzwerk.example");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] Noisy =
    [
        "Default",
        "Microsoft",
        "Microsoft.Hosting.Lifetime",
        "Npgsql",
        "Hangfire",
        "Marten",
        "JasperFx",
    ];

    /// <summary>Several apps share one server.</summary>
    private const int Connections = 30;

    private static readonly Lock Starting = new();

    private readonly Lazy<IServiceProvider> _started;
    private string? _database;
    private int _visitors;
    private int _people;

    public NetzwerkApp() => _started = new(Start);

    public ShiftedClock Clock { get; } = new();

    /// <summary>The port of a relay on the loopback that mail goes to instead of the postbox.</summary>
    public int? RelayPort { get; init; }

    /// <summary>How long changes to a meeting are gathered into one mail.</summary>
    public TimeSpan? CollapseWindow { get; init; }

    /// <summary>Whether the demo county is loaded before it starts.</summary>
    public bool HasDemo { get; init; }

    /// <summary>A database that another app made, as after a restart.</summary>
    public string? Database { get; init; }

    /// <summary>What lies beside the database.</summary>
    public DirectoryInfo Data { get; } = Directory.CreateTempSubdirectory("netzwerk-data-");

    /// <summary>What a test wants to be different from here; it comes last.</summary>
    public Action<IWebHostBuilder>? Differently { get; init; }

    /// <summary>What the product sent.</summary>
    public Postbox Post { get; } = new();

    public override IServiceProvider Services => _started.Value;

    public string ConnectionString =>
        Services.GetRequiredService<IConfiguration>().GetConnectionString("Netzwerk")!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Enters somebody; without an address they get one of their own.</summary>
    public async Task<KnownPerson> CreatePersonAsync(
        string givenName = "Ada",
        string familyName = "Brandt",
        string? mail = null,
        string language = "de",
        bool coordinator = false
    )
    {
        var number = Interlocked.Increment(ref _people).ToString(CultureInfo.InvariantCulture);
        var card = new PersonCard(
            givenName,
            familyName,
            mail ?? $"person{number}@verein.example",
            Language: language
        );
        var person = PersonId.Create();
        await using var scope = Services.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<PersonRegistry>();
        var entered = await registry.EnterAsync(
            person,
            card,
            new EnterPerson(PersonSource.EnteredByCoordinator, Organisation: null),
            Originator.Job,
            Ct
        );
        Assert.Equal(CommandStatus.Done, entered.Status);
        if (coordinator)
        {
            var role = NetworkRole.Coordinator;
            Assert.True((await registry.GrantAsync(person, role, Originator.Job, Ct)).Succeeded);
        }

        return new(person, card);
    }

    public Task<KnownPerson> CreateCoordinatorAsync() =>
        CreatePersonAsync("Karla", "Koordinatorin", coordinator: true);

    /// <summary>A new browser on an internet connection of its own: keeps cookies, does not follow redirects.</summary>
    public HttpClient Visitor() => Visitor(NextAddress());

    public HttpClient Visitor(IPAddress from) => Browser(from, new CookieContainer());

    /// <summary>A browser in which this person is signed in, without the way through the mail.</summary>
    public async Task<HttpClient> SignInAsync(KnownPerson person, bool remember = false)
    {
        var sessions = Services.GetRequiredService<SignInSessions>();
        var secret = await sessions.BeginAsync(person.Id, remember, Ct);
        var cookies = new CookieContainer();
        cookies.Add(Root, new Cookie(SessionHandler.CookieName, secret) { Secure = true });
        return Browser(NextAddress(), cookies);
    }

    /// <summary>A program with a key of this person.</summary>
    public async Task<HttpClient> ApiClientAsync(KnownPerson person)
    {
        var tokens = Services.GetRequiredService<ApiTokens>();
        var client = new HttpClient(Handler()) { BaseAddress = Root };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            await tokens.CreateAsync(person.Id, "test", Ct)
        );
        return client;
    }

    public IQuerySession Query() => Services.GetRequiredService<IDocumentStore>().QuerySession();

    /// <summary>Gives something one asks for from the services a scope of its own.</summary>
    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> use)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Runs a background job now instead of when its time comes.</summary>
    public async Task RunAsync<TJob>(Func<TJob, Task> run)
        where TJob : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        await run(ActivatorUtilities.GetServiceOrCreateInstance<TJob>(scope.ServiceProvider));
    }

    /// <summary>Until every list and reaction has heard of everything that happened so far.</summary>
    public Task WaitForDaemonAsync() =>
        Services.GetRequiredService<IDocumentStore>().WaitForNonStaleProjectionDataAsync(Patience);

    /// <summary>Waits for something that happens in the background.</summary>
    public static async Task<T> EventuallyAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Patience);
        while (true)
        {
            if (await look() is { } found)
            {
                return found;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(40), limit.Token);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Netzwerk", _database);
        builder.UseSetting("Netzwerk:Demo", HasDemo.ToString());
        builder.UseSetting("Netzwerk:DataDirectory", Data.FullName);
        builder.UseSetting("Netzwerk:PublicUrl", Root.ToString());
        builder.UseSetting(
            "Netzwerk:MasterKey",
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))
        );
        foreach (var category in Noisy)
        {
            builder.UseSetting("Logging:LogLevel:" + category, "Error");
        }

        // The database goes away below them at the end, and they say so at length.
        builder.UseSetting("Logging:LogLevel:Npgsql.Transaction", "None");
        builder.UseSetting("Logging:LogLevel:Marten.Events.Daemon", "None");

        if (CollapseWindow is { } window)
        {
            builder.UseSetting("Netzwerk:Mail:CollapseWindow", window.ToString("c"));
        }

        if (RelayPort is { } port)
        {
            builder.UseSetting("Netzwerk:Mail:Smtp:Host", "127.0.0.1");
            builder.UseSetting(
                "Netzwerk:Mail:Smtp:Port",
                port.ToString(CultureInfo.InvariantCulture)
            );
            builder.UseSetting("Netzwerk:Mail:Smtp:Security", "None");
            builder.UseSetting("Netzwerk:Mail:Smtp:AnswerWithin", "00:00:05");
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            if (RelayPort is null)
            {
                services.AddSingleton<IMailTransport>(Post);
            }

            services.AddSingleton<IStartupFilter, ConnectionsByHeader>();
        });
        Differently?.Invoke(builder);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Data.Refresh();
        if (disposing && Data.Exists)
        {
            Data.Delete(recursive: true);
        }
    }

    /// <summary>
    /// Hangfire keeps storage and logging in static fields while it starts: two apps must not start at the same
    /// time, and the one that is disposed first must not take the other's log away.
    /// </summary>
    private IServiceProvider Start()
    {
        _database = Database ?? CreateDatabase();
        lock (Starting)
        {
            var services = base.Services;
            Hangfire.Logging.LogProvider.SetCurrentLogProvider(null!);
            return services;
        }
    }

    // A host is built in one go, so the database has to be there by then.
    private static string CreateDatabase() =>
        Task.Run(async () =>
            {
                var server = await TestContext.Current.GetFixture<TestDatabase>();
                Assert.NotNull(server);
                var database = await server.CreateDatabaseWithTablesAsync(Ct);
                return $"{database};Maximum Pool Size={Connections}";
            })
            .GetAwaiter()
            .GetResult();

    private HttpClient Browser(IPAddress from, CookieContainer cookies)
    {
        var handler = new CookieJar(cookies) { InnerHandler = Handler() };
        var client = new HttpClient(handler) { BaseAddress = Root };
        client.DefaultRequestHeaders.Add(ConnectionsByHeader.Name, from.ToString());
        return client;
    }

    private HttpMessageHandler Handler() =>
        ((TestServer)Services.GetRequiredService<IServer>()).CreateHandler();

    private IPAddress NextAddress()
    {
        var number = Interlocked.Increment(ref _visitors);
        return new([10, 0, (byte)(number >> 8), (byte)number]);
    }
}
