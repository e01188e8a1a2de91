using System.Diagnostics;

namespace Netzwerk.Web.Platform.EmbeddedPostgres;

/// <summary>What a command-line tool answered.</summary>
public sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    /// <summary>A shell in between closes what we inherited: a server that keeps somebody's pipe open would hold that somebody.</summary>
    private const string Detached =
        "exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; exec \"$0\" \"$@\" </dev/null >/dev/null 2>&1";

    public bool Succeeded => ExitCode == 0;

    public static async Task<ToolRun> RunAsync(
        string tool,
        IEnumerable<string> arguments,
        string? account,
        CancellationToken ct
    )
    {
        var start = StartInfo(tool, arguments, account);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return new ToolRun(process.ExitCode, await output, await errors);
    }

    /// <summary>For tools that leave a server behind.</summary>
    public static async Task<ToolRun> RunDetachedAsync(
        string tool,
        IEnumerable<string> arguments,
        string? account,
        CancellationToken ct
    )
    {
        using var process = Start(
            StartInfo("/bin/sh", ["-c", Detached, tool, .. arguments], account)
        );
        await process.WaitForExitAsync(ct);
        return new ToolRun(process.ExitCode, "", "");
    }

    private static ProcessStartInfo StartInfo(
        string tool,
        IEnumerable<string> arguments,
        string? account
    )
    {
        // The account may not be allowed to stand where we stand.
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = "/" };
        // Messages are compared and shown; PG* variables of the person's own database must not reach ours.
        start.Environment["LC_ALL"] = "C";
        foreach (
            var name in start
                .Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal))
                .ToList()
        )
        {
            start.Environment.Remove(name);
        }

        if (account is not null)
        {
            start.UserName = account;
            start.Environment.Remove("HOME");
        }

        return start;
    }

    private static Process Start(ProcessStartInfo start) =>
        Process.Start(start)
        ?? throw new StartException($"{start.FileName} ließ sich nicht starten.");
}
