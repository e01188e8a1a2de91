using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.SchedulingPolls;

public sealed partial class PollCommands
{
    /// <summary>Picks a date and calls the meeting, in one transaction: everybody asked is invited, external or not.</summary>
    public Task<CommandResult> PickAsync(
        SchedulingPollId id,
        PickDate ask,
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

                var poll = await work.ChangeAsync<SchedulingPoll, SchedulingPollEvent>(
                    id.Value,
                    p => PollDecisions.Decide(p, ask, Now),
                    token
                );
                if (
                    work.Failed
                    || poll is not { State: SchedulingPollState.Open }
                    || poll.OptionOf(ask.Option) is not { } option
                )
                {
                    return;
                }

                var when = poll.When(option);
                await meetings.PlanAndCallAsync(
                    work,
                    ask.Meeting,
                    new(
                        poll.Group,
                        poll.Title,
                        when.Day,
                        when.From,
                        when.To,
                        poll.Place,
                        poll.VideoLink
                    ),
                    await GuestsAsync(work, poll, ask.Option, group, token),
                    asker,
                    token
                );
            },
            ct
        );

    /// <summary>Who was asked and has no seat; a deputy only when needed and able to come.</summary>
    private static async Task<IReadOnlyList<PersonId>> GuestsAsync(
        Work work,
        SchedulingPoll poll,
        PollOptionId option,
        Group group,
        CancellationToken ct
    )
    {
        var guests = poll
            .Participants.Where(p => group.MemberOf(p.Person) is null)
            .Where(p => !group.IsBlocked(p.Person))
            .Where(p => p.For is not { } seat || poll.IsNeededInstead(p, seat, option))
            .Select(p => p.Person);
        return await KnownAsync(work, [.. guests], ct);
    }
}
