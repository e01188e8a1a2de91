using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Groups;

public sealed partial class GroupSeats
{
    /// <summary>Somebody goes by themselves: seat, deputyships and copies end, and what they were invited to.</summary>
    public async Task LeaveAsync(Work work, GroupId id, PersonId person, CancellationToken ct)
    {
        await work.ChangeAsync<Group, GroupEvent>(
            id.Value,
            g =>
                Outcomes.All(
                    SeatDecisions.Decide(g, new ReplaceDeputy(person, To: null)),
                    GroupDecisions.Decide(g, new ReleaseMember(person)),
                    GroupDecisions.Decide(g, new RemoveCopy(person))
                ),
            ct
        );
        if (!work.Failed)
        {
            await WithdrawAsync(work, await UpcomingAsync(work.Session, id, ct), person, ct);
        }
    }

    /// <summary>Keeps somebody out of a group from now on; whatever they had in it ends.</summary>
    public async Task BlockAsync(Work work, GroupId id, BlockMember ask, CancellationToken ct)
    {
        await work.ChangeAsync<Group, GroupEvent>(id.Value, g => BlockDecisions.Decide(g, ask), ct);
        if (!work.Failed)
        {
            await WithdrawAsync(work, await UpcomingAsync(work.Session, id, ct), ask.Person, ct);
        }
    }
}
