using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Netzwerk.Web.Tests.Support;

/// <summary>The program in a process of its own: what it says, how it ends, and what is left when it is killed.</summary>
public sealed partial class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];
    private readonly ConcurrentQueue<string> _complained = [];
    private readonly TaskCompletionSource<Uri> _address = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private RunningProgram(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) => Hear(e.Data, _said);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data, _complained);
        _process.Exited += (_, _) =>
            _address.TrySetException(new InvalidOperationException(Everything));
    }

    /// <summary>The lines of its standard output so far.</summary>
    public IReadOnlyList<string> Said => [.. _said];

    /// <summary>The lines of its standard error so far.</summary>
    public IReadOnlyList<string> Complained => [.. _complained];

    public string Everything => string.Join('\n', [.. _said, .. _complained]);

    /// <summary>Starts it as for real use, on a free port unless the settings name one.</summary>
    public static RunningProgram Start(
        IReadOnlyDictionary<string, string> settings,
        params string[] args
    )
    {
        // Whoever runs the tests in the background has SIGINT ignored, and children inherit that.
        string[] listening = ["--default-signal=INT", "dotnet", typeof(Program).Assembly.Location];
        var start = new ProcessStartInfo("env", [.. listening, .. args])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPNETCORE_CONTENTROOT"] = Path.Combine(
            RepositoryFiles.Root,
            "src",
            "Netzwerk.Web"
        );
        start.Environment["ASPNETCORE_WEBROOT"] = Path.Combine(RepositoryFiles.Root, "wwwroot");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var program = new RunningProgram(start);
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Where it answers, as soon as it does.</summary>
    public async Task<Uri> ListeningAsync(CancellationToken ct) =>
        await _address.Task.WaitAsync(Patience, ct);

    /// <summary>Waits until a line with these words has come.</summary>
    public async Task SayingAsync(string words, CancellationToken ct)
    {
        var limit = TimeProvider.System.GetUtcNow() + Patience;
        while (!Everything.Contains(words, StringComparison.Ordinal))
        {
            Assert.True(TimeProvider.System.GetUtcNow() < limit, Everything);
            await Task.Delay(TimeSpan.FromMilliseconds(20), ct);
        }
    }

    /// <summary>What somebody types at its console.</summary>
    public async Task TypeAsync(string lines, CancellationToken ct)
    {
        await _process.StandardInput.WriteAsync(lines.AsMemory(), ct);
        await _process.StandardInput.FlushAsync(ct);
    }

    /// <summary>Ctrl-C.</summary>
    public async Task InterruptAsync(CancellationToken ct)
    {
        var id = _process.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("kill", ["-INT", id]);
        await kill.WaitForExitAsync(ct);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Its exit code, as soon as it has ended by itself.</summary>
    public async Task<int> EndAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct).WaitAsync(Patience, ct);
        return _process.ExitCode;
    }

    /// <summary>It gets no chance to put anything in order.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        Assert.False(_process.HasExited, "The program did not run until it was killed.");
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

    private void Hear(string? line, ConcurrentQueue<string> lines)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
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
