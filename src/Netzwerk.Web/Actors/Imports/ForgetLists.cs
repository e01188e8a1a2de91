using Marten;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Actors.Imports.Taking;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Actors.Imports;

/// <summary>Forgets lists that nobody let in within a day, and old values that nobody wanted back in time.</summary>
public sealed class ForgetLists(IDocumentStore store, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var now = clock.GetUtcNow();
        var (old, late) = (now - Kept, now.AddDays(-DirectoryImportDecisions.DaysToUndo));
        foreach (
            var upload in await session.Query<ListUpload>().Where(u => u.At < old).ToListAsync(ct)
        )
        {
            if (
                await session.LoadAsync<DirectoryImport>(upload.Id, ct)
                is not { Stage: ImportStage.Taking }
            )
            {
                ListStore.Forget(session, upload.Id);
            }
        }

        session.DeleteWhere<SealedRowChanges>(c => c.At < late);
        await session.SaveChangesAsync(ct);
    }
}

/// <summary>Goes on with lists whose work stopped in the middle, as after a power cut; doing a row twice changes nothing.</summary>
public sealed class ResumeLists(IDocumentStore store, JobQueue jobs, TimeProvider clock)
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var going = await session
            .Query<DirectoryImport>()
            .Where(i => i.Stage == ImportStage.Taking || i.Stage == ImportStage.Undoing)
            .ToListAsync(ct);
        foreach (var import in going)
        {
            var state = await session.Events.FetchStreamStateAsync(import.Id, ct);
            if (state is null || clock.GetUtcNow() - state.LastTimestamp < Silence)
            {
                continue;
            }

            if (import.Stage is ImportStage.Taking)
            {
                jobs.Enqueue<TakeList>(j => j.RunAsync(import.Id, CancellationToken.None));
            }
            else
            {
                jobs.Enqueue<UndoList>(j => j.RunAsync(import.Id, CancellationToken.None));
            }
        }
    }
}
