using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Netzwerk.Web.Platform.EmbeddedPostgres;

/// <summary>Makes, starts and stops the cluster in one directory. The caller holds the start lock.</summary>
internal sealed class Cluster(
    ClusterDirectory directory,
    PostgresBinaries binaries,
    bool isThrowaway
)
{
    public const string Owner = "netzwerk";

    private static readonly string[] Careless =
    [
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
    ];

    private const int StartAttempts = 3;
    private const int StartSeconds = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task InitializeAsync(CancellationToken ct)
    {
        if (directory.HasCluster)
        {
            return;
        }

        // What an interrupted start has left; a cluster that ever ran has its PG_VERSION.
        if (Directory.Exists(directory.Data))
        {
            Directory.Delete(directory.Data, recursive: true);
        }

        await WritePasswordAsync(ct);
        string[] arguments =
        [
            $"--pgdata={directory.Data}",
            $"--username={Owner}",
            "--auth=scram-sha-256",
            $"--pwfile={directory.PasswordFile}",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=icu",
            "--icu-locale=de-DE",
            isThrowaway ? "--no-sync" : "--data-checksums",
        ];
        var run = await ToolRun.RunAsync(binaries.Tool("initdb"), arguments, directory.Account, ct);
        if (!run.Succeeded)
        {
            throw Failed("angelegt", run.Errors);
        }
    }

    /// <summary>The port of the server: the one that still runs after a crash of the program, or a new one.</summary>
    public async Task<int> StartOrAttachAsync(CancellationToken ct) =>
        await RunningPortAsync(ct) ?? await StartAsync(ct);

    public async Task StopAsync(CancellationToken ct)
    {
        if (Postmaster.Read(directory.Data) is not null)
        {
            await ToolRun.RunAsync(
                binaries.Tool("pg_ctl"),
                ["stop", "-s", "-w", "-m", "fast", "-D", directory.Data],
                directory.Account,
                ct
            );
        }
    }

    private async Task<int?> RunningPortAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(StartSeconds));
        // One that is starting or stopping at this moment is waited for.
        while (Postmaster.Read(directory.Data) is { } running)
        {
            if (running.IsReady)
            {
                return running.Port;
            }

            if (limit.IsCancellationRequested)
            {
                ct.ThrowIfCancellationRequested();
                throw new StartException(
                    $"Der Datenbankprozess {running.ProcessId} in {directory.Data} kommt nicht zur Ruhe (Zustand {running.Status}). Näheres steht in {directory.Log}."
                );
            }

            await Task.Delay(Pause, TimeProvider.System, ct);
        }

        return null;
    }

    private async Task<int> StartAsync(CancellationToken ct)
    {
        Postmaster.ForgetStale(directory.Data);
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var run = await ToolRun.RunDetachedAsync(
                binaries.Tool("pg_ctl"),
                StartArguments(port),
                directory.Account,
                ct
            );
            if (run.Succeeded)
            {
                return port;
            }

            // Between our look and the start somebody may have taken the port.
            if (attempt == StartAttempts)
            {
                throw Failed("gestartet", LastLogLines());
            }
        }
    }

    private IEnumerable<string> StartArguments(int port)
    {
        IEnumerable<string> own =
        [
            string.Create(CultureInfo.InvariantCulture, $"port={port}"),
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            // A test run keeps several hosts alive, each with a daemon, jobs and a pool.
            "max_connections=500",
            "logging_collector=off",
            "log_timezone=UTC",
        ];
        return
        [
            "start",
            "-s",
            "-w",
            "-t",
            StartSeconds.ToString(CultureInfo.InvariantCulture),
            "-D",
            directory.Data,
            "-l",
            directory.Log,
            "-o",
            string.Join(
                ' ',
                own.Concat(isThrowaway ? Careless : []).Select(setting => $"-c {setting}")
            ),
        ];
    }

    private async Task WritePasswordAsync(CancellationToken ct)
    {
        File.Delete(directory.PasswordFile);
        await using (var writer = new StreamWriter(PrivateFiles.Create(directory.PasswordFile)))
        {
            await writer.WriteAsync(
                RandomNumberGenerator.GetHexString(32, lowercase: true).AsMemory(),
                ct
            );
        }

        await ServerAccount.GiveAsync(directory.Account, directory.PasswordFile, ct);
    }

    private string LastLogLines() =>
        File.Exists(directory.Log)
            ? string.Join(' ', File.ReadLines(directory.Log).TakeLast(3))
            : "";

    private StartException Failed(string what, string detail) =>
        detail.Contains("No space left on device", StringComparison.Ordinal)
            ? new StartException(
                $"Der Datenträger von {directory.Path} ist voll; die Datenbank konnte nicht {what} werden."
            )
            : new StartException(
                $"Die Datenbank in {directory.Path} konnte nicht {what} werden: {detail.ReplaceLineEndings(" ").Trim()}"
            );

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
