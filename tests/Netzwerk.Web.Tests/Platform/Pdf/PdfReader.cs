using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Pdf;

/// <summary>A program that reads PDFs and is not ours; where it is not installed its tests are skipped.</summary>
internal static class PdfReader
{
    /// <summary>What it says, and whether it found nothing wrong.</summary>
    public static async Task<(int ExitCode, string Said)> AskAsync(
        string program,
        byte[] pdf,
        string[]? before = null,
        string[]? after = null
    )
    {
        var ct = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("netzwerk-pdf-");
        try
        {
            var path = Path.Combine(folder.FullName, "print.pdf");
            await File.WriteAllBytesAsync(path, pdf, ct);
            using var process = Start(program, [.. before ?? [], path, .. after ?? []]);
            Assert.SkipWhen(process is null, $"{program} is not installed (see tools/pdf.sh)");
            var said = process!.StandardOutput.ReadToEndAsync(ct);
            var complained = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return (process.ExitCode, await said + complained);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process? Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        };
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
