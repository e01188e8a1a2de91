using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.SchedulingPolls;

/// <summary>Before this deadline the silent were asked once more; it is never done again.</summary>
[Nobody("which poll was followed up before which deadline")]
public sealed record DeadlineNudge(string Id, Guid Poll, DateOnly Deadline);

/// <summary>Asks the silent once more, two days before the deadline, in the morning.</summary>
public sealed class NudgeBeforeDeadline(
    IDocumentStore store,
    CommandRunner commands,
    TimeProvider clock
)
{
    public const int DaysBefore = 2;

    private static readonly TimeOnly Morning = new(8, 0);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = Appointment.LocalTime(clock.GetUtcNow());
        var today = DateOnly.FromDateTime(now.DateTime);
        if (TimeOnly.FromDateTime(now.DateTime) < Morning)
        {
            return;
        }

        await using var session = store.QuerySession();
        var open = await session
            .Query<SchedulingPoll>()
            .Where(p => p.State == SchedulingPollState.Open)
            .ToListAsync(ct);
        foreach (var poll in open.Where(p => IsDue(p, today)))
        {
            await NudgeAsync(poll, today, ct);
        }
    }

    private static bool IsDue(SchedulingPoll poll, DateOnly today) =>
        poll.TakesAnswersOn(today) && poll.Deadline.AddDays(-DaysBefore) <= today;

    private Task<CommandResult> NudgeAsync(
        SchedulingPoll poll,
        DateOnly today,
        CancellationToken ct
    )
    {
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{poll.Id:N}:{poll.Deadline:yyyyMMdd}"
        );
        return commands.RunAsync(
            Originator.Job,
            async (work, token) =>
            {
                if (await work.Session.LoadAsync<DeadlineNudge>(id, token) is not null)
                {
                    return;
                }

                work.Session.Insert(new DeadlineNudge(id, poll.Id, poll.Deadline));
                // Asked only a moment ago, they need no second mail.
                if (await AskedOnAsync(work, poll, token) <= today.AddDays(-DaysBefore))
                {
                    await work.ChangeAsync<SchedulingPoll, SchedulingPollEvent>(
                        poll.Id,
                        Nudged,
                        token
                    );
                }
            },
            ct
        );
    }

    private Outcome<SchedulingPollEvent> Nudged(SchedulingPoll poll) =>
        poll.Silent.Any()
            ? PollDecisions.Decide(poll, new NudgeSilent(), clock.GetUtcNow())
            : Array.Empty<SchedulingPollEvent>();

    private static async Task<DateOnly> AskedOnAsync(
        Work work,
        SchedulingPoll poll,
        CancellationToken ct
    )
    {
        var asked = await work.Session.Events.FetchStreamAsync(poll.Id, token: ct);
        return Appointment.LocalDay(
            asked
                .Where(f => f.Data is SchedulingPollOpened or PollSilentNudged)
                .Max(f => f.Timestamp)
        );
    }
}
