using Marten;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.Dispatches;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>How far the mails are that tell of the last announcement of a meeting or a series.</summary>
public sealed record SendingProgress(
    DateTimeOffset Since,
    int All,
    int Sent,
    int Waiting,
    int Troubled,
    int Unwanted
)
{
    /// <summary>Those that somebody is waiting for; who wants no mail is not counted.</summary>
    public int Wanted => All - Unwanted;

    public bool IsComplete => Waiting == 0;

    /// <summary>That all went well is news for a day.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(1);

    /// <summary>Null as long as nobody was written to, and when there is no more to tell.</summary>
    public static async Task<SendingProgress?> OfAsync(
        IQuerySession session,
        Guid subject,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var all = await session
            .Query<Dispatch>()
            .Where(d =>
                d.Subject == subject
                && (d.Kind == MeetingMails.Announcement || d.Kind == SeriesMails.Announcement)
            )
            .ToListAsync(ct);
        if (all.Count == 0)
        {
            return null;
        }

        var since = all.Max(d => d.CausedAt);
        var last = all.Where(d => d.CausedAt == since).ToList();
        var progress = new SendingProgress(
            since,
            last.Count,
            last.Count(d => d is { State: DispatchState.Sent, BouncedForGood: false }),
            last.Count(d => d.State is DispatchState.Waiting),
            last.Count(d => d.MaySendAgain),
            last.Count(d => d.State is DispatchState.Silenced or DispatchState.Obsolete)
        );
        return progress is { IsComplete: true, Troubled: 0 } && since + News < now
            ? null
            : progress;
    }
}
