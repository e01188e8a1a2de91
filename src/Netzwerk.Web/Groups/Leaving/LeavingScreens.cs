using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Groups.Leaving;

/// <summary>What ends when somebody leaves a group, told before the click.</summary>
public sealed record LeavingScreen(
    Group Group,
    PersonId Person,
    bool HasPlace,
    int Deputyships,
    IReadOnlyList<Meeting> Invitations,
    int OpenTasks
);

/// <summary>Loads what somebody has in a group; guests and deputies have a way out, too.</summary>
public sealed class LeavingScreens(IQuerySession session, GroupSeats seats)
{
    public async Task<LeavingScreen?> LoadAsync(GroupId id, PersonId person, CancellationToken ct)
    {
        if (await session.LoadAsync<Group>(id.Value, ct) is not { } group)
        {
            return null;
        }

        var coming = await seats.UpcomingAsync(session, id, ct);
        var tasks = await session.QueryAsync<ActionItem>(
            "where d.data ->> 'group' = ? and d.data ->> 'assignee' = ?",
            ct,
            id.ToString(),
            person.ToString()
        );
        return new(
            group,
            person,
            group.Concerns(person) || group.Copies.Contains(person),
            group.DeputisedBy(person).Count(),
            [.. coming.Where(m => m.InviteeOf(person) is not null)],
            tasks.Count(t => t.State is ActionItemState.Open)
        );
    }

    /// <summary>The groups in which somebody is a guest: they stand in no list of theirs, but can be left.</summary>
    public async Task<IReadOnlyList<Group>> GuestInAsync(PersonId person, CancellationToken ct) =>
        [
            .. (await session.Query<Group>().Where(g => !g.IsClosed).ToListAsync(ct))
                .Where(g => g.MemberOf(person)?.Role is GroupRole.Guest)
                .OrderBy(g => g.Name, StringComparer.CurrentCulture),
        ];
}
