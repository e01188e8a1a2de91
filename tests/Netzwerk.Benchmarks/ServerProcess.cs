using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Netzwerk.Benchmarks;

/// <summary>What a process has used so far.</summary>
internal sealed record Usage(TimeSpan Server, TimeSpan Database)
{
    public static Usage operator -(Usage one, Usage other) =>
        new(one.Server - other.Server, one.Database - other.Database);
}

/// <summary>The product in a process of its own, so that its processor time and memory are its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly int _postmaster;

    private ServerProcess(Process process, int postmaster, Uri address) =>
        (_process, _postmaster, Address) = (process, postmaster, address);

    public Uri Address { get; }

    public static async Task<ServerProcess> StartAsync(
        string server,
        IReadOnlyDictionary<string, string> settings,
        int postmaster,
        CancellationToken ct
    )
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { server },
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment =
            {
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Netzwerk__PublicUrl"] = address.ToString(),
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process =
            Process.Start(start)
            ?? throw new InvalidOperationException("The server did not start.");
        process.OutputDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        var started = new ServerProcess(process, postmaster, address);
        await started.UntilItAnswersAsync(ct);
        return started;
    }

    /// <summary>Server, and all processes of the database.</summary>
    public Usage Usage()
    {
        _process.Refresh();
        return new(_process.TotalProcessorTime, ProcessorTime.OfFamily(_postmaster));
    }

    /// <summary>Megabytes now and at the highest.</summary>
    public (long Now, long Peak) Memory()
    {
        var status = File.ReadAllLines($"/proc/{_process.Id}/status");
        return (Megabytes(status, "VmRSS:"), Megabytes(status, "VmHWM:"));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", Text(_process.Id)]);
            using var limit = new CancellationTokenSource(LongestStop);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }

    private async Task UntilItAnswersAsync(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LongestStart);
        while (!_process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync("/anmelden", limit.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }

        throw new InvalidOperationException("The server ended before it answered.");
    }

    private static long Megabytes(string[] status, string name)
    {
        var line = status.First(l => l.StartsWith(name, StringComparison.Ordinal));
        var kilobytes = line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim();
        return long.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Processor time as Linux counts it.</summary>
internal static class ProcessorTime
{
    /// <summary>Linux counts in hundredths of a second for every program.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>A process, its children, and those of its children that have ended.</summary>
    public static TimeSpan OfFamily(int process)
    {
        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (
                int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)
                && Fields(folder) is { } fields
                && (id == process || fields[1] == process)
            )
            {
                // utime and stime; of the parent also cutime and cstime.
                ticks += fields[11] + fields[12] + (id == process ? fields[13] + fields[14] : 0);
            }
        }

        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    /// <summary>The numbers behind the name, of which the first is a letter; see proc(5).</summary>
    private static long[]? Fields(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return
            [
                .. stat[(stat.LastIndexOf(')') + 2)..]
                    .Split(' ')
                    .Select(f => long.TryParse(f, CultureInfo.InvariantCulture, out var n) ? n : 0),
            ];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
