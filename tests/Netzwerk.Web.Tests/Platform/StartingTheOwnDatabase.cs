using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Netzwerk.Web.Platform.EmbeddedPostgres;
using Netzwerk.Web.Tests.Support;
using Npgsql;
using Xunit;

namespace Netzwerk.Web.Tests.Platform;

public sealed class StartingTheOwnDatabase : IDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netzwerk-start-");

    public StartingTheOwnDatabase() => OpenFolder.ToEverybody(_folder);

    private EmbeddedPostgresOptions Options =>
        new()
        {
            DataDirectory = _folder.FullName,
            PackageFolders = DataFolders.PackageFolders,
            IsThrowaway = true,
        };

    private string Data => Path.Combine(_folder.FullName, "postgres", "data");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task It_sorts_German_and_notices_a_dead_client()
    {
        await using var database = await EmbeddedPostgres.StartAsync(Options, Ct);
        Assert.Equal(
            "Apfel,Äpfel,Ohr,Öl,Zebra",
            await ScalarAsync(
                database.ConnectionString,
                "select string_agg(x, ',' order by x) from unnest(array['Zebra','Äpfel','Apfel','Öl','Ohr']) x"
            )
        );
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(
                "2s",
                await ScalarAsync(
                    database.ConnectionString,
                    "show client_connection_check_interval"
                )
            );
        }
    }

    [Fact]
    public async Task Its_password_is_for_nobody_else()
    {
        await using var database = await EmbeddedPostgres.StartAsync(Options, Ct);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(database.Location, "password"))
            );
        }

        var wrong = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Password = "falsch",
        };
        await Assert.ThrowsAsync<PostgresException>(() =>
            ScalarAsync(wrong.ConnectionString, "select 'x'")
        );
    }

    [Fact]
    public async Task Two_starts_at_once_share_one_server_and_the_last_one_stops_it()
    {
        var both = await Task.WhenAll(
            EmbeddedPostgres.StartAsync(Options, Ct),
            EmbeddedPostgres.StartAsync(Options, Ct)
        );
        Assert.Equal(both[0].ConnectionString, both[1].ConnectionString);
        await both[0].DisposeAsync();
        Assert.Equal("x", await ScalarAsync(both[1].ConnectionString, "select 'x'"));
        await both[1].DisposeAsync();
        Assert.False(File.Exists(Path.Combine(Data, "postmaster.pid")));
    }

    [Fact]
    public async Task Data_outlive_a_killed_server_whose_number_another_program_has_got()
    {
        var durable = Options with { IsThrowaway = false };
        var database = await EmbeddedPostgres.StartAsync(durable, Ct);
        await ScalarAsync(database.ConnectionString, "create table kept as select 'da' as x");
        var pidFile = Path.Combine(Data, "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(pidFile, Ct);
        using (
            var server = Process.GetProcessById(int.Parse(lines[0], CultureInfo.InvariantCulture))
        )
        {
            server.Kill();
            await server.WaitForExitAsync(Ct);
        }

        await database.DisposeAsync();
        lines[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(pidFile, lines, Ct);
        await using var again = await EmbeddedPostgres.StartAsync(durable, Ct);
        Assert.Equal("da", await ScalarAsync(again.ConnectionString, "select x from kept"));
    }

    [Fact]
    public async Task What_it_has_answered_is_on_the_disk()
    {
        await using var own = await EmbeddedPostgres.StartAsync(
            Options with
            {
                IsThrowaway = new EmbeddedPostgresOptions { DataDirectory = "" }.IsThrowaway,
            },
            Ct
        );
        foreach (var setting in (string[])["fsync", "synchronous_commit", "full_page_writes"])
        {
            Assert.Equal("on", await ScalarAsync(own.ConnectionString, $"show {setting}"));
        }
    }

    [Fact]
    public async Task Data_of_a_version_that_is_not_installed_are_refused_in_a_sentence()
    {
        await (await EmbeddedPostgres.StartAsync(Options, Ct)).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(Data, "PG_VERSION"), "9\n", Ct);
        var problem = await Assert.ThrowsAsync<StartException>(() =>
            EmbeddedPostgres.StartAsync(Options, Ct)
        );
        Assert.Contains(
            "stammt von PostgreSQL 9, gefunden wurde nur Version",
            problem.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_wrong_connection_string_is_explained_in_a_sentence()
    {
        await using var database = await EmbeddedPostgres.StartAsync(Options, Ct);
        await RefusedAsync(
            database,
            c => c.Password = "falsch",
            "nimmt das Kennwort des Kontos netzwerk nicht an"
        );
        await RefusedAsync(database, c => c.Password = null, "verlangt ein Kennwort");
        await RefusedAsync(database, c => c.Database = "fehlt", "gibt es keine Datenbank fehlt");
        await RefusedAsync(database, c => c.Port = UnusedPort(), "antwortet keine Datenbank");
        await RefusedAsync(database, c => c.Host = null, "fehlt der Rechner");
        Assert.Contains("keine gültige", await ProblemAsync("Hugo=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_connection_string_is_used_and_starts_nothing()
    {
        await using var own = await EmbeddedPostgres.StartAsync(Options, Ct);
        await using var database = await Database.ConnectAsync(
            Configured(own.ConnectionString),
            "/nowhere/at/all",
            Ct
        );
        Assert.False(database.IsEmbedded);
        Assert.Equal("x", await ScalarAsync(database.ConnectionString, "select 'x'"));
    }

    private static async Task RefusedAsync(
        EmbeddedPostgres database,
        Action<NpgsqlConnectionStringBuilder> spoil,
        string sentence
    )
    {
        var wrong = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        spoil(wrong);
        Assert.Contains(
            sentence,
            await ProblemAsync(wrong.ConnectionString),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> ProblemAsync(string connectionString) =>
        (
            await Assert.ThrowsAsync<StartException>(() =>
                Database.ConnectAsync(Configured(connectionString), "/nowhere/at/all", Ct)
            )
        ).Message;

    private static IConfiguration Configured(string connectionString) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:Netzwerk", connectionString)])
            .Build();

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<string?> ScalarAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct) as string;
    }
}
