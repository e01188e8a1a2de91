using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Netzwerk.Web.Tests.Support;

/// <summary>The program in a process of its own, which can be killed as by kill -9.</summary>
public sealed partial class KillableServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];
    private readonly TaskCompletionSource<Uri> _address = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private KillableServer(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) => Hear(e.Data);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data);
        _process.Exited += (_, _) =>
            _address.TrySetException(new InvalidOperationException(string.Join('\n', _said)));
    }

    /// <summary>Starts it on a free port and waits until it answers there.</summary>
    public static async Task<(KillableServer Server, Uri Address)> StartAsync(
        IReadOnlyDictionary<string, string> settings,
        CancellationToken ct
    )
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        var server = new KillableServer(start);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return (server, await server._address.Task.WaitAsync(Patience, ct));
    }

    /// <summary>It gets no chance to put anything in order.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        Assert.False(_process.HasExited, "The server did not run until it was killed.");
        _process.Kill();
        await _process.WaitForExitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _said.Enqueue(line);
        if (Listening().Match(line) is { Success: true } found)
        {
            _address.TrySetResult(new Uri(found.Groups["address"].Value));
        }
    }

    [GeneratedRegex(
        "Now listening on: (?<address>http://[0-9.:]+)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Listening();
}
