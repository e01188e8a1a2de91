using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Meetings;

/// <summary>
/// The clock of a called meeting: when everybody was told last, and when changes since then are due to be told.
/// </summary>
[Nobody("when something is due for a meeting")]
public sealed record MeetingTimer(Guid Id, DateTimeOffset AnnouncedAt, DateTimeOffset? ChangesDueAt)
{
    /// <summary>When somebody set other days for reminding: moments before are not made up for.</summary>
    public DateTimeOffset? RemindersSetAt { get; init; }
}

/// <summary>
/// Keeps the clocks in the transaction of each change, so that no crash can lose one. Changes within the
/// collapse window after the first become one mail.
/// </summary>
public sealed partial class MeetingTimers : EventProjection
{
    private readonly TimeSpan _window;

    public MeetingTimers(IOptions<MailSettings> settings)
    {
        _window = settings.Value.CollapseWindow;
        Name = nameof(MeetingTimers);
        IncludeType<MeetingAnnounced>();
        IncludeType<MeetingMoved>();
        IncludeType<MeetingDescribed>();
        IncludeType<MeetingOpened>();
        IncludeType<MeetingRemindersSet>();
        IncludeType<AfterReminderSet>();
    }

    public override async ValueTask ApplyAsync(
        IDocumentOperations operations,
        IEvent e,
        CancellationToken cancellation
    )
    {
        switch (e.Data)
        {
            case MeetingAnnounced { Kind: AnnouncementKind.Cancellation } or MeetingOpened:
                operations.Delete<MeetingTimer>(e.StreamId);
                break;
            case MeetingAnnounced:
                await operations.LoadAsync<MeetingTimer>(e.StreamId, cancellation);
                operations.Store(new MeetingTimer(e.StreamId, e.Timestamp, ChangesDueAt: null));
                break;
            case AfterReminderSet { DaysAfter.Count: 0 }:
                operations.Delete<AfterReminderTimer>(e.StreamId);
                break;
            case AfterReminderSet:
                operations.Store(new AfterReminderTimer(e.StreamId, e.Timestamp));
                break;
            case MeetingRemindersSet:
                if (await operations.LoadAsync<MeetingTimer>(e.StreamId, cancellation) is { } clock)
                {
                    operations.Store(clock with { RemindersSetAt = e.Timestamp });
                }

                break;
            // Words and time changed in one go: stored twice, the second would take the first for somebody else's.
            case MeetingMoved or MeetingDescribed when !IsStored(operations, e.StreamId):
                if (await operations.LoadAsync<MeetingTimer>(e.StreamId, cancellation) is { } timer)
                {
                    // Stored even when it stays the same: a job that is about to stop the clock must notice.
                    operations.Store(
                        timer with
                        {
                            ChangesDueAt = timer.ChangesDueAt ?? e.Timestamp + _window,
                        }
                    );
                }

                break;
        }
    }

    private static bool IsStored(IDocumentOperations operations, Guid meeting) =>
        operations is IDocumentSession session
        && session
            .PendingChanges.AllChangedFor<MeetingTimer>()
            .Any(t => t.Id == meeting && t.ChangesDueAt is not null);
}
