namespace Netzwerk.Web.Platform.EmbeddedPostgres;

/// <summary>PostgreSQL refuses to run as root, so root lends it another account; everybody else uses his own (null).</summary>
internal static class ServerAccount
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    public static async Task<string?> ChooseAsync(string clusterDirectory, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        // A cluster that a person has made for himself stays his, also when root starts it once.
        if (
            Directory.Exists(clusterDirectory)
            && await OwnerAsync(clusterDirectory, ct) is { } owner and not "root"
        )
        {
            return owner;
        }

        var known = File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':')[0])
            .ToHashSet(StringComparer.Ordinal);
        return Candidates.FirstOrDefault(known.Contains)
            ?? throw new StartException(
                "PostgreSQL läuft nicht als root, und es gibt weder das Konto postgres noch nobody. Bitte starten Sie als anderes Konto."
            );
    }

    public static async Task<bool> CanEnterAsync(
        string? account,
        string directory,
        CancellationToken ct
    ) =>
        account is null
        || (
            await ToolRun.RunAsync("/bin/sh", ["-c", "test -x \"$0\"", directory], account, ct)
        ).Succeeded;

    public static async Task GiveAsync(string? account, string path, CancellationToken ct)
    {
        if (account is null)
        {
            return;
        }

        var run = await ToolRun.RunAsync("chown", ["-R", account, path], account: null, ct);
        if (!run.Succeeded)
        {
            throw new StartException(
                $"{path} konnte dem Konto {account} nicht übergeben werden: {run.Errors.Trim()}"
            );
        }
    }

    private static async Task<string?> OwnerAsync(string path, CancellationToken ct)
    {
        var run = await ToolRun.RunAsync("stat", ["-c", "%U", path], account: null, ct);
        return run.Succeeded ? run.Output.Trim() : null;
    }
}
