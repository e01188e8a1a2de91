using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EmbeddedPostgres;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Npgsql;

namespace Netzwerk.Benchmarks;

/// <summary>A database of its own that commits durably, a server on it, and people in a meeting.</summary>
internal sealed class LoadSite : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly EmbeddedPostgres _database;
    private readonly Dictionary<string, string> _settings;
    private readonly WebApplication _program;
    private readonly string _build;

    private LoadSite(
        DirectoryInfo folder,
        EmbeddedPostgres database,
        Dictionary<string, string> settings,
        string build
    )
    {
        (_folder, _database, _settings, _build) = (folder, database, settings, build);
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(
            settings.Select(s =>
                KeyValuePair.Create<string, string?>(
                    s.Key.Replace("__", ":", StringComparison.Ordinal),
                    s.Value
                )
            )
        );
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.AddNetzwerk(database.ConnectionString, folder.FullName);
        _program = builder.Build();
    }

    public ServerProcess Server { get; private set; } = null!;

    /// <summary>The parts of the product that prepare the data; it is never started here.</summary>
    public IServiceProvider Services => _program.Services;

    private CommandRunner Commands => Services.GetRequiredService<CommandRunner>();

    public static async Task<LoadSite> StartAsync(string build, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("netzwerk-load-");
        // PostgreSQL does not run as root: its own account has to reach the folder.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)Convert.ToInt32("755", 8));
        }

        var database = await EmbeddedPostgres.StartAsync(
            new() { DataDirectory = folder.FullName, PackageFolders = DataFolders.PackageFolders },
            ct
        );
        await EnsureDurableAsync(database, ct);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Netzwerk"] = database.ConnectionString,
            ["Netzwerk__DataDirectory"] = folder.FullName,
            ["Netzwerk__PublicUrl"] = "http://127.0.0.1",
            ["Netzwerk__MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        };
        var site = new LoadSite(folder, database, settings, build);
        await site.StartServerAsync(ct);
        return site;
    }

    public async Task RestartAsync(CancellationToken ct)
    {
        await Server.DisposeAsync();
        await StartServerAsync(ct);
    }

    /// <summary>People who are signed in, and a called meeting of theirs.</summary>
    public async Task<(
        PersonId[] People,
        string[] Secrets,
        AgendaItemId[] Items,
        MeetingId Meeting
    )> MeetingAsync(int people, int items, CancellationToken ct)
    {
        var (group, meeting) = (GroupId.Create(), MeetingId.Create());
        var founded = GroupDecisions.Decide(
            new FoundGroup("AG Sprache", GroupKind.WorkingGroup, GroupOpenness.Listed, "")
        );
        await Commands.StartAsync<Group, GroupEvent>(group.Value, founded, Originator.Job, ct);
        var writers = new PersonId[people];
        var secrets = new string[people];
        for (var i = 0; i < people; i++)
        {
            writers[i] = await PersonAsync(i, ct);
            secrets[i] = await Services
                .GetRequiredService<SignInSessions>()
                .BeginAsync(writers[i], remember: false, ct);
            var seat = new SeatMember(writers[i], Organisation: null, GroupRole.MinuteTaker);
            await Commands.ChangeAsync<Group, GroupEvent>(
                group.Value,
                g => GroupDecisions.Decide(g, seat),
                Originator.Job,
                ct
            );
        }

        return (writers, secrets, await CallAsync(group, meeting, items, ct), meeting);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await _program.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_database.Location, recursive: true);
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }

    private async Task StartServerAsync(CancellationToken ct)
    {
        var pid = await File.ReadAllLinesAsync(
            Path.Combine(_database.Location, "data", "postmaster.pid"),
            ct
        );
        var postmaster = int.Parse(pid[0], CultureInfo.InvariantCulture);
        Server = await ServerProcess.StartAsync(_build, _settings, postmaster, ct);
    }

    private async Task<PersonId> PersonAsync(int number, CancellationToken ct)
    {
        var person = PersonId.Create();
        await using var scope = Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<PersonRegistry>()
            .EnterAsync(
                person,
                new PersonCard("Ada", "Brandt", $"p{number}@verein.example"),
                new EnterPerson(PersonSource.EnteredByCoordinator, Organisation: null),
                Originator.Job,
                ct
            );
        return person;
    }

    private async Task<AgendaItemId[]> CallAsync(
        GroupId group,
        MeetingId meeting,
        int items,
        CancellationToken ct
    )
    {
        AgendaItemId[] agenda = [.. Enumerable.Range(0, items).Select(_ => AgendaItemId.Create())];
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
        await meetings.PlanAsync(meeting, plan, adds, program, ct);
        var called = await meetings.CallAsync(meeting, [], program, CommandOptions.None, ct);
        return called.Succeeded
            ? agenda
            : throw new InvalidOperationException($"The meeting was not called: {called}");
    }

    /// <summary>A figure with a database that may forget would be no figure.</summary>
    private static async Task EnsureDurableAsync(EmbeddedPostgres database, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText =
            "select current_setting('fsync') = 'on' and current_setting('synchronous_commit') = 'on'";
        if (await command.ExecuteScalarAsync(ct) is not true)
        {
            throw new InvalidOperationException("The database does not commit durably.");
        }
    }
}
