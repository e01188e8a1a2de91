using Marten;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors.Imports.Columns;
using Netzwerk.Web.Actors.Imports.Matching;
using Netzwerk.Web.Actors.Matching;
using Netzwerk.Web.Platform.Live;

namespace Netzwerk.Web.Actors.Imports;

/// <summary>
/// Looks each row of a list up in the directory and keeps what would happen with it. It holds the directory and one part of
/// the list in memory, says how far it is after each part, and writes nothing else.
/// </summary>
public sealed class PreviewList(
    IDocumentStore store,
    ListStore lists,
    ActorDirectory directory,
    WorkNews news
)
{
    /// <summary>As many as a page shows.</summary>
    public const int RowsOfAPage = 25;

    public async Task RunAsync(Guid id, int look, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        if (await WantedAsync(session, id, look, ct) is not { } upload)
        {
            return;
        }

        var reader = new RowReader(new(upload.Fields, upload.Kind));
        var index = new DirectoryIndex(
            await directory.ComparableAsync(ct),
            await ActorDirectory.AllOrganisationsAsync(session, ct)
        );
        var matcher = new RowMatcher(index, id);
        session.DeleteWhere<SealedListPart>(p => p.Upload == id && p.Kind == ListPartKind.Plan);
        var (pages, done) = (0, 0);
        for (var part = 0; done < upload.Rows; part++)
        {
            var rows = await lists.RowsAsync(session, id, part, ct);
            if (rows.Count == 0)
            {
                break;
            }

            foreach (var page in rows.Chunk(RowsOfAPage))
            {
                lists.Keep(
                    session,
                    id,
                    pages++,
                    [.. page.Select(row => matcher.Plan(reader.Read(row)))]
                );
            }

            done += rows.Count;
            if (!await SaveAsync(session, id, look, done, pages, ct))
            {
                return;
            }

            await news.WentOnAsync(id, ct);
        }

        await FinishAsync(session, id, look, ct);
        await news.EndedAsync(id, ct);
    }

    private static async Task<bool> SaveAsync(
        IDocumentSession session,
        Guid id,
        int look,
        int done,
        int pages,
        CancellationToken ct
    )
    {
        if (await WantedAsync(session, id, look, ct) is not { } upload)
        {
            return false;
        }

        session.Store(upload with { Done = done, Parts = pages });
        await session.SaveChangesAsync(ct);
        return true;
    }

    private static async Task FinishAsync(
        IDocumentSession session,
        Guid id,
        int look,
        CancellationToken ct
    )
    {
        if (await WantedAsync(session, id, look, ct) is { } upload)
        {
            session.Store(upload with { Stage = UploadStage.Preview });
            await session.SaveChangesAsync(ct);
        }
    }

    // Dropped meanwhile, or looked up anew with other columns.
    private static async Task<ListUpload?> WantedAsync(
        IQuerySession session,
        Guid id,
        int look,
        CancellationToken ct
    ) =>
        await session.LoadAsync<ListUpload>(id, ct) is { Stage: UploadStage.Looking } upload
        && upload.Look == look
            ? upload
            : null;
}
