using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Topics;

/// <summary>Topics of a group: entered, put in order, put on agendas and postponed, with the rights it takes.</summary>
public sealed partial class TopicCommands(CommandRunner commands)
{
    /// <summary>Behind those that wait already.</summary>
    public Task<CommandResult> EnterAsync(
        TopicId id,
        EnterTopic ask,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var group = await work.Session.LoadAsync<Group>(ask.Group.Value, token);
                var rights = Permissions.RightsIn(group, asker.User);
                if (group is null || group.IsClosed || !rights.PlanMeetings)
                {
                    work.Deny(rights.See);
                    return;
                }

                RefuseUnknown(work, group, ask.Rapporteur, before: null);
                // Pressed twice: it is there already.
                if (await work.Session.Events.FetchStreamStateAsync(id.Value, token) is null)
                {
                    var rank = await TopicShelf.NextRankAsync(work.Session, ask.Group, token);
                    work.Start<Topic, TopicEvent>(
                        id.Value,
                        TopicDecisions.Decide(ask with { Rank = rank })
                    );
                }
            },
            ct
        );

    public Task<CommandResult> ChangeAsync(
        TopicId id,
        ChangeTopic ask,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await work.TopicIfAsync(id, r => r.Plan, asker, token) is { } found)
                {
                    RefuseUnknown(
                        work,
                        found.Group,
                        ask.Rapporteur,
                        found.Topic.Content.Rapporteur
                    );
                    await work.ChangeAsync<Topic, TopicEvent>(
                        id.Value,
                        t => TopicDecisions.Decide(t, ask),
                        token,
                        options.Version
                    );
                }
            },
            ct
        );

    public Task<CommandResult> DropAsync(
        TopicId id,
        DropTopic ask,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await work.TopicIfAsync(id, r => r.Plan, asker, token) is not null)
                {
                    await work.ChangeAsync<Topic, TopicEvent>(
                        id.Value,
                        t => TopicDecisions.Decide(t, ask),
                        token
                    );
                }
            },
            ct
        );

    public Task<CommandResult> ShiftAsync(ShiftTopic ask, Asker asker, CancellationToken ct) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                ArgumentNullException.ThrowIfNull(ask);
                if (await work.TopicIfAsync(ask.Topic, r => r.Plan, asker, token) is not { } found)
                {
                    return;
                }

                var waiting = await TopicShelf.WaitingAsync(work.Session, found.Topic.Group, token);
                foreach (var (topic, ranked) in TopicDecisions.Decide(waiting, ask))
                {
                    await work.ChangeAsync<Topic, TopicEvent>(topic.Id, _ => ranked, token);
                }
            },
            ct
        );

    /// <summary>Nobody introduces a topic who is not a member; who did before and has left since may stay.</summary>
    private static void RefuseUnknown(
        Work work,
        Group group,
        PersonId? rapporteur,
        PersonId? before
    )
    {
        if (rapporteur is { } person && person != before && group.MemberOf(person) is null)
        {
            work.Refuse(new Refusal("topic.rapporteur-unknown", nameof(EnterTopic.Rapporteur)));
        }
    }
}
