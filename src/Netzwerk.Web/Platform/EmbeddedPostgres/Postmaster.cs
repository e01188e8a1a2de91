using System.Diagnostics;
using System.Globalization;

namespace Netzwerk.Web.Platform.EmbeddedPostgres;

/// <summary>The server process that postmaster.pid tells of, if it is truly there and truly serves this cluster.</summary>
internal sealed record Postmaster(int ProcessId, int Port, string Status)
{
    private const int PidLine = 0;
    private const int PortLine = 3;
    private const int StatusLine = 7;

    public bool IsReady => Status.StartsWith("ready", StringComparison.Ordinal);

    public static Postmaster? Read(string dataDirectory)
    {
        var file = PidFile(dataDirectory);
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        return
            lines.Length > PortLine
            && int.TryParse(lines[PidLine], CultureInfo.InvariantCulture, out var id)
            && int.TryParse(lines[PortLine], CultureInfo.InvariantCulture, out var port)
            && Serves(id, dataDirectory)
            ? new Postmaster(id, port, lines.ElementAtOrDefault(StatusLine)?.Trim() ?? "")
            : null;
    }

    /// <summary>After a crash the number may belong to some other program by now, and PostgreSQL would then refuse to start.</summary>
    public static void ForgetStale(string dataDirectory)
    {
        if (Read(dataDirectory) is null)
        {
            File.Delete(PidFile(dataDirectory));
        }
    }

    private static string PidFile(string dataDirectory) =>
        Path.Combine(dataDirectory, "postmaster.pid");

    private static bool Serves(int id, string dataDirectory)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            if (!process.ProcessName.StartsWith("postgres", StringComparison.Ordinal))
            {
                return false;
            }

            // A postmaster stands in its data directory; where /proc tells, another cluster's server is told apart.
            var standsIn = OperatingSystem.IsLinux()
                ? Directory.ResolveLinkTarget(
                    $"/proc/{id.ToString(CultureInfo.InvariantCulture)}/cwd",
                    returnFinalTarget: true
                )
                : null;
            return standsIn is null
                || string.Equals(standsIn.FullName, dataDirectory, StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // Somebody else's process: our server runs under an account whose /proc we may read.
            return false;
        }
    }
}
