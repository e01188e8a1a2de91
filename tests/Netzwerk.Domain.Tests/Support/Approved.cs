using Xunit;

namespace Netzwerk.Domain.Tests.Support;

/// <summary>
/// Text that somebody read and approved as a file of the repository. Other text fails with the difference and
/// lies beside it as .received; run with APPROVE=1 to accept it.
/// </summary>
public static class Approved
{
    public static void Same(string path, string received)
    {
        var file = Repository.PathOf(path);
        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        if (approved == received)
        {
            File.Delete(file + ".received");
            return;
        }

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllText(file, received);
            return;
        }

        File.WriteAllText(file + ".received", received);
        Assert.Fail($"{path} is not as approved.\n{Difference(approved, received)}");
    }

    private static string Difference(string approved, string received)
    {
        var (before, after) = (approved.Split('\n'), received.Split('\n'));
        return string.Join(
            '\n',
            [
                .. before.Except(after, StringComparer.Ordinal).Select(line => "- " + line),
                .. after.Except(before, StringComparer.Ordinal).Select(line => "+ " + line),
                "(or only the order of lines differs)",
            ]
        );
    }
}
