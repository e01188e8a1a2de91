using Marten;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Actors.Imports.Matching;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Live;

namespace Netzwerk.Web.Actors.Imports.Taking;

/// <summary>
/// Lets a list in, row by row, in the name of the coordinator who clicked. Begun again after a crash, it goes on behind the
/// last row that was noted. At the end the file is forgotten.
/// </summary>
public sealed class TakeList(
    IDocumentStore store,
    CommandRunner commands,
    ListStore lists,
    RowTaker taker,
    WorkNews news
)
{
    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var import = await session.LoadAsync<DirectoryImport>(id, ct);
        if (
            import is not { Stage: ImportStage.Taking }
            || await session.LoadAsync<ListUpload>(id, ct) is not { } upload
        )
        {
            return;
        }

        var by = new Originator(import.By, Channel.Job);
        for (var part = 0; part < upload.Parts; part++)
        {
            foreach (var row in await lists.PlanAsync(session, id, part, ct))
            {
                if (row.Draft.Row > import.LastRow && DoesSomething(row))
                {
                    await taker.TakeAsync(id, row, by, ct);
                    await news.WentOnAsync(id, ct);
                }
            }
        }

        await commands.RunAsync(
            by,
            async (work, token) =>
            {
                await work.ChangeAsync<DirectoryImport, DirectoryImportEvent>(
                    id,
                    i => DirectoryImportDecisions.Decide(i, new FinishDirectoryImport()),
                    token
                );
                ListStore.Forget(work.Session, id);
            },
            ct
        );
        await news.EndedAsync(id, ct);
    }

    private static bool DoesSomething(PlannedRow row) =>
        row.Effect is PlannedKind.New or PlannedKind.Changed or PlannedKind.Refused;
}
