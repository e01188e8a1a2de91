using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups.Papers;

/// <summary>
/// Deletes the files of papers whose time to be brought back is over, and files that arrived but that no paper holds:
/// the program ended between the two.
/// </summary>
public sealed class ForgetPapers(IDocumentStore store, CommandRunner commands, TimeProvider clock)
{
    private static readonly TimeSpan Arriving = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await DropLostAsync(now - Arriving, ct);
        var today = Appointment.LocalDay(now);
        await using var session = store.QuerySession();
        var away = await session.QueryAsync<Paper>(
            "where d.data ->> 'removal' is not null and d.data ->> 'filesDeleted' = 'false'",
            ct
        );
        foreach (var paper in away.Where(p => p.Removal?.DeletedOn <= today))
        {
            await commands.RunAsync(
                Originator.Job,
                (work, token) => DeleteAsync(work, paper.Id, today, token),
                ct
            );
        }
    }

    private async Task DropLostAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var lost = await session
            .Query<PaperContent>()
            .Where(c => !c.IsKept && c.At < before)
            .ToListAsync(ct);
        foreach (var content in lost)
        {
            PaperStore.Delete(session, content.Id);
        }

        await session.SaveChangesAsync(ct);
    }

    private static async Task DeleteAsync(Work work, Guid id, DateOnly today, CancellationToken ct)
    {
        var paper = await work.ChangeAsync<Paper, PaperEvent>(
            id,
            p => PaperDecisions.Decide(p, new DeletePaperFiles(today)),
            ct
        );
        // Somebody brought it back, or another node was faster.
        if (
            work.Failed
            || paper is not { FilesDeleted: false, Removal: { } removal }
            || removal.DeletedOn > today
        )
        {
            return;
        }

        foreach (var version in paper.Versions)
        {
            PaperStore.Delete(work.Session, version.Content.Value);
        }

        var group = paper.Group.Value;
        var shelf = await work.Session.LoadAsync<PaperShelf>(group, ct) ?? new(group, 0);
        work.Session.Store(
            shelf with
            {
                Bytes = Math.Max(0, shelf.Bytes - paper.Versions.Sum(v => v.Bytes)),
            }
        );
    }
}
