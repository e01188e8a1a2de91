using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using Netzwerk.Web.Platform.EmbeddedPostgres;
using Netzwerk.Web.Tests.Support;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(TestDatabase))]

namespace Netzwerk.Web.Tests.Support;

/// <summary>One throw-away PostgreSQL for the whole run; each test that wants one gets a database of its own.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private const string FolderPrefix = "netzwerk-tests-";

    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(6);

    /// <summary>The versions of Hangfire's own tables stay.</summary>
    private const string Emptying = """
        do $$ begin execute (
          select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ')
          from pg_tables
          where schemaname not in ('pg_catalog', 'information_schema')
            and (schemaname, tablename) <> ('hangfire', 'schema')
        ); end $$
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory(FolderPrefix);
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new(
        StringComparer.Ordinal
    );
    private readonly SemaphoreSlim _copying = new(1);
    private readonly PosixSignalRegistration _terminate;
    private EmbeddedPostgres? _server;
    private int _count;

    // Every server under test takes SIGTERM for itself and goes down in peace; the run has to end nevertheless.
    public TestDatabase() =>
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Terminate);

    private EmbeddedPostgres Server =>
        _server ?? throw new InvalidOperationException("The fixture has not started.");

    public async ValueTask InitializeAsync()
    {
        await RemoveAbandonedAsync();
        OpenFolder.ToEverybody(_folder);
        _server = await StartAsync(_folder.FullName);
    }

    /// <summary>An empty database; its connection string.</summary>
    public Task<string> CreateDatabaseAsync(CancellationToken ct) => CopyAsync("template1", ct);

    /// <summary>A database with the tables that every app would make for itself, and no rows.</summary>
    public Task<string> CreateDatabaseWithTablesAsync(CancellationToken ct) =>
        CreateDatabaseAsync("tables", MakeTablesAsync, ct);

    /// <summary>A copy of a database that <paramref name="fill"/> fills once per run, such as the schema with its seed.</summary>
    public async Task<string> CreateDatabaseAsync(
        string template,
        Func<string, CancellationToken, Task> fill,
        CancellationToken ct
    )
    {
        // The first caller fills; it must not stop for the others when it is cancelled.
        var filled = _templates.GetOrAdd(
            template,
            _ => new Lazy<Task<string>>(() => FillAsync(fill))
        );
        return await CopyAsync(await filled.Value.WaitAsync(ct), ct);
    }

    public async ValueTask DisposeAsync()
    {
        _terminate.Dispose();
        NpgsqlConnection.ClearAllPools();
        if (_server is { } server)
        {
            await server.DisposeAsync();
            Directory.Delete(server.Location, recursive: true);
        }

        _folder.Delete(recursive: true);
        _copying.Dispose();
    }

    private void Terminate(PosixSignalContext context)
    {
        const int terminated = 128 + 15;
        context.Cancel = true;
        _ = Task.Run(async () =>
        {
            try
            {
                await DisposeAsync();
            }
            finally
            {
                Environment.Exit(terminated);
            }
        });
    }

    private async Task<string> FillAsync(Func<string, CancellationToken, Task> fill)
    {
        var connectionString = await CopyAsync("template1", CancellationToken.None);
        await fill(connectionString, CancellationToken.None);
        // A database with open connections cannot be copied.
        NpgsqlConnection.ClearAllPools();
        var name = NameIn(connectionString);
        await using var source = NpgsqlDataSource.Create(Server.ConnectionString);
        await using var command = source.CreateCommand(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1"
        );
        command.Parameters.Add(new() { Value = name });
        await command.ExecuteNonQueryAsync();
        return name;
    }

    private async Task<string> CopyAsync(string template, CancellationToken ct)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"test_{Interlocked.Increment(ref _count)}"
        );
        // Two copies of one template at the same time refuse each other.
        await _copying.WaitAsync(ct);
        try
        {
            await using var connection = new NpgsqlConnection(Server.ConnectionString);
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = $"create database {name} template {template}";
            await command.ExecuteNonQueryAsync(ct);
        }
        finally
        {
            _copying.Release();
        }

        return new NpgsqlConnectionStringBuilder(Server.ConnectionString)
        {
            Database = name,
            // Dozens of hosts come and go in a run; what they leave open adds up to more than the server takes.
            ConnectionIdleLifetime = 10,
            ConnectionPruningInterval = 5,
        }.ConnectionString;
    }

    private static async Task MakeTablesAsync(string database, CancellationToken ct)
    {
        await using (var first = new NetzwerkApp { Database = database })
        {
            _ = first.Services;
        }

        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(Emptying);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string NameIn(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString).Database
        ?? throw new InvalidOperationException("A connection string without a database.");

    private static Task<EmbeddedPostgres> StartAsync(string folder) =>
        EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions
            {
                DataDirectory = folder,
                PackageFolders = DataFolders.PackageFolders,
                IsThrowaway = true,
            },
            CancellationToken.None
        );

    /// <summary>A run that was killed leaves its server running; a later run stops it and takes its folder away.</summary>
    private static async Task RemoveAbandonedAsync()
    {
        var before = TimeProvider.System.GetUtcNow().UtcDateTime - Abandoned;
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            if (Directory.GetLastWriteTimeUtc(folder) > before)
            {
                continue;
            }

            try
            {
                var server = await StartAsync(folder);
                await server.DisposeAsync();
                Directory.Delete(server.Location, recursive: true);
                Directory.Delete(folder, recursive: true);
            }
            catch (StartException)
            {
                // Of another account or another version: left to its owner.
            }
        }
    }
}
