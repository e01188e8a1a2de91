using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.CircularResolutions;

/// <summary>Before this last day the silent were asked once more; it is never done again.</summary>
[Nobody("which question that goes round was followed up before which last day")]
public sealed record CircularNudge(string Id, Guid Circular, DateOnly LastDay);

/// <summary>Asks the silent once more, two days before the last day, in the morning.</summary>
public sealed class NudgeBeforeLastDay(
    IDocumentStore store,
    CommandRunner commands,
    TimeProvider clock
)
{
    public const int DaysBefore = 2;

    private static readonly TimeOnly Morning = new(8, 0);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var local = Appointment.LocalTime(now);
        if (TimeOnly.FromDateTime(local.DateTime) < Morning)
        {
            return;
        }

        var today = DateOnly.FromDateTime(local.DateTime);
        await using var session = store.QuerySession();
        var running = await session
            .Query<CircularResolution>()
            .Where(c => c.State == CircularResolutionState.Running)
            .ToListAsync(ct);
        foreach (var circular in running.Where(c => IsDue(c, now, today)))
        {
            await NudgeAsync(circular, today, ct);
        }
    }

    private static bool IsDue(CircularResolution circular, DateTimeOffset now, DateOnly today) =>
        circular.TakesAnswersAt(now) && circular.LastDay.AddDays(-DaysBefore) <= today;

    private Task<CommandResult> NudgeAsync(
        CircularResolution circular,
        DateOnly today,
        CancellationToken ct
    )
    {
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{circular.Id:N}:{circular.LastDay:yyyyMMdd}"
        );
        return commands.RunAsync(
            Originator.Job,
            async (work, token) =>
            {
                if (await work.Session.LoadAsync<CircularNudge>(id, token) is not null)
                {
                    return;
                }

                work.Session.Insert(new CircularNudge(id, circular.Id, circular.LastDay));
                // Asked only a moment ago, they need no second mail.
                if (await AskedOnAsync(work, circular, token) <= today.AddDays(-DaysBefore))
                {
                    await work.ChangeAsync<CircularResolution, CircularResolutionEvent>(
                        circular.Id,
                        Nudged,
                        token
                    );
                }
            },
            ct
        );
    }

    private Outcome<CircularResolutionEvent> Nudged(CircularResolution circular) =>
        circular.Silent.Any()
            ? CircularVoteDecisions.Decide(circular, new NudgeCircularSilent(), clock.GetUtcNow())
            : Array.Empty<CircularResolutionEvent>();

    private static async Task<DateOnly> AskedOnAsync(
        Work work,
        CircularResolution circular,
        CancellationToken ct
    )
    {
        var facts = await work.Session.Events.FetchStreamAsync(circular.Id, token: ct);
        return Appointment.LocalDay(
            facts
                .Where(f => f.Data is CircularResolutionSent or CircularSilentNudged)
                .Max(f => f.Timestamp)
        );
    }
}
