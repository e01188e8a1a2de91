using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.MailChoices.Digests;

/// <summary>
/// Every minute of the day: makes one mail per person of the gathered notices that are due. Whatever an outage held up
/// comes with the first digest after it, in daytime; a person gets one a day at most.
/// </summary>
public sealed class PlanDigests(IDocumentStore store, DispatchQueue queue, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!DigestTimes.IsDaytime(now))
        {
            return;
        }

        foreach (var person in await WaitingAsync(now, ct))
        {
            await PlanAsync(new(person), now, ct);
        }
    }

    private async Task<IReadOnlyList<Guid>> WaitingAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        return await Due(session, now).Select(d => d.Person).Distinct().ToListAsync(ct);
    }

    /// <summary>
    /// The digest and what it will tell are stored together: two planners make one, and a later try of the same digest
    /// tells the same.
    /// </summary>
    private async Task PlanAsync(PersonId person, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var day = Appointment.LocalDay(now).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var planned = await DispatchQueue.PlanAsync(
            session,
            [Dispatch.Of(Dispatch.Digest, person, person.Value, now, day)],
            ct
        );
        if (planned is not [var digest])
        {
            // Today's is out: what came too late for it waits for the next one.
            return;
        }

        var due = await Due(session, now).Where(d => d.Person == person.Value).ToListAsync(ct);
        session.Store([.. due.Select(d => d with { GatheredIn = digest.Id })]);
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (Exception e) when (CommandRunner.SomebodyWasFaster(e))
        {
            // Another planner was faster, and it wakes the sender.
            return;
        }

        queue.Wake(planned);
    }

    private static IQueryable<Dispatch> Due(IQuerySession session, DateTimeOffset now) =>
        session
            .Query<Dispatch>()
            .Where(d =>
                d.State == DispatchState.Gathered && d.GatheredIn == null && d.NextTryAt <= now
            );
}
