using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Netzwerk.Domain.Tests.Support;

/// <summary>What the JavaScript libraries of the browser make of random changes, one JSON object a line.</summary>
internal static class ProseMirror
{
    public static async IAsyncEnumerable<string> LinesAsync(string script, int seed, int lines)
    {
        var root = Root();
        Assert.True(
            Directory.Exists(Path.Combine(root, "src/Netzwerk.Client/node_modules")),
            "The client packages are missing: run `npm ci` in src/Netzwerk.Client."
        );
        using var node = Start(root, script, seed, lines);
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (
            await node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                is { } line
        )
        {
            yield return line;
        }

        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, $"seed {seed}: {await errors}");
    }

    private static Process Start(string root, string script, int seed, int lines)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            ArgumentList =
            {
                Path.Combine(root, "tests/differential", script),
                seed.ToString(CultureInfo.InvariantCulture),
                lines.ToString(CultureInfo.InvariantCulture),
            },
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Fail(
                "Node.js is missing: install it, then run `npm ci` in src/Netzwerk.Client."
            );
            throw;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Netzwerk.sln")))
        {
            folder =
                folder.Parent
                ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
