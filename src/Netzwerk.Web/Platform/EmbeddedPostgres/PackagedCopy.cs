namespace Netzwerk.Web.Platform.EmbeddedPostgres;

/// <summary>Binaries below a folder that the server's account cannot enter are copied beside the cluster once.</summary>
internal static class PackagedCopy
{
    public static async Task<PostgresBinaries> ReachableAsync(
        PostgresBinaries binaries,
        ClusterDirectory directory,
        CancellationToken ct
    )
    {
        if (await ServerAccount.CanEnterAsync(directory.Account, binaries.Directory, ct))
        {
            return binaries;
        }

        // bin, lib and share find each other by their relative places.
        var source = Path.GetDirectoryName(binaries.Directory) ?? binaries.Directory;
        var copy = Path.Combine(directory.Path, $"postgresql-{binaries.Major}");
        if (!Directory.Exists(copy))
        {
            var unfinished = $"{copy}.{Path.GetRandomFileName()}";
            var run = await ToolRun.RunAsync(
                "cp",
                ["-R", "-P", source, unfinished],
                account: null,
                ct
            );
            if (!run.Succeeded)
            {
                throw new StartException(
                    $"{source} konnte nicht nach {copy} kopiert werden: {run.Errors.Trim()}"
                );
            }

            await ServerAccount.GiveAsync(directory.Account, unfinished, ct);
            Directory.Move(unfinished, copy);
        }

        return binaries with
        {
            Directory = Path.Combine(copy, "bin"),
        };
    }
}
