using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Groups;

/// <summary>
/// Seats people and releases them; whoever comes is invited to what the group has called, whoever goes is invited
/// no longer. It asks for no rights: that is for who calls it.
/// </summary>
public sealed class GroupSeats(TimeProvider clock)
{
    public async Task SeatAsync(
        Work work,
        GroupId id,
        SeatMember ask,
        CancellationToken ct,
        long? version = null
    )
    {
        await CheckAsync(work, ask, ct);
        await work.ChangeAsync<Group, GroupEvent>(
            id.Value,
            g => GroupDecisions.Decide(g, ask),
            ct,
            version
        );
        if (work.Failed)
        {
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var meeting in await UpcomingAsync(work.Session, id, ct))
        {
            await work.ChangeAsync<Meeting, MeetingEvent>(
                meeting.Id,
                m => InvitationDecisions.Decide(m, new InvitePerson(ask.Person), now),
                ct
            );
        }
    }

    /// <summary>To an asker who is no member and may see nothing, the group is not there.</summary>
    public async Task ReleaseAsync(
        Work work,
        GroupId id,
        ReleaseMember ask,
        ClaimsPrincipal user,
        CancellationToken ct,
        long? version = null
    )
    {
        var group = await work.Session.LoadAsync<Group>(id.Value, ct);
        if (group?.MemberOf(ask.Person) is null && !Permissions.RightsIn(group, user).See)
        {
            work.NotFound();
            return;
        }

        await work.ChangeAsync<Group, GroupEvent>(
            id.Value,
            g => GroupDecisions.Decide(g, ask),
            ct,
            version
        );
        if (!work.Failed)
        {
            await WithdrawAsync(work, await UpcomingAsync(work.Session, id, ct), ask.Person, ct);
        }
    }

    /// <summary>Releases somebody from every group and every invitation, whoever invited.</summary>
    public async Task ReleaseEverywhereAsync(Work work, PersonId person, CancellationToken ct)
    {
        var groups = await work.Session.Query<Group>().ToListAsync(ct);
        foreach (var group in groups.Where(g => g.MemberOf(person) is not null))
        {
            await work.ChangeAsync<Group, GroupEvent>(
                group.Id,
                g => GroupDecisions.Decide(g, new ReleaseMember(person)),
                ct
            );
        }

        await WithdrawAsync(work, await UpcomingAsync(work.Session, group: null, ct), person, ct);
    }

    /// <summary>Meetings that people are invited to and that have not begun.</summary>
    public async Task<IReadOnlyList<Meeting>> UpcomingAsync(
        IQuerySession session,
        GroupId? group,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var today = Appointment.LocalDay(now);
        var coming = await session
            .Query<Meeting>()
            .Where(m => m.Status == MeetingStatus.Called && m.When.Day >= today)
            .ToListAsync(ct);
        return
        [
            .. coming
                .Where(m => m.When.Start > now && (group is null || m.Group == group))
                .OrderBy(m => m.When.Start),
        ];
    }

    private static async Task WithdrawAsync(
        Work work,
        IReadOnlyList<Meeting> meetings,
        PersonId person,
        CancellationToken ct
    )
    {
        foreach (var meeting in meetings.Where(m => m.InviteeOf(person) is not null))
        {
            await work.ChangeAsync<Meeting, MeetingEvent>(
                meeting.Id,
                m => InvitationDecisions.Decide(m, new WithdrawInvitation(person)),
                ct
            );
        }
    }

    private static async Task CheckAsync(Work work, SeatMember ask, CancellationToken ct)
    {
        if (await work.Session.LoadAsync<Person>(ask.Person.Value, ct) is not { IsErased: false })
        {
            work.Refuse(new Refusal("group.person-unknown", nameof(SeatMember.Person)));
        }

        if (
            ask.Organisation is { } organisation
            && await work.Session.LoadAsync<Organisation>(organisation.Value, ct) is null
        )
        {
            work.Refuse(new Refusal("group.organisation-unknown", nameof(SeatMember.Organisation)));
        }
    }
}
