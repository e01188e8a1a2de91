using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings;

/// <summary>A meeting after which somebody will be reminded, and since when that is wanted.</summary>
[Nobody("when something is due after a meeting")]
public sealed record AfterReminderTimer(Guid Id, DateTimeOffset SetAt);

/// <summary>
/// Every minute: finds meetings after which it is time to remind those who took part. After an outage only the latest day
/// is made up for, and after a week none.
/// </summary>
public sealed class PlanAfterReminders(
    IDocumentStore store,
    DispatchQueue queue,
    LinkTokens links,
    TimeProvider clock
)
{
    /// <summary>In the morning; no clock change skips or repeats this hour.</summary>
    private static readonly TimeOnly Hour = new(9, 0);

    /// <summary>Answers to it are still told what became of them.</summary>
    private static readonly TimeSpan LateMail = TimeSpan.FromDays(30);

    private static readonly TimeSpan MadeUpFor = TimeSpan.FromDays(7);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = store.QuerySession();
        foreach (var timer in await session.Query<AfterReminderTimer>().ToListAsync(ct))
        {
            if (
                await session.LoadAsync<Meeting>(timer.Id, ct) is { } meeting
                && meeting.When.End <= now
            )
            {
                await PlanAsync(meeting, timer, now, ct);
            }
        }
    }

    private async Task PlanAsync(
        Meeting meeting,
        AfterReminderTimer timer,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var session = store.LightweightSession();
        var planned = await PlanAsync(session, meeting, timer, now, ct);
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (Exception e) when (CommandRunner.SomebodyWasFaster(e))
        {
            // Another planner was faster: the round is planned, and it wakes the sender.
            return;
        }

        queue.Wake(planned);
    }

    private async Task<IReadOnlyList<Dispatch>> PlanAsync(
        IDocumentSession session,
        Meeting meeting,
        AfterReminderTimer timer,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (IsOver(meeting, now))
        {
            session.Delete(timer);
            return [];
        }

        if (
            DueRound(meeting, timer.SetAt, now) is not { } days
            || await session.LoadAsync<ReminderRound>(RoundId(meeting, days), ct) is not null
        )
        {
            return [];
        }

        session.Insert(new ReminderRound(RoundId(meeting, days), meeting.Id, -days, now));
        PersonId[] people =
        [
            .. meeting
                .Invitees.Where(i => AfterReminderDecisions.Concerns(meeting, i))
                .Select(i => i.Person),
        ];
        session.Store(people.SelectMany(p => links.WaysBack(meeting.Id, p.Value, now + LateMail)));
        var detail = DetailOf(meeting, days);
        return await DispatchQueue.PlanAsync(
            session,
            [
                .. people.Select(p =>
                    Dispatch.Of(MeetingMails.AfterReminder, p, meeting.Id, now, detail)
                ),
            ],
            ct
        );
    }

    /// <summary>The latest day that has come, unless it came before anybody wanted it, or too long ago.</summary>
    public static int? DueRound(Meeting meeting, DateTimeOffset wantedSince, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        int[] come = [.. meeting.After.DaysAfter.Where(d => MomentOf(meeting, d) <= now)];
        return
            come.Length > 0
            && MomentOf(meeting, come.Max()) is var moment
            && moment > wantedSince
            && now - moment < MadeUpFor
            ? come.Max()
            : null;
    }

    /// <summary>Date and day: a meeting moved since is another reason.</summary>
    internal static string DetailOf(Meeting meeting, int days) =>
        string.Create(CultureInfo.InvariantCulture, $"{PlanReminders.DateOf(meeting)}.{days}");

    private static bool IsOver(Meeting meeting, DateTimeOffset now) =>
        meeting.Status is MeetingStatus.Cancelled
        || MomentOf(meeting, meeting.After.DaysAfter.DefaultIfEmpty(0).Max()) + MadeUpFor <= now;

    private static DateTimeOffset MomentOf(Meeting meeting, int daysAfter) =>
        Appointment.Instant(meeting.When.Day.AddDays(daysAfter), Hour);

    private static string RoundId(Meeting meeting, int days) =>
        $"{meeting.Id:N}:after:{DetailOf(meeting, days)}";
}
