using System.Net.Sockets;
using Npgsql;

namespace Netzwerk.Web.Platform.EmbeddedPostgres;

/// <summary>Finds out at the start what would otherwise fail later and less clearly.</summary>
internal static class ConnectionCheck
{
    /// <summary>Makes the server notice within two seconds that a client died, so that its advisory locks come free.</summary>
    private const string Interrupt = "-c client_connection_check_interval=2000";

    private static readonly TimeSpan StartingUp = TimeSpan.FromSeconds(30);

    /// <summary>The connection string to use, or a <see cref="StartException"/>.</summary>
    public static async Task<string> RunAsync(string configured, CancellationToken ct)
    {
        NpgsqlConnectionStringBuilder target;
        try
        {
            target = new NpgsqlConnectionStringBuilder(configured);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            throw new StartException(
                "ConnectionStrings__Netzwerk ist keine gültige Verbindungszeichenfolge (Beispiel: Host=db;Database=netzwerk;Username=netzwerk;Password=…).",
                e
            );
        }

        if (string.IsNullOrEmpty(target.Host))
        {
            throw new StartException("In ConnectionStrings__Netzwerk fehlt der Rechner (Host=…).");
        }

        await RefuseUnusableAsync(target, ct);
        return await WithInterruptAsync(target, ct);
    }

    /// <summary>Servers on other systems than Linux, old ones and poolers refuse the setting; then it is left out.</summary>
    public static async Task<string> WithInterruptAsync(
        NpgsqlConnectionStringBuilder target,
        CancellationToken ct
    )
    {
        if (
            target.Options?.Contains("client_connection_check_interval", StringComparison.Ordinal)
            == true
        )
        {
            return target.ConnectionString;
        }

        var extended = new NpgsqlConnectionStringBuilder(target.ConnectionString)
        {
            Options = $"{target.Options} {Interrupt}".Trim(),
        };
        try
        {
            await using var connection = Unpooled(extended);
            await connection.OpenAsync(ct);
            return extended.ConnectionString;
        }
        catch (PostgresException)
        {
            return target.ConnectionString;
        }
    }

    private static async Task RefuseUnusableAsync(
        NpgsqlConnectionStringBuilder target,
        CancellationToken ct
    )
    {
        try
        {
            await using var connection = await OpenAsync(target, ct);
            if (connection.PostgreSqlVersion.Major < PostgresBinaries.OldestMajor)
            {
                throw new StartException(
                    $"Auf {target.Host} läuft PostgreSQL {connection.PostgreSqlVersion}; nötig ist mindestens Version {PostgresBinaries.OldestMajor}."
                );
            }

            await using var command = connection.CreateCommand();
            command.CommandText = "select has_database_privilege(current_database(), 'create')";
            if (await command.ExecuteScalarAsync(ct) is false)
            {
                throw new StartException(
                    $"Das Datenbankkonto {target.Username} darf in der Datenbank {target.Database} keine Schemas anlegen (grant create on database)."
                );
            }
        }
        catch (NpgsqlException e)
        {
            throw new StartException(Sentence(e, target), e);
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(
        NpgsqlConnectionStringBuilder target,
        CancellationToken ct
    )
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var connection = Unpooled(target);
            try
            {
                await connection.OpenAsync(ct);
                return connection;
            }
            catch (PostgresException e)
                when (e.SqlState is PostgresErrorCodes.CannotConnectNow
                    && TimeProvider.System.GetElapsedTime(began) < StartingUp
                )
            {
                await connection.DisposeAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, ct);
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }
    }

    private static NpgsqlConnection Unpooled(NpgsqlConnectionStringBuilder target) =>
        new(
            new NpgsqlConnectionStringBuilder(target.ConnectionString)
            {
                Pooling = false,
            }.ConnectionString
        );

    private static string Sentence(NpgsqlException e, NpgsqlConnectionStringBuilder target)
    {
        var server = $"{target.Host}:{target.Port}";
        return e switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword } =>
                $"Die Datenbank auf {server} nimmt das Kennwort des Kontos {target.Username} nicht an (ConnectionStrings__Netzwerk).",
            PostgresException { SqlState: PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                $"Die Datenbank auf {server} lässt das Konto {target.Username} nicht herein (ConnectionStrings__Netzwerk, pg_hba.conf).",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"Auf {server} gibt es keine Datenbank {target.Database}. Bitte legen Sie sie an oder berichtigen Sie ConnectionStrings__Netzwerk.",
            PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } =>
                $"Die Datenbank auf {server} hat keine freie Verbindung mehr.",
            PostgresException refused =>
                $"Die Datenbank auf {server} weist die Verbindung ab: {refused.MessageText}.",
            {
                InnerException: SocketException
                {
                    SocketErrorCode: SocketError.HostNotFound
                        or SocketError.TryAgain
                        or SocketError.NoData
                }
            } => $"Den Datenbankrechner {target.Host} gibt es nicht (ConnectionStrings__Netzwerk).",
            { InnerException: SocketException or TimeoutException } =>
                $"Unter {server} antwortet keine Datenbank (ConnectionStrings__Netzwerk).",
            _ when string.IsNullOrEmpty(target.Password) =>
                $"Die Datenbank auf {server} verlangt ein Kennwort, in ConnectionStrings__Netzwerk steht keines.",
            _ => $"Die Verbindung zur Datenbank auf {server} gelingt nicht: {e.Message}",
        };
    }
}
