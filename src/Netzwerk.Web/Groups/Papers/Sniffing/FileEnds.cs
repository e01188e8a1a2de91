namespace Netzwerk.Web.Groups.Papers.Sniffing;

/// <summary>Reads some bytes out of the middle of a file.</summary>
internal static class FileEnds
{
    /// <summary>Fewer than asked for when the file ends before.</summary>
    public static async Task<byte[]> ReadAsync(
        Stream file,
        long offset,
        int count,
        CancellationToken ct
    )
    {
        if (offset < 0 || offset >= file.Length || count <= 0)
        {
            return [];
        }

        var bytes = new byte[Math.Min(count, file.Length - offset)];
        file.Position = offset;
        var read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return bytes[..read];
    }
}
