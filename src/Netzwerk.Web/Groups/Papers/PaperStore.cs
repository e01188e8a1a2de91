using System.Security.Cryptography;
using Marten;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Groups.Papers.Sniffing;
using Npgsql;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>A file as it arrived: its content, or why it was not taken.</summary>
public sealed record TakenFile(string Name, PaperContent? Content, PaperFault? Fault)
{
    /// <summary>What the rules get to know of it.</summary>
    public SentPaper? Sent =>
        Content is { } c ? new(new(c.Id), Name, c.Bytes, c.Sha512, c.Kind, c.Traits) : null;
}

/// <summary>
/// Takes files while they arrive and gives them out while they leave. A file is there whole or not at all: everything of it
/// is one transaction, which a broken line, a refusal or the end of the program take back.
/// </summary>
public sealed class PaperStore(
    IDocumentStore store,
    NpgsqlDataSource source,
    PaperSeal seal,
    TimeProvider clock
) : IDisposable
{
    /// <summary>Each holds a connection of the database while it arrives, however slowly.</summary>
    private readonly SemaphoreSlim _arriving = new(MostAtOnce);

    private const int MostAtOnce = 8;

    public void Dispose() => _arriving.Dispose();

    public async Task<TakenFile> TakeAsync(
        Guid group,
        string name,
        Stream content,
        long most,
        CancellationToken ct,
        PaperContentId? id = null
    )
    {
        await _arriving.WaitAsync(ct);
        try
        {
            return await WholeAsync(id ?? PaperContentId.Create(), group, name, content, most, ct);
        }
        finally
        {
            _arriving.Release();
        }
    }

    private async Task<TakenFile> WholeAsync(
        PaperContentId content,
        Guid group,
        string name,
        Stream arriving,
        long most,
        CancellationToken ct
    )
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var session = store.LightweightSession(
            Marten.Services.SessionOptions.ForTransaction(transaction)
        );
        var id = content.Value;
        var seen = new ContentProbe();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        if (
            await WriteAsync(session, id, arriving, most, [hash.AppendData, seen.Feed], ct)
            is not { } bytes
        )
        {
            return new(name, null, PaperFault.TooLarge);
        }

        await using var whole = new PaperStream(session, seal, id, bytes);
        var sniffed = await FileSniffer.LookAsync(whole, seen, name, ct);
        if (sniffed.Kind is not { } kind)
        {
            return new(name, null, sniffed.Fault);
        }

        var sha512 = Convert.ToHexStringLower(hash.GetHashAndReset());
        var taken = new PaperContent(
            id,
            group,
            bytes,
            sha512,
            kind,
            sniffed.Traits,
            clock.GetUtcNow()
        );
        session.Insert(taken);
        await session.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(name, taken, null);
    }

    public Stream Open(IQuerySession session, PaperContentId content, long bytes) =>
        new PaperStream(session, seal, content.Value, bytes);

    public static void Delete(IDocumentOperations session, Guid content)
    {
        ArgumentNullException.ThrowIfNull(session);
        session.Delete<PaperContent>(content);
        session.DeleteWhere<SealedPaperPart>(p => p.Content == content);
    }

    /// <summary>Deletes those of the files that no paper holds.</summary>
    public async Task DropUnusedAsync(IReadOnlyCollection<Guid> contents, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        foreach (var content in await session.LoadManyAsync<PaperContent>(ct, contents))
        {
            if (!content.IsKept)
            {
                Delete(session, content.Id);
            }
        }

        await session.SaveChangesAsync(ct);
    }

    private delegate void Watch(ReadOnlySpan<byte> piece);

    /// <summary>How much it was; null when it was more than may be. The rest is then let by: a browser that is cut off shows no page.</summary>
    private async Task<long?> WriteAsync(
        IDocumentSession session,
        Guid id,
        Stream content,
        long most,
        Watch[] watching,
        CancellationToken ct
    )
    {
        var piece = new byte[PaperSeal.PartBytes];
        var (bytes, number) = (0L, 0);
        int read;
        while (
            (
                read = await content.ReadAtLeastAsync(
                    piece,
                    piece.Length,
                    throwOnEndOfStream: false,
                    ct
                )
            ) > 0
        )
        {
            bytes += read;
            if (bytes > most)
            {
                await content.CopyToAsync(Stream.Null, ct);
                return null;
            }

            foreach (var watch in watching)
            {
                watch(piece.AsSpan(0, read));
            }

            session.Insert(seal.Close(id, number++, piece.AsSpan(0, read)));
            await session.SaveChangesAsync(ct);
        }

        return bytes;
    }
}
