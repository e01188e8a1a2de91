using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.CircularResolutions;

public sealed partial class CircularResolutionCommands
{
    /// <summary>A signed-in person answers for themselves.</summary>
    public Task<CommandResult> AnswerAsync(
        CircularResolutionId id,
        CircularChoice? choice,
        string? reason,
        Asker asker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        return commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var (circular, group) = await LoadAsync(work, id, token);
                var rights = Permissions.RightsIn(circular, group, asker.User);
                if (circular is null || !rights.Answer)
                {
                    work.Deny(rights.See);
                    return;
                }

                var person = Caller.PersonOf(asker.User)!.Value;
                await AnswerAsync(work, circular, new(person, choice, reason), token);
            },
            ct
        );
    }

    /// <summary>The holder of a link answers; the link stands for the person it was sent to.</summary>
    public Task<CommandResult> AnswerByLinkAsync(
        LinkGrant link,
        CircularChoice? choice,
        string? reason,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(link);
        var (id, person) = (new CircularResolutionId(link.Subject), new PersonId(link.Person));
        return commands.RunAsync(
            new Originator(person, Channel.SignedLink),
            async (work, token) =>
            {
                var (circular, group) = await LoadAsync(work, id, token);
                if (circular is null || !Permissions.RightsOf(person, circular, group).Answer)
                {
                    work.NotFound();
                    return;
                }

                await AnswerAsync(work, circular, new(person, choice, reason), token);
            },
            ct
        );
    }

    /// <summary>Pressed twice it asks once: the second press finds another version.</summary>
    public Task<CommandResult> NudgeAsync(
        CircularResolutionId id,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        PlanningAsync(
            id,
            c => CircularVoteDecisions.Decide(c, new NudgeCircularSilent(), Now),
            asker,
            options,
            ct
        );

    public Task<CommandResult> WithdrawAsync(
        CircularResolutionId id,
        WithdrawCircularResolution ask,
        Asker asker,
        CancellationToken ct
    ) =>
        PlanningAsync(
            id,
            c => CircularVoteDecisions.Decide(c, ask),
            asker,
            CommandOptions.None,
            ct
        );

    public Task<CommandResult> EndEarlyAsync(
        CircularResolutionId id,
        Asker asker,
        CancellationToken ct
    ) =>
        EndingAsync(
            id,
            rights => rights.Plan,
            (c, rules) => CircularVoteDecisions.Decide(c, new EndCircularEarly(), rules, Now),
            asker,
            ct
        );

    public Task<CommandResult> DecideTieAsync(
        CircularResolutionId id,
        DecideCircularTie ask,
        Asker asker,
        CancellationToken ct
    ) =>
        EndingAsync(
            id,
            rights => rights.DecideTie,
            (c, _) => CircularVoteDecisions.Decide(c, ask),
            asker,
            ct
        );

    /// <summary>States the result once the last day is over; before that, and a second time, nothing happens.</summary>
    public Task<CommandResult> EndAsync(CircularResolutionId id, CancellationToken ct) =>
        commands.RunAsync(
            Originator.Job,
            async (work, token) =>
            {
                var (circular, _) = await LoadAsync(work, id, token);
                if (circular is { IsRunning: true })
                {
                    await ChangeAsync(
                        work,
                        circular,
                        (c, rules) =>
                            CircularVoteDecisions.Decide(
                                c,
                                new EndCircularResolution(),
                                rules,
                                Now
                            ),
                        token
                    );
                }
            },
            ct
        );

    private Task<CommandResult> EndingAsync(
        CircularResolutionId id,
        Func<CircularRights, bool> may,
        Func<CircularResolution, RulesOfProcedure, Outcome<CircularResolutionEvent>> decide,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var (circular, group) = await LoadAsync(work, id, token);
                var rights = Permissions.RightsIn(circular, group, asker.User);
                if (circular is null || !may(rights))
                {
                    work.Deny(rights.See);
                    return;
                }

                await ChangeAsync(work, circular, decide, token);
            },
            ct
        );

    private Task AnswerAsync(
        Work work,
        CircularResolution circular,
        CastCircularVote ask,
        CancellationToken ct
    ) =>
        ChangeAsync(
            work,
            circular,
            (c, rules) => CircularVoteDecisions.Decide(c, ask, rules, Now),
            ct
        );

    /// <summary>What passes by this change enters the register with it.</summary>
    private async Task ChangeAsync(
        Work work,
        CircularResolution known,
        Func<CircularResolution, RulesOfProcedure, Outcome<CircularResolutionEvent>> decide,
        CancellationToken ct
    )
    {
        if (known.SentAt is null)
        {
            work.Refuse(new("ballot.closed"));
            return;
        }

        var rules = (await CircularRegister.RulesOfAsync(work.Session, known, ct)).Rules;
        CircularResolution? after = null;
        var before = await work.ChangeAsync<CircularResolution, CircularResolutionEvent>(
            known.Id,
            c =>
            {
                var outcome = decide(c, rules);
                after = outcome.Events.Aggregate(
                    (CircularResolution?)c,
                    (now, e) => CircularResolution.Evolve(now, c.Id, e)
                );
                return outcome;
            },
            ct
        );
        if (before is { HasPassed: false } && after is { HasPassed: true })
        {
            await register.EnterAsync(work, after, Today, ct);
        }
    }
}
