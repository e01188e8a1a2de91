using Marten;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Calling;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Meetings;

/// <summary>Tells everybody what changed, once the time to gather further changes is over.</summary>
public sealed class AnnounceDueChanges(
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
            .Query<MeetingTimer>()
            .Where(t => t.ChangesDueAt != null && t.ChangesDueAt <= now)
            .ToListAsync(ct);
        foreach (var timer in due)
        {
            await AnnounceAsync(timer.Id, ct);
        }
    }

    private Task<CommandResult> AnnounceAsync(Guid meeting, CancellationToken ct) =>
        commands.RunAsync(
            Originator.Job,
            async (work, token) =>
            {
                // Before the decision: a change made after it is then a conflict, and is not forgotten.
                var clockOf = await work.Session.LoadAsync<MeetingTimer>(meeting, token);
                var announced = Array.Empty<MeetingEvent>();
                var procedure = await ProcedureAsync(work, meeting, token);
                await work.ChangeAsync<Meeting, MeetingEvent>(
                    meeting,
                    m =>
                    {
                        var outcome = ConvocationDecisions.Decide(
                            m,
                            procedure?.InForceOn(m.When.Day),
                            new AnnounceChanges(),
                            clock.GetUtcNow()
                        );
                        announced = [.. outcome.Events];
                        return outcome;
                    },
                    token
                );
                // Changed and changed back: nothing to tell, and nothing to wait for any more.
                if (announced.Length == 0 && clockOf is not null)
                {
                    work.Session.Store(clockOf with { ChangesDueAt = null });
                }
            },
            ct
        );

    private static async Task<GroupProcedure?> ProcedureAsync(
        Work work,
        Guid id,
        CancellationToken ct
    ) =>
        await work.Session.LoadAsync<Meeting>(id, ct) is { } meeting
            ? await work.Session.LoadAsync<GroupProcedure>(GroupProcedure.IdOf(meeting.Group), ct)
            : null;
}
