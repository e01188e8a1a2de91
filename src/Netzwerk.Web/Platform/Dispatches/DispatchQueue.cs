using Marten;
using Netzwerk.Web.Platform.Jobs;

namespace Netzwerk.Web.Platform.Dispatches;

/// <summary>Puts mails into the outbox and wakes the sender.</summary>
public sealed class DispatchQueue(JobQueue jobs)
{
    /// <summary>
    /// Stores what is not there yet, in the session's transaction, and returns the new ones. The same reason
    /// planned again (a daemon that repeats a page, a double click) adds nothing.
    /// </summary>
    public static async Task<IReadOnlyList<Dispatch>> PlanAsync(
        IDocumentOperations session,
        IReadOnlyCollection<Dispatch> dispatches,
        CancellationToken ct
    )
    {
        string[] keys = [.. dispatches.Select(d => d.Id)];
        var known = (await session.LoadManyAsync<Dispatch>(ct, keys))
            .Select(d => d.Id)
            .ToHashSet(StringComparer.Ordinal);
        Dispatch[] fresh = [.. dispatches.Where(d => known.Add(d.Id))];
        session.Insert(fresh);
        return fresh;
    }

    /// <summary>To be called after the commit; a wake-up that gets lost is made good by the sweep.</summary>
    public void Wake(IEnumerable<Dispatch> dispatches)
    {
        foreach (var dispatch in dispatches)
        {
            jobs.Enqueue<SendDispatch>(
                job => job.RunAsync(dispatch.Id, CancellationToken.None),
                JobQueue.Mail
            );
        }
    }
}
