using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Starting;

/// <summary>A start that cannot be: one sentence on standard error, exit code 1, nothing of the inside.</summary>
internal static class Refusal
{
    private const int Refused = 1;

    public static async Task AssertAsync(
        RunningProgram program,
        string sentence,
        CancellationToken ct
    )
    {
        Assert.Equal(Refused, await program.EndAsync(ct));
        Assert.Contains(sentence, program.Complained[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", program.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", program.Everything, StringComparison.Ordinal);
    }
}
