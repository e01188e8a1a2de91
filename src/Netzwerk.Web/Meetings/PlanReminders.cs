using System.Globalization;
using System.Runtime.CompilerServices;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Meetings;

/// <summary>A reminder round that was planned; it is never planned again.</summary>
[Nobody("which reminders of a meeting are planned")]
public sealed record ReminderRound(
    string Id,
    Guid Meeting,
    int DaysBefore,
    DateTimeOffset PlannedAt
);

/// <summary>
/// Every minute: finds meetings whose reminder is due. Who has not answered is reminded; who accepted hears once,
/// the last time before the meeting; nobody else hears anything. After an outage only the latest round is made up for.
/// </summary>
public sealed class PlanReminders(IDocumentStore store, DispatchQueue queue, TimeProvider clock)
{
    /// <summary>A reminder that came due while somebody filled in the form for other days still goes out.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var meeting in await ComingAsync(now, ct))
        {
            await PlanAsync(meeting, now, ct);
        }
    }

    private async Task<IReadOnlyList<Meeting>> ComingAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.QuerySession();
        var today = Appointment.LocalDay(now);
        var last = today.AddDays(GroupDecisions.EarliestReminder + 1);
        return await session
            .Query<Meeting>()
            .Where(m => m.Status == MeetingStatus.Called)
            .Where(m => m.When.Day >= today && m.When.Day <= last)
            .ToListAsync(ct);
    }

    /// <summary>Each meeting by itself: whatever goes wrong with one takes no other one's reminder.</summary>
    private async Task PlanAsync(Meeting meeting, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = store.LightweightSession();
        var planned = await PlanAsync(session, meeting, now, ct);
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

    private static async Task<IReadOnlyList<Dispatch>> PlanAsync(
        IDocumentSession session,
        Meeting meeting,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var group = await session.LoadAsync<Group>(meeting.Group.Value, ct);
        var timer = await session.LoadAsync<MeetingTimer>(meeting.Id, ct);
        if (
            group is null
            || timer is not { ChangesDueAt: null }
            || DueRound(meeting, DaysOf(meeting, group), KnownSince(timer), now) is not { } days
        )
        {
            return [];
        }

        var round = RoundId(meeting, days);
        if (await session.LoadAsync<ReminderRound>(round, ct) is not null)
        {
            return [];
        }

        session.Insert(new ReminderRound(round, meeting.Id, days, now));
        var isLast = IsLast(DaysOf(meeting, group), days);
        return await DispatchQueue.PlanAsync(
            session,
            [
                .. meeting
                    .Invitees.Where(i => Concerns(i, isLast))
                    .Select(i => Of(meeting, i, days, now)),
            ],
            ct
        );
    }

    /// <summary>
    /// The round that is due now: the latest whose moment has come, unless people were told of the date, or the days
    /// were set, after that moment anyway.
    /// </summary>
    public static int? DueRound(
        Meeting meeting,
        IReadOnlyList<int> daysBefore,
        DateTimeOffset knownSince,
        DateTimeOffset now
    )
    {
        if (meeting.When.Start <= now)
        {
            return null;
        }

        var due = daysBefore.Where(d => MomentOf(meeting, d) <= now).ToArray();
        return due.Length > 0 && MomentOf(meeting, due.Min()) > knownSince ? due.Min() : null;
    }

    /// <summary>Only these are written to in a round.</summary>
    public static bool Concerns(Invitee invitee, bool isLastRound) =>
        invitee.Answer is Rsvp.NoAnswer || (isLastRound && invitee.Answer is Rsvp.Accepted);

    public static bool IsLast(IReadOnlyList<int> daysBefore, int days) =>
        daysBefore.All(d => d >= days);

    /// <summary>The meeting's own days, or the group's.</summary>
    public static IReadOnlyList<int> DaysOf(Meeting meeting, Group group)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(group);
        return meeting.RemindedOn(group.ReminderDays);
    }

    private static DateTimeOffset KnownSince(MeetingTimer timer) =>
        timer.RemindersSetAt - Grace is { } set && set > timer.AnnouncedAt
            ? set
            : timer.AnnouncedAt;

    // Days are counted on the calendar: a clock change in between does not shift the hour.
    private static DateTimeOffset MomentOf(Meeting meeting, int daysBefore) =>
        Appointment.Instant(meeting.When.Day.AddDays(-daysBefore), meeting.When.From);

    private static string RoundId(Meeting meeting, int days) =>
        Invariant($"{meeting.Id:N}:{DateOf(meeting)}:{days}");

    private static Dispatch Of(Meeting meeting, Invitee invitee, int days, DateTimeOffset now) =>
        Dispatch.Of(
            MeetingMails.Reminder,
            invitee.Person,
            meeting.Id,
            now,
            Invariant($"{DateOf(meeting)}.{days}")
        );

    internal static string DateOf(Meeting meeting) =>
        Invariant($"{meeting.When.Day:yyyyMMdd}{meeting.When.From:HHmm}");

    internal static (string Date, int Days) RoundOf(Dispatch dispatch)
    {
        var parts = dispatch.Detail.Split('.');
        return (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string Invariant(DefaultInterpolatedStringHandler text) =>
        string.Create(CultureInfo.InvariantCulture, ref text);
}
