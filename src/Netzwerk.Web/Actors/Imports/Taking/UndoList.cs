using Marten;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Live;

namespace Netzwerk.Web.Actors.Imports.Taking;

/// <summary>
/// Takes a list back, from its last row to its first, as far as nobody has worked with what it brought. Begun again after a
/// crash, it goes on before the last row that was noted.
/// </summary>
public sealed class UndoList(
    IDocumentStore store,
    CommandRunner commands,
    RowUndoer undoer,
    WorkNews news
)
{
    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var import = await session.LoadAsync<DirectoryImport>(id, ct);
        if (import is not { Stage: ImportStage.Undoing, UndoneBy: { } person })
        {
            return;
        }

        var by = new Originator(person, Channel.Job);
        var facts = await session.Events.FetchStreamAsync(id, token: ct);
        var rows = facts
            .Select(f => f.Data)
            .OfType<DirectoryRowTaken>()
            .Where(r => r.Refused is null)
            .Reverse();
        var used = await UsedIds.SinceAsync(session, facts[0].Timestamp, ct);
        foreach (var row in rows)
        {
            if (import.LastUndone == 0 || row.Row < import.LastUndone)
            {
                await undoer.UndoAsync(id, row, used, by, ct);
                await news.WentOnAsync(id, ct);
            }
        }

        await commands.ChangeAsync<DirectoryImport, DirectoryImportEvent>(
            id,
            i => DirectoryImportDecisions.Decide(i, new FinishDirectoryUndo()),
            by,
            ct
        );
        await news.EndedAsync(id, ct);
    }
}
