using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Meetings.Series;

/// <summary>The clock of a called series: when changes of its words are due to be told.</summary>
[Nobody("when something is due for a series of meetings")]
public sealed record SeriesTimer(Guid Id, DateTimeOffset? ChangesDueAt);

/// <summary>Keeps the clocks in the transaction of each change; changes within the collapse window become one mail.</summary>
public sealed partial class SeriesTimers : EventProjection
{
    private readonly TimeSpan _window;

    public SeriesTimers(IOptions<MailSettings> settings)
    {
        _window = settings.Value.CollapseWindow;
        Name = nameof(SeriesTimers);
        IncludeType<SeriesAnnounced>();
        IncludeType<SeriesDescribed>();
    }

    public override async ValueTask ApplyAsync(
        IDocumentOperations operations,
        IEvent e,
        CancellationToken cancellation
    )
    {
        var timer = await operations.LoadAsync<SeriesTimer>(e.StreamId, cancellation);
        switch (e.Data)
        {
            case SeriesAnnounced { Kind: AnnouncementKind.Cancellation }:
                operations.Delete<SeriesTimer>(e.StreamId);
                break;
            case SeriesAnnounced:
                operations.Store(new SeriesTimer(e.StreamId, ChangesDueAt: null));
                break;
            case SeriesDescribed when timer is not null:
                // Stored even when it stays the same: a job that is about to stop the clock must notice.
                operations.Store(
                    timer with
                    {
                        ChangesDueAt = timer.ChangesDueAt ?? e.Timestamp + _window,
                    }
                );
                break;
        }
    }
}

/// <summary>Tells everybody what changed in a series, once the time to gather further changes is over.</summary>
public sealed class AnnounceDueSeries(
    IDocumentStore store,
    CommandRunner commands,
    TimeProvider clock
)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var now = clock.GetUtcNow();
        var due = await session
            .Query<SeriesTimer>()
            .Where(t => t.ChangesDueAt != null && t.ChangesDueAt <= now)
            .ToListAsync(ct);
        foreach (var timer in due)
        {
            await commands.RunAsync(
                Originator.Job,
                (work, token) => AnnounceAsync(work, timer.Id, token),
                ct
            );
        }
    }

    private async Task AnnounceAsync(Work work, Guid id, CancellationToken ct)
    {
        // Before the decision: a change made after it is then a conflict, and is not forgotten.
        var timer = await work.Session.LoadAsync<SeriesTimer>(id, ct);
        SeriesEvent[] happened = [];
        var before = await work.ChangeAsync<MeetingSeries, SeriesEvent>(
            id,
            s =>
            {
                var outcome = SeriesDecisions.Decide(s, new AnnounceSeriesChanges());
                happened = [.. outcome.Events];
                return outcome;
            },
            ct
        );
        if (happened.Length > 0 && before is not null)
        {
            var after = happened.Aggregate(before, (s, e) => MeetingSeries.Evolve(s, s.Id, e) ?? s);
            await work.TellDatesAsync(before, after, clock.GetUtcNow(), ct);
        }
        else if (timer is not null)
        {
            // Changed and changed back: nothing to tell, and nothing to wait for any more.
            work.Session.Store(timer with { ChangesDueAt = null });
        }
    }
}
