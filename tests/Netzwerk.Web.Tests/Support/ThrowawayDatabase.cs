using Npgsql;

namespace Netzwerk.Web.Tests.Support;

/// <summary>A database of its own on the test server, dropped at the end.</summary>
public sealed class ThrowawayDatabase : IAsyncDisposable
{
    private const string Local = "Host=127.0.0.1;Port=5999;Username=netzwerk";

    private readonly string _server;
    private readonly string _name;

    private ThrowawayDatabase(string server, string name)
    {
        (_server, _name) = (server, name);
        ConnectionString = new NpgsqlConnectionStringBuilder(server)
        {
            Database = name,
            MaxPoolSize = 30,
            IncludeErrorDetail = true,
        }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Not async, because the host that needs it is built in one go.</summary>
    public static ThrowawayDatabase Create()
    {
        var server = Environment.GetEnvironmentVariable("NETZWERK_TEST_SERVER") ?? Local;
        var database = new ThrowawayDatabase(server, $"test_{Guid.CreateVersion7():N}");
        using var source = database.Maintenance();
        using var command = source.CreateCommand($"create database {database._name}");
        command.ExecuteNonQuery();
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await using var source = Maintenance();
        await using var command = source.CreateCommand(
            $"drop database if exists {_name} with (force)"
        );
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlDataSource Maintenance() =>
        NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(_server) { Database = "postgres", Pooling = false }
        );
}
