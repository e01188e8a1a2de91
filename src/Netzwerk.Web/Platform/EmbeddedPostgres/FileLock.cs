namespace Netzwerk.Web.Platform.EmbeddedPostgres;

/// <summary>Advisory locks that the operating system drops with the process, however it ends.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<FileStream> WaitAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            if (TryAlone(path) is { } held)
            {
                return held;
            }

            await Task.Delay(Pause, TimeProvider.System, ct);
        }
    }

    public static FileStream Together(string path)
    {
        // Created first: a shared lock is asked for by a stream that only reads.
        File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite)
            .Dispose();
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    public static FileStream? TryAlone(string path)
    {
        try
        {
            return new FileStream(
                path,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException e)
            when (e is not DirectoryNotFoundException and not FileNotFoundException
                && File.Exists(path)
            )
        {
            return null;
        }
    }
}
