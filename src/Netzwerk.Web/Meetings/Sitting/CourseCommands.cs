using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Meetings.Sitting;

/// <summary>What whoever leads a meeting does: the finding of the call, items, breaks, who stays out, doubts.</summary>
public sealed class CourseCommands(CommandRunner commands, TimeProvider clock)
{
    private delegate Outcome<MeetingEvent> Decision(
        Meeting meeting,
        SittingContext context,
        DateTimeOffset now
    );

    public Task<CommandResult> ConfirmAsync(
        MeetingId id,
        ConfirmConvocation ask,
        Asker asker,
        CancellationToken ct
    ) =>
        LeadAsync(
            id,
            (m, c, now) => FindingDecisions.Decide(m, c.Group, c.Version, ask, now),
            asker,
            ct
        );

    public Task<CommandResult> ObjectAsync(
        MeetingId id,
        ObjectToConvocation ask,
        Asker asker,
        CancellationToken ct
    ) => LeadAsync(id, (m, _, now) => FindingDecisions.Decide(m, ask, now), asker, ct);

    public Task<CommandResult> BeginItemAsync(
        MeetingId id,
        BeginItem ask,
        Asker asker,
        CancellationToken ct
    ) =>
        LeadAsync(
            id,
            (m, c, now) => CourseDecisions.Decide(m, c.Group, c.Version, ask, now),
            asker,
            ct
        );

    public Task<CommandResult> EndItemAsync(
        MeetingId id,
        EndItem ask,
        Asker asker,
        CancellationToken ct
    ) => LeadAsync(id, (m, _, now) => CourseDecisions.Decide(m, ask, now), asker, ct);

    public Task<CommandResult> BreakAsync(
        MeetingId id,
        BeginRecess ask,
        Asker asker,
        CancellationToken ct
    ) => LeadAsync(id, (m, _, now) => CourseDecisions.Decide(m, ask, now), asker, ct);

    public Task<CommandResult> ContinueAsync(
        MeetingId id,
        EndRecess ask,
        Asker asker,
        CancellationToken ct
    ) => LeadAsync(id, (m, _, now) => CourseDecisions.Decide(m, ask, now), asker, ct);

    public Task<CommandResult> RecuseAsync(
        MeetingId id,
        RecuseMember ask,
        Asker asker,
        CancellationToken ct
    ) => LeadAsync(id, (m, c, now) => RecusalDecisions.Decide(m, c.Version, ask, now), asker, ct);

    public Task<CommandResult> CallBackAsync(
        MeetingId id,
        CallBackRecused ask,
        Asker asker,
        CancellationToken ct
    ) => LeadAsync(id, (m, _, now) => RecusalDecisions.Decide(m, ask, now), asker, ct);

    public Task<CommandResult> TakeBackAsync(
        MeetingId id,
        TakeBackRecusal ask,
        Asker asker,
        CancellationToken ct
    ) => LeadAsync(id, (m, _, _) => RecusalDecisions.Decide(m, ask), asker, ct);

    public Task<CommandResult> ChallengeAsync(
        MeetingId id,
        ChallengeQuorum ask,
        Asker asker,
        CancellationToken ct
    ) => LeadAsync(id, (m, c, now) => RecusalDecisions.Decide(m, c.Version, ask, now), asker, ct);

    private Task<CommandResult> LeadAsync(
        MeetingId id,
        Decision decide,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await work.ContextAsync(id, r => r.Plan, asker, token) is { } context)
                {
                    await work.ChangeAsync<Meeting, MeetingEvent>(
                        id.Value,
                        m => decide(m, context, clock.GetUtcNow()),
                        token
                    );
                }
            },
            ct
        );
}
