using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Netzwerk.Web.Tests.Incoming;

/// <summary>
/// A real IMAP server with one mailbox, on a port and in a folder of its own. Mail is delivered as a delivery agent
/// does it: a file is moved into the mailbox.
/// </summary>
public sealed class DovecotServer : IAsyncDisposable
{
    public const string User = "post";
    public const string Password = "geheim";

    private const int Nobody = 65534;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder;
    private Process? _process;
    private int _delivered;

    private DovecotServer(string folder, int port) => (_folder, Port) = (folder, port);

    public int Port { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Mailbox => Path.Combine(_folder, "mail", User);

    public static async Task<DovecotServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("netzwerk-dovecot").FullName;
        foreach (var part in new[] { "run", "state", "mail", $"mail/{User}", "drop" })
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
        }

        foreach (var part in new[] { "cur", "new", "tmp" })
        {
            Directory.CreateDirectory(Path.Combine(folder, "mail", User, part));
        }

        Open(folder);
        var server = new DovecotServer(folder, FreePort());
        await File.WriteAllTextAsync(server.ConfigFile, server.Config(), Ct);
        await server.StartUpAsync();
        return server;
    }

    private string ConfigFile => Path.Combine(_folder, "dovecot.conf");

    /// <summary>Starts again on the same port after it went down.</summary>
    public async Task StartUpAsync()
    {
        var start = new ProcessStartInfo(Program(), ["-F", "-c", ConfigFile])
        {
            UseShellExecute = false,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("no dovecot");
        var limit = TimeProvider.System.GetUtcNow() + Patience;
        while (!await AnswersAsync())
        {
            Assert.False(
                _process.HasExited || TimeProvider.System.GetUtcNow() > limit,
                $"Dovecot did not start: {Log()}"
            );
            await Task.Delay(TimeSpan.FromMilliseconds(50), Ct);
        }
    }

    public async Task GoDownAsync()
    {
        if (_process is { HasExited: false } running)
        {
            using var stop = Process.Start(
                "kill",
                ["-TERM", running.Id.ToString(CultureInfo.InvariantCulture)]
            );
            await running.WaitForExitAsync(CancellationToken.None);
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>Puts a mail into the inbox in one step.</summary>
    public async Task DeliverAsync(byte[] raw)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}.M{++_delivered}.test"
        );
        var draft = Path.Combine(_folder, "drop", name);
        await File.WriteAllBytesAsync(draft, raw, Ct);
        Open(draft);
        File.Move(draft, Path.Combine(Mailbox, "new", name));
    }

    /// <summary>The mails in a folder, "" for the inbox, with their flags at the end of the name.</summary>
    public IReadOnlyList<string> Mails(string folder)
    {
        var home = folder.Length == 0 ? Mailbox : Path.Combine(Mailbox, "." + folder);
        return
        [
            .. new[] { "cur", "new" }
                .Select(part => Path.Combine(home, part))
                .Where(Directory.Exists)
                .SelectMany(Directory.EnumerateFiles)
                .Select(Path.GetFileName)
                .OfType<string>(),
        ];
    }

    /// <summary>What was said to the server, to see that it was connected to.</summary>
    public string Log()
    {
        var log = Path.Combine(_folder, "log");
        return File.Exists(log) ? File.ReadAllText(log) : "";
    }

    public async ValueTask DisposeAsync()
    {
        await GoDownAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port, Ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Program()
    {
        string?[] places =
        [
            Environment.GetEnvironmentVariable("NETZWERK_DOVECOT"),
            "/usr/sbin/dovecot",
            "/usr/local/sbin/dovecot",
            "/opt/homebrew/sbin/dovecot",
        ];
        return places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "Dovecot is missing. ./test installs it as root; else install the package dovecot-imapd."
            );
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Dovecot reads mail as nobody, never as root.
    private static void Open(string path)
    {
        const UnixFileMode All =
            UnixFileMode.UserRead
            | UnixFileMode.UserWrite
            | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead
            | UnixFileMode.GroupWrite
            | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead
            | UnixFileMode.OtherWrite
            | UnixFileMode.OtherExecute;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, All);
        }

        if (Directory.Exists(path))
        {
            foreach (var part in Directory.EnumerateFileSystemEntries(path))
            {
                Open(part);
            }
        }
    }

    private string Config()
    {
        var isRoot = Environment.UserName == "root";
        var owner = isRoot
            ? ""
            : $"default_internal_user = {Environment.UserName}\ndefault_login_user = {Environment.UserName}\n";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            protocols = imap
            listen = 127.0.0.1
            base_dir = {{_folder}}/run
            state_dir = {{_folder}}/state
            log_path = {{_folder}}/log
            ssl = no
            disable_plaintext_auth = no
            mail_location = maildir:{{_folder}}/mail/%n
            first_valid_uid = 1
            first_valid_gid = 1
            maildir_very_dirty_syncs = no
            {{owner}}passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid={{(
                isRoot ? Nobody.ToString(CultureInfo.InvariantCulture) : Environment.UserName
            )}} gid={{(
                isRoot ? Nobody.ToString(CultureInfo.InvariantCulture) : Environment.UserName
            )}} home={{_folder}}/mail/%n
            }
            service imap-login {
              inet_listener imap {
                port = {{Port}}
              }
              inet_listener imaps {
                port = 0
              }
            {{(isRoot ? "" : "  chroot =")}}
            }

            """
        );
    }
}
