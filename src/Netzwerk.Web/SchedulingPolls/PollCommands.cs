using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.SchedulingPolls;

/// <summary>A date poll from the question to the date, with the rights it takes.</summary>
public sealed partial class PollCommands(
    CommandRunner commands,
    MeetingCommands meetings,
    TimeProvider clock
)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    public Task<CommandResult> OpenAsync(
        SchedulingPollId id,
        OpenPoll ask,
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

                // Whom the form did not offer is nobody to ask here.
                var asked = ask with
                {
                    Invited = [.. ask.Invited.Where(p => group.MemberOf(p) is not null)],
                };
                // Pressed twice: the question is out already.
                if (await work.Session.Events.FetchStreamStateAsync(id.Value, token) is null)
                {
                    work.Start<SchedulingPoll, SchedulingPollEvent>(
                        id.Value,
                        PollDecisions.Decide(asked, Now)
                    );
                }
            },
            ct
        );

    public Task<CommandResult> AddOptionsAsync(
        SchedulingPollId id,
        AddPollOptions ask,
        Asker asker,
        CancellationToken ct
    ) => PlanningAsync(id, p => PollDecisions.Decide(p, ask, Now), asker, CommandOptions.None, ct);

    public Task<CommandResult> WithdrawAsync(
        SchedulingPollId id,
        WithdrawPollOption ask,
        Asker asker,
        CancellationToken ct
    ) => PlanningAsync(id, p => PollDecisions.Decide(p, ask), asker, CommandOptions.None, ct);

    public Task<CommandResult> MoveDeadlineAsync(
        SchedulingPollId id,
        MovePollDeadline ask,
        Asker asker,
        CancellationToken ct
    ) => PlanningAsync(id, p => PollDecisions.Decide(p, ask, Now), asker, CommandOptions.None, ct);

    /// <summary>Members of the group, and for coordinators everybody in the directory.</summary>
    public Task<CommandResult> AskAsync(
        SchedulingPollId id,
        AskPollPerson ask,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await GroupIfPlannerAsync(work, id, asker, token) is not { } group)
                {
                    return;
                }

                var mayAsk =
                    group.Concerns(ask.Person) || asker.User.IsInRole(Caller.CoordinatorRole);
                if (
                    !mayAsk
                    || group.IsBlocked(ask.Person)
                    || (await KnownAsync(work, [ask.Person], token)).Count == 0
                )
                {
                    work.Refuse(new Refusal("poll.person-unknown", nameof(AskPollPerson.Person)));
                }

                await work.ChangeAsync<SchedulingPoll, SchedulingPollEvent>(
                    id.Value,
                    p => PollDecisions.Decide(p, ask),
                    token
                );
            },
            ct
        );

    /// <summary>A signed-in person answers for themselves.</summary>
    public Task<CommandResult> AnswerAsync(
        SchedulingPollId id,
        IReadOnlyList<OptionAnswer> answers,
        string? comment,
        Asker asker,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                var (poll, group) = await LoadAsync(work, id, token);
                var rights = Permissions.RightsIn(poll, group, asker.User);
                if (Caller.PersonOf(asker.User) is { } person && rights.Answer)
                {
                    await AnswerAsync(work, id, new(person, answers, comment), group, token);
                }
                else
                {
                    work.Deny(rights.See);
                }
            },
            ct
        );

    /// <summary>The holder of a link answers; the link stands for the person it was sent to.</summary>
    public Task<CommandResult> AnswerByLinkAsync(
        LinkGrant link,
        IReadOnlyList<OptionAnswer> answers,
        string? comment,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(link);
        var (id, person) = (new SchedulingPollId(link.Subject), new PersonId(link.Person));
        return commands.RunAsync(
            new Originator(person, Channel.SignedLink),
            async (work, token) =>
            {
                var (_, group) = await LoadAsync(work, id, token);
                await AnswerAsync(work, id, new(person, answers, comment), group, token);
            },
            ct
        );
    }

    /// <summary>Pressed twice it asks once: the second press finds another version.</summary>
    public Task<CommandResult> NudgeAsync(
        SchedulingPollId id,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        PlanningAsync(id, p => PollDecisions.Decide(p, new NudgeSilent(), Now), asker, options, ct);

    public Task<CommandResult> EndAsync(SchedulingPollId id, Asker asker, CancellationToken ct) =>
        PlanningAsync(
            id,
            p => PollDecisions.Decide(p, new EndPoll()),
            asker,
            CommandOptions.None,
            ct
        );

    private static async Task<IReadOnlyList<PersonId>> KnownAsync(
        Work work,
        PersonId[] people,
        CancellationToken ct
    ) =>
        [
            .. (await work.Session.LoadManyAsync<Person>(ct, [.. people.Select(p => p.Value)]))
                .Where(p => p is { IsErased: false, MergedInto: null })
                .Select(p => new PersonId(p.Id)),
        ];

    private Task<SchedulingPoll?> AnswerAsync(
        Work work,
        SchedulingPollId id,
        AnswerPoll ask,
        Group? group,
        CancellationToken ct
    ) =>
        work.ChangeAsync<SchedulingPoll, SchedulingPollEvent>(
            id.Value,
            p => PollAnswerDecisions.Decide(p, ask, group, Appointment.LocalDay(Now)),
            ct
        );

    private Task<CommandResult> PlanningAsync(
        SchedulingPollId id,
        Func<SchedulingPoll, Outcome<SchedulingPollEvent>> decide,
        Asker asker,
        CommandOptions options,
        CancellationToken ct
    ) =>
        commands.RunAsync(
            asker.By,
            async (work, token) =>
            {
                if (await GroupIfPlannerAsync(work, id, asker, token) is not null)
                {
                    await work.ChangeAsync(id.Value, decide, token, options.Version);
                }
            },
            ct,
            options.Key
        );

    private static async Task<Group?> GroupIfPlannerAsync(
        Work work,
        SchedulingPollId id,
        Asker asker,
        CancellationToken ct
    )
    {
        var (poll, group) = await LoadAsync(work, id, ct);
        var rights = Permissions.RightsIn(poll, group, asker.User);
        if (rights.Plan)
        {
            return group;
        }

        work.Deny(rights.See);
        return null;
    }

    private static async Task<(SchedulingPoll? Poll, Group? Group)> LoadAsync(
        Work work,
        SchedulingPollId id,
        CancellationToken ct
    )
    {
        var poll = await work.Session.LoadAsync<SchedulingPoll>(id.Value, ct);
        return (
            poll,
            poll is null ? null : await work.Session.LoadAsync<Group>(poll.Group.Value, ct)
        );
    }
}
