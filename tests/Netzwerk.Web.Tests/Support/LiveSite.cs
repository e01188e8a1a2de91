using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Xunit;

namespace Netzwerk.Web.Tests.Support;

/// <summary>The whole product on a given database; several may share one, as processes do.</summary>
public sealed class LiveSite(string connectionString) : WebApplicationFactory<Program>
{
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

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

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("netzwerk-data-");
    private int _people;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CommandRunner Commands => Services.GetRequiredService<CommandRunner>();

    public async Task<PersonId> PersonAsync(string givenName = "Ada", string familyName = "Brandt")
    {
        var person = PersonId.Create();
        await using var scope = Services.CreateAsyncScope();
        var entered = await scope
            .ServiceProvider.GetRequiredService<PersonRegistry>()
            .EnterAsync(
                person,
                new PersonCard(
                    givenName,
                    familyName,
                    $"p{Interlocked.Increment(ref _people)}-{person}@verein.example"
                ),
                new EnterPerson(PersonSource.EnteredByCoordinator, Organisation: null),
                Originator.Job,
                Ct
            );
        Assert.Equal(CommandStatus.Done, entered.Status);
        return person;
    }

    /// <summary>A called meeting of a group with these members.</summary>
    public async Task<(GroupId Group, MeetingId Meeting, AgendaItemId[] Items)> MeetingAsync(
        int items,
        params (PersonId Person, GroupRole Role)[] members
    )
    {
        var (group, meeting) = (GroupId.Create(), MeetingId.Create());
        var founded = GroupDecisions.Decide(
            new FoundGroup("AG Sprache", GroupKind.WorkingGroup, GroupOpenness.Listed, "")
        );
        Succeeded(
            await Commands.StartAsync<Group, GroupEvent>(group.Value, founded, Originator.Job, Ct)
        );
        foreach (var (person, role) in members)
        {
            await ChangeGroupAsync(
                group,
                g => GroupDecisions.Decide(g, new SeatMember(person, Organisation: null, role))
            );
        }

        var agenda = Enumerable.Range(1, items).Select(_ => AgendaItemId.Create()).ToArray();
        var meetings = Services.GetRequiredService<MeetingCommands>();
        var program = Asker.Program(Originator.Job);
        var day = Appointment.LocalDay(TimeProvider.System.GetUtcNow()).AddDays(3);
        var plan = new PlanMeeting(group, "Sitzung", day, new(10, 0), new(12, 0), "Freiberg", "");
        AddAgendaItem[] adds =
        [
            .. agenda.Select(
                (id, i) =>
                    new AddAgendaItem(
                        id,
                        $"Punkt {i + 1}",
                        ItemPurpose.Discussion,
                        10,
                        Rapporteur: null
                    )
            ),
        ];
        Succeeded(await meetings.PlanAsync(meeting, plan, adds, program, Ct));
        Succeeded(await meetings.CallAsync(meeting, [], program, CommandOptions.None, Ct));
        return (group, meeting, agenda);
    }

    public async Task ChangeGroupAsync(GroupId group, Func<Group, Outcome<GroupEvent>> decide) =>
        Succeeded(await Commands.ChangeAsync(group.Value, decide, Originator.Job, Ct));

    public async Task ChangeMeetingAsync(
        MeetingId meeting,
        Func<Meeting, Outcome<MeetingEvent>> decide
    ) => Succeeded(await Commands.ChangeAsync(meeting.Value, decide, Originator.Job, Ct));

    /// <summary>The cookie of a browser in which this person is signed in.</summary>
    public Task<string> SignInAsync(PersonId person) =>
        Services.GetRequiredService<SignInSessions>().BeginAsync(person, remember: false, Ct);

    public async Task<MinutesWriter> WriterAsync(
        PersonId person,
        AgendaItemId item,
        string? client = null
    ) =>
        await WriterAsync(
            await SignInAsync(person),
            item.ToString(),
            client ?? "c-" + Guid.CreateVersion7()
        );

    public Task<MinutesWriter> WriterAsync(string secret, string item, string client) =>
        MinutesWriter.ConnectAsync(Hub(secret), item, client, Ct);

    public async Task<MinutesWriter> JoinedAsync(
        PersonId person,
        AgendaItemId item,
        string? client = null
    )
    {
        var writer = await WriterAsync(person, item, client);
        await writer.JoinAsync(Ct);
        return writer;
    }

    public HubConnection Hub(string secret, string path = "/live/minutes") =>
        new HubConnectionBuilder()
            .WithUrl(
                "http://localhost" + path,
                o =>
                {
                    o.Transports = HttpTransportType.WebSockets;
                    o.SkipNegotiation = true;
                    o.WebSocketFactory = async (context, ct) =>
                    {
                        var client = Server.CreateWebSocketClient();
                        client.ConfigureRequest = r =>
                            r.Headers.Cookie = $"{SessionHandler.CookieName}={secret}";
                        return await client.ConnectAsync(context.Uri, ct);
                    };
                }
            )
            .Build();

    public async Task<HttpClient> BrowserAsync(PersonId person)
    {
        var client = CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add(
            "Cookie",
            $"{SessionHandler.CookieName}={await SignInAsync(person)}"
        );
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("ConnectionStrings:Netzwerk", connectionString);
        builder.UseSetting("Netzwerk:PublicUrl", "http://localhost");
        builder.UseSetting("Netzwerk:DataDirectory", _data.FullName);
        builder.UseSetting("Netzwerk:MasterKey", Key);
        foreach (var category in Noisy)
        {
            builder.UseSetting("Logging:LogLevel:" + category, "Error");
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _data.Refresh();
        if (disposing && _data.Exists)
        {
            _data.Delete(recursive: true);
        }
    }

    private static void Succeeded(CommandResult result) =>
        Assert.True(result.Succeeded, result.ToString());
}
