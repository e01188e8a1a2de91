using System.IO.Compression;
using System.Text.Json;
using Marten;
using Netzwerk.Web.Actors.Imports.Matching;
using Netzwerk.Web.Actors.Imports.Reading;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Imports;

/// <summary>
/// Keeps lists on their way into the directory: packed, sealed with a key of their own, in parts of a size that the memory
/// does not notice.
/// </summary>
public sealed class ListStore(MasterKey master)
{
    public const int RowsOfAPart = 500;

    private readonly byte[] _key = master.Derive("directory-imports");

    public void Keep(IDocumentOperations session, Guid upload, ReadList list)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(list);
        session.Store(Part(upload, ListPartKind.Head, 0, list.Columns));
        foreach (var (number, rows) in list.Rows.Chunk(RowsOfAPart).Index())
        {
            session.Store(Part(upload, ListPartKind.Rows, number, rows));
        }
    }

    public void Keep(
        IDocumentOperations session,
        Guid upload,
        int number,
        IReadOnlyList<PlannedRow> plan
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        session.Store(
            Part(upload, ListPartKind.Plan, number, plan) with
            {
                Kinds = [.. plan.Select(r => r.Kind)],
                Effects = [.. plan.Select(Ends)],
            }
        );
    }

    public async Task<IReadOnlyList<string>> HeadAsync(
        IQuerySession session,
        Guid upload,
        CancellationToken ct
    ) => await LoadAsync<string[]>(session, upload, ListPartKind.Head, 0, ct) ?? [];

    public async Task<IReadOnlyList<ListRow>> RowsAsync(
        IQuerySession session,
        Guid upload,
        int part,
        CancellationToken ct
    ) => await LoadAsync<ListRow[]>(session, upload, ListPartKind.Rows, part, ct) ?? [];

    public async Task<IReadOnlyList<PlannedRow>> PlanAsync(
        IQuerySession session,
        Guid upload,
        int part,
        CancellationToken ct
    ) => await LoadAsync<PlannedRow[]>(session, upload, ListPartKind.Plan, part, ct) ?? [];

    public static void Forget(IDocumentOperations session, Guid upload)
    {
        ArgumentNullException.ThrowIfNull(session);
        session.Delete<ListUpload>(upload);
        session.DeleteWhere<SealedListPart>(p => p.Upload == upload);
    }

    internal byte[] Close<T>(T content)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(packing, content);
        }

        return Sealed.Close(_key, packed.ToArray());
    }

    internal T? Open<T>(byte[] closed)
    {
        using var packed = new MemoryStream(Sealed.Open(_key, closed));
        using var unpacking = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(unpacking);
    }

    // A row about which nobody decided stays out.
    private static PlannedKind Ends(PlannedRow row) =>
        row.Effect is PlannedKind.Unsure && row.Choice is RowChoice.LeaveOut
            ? PlannedKind.Repeated
            : row.Effect;

    private SealedListPart Part<T>(Guid upload, ListPartKind kind, int number, T content) =>
        new(
            ImportIds.Of(upload, $"{kind} {number}"),
            upload,
            kind,
            number,
            Convert.ToBase64String(Close(content))
        );

    private async Task<T?> LoadAsync<T>(
        IQuerySession session,
        Guid upload,
        ListPartKind kind,
        int number,
        CancellationToken ct
    )
        where T : class
    {
        var part = await session.LoadAsync<SealedListPart>(
            ImportIds.Of(upload, $"{kind} {number}"),
            ct
        );
        return part is null ? null : Open<T>(Convert.FromBase64String(part.Content));
    }
}
