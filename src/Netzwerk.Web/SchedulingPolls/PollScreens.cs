using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.SchedulingPolls;

/// <summary>A date poll as one reader sees it.</summary>
public sealed record PollScreen(
    SchedulingPoll Poll,
    Group Group,
    PollRights Rights,
    NameLookup Names,
    IReadOnlyDictionary<PollOptionId, OptionConflicts> Conflicts,
    PollParticipant? Mine,
    DateOnly Today
)
{
    public bool IsOpen => Poll.State is SchedulingPollState.Open;

    public bool TakesAnswers => Poll.TakesAnswersOn(Today);

    public IReadOnlyList<PollParticipant> ByName =>
        [
            .. Poll.Participants.OrderBy(
                p => Names.SortName(p.Person),
                StringComparer.CurrentCulture
            ),
        ];

    public OptionConflicts ConflictsOf(PollOptionId option) =>
        Conflicts.GetValueOrDefault(option, OptionConflicts.None);
}

/// <summary>Loads date polls for readers; what a reader may not see is not there.</summary>
public sealed class PollScreens(
    IQuerySession session,
    PersonNames names,
    PollConflicts conflicts,
    TimeProvider clock
)
{
    public async Task<PollScreen?> LoadAsync(Guid id, ClaimsPrincipal user, CancellationToken ct)
    {
        if (
            await session.LoadAsync<SchedulingPoll>(id, ct) is not { } poll
            || await session.LoadAsync<Group>(poll.Group.Value, ct) is not { } group
        )
        {
            return null;
        }

        var rights = Permissions.RightsIn(poll, group, user);
        if (!rights.See)
        {
            return null;
        }

        return new(
            poll,
            group,
            rights,
            await names.OfAsync(
                poll.Participants.Select(p => p.Person).Concat(group.Members.Select(m => m.Person)),
                ct
            ),
            rights.Plan
                ? await conflicts.OfAsync(poll, ct)
                : poll.Options.ToDictionary(o => o.Id, o => OptionConflicts.OfDay(o.Day)),
            Caller.PersonOf(user) is { } me ? poll.ParticipantOf(me) : null,
            Appointment.LocalDay(clock.GetUtcNow())
        );
    }
}
