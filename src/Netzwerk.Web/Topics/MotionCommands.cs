using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Topics;

/// <summary>Proposals: submitted, supported and answered, with the rights it takes.</summary>
public sealed class MotionCommands(CommandRunner commands, TimeProvider clock)
{
    /// <summary>Whoever proposes does it for themselves; in the name of a group only who has a seat in it.</summary>
    public Task<CommandResult> SubmitAsync(
        TopicId id,
        SubmitMotion ask,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var group = await work.Session.LoadAsync<Group>(ask.Group.Value, token);
                var rights = Permissions.RightsIn(group, asker.User);
                if (
                    !Permissions.MayPropose(group, asker.User)
                    || Caller.PersonOf(asker.User) is not { } proposer
                )
                {
                    work.Deny(rights.See);
                    return;
                }

                await RefuseForeignAsync(work, ask.From, proposer, token);
                // Pressed twice: it is there already.
                if (await work.Session.Events.FetchStreamStateAsync(id.Value, token) is null)
                {
                    work.Start<Topic, TopicEvent>(
                        id.Value,
                        MotionDecisions.Decide(
                            ask with
                            {
                                Proposer = proposer,
                                Part = rights.SeeClosed ? ask.Part : default,
                                Rank = await TopicShelf.NextRankAsync(
                                    work.Session,
                                    ask.Group,
                                    token
                                ),
                            }
                        )
                    );
                }
            },
            ct
        );

    public Task<CommandResult> SupportAsync(
        TopicId id,
        bool supports,
        Asker asker,
        CancellationToken ct
    ) =>
        RunAsync(
            id,
            r => r.Support,
            (t, _) =>
                Caller.PersonOf(asker.User) is { } person
                    ? MotionDecisions.Decide(t, new SupportMotion(person, supports))
                    : new Refusal("motion.none"),
            asker,
            ct
        );

    public Task<CommandResult> AdmitAsync(TopicId id, Asker asker, CancellationToken ct) =>
        RunAsync(
            id,
            r => r.Plan,
            (t, _) => MotionDecisions.Decide(t, new AdmitMotion()),
            asker,
            ct
        );

    public Task<CommandResult> WithdrawAsync(TopicId id, Asker asker, CancellationToken ct) =>
        RunAsync(
            id,
            r => r.IsProposer,
            (t, _) => MotionDecisions.Decide(t, new WithdrawMotion()),
            asker,
            ct
        );

    /// <summary>What enough members demand is not declined, by the rules in force today.</summary>
    public Task<CommandResult> DeclineAsync(
        TopicId id,
        string? reason,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await work.TopicIfAsync(id, r => r.AnswerMotion, asker, token) is not { } found)
                {
                    return;
                }

                var rules = await RulesAsync(work.Session, found.Topic.Group, token);
                await work.ChangeAsync<Topic, TopicEvent>(
                    id.Value,
                    t =>
                        MotionDecisions.Decide(
                            t,
                            new DeclineMotion(
                                reason,
                                MotionDecisions.IsDemanded(t, found.Group, rules)
                            )
                        ),
                    token
                );
            },
            ct
        );

    /// <summary>To a group that the one who passes it on can find.</summary>
    public Task<CommandResult> ReferAsync(
        TopicId id,
        GroupId to,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await work.TopicIfAsync(id, r => r.AnswerMotion, asker, token) is null)
                {
                    return;
                }

                var group = await work.Session.LoadAsync<Group>(to.Value, token);
                if (!Permissions.MayPropose(group, asker.User))
                {
                    work.Refuse(new Refusal("motion.group-unknown", "To"));
                }

                var rank = await TopicShelf.NextRankAsync(work.Session, to, token);
                await work.ChangeAsync<Topic, TopicEvent>(
                    id.Value,
                    t => MotionDecisions.Decide(t, new ReferMotion(to, rank)),
                    token
                );
            },
            ct
        );

    private Task<CommandResult> RunAsync(
        TopicId id,
        Func<TopicRights, bool> right,
        Func<Topic, Group, Outcome<TopicEvent>> decide,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await work.TopicIfAsync(id, right, asker, token) is { } found)
                {
                    await work.ChangeAsync<Topic, TopicEvent>(
                        id.Value,
                        t => decide(t, found.Group),
                        token
                    );
                }
            },
            ct
        );

    private async Task<RulesOfProcedure?> RulesAsync(
        IQuerySession session,
        GroupId group,
        CancellationToken ct
    ) =>
        (await session.LoadAsync<GroupProcedure>(GroupProcedure.IdOf(group), ct))
            ?.InForceOn(Appointment.LocalDay(clock.GetUtcNow()))
            ?.Rules;

    private static async Task RefuseForeignAsync(
        Work work,
        GroupId? from,
        PersonId proposer,
        CancellationToken ct
    )
    {
        if (
            from is { } id
            && (await work.Session.LoadAsync<Group>(id.Value, ct))?.MemberOf(proposer)
                is not { Role: not GroupRole.Guest }
        )
        {
            work.Refuse(new Refusal("motion.from-unknown", nameof(SubmitMotion.From)));
        }
    }
}
