using Marten;
using Netzwerk.Domain.Minutes;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>Freezes minutes whose time for objections is over and to which every objection was answered.</summary>
public sealed class FreezeDueMinutes(
    IDocumentStore store,
    MinutesFreezer freezer,
    TimeProvider clock,
    ILogger<FreezeDueMinutes> log
)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var now = clock.GetUtcNow();
        var open = await session
            .Query<MeetingMinutes>()
            .Where(m => m.State == MinutesState.InReview)
            .ToListAsync(ct);
        var failures = new List<Exception>();
        foreach (var due in open.Where(m => m.IsToFreeze(now)))
        {
            try
            {
                await freezer.FreezeAsync(new(due.Id), ct);
            }
            // The edge of a job: minutes that cannot be frozen must not hold up all others.
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.FreezingFailed(e, due.Id);
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }
}

internal static partial class EditionLog
{
    [LoggerMessage(4101, LogLevel.Information, "Minutes of meeting {Meeting} are frozen")]
    public static partial void Frozen(this ILogger logger, Guid meeting);

    [LoggerMessage(4102, LogLevel.Error, "Minutes of meeting {Meeting} could not be frozen")]
    public static partial void FreezingFailed(
        this ILogger logger,
        Exception exception,
        Guid meeting
    );
}
