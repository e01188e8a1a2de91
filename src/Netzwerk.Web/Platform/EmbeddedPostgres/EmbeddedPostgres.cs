using System.Globalization;
using Npgsql;

namespace Netzwerk.Web.Platform.EmbeddedPostgres;

/// <summary>
/// A PostgreSQL of our own that needs no set-up. The last process that uses it stops it; after a kill the next start finds it
/// running and goes on with it.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly Cluster _cluster;
    private readonly ClusterDirectory _directory;
    private FileStream? _use;

    private EmbeddedPostgres(
        Cluster cluster,
        ClusterDirectory directory,
        FileStream use,
        string connectionString
    )
    {
        (_cluster, _directory, _use) = (cluster, directory, use);
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Where the cluster truly lies.</summary>
    public string Location => _directory.Path;

    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options,
        CancellationToken ct
    )
    {
        if (OperatingSystem.IsWindows())
        {
            throw new StartException(
                "Unter Windows bringt Netzwerk keine eigene Datenbank mit. Bitte setzen Sie ConnectionStrings__Netzwerk oder nehmen Sie docker-compose."
            );
        }

        var found = await PostgresBinaries.FindAllAsync(options.PackageFolders, ct);
        var directory = await ClusterDirectory.OpenAsync(options, ct);
        var binaries = await PackagedCopy.ReachableAsync(Matching(found, directory), directory, ct);
        var cluster = new Cluster(directory, binaries, options.IsThrowaway);
        try
        {
            await using var start = await FileLock.WaitAsync(directory.StartLock, ct);
            await cluster.InitializeAsync(ct);
            var port = await cluster.StartOrAttachAsync(ct);
            var use = FileLock.Together(directory.UseLock);
            try
            {
                var connectionString = await OpenDatabaseAsync(
                    directory,
                    port,
                    options.Database,
                    ct
                );
                return new EmbeddedPostgres(cluster, directory, use, connectionString);
            }
            catch
            {
                await StopIfLastAsync(cluster, directory, use);
                throw;
            }
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartException(
                $"Das Datenverzeichnis {directory.Path} gehört einem anderen Konto.",
                e
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_use is not { } use)
        {
            return;
        }

        _use = null;
        NpgsqlConnection.ClearAllPools();
        await using var start = await FileLock.WaitAsync(
            _directory.StartLock,
            CancellationToken.None
        );
        await StopIfLastAsync(_cluster, _directory, use);
    }

    private static async Task StopIfLastAsync(
        Cluster cluster,
        ClusterDirectory directory,
        FileStream use
    )
    {
        await use.DisposeAsync();
        await using var alone = FileLock.TryAlone(directory.UseLock);
        if (alone is not null)
        {
            await cluster.StopAsync(CancellationToken.None);
        }
    }

    private static PostgresBinaries Matching(
        IReadOnlyList<PostgresBinaries> found,
        ClusterDirectory directory
    )
    {
        if (found.Count == 0)
        {
            throw new StartException(
                $"Es ist kein PostgreSQL ab Version {PostgresBinaries.OldestMajor} zu finden. Abhilfe: ./run starten, das eines mitbringt, oder „apt install postgresql“, oder ConnectionStrings__Netzwerk setzen."
            );
        }

        if (!directory.HasCluster)
        {
            return found[0];
        }

        var major = directory.Major();
        return found.FirstOrDefault(binaries => binaries.Major == major)
            ?? throw new StartException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Das Datenverzeichnis {directory.Path} stammt von PostgreSQL {major}, gefunden wurde nur Version {string.Join(", ", found.Select(b => b.Major).Distinct())} ({found[0].Directory}). Bitte installieren Sie PostgreSQL {major} wieder oder ziehen Sie die Daten um (docs/operations.md)."
                )
            );
    }

    private static async Task<string> OpenDatabaseAsync(
        ClusterDirectory directory,
        int port,
        string database,
        CancellationToken ct
    )
    {
        var target = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = Cluster.Owner,
            Password = (await File.ReadAllTextAsync(directory.PasswordFile, ct)).Trim(),
            Database = "postgres",
            Pooling = false,
        };
        await using (var connection = new NpgsqlConnection(target.ConnectionString))
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "select exists (select from pg_database where datname = $1)";
            command.Parameters.Add(new NpgsqlParameter { Value = database });
            if (await command.ExecuteScalarAsync(ct) is false)
            {
                await using var create = connection.CreateCommand();
                create.CommandText =
                    $"create database \"{database.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
                await create.ExecuteNonQueryAsync(ct);
            }
        }

        target.Database = database;
        target.Pooling = true;
        return await ConnectionCheck.WithInterruptAsync(target, ct);
    }
}
