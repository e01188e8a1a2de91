using System.Security.Cryptography;
using System.Text;
using Marten;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>
/// Seals files part by part with a key of our own: a copy of the database alone shows nothing of them, and reading from the
/// middle opens one part and not the file.
/// </summary>
public sealed class PaperSeal(MasterKey master)
{
    /// <summary>The memory that an upload or a download takes, times a few.</summary>
    public const int PartBytes = 256 * 1024;

    private readonly byte[] _key = master.Derive("papers");

    internal SealedPaperPart Close(Guid content, int number, ReadOnlySpan<byte> bytes) =>
        new(IdOf(content, number), content, number, Sealed.Close(_key, bytes));

    internal async Task<byte[]> OpenAsync(
        IQuerySession session,
        Guid content,
        int number,
        CancellationToken ct
    ) =>
        await session.LoadAsync<SealedPaperPart>(IdOf(content, number), ct) is { } part
            ? Sealed.Open(_key, part.Bytes)
            : throw new InvalidDataException("A part of a file is missing.");

    private static Guid IdOf(Guid content, int number) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{content}\n{number}")).AsSpan(0, 16));
}
