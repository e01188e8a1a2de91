using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Netzwerk.Web.Platform.EmbeddedPostgres;

/// <summary>Where one cluster lies, what is in there, and which account runs it.</summary>
internal sealed record ClusterDirectory(string Path, string? Account)
{
    /// <summary>A cluster with the schema needs about 80 MB, its write-ahead log up to as much again.</summary>
    private const long SmallestFreeSpace = 200L * 1024 * 1024;

    public string Data => System.IO.Path.Combine(Path, "data");
    public string PasswordFile => System.IO.Path.Combine(Path, "password");
    public string Log => System.IO.Path.Combine(Path, "log");
    public string StartLock => System.IO.Path.Combine(Path, "start.lock");
    public string UseLock => System.IO.Path.Combine(Path, "use.lock");

    public bool HasCluster => File.Exists(System.IO.Path.Combine(Data, "PG_VERSION"));

    public int Major() =>
        int.Parse(
            File.ReadAllText(System.IO.Path.Combine(Data, "PG_VERSION")).Trim(),
            CultureInfo.InvariantCulture
        );

    public static async Task<ClusterDirectory> OpenAsync(
        EmbeddedPostgresOptions options,
        CancellationToken ct
    )
    {
        var wanted = System.IO.Path.GetFullPath(
            System.IO.Path.Combine(options.DataDirectory, "postgres")
        );
        try
        {
            Directory.CreateDirectory(options.DataDirectory);
            // Followed when it is a link: that is what an earlier start left when it had to move elsewhere.
            var path = FollowLink(wanted);
            if (!Directory.Exists(path))
            {
                PrivateFiles.CreateDirectory(path);
            }

            var opened = new ClusterDirectory(path, await ServerAccount.ChooseAsync(path, ct));
            if (!opened.HasCluster)
            {
                await ServerAccount.GiveAsync(opened.Account, path, ct);
            }

            if (!await ServerAccount.CanEnterAsync(opened.Account, path, ct))
            {
                opened = await MoveAsync(opened, wanted, options.FallbackDirectory, ct);
            }

            RefuseFullDisk(opened.Path);
            return opened;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StartException(
                $"Das Datenverzeichnis {wanted} lässt sich nicht benutzen ({e.Message.TrimEnd('.')}). Gehört es einem anderen Konto?",
                e
            );
        }
    }

    /// <summary>Root's own folders are closed to the account that runs the server, so the cluster lies elsewhere and a link shows where.</summary>
    private static async Task<ClusterDirectory> MoveAsync(
        ClusterDirectory closed,
        string wanted,
        string fallback,
        CancellationToken ct
    )
    {
        if (closed.HasCluster)
        {
            throw new StartException(
                $"Das Konto {closed.Account} darf das Datenverzeichnis {closed.Path} nicht betreten. Bitte geben Sie die Ordner darüber frei (chmod o+x)."
            );
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted)))[..12];
        // Someone who deletes .data wants to begin anew; the old cluster is left alone, not found again by accident.
        var path = Enumerable
            .Range(1, int.MaxValue)
            .Select(n =>
                System.IO.Path.Combine(
                    fallback,
                    n == 1 ? hash : string.Create(CultureInfo.InvariantCulture, $"{hash}-{n}")
                )
            )
            .First(candidate => !Directory.Exists(candidate));
        PrivateFiles.CreateDirectory(path);
        var moved = closed with { Path = path };
        await ServerAccount.GiveAsync(moved.Account, path, ct);
        if (!await ServerAccount.CanEnterAsync(moved.Account, path, ct))
        {
            throw new StartException($"Das Konto {moved.Account} darf {path} nicht betreten.");
        }

        Directory.Delete(wanted, recursive: true);
        Directory.CreateSymbolicLink(wanted, path);
        return moved;
    }

    private static string FollowLink(string path)
    {
        try
        {
            return Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (DirectoryNotFoundException)
        {
            return path;
        }
    }

    private static void RefuseFullDisk(string path)
    {
        var free = new DriveInfo(path).AvailableFreeSpace;
        if (free < SmallestFreeSpace)
        {
            throw new StartException(
                $"Auf dem Datenträger von {path} sind nur noch {free / 1024 / 1024} MB frei; die Datenbank braucht mindestens {SmallestFreeSpace / 1024 / 1024} MB."
            );
        }
    }
}
