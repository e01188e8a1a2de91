using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups;

/// <summary>
/// Seats people and releases them; whoever comes is invited to what the group has called, whoever goes is invited
/// no longer. It asks for no rights: that is for who calls it.
/// </summary>
public sealed partial class GroupSeats(TimeProvider clock)
{
    /// <summary>Somebody new was entered in the same transaction: the database does not know them yet.</summary>
    public async Task SeatAsync(
        Work work,
        GroupId id,
        SeatMember ask,
        CancellationToken ct,
        long? version = null,
        bool isNew = false
    )
    {
        // A wish of the other entry of somebody who was entered twice is that person's.
        ask = ask with
        {
            Person = await PersonVault.MeantAsync(work.Session, ask.Person, ct),
        };
        if (
            !isNew
            && await work.Session.LoadAsync<Person>(ask.Person.Value, ct) is not { IsErased: false }
        )
        {
            work.Refuse(new Refusal("group.person-unknown", nameof(SeatMember.Person)));
        }

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
        var coming = await UpcomingAsync(work.Session, id, ct);
        foreach (var meeting in coming.Where(m => m.OfSeries is null))
        {
            await work.ChangeAsync<Meeting, MeetingEvent>(
                meeting.Id,
                m => InvitationDecisions.Decide(m, new InvitePerson(ask.Person), now),
                ct
            );
        }

        foreach (var series in SeriesOf(coming))
        {
            await SeriesSeats.InviteAsync(work, series, ask.Person, now, ct);
        }
    }

    private static IEnumerable<SeriesId> SeriesOf(IEnumerable<Meeting> meetings) =>
        meetings.Select(m => m.OfSeries?.Series).OfType<SeriesId>().Distinct();

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
        foreach (var group in groups.Where(g => g.HasToDoWith(person)))
        {
            await work.ChangeAsync<Group, GroupEvent>(
                group.Id,
                g =>
                    Outcomes.All(
                        SeatDecisions.Decide(g, new ReplaceDeputy(person, To: null)),
                        GroupDecisions.Decide(g, new ReleaseMember(person)),
                        GroupDecisions.Decide(g, new RemoveCopy(person)),
                        BlockDecisions.Decide(g, new UnblockMember(person))
                    ),
                ct
            );
        }

        await WithdrawAsync(work, await UpcomingAsync(work.Session, group: null, ct), person, ct);
    }

    /// <summary>
    /// Gives all seats, deputyships, copies and invitations of somebody to a successor, who keeps the seats that are held
    /// already; all of them, or those of one group.
    /// </summary>
    public async Task HandOverAsync(
        Work work,
        PersonId from,
        PersonId to,
        CancellationToken ct,
        GroupId? only = null
    )
    {
        var now = clock.GetUtcNow();
        var groups = (await work.Session.Query<Group>().ToListAsync(ct)).Where(g =>
            (only is null || only.Value.Value == g.Id)
            && (g.Concerns(from) || g.Copies.Contains(from))
        );
        if (groups.Any(g => !g.IsClosed && g.IsBlocked(to)))
        {
            work.Refuse(new Refusal("handover.blocked", "To"));
            return;
        }

        var handed = new HashSet<GroupId>();
        foreach (var group in groups)
        {
            if (group.MemberOf(from) is not null)
            {
                handed.Add(new(group.Id));
            }

            await work.ChangeAsync<Group, GroupEvent>(group.Id, g => HandOver(g, from, to), ct);
        }

        var concerned = (await UpcomingAsync(work.Session, only, ct))
            .Where(m => handed.Contains(m.Group) || m.InviteeOf(from) is not null)
            .ToArray();
        var whole = await InvitedToSeriesAsync(work, concerned, from, ct);
        foreach (var meeting in concerned)
        {
            var bySeries = meeting.OfSeries is { } place && whole.Contains(place.Series);
            await work.ChangeAsync<Meeting, MeetingEvent>(
                meeting.Id,
                m => HandOver(m, from, to, bySeries, now),
                ct
            );
        }

        foreach (var series in whole)
        {
            await work.ChangeAsync<MeetingSeries, SeriesEvent>(
                series.Value,
                s =>
                    Outcomes.All(
                        SeriesDecisions.Decide(s, new InviteToSeries(to)),
                        SeriesDecisions.Decide(s, new WithdrawFromSeries(from))
                    ),
                ct
            );
        }
    }

    /// <summary>The series among these meetings that somebody is invited to as a whole.</summary>
    private static async Task<IReadOnlyCollection<SeriesId>> InvitedToSeriesAsync(
        Work work,
        IEnumerable<Meeting> meetings,
        PersonId person,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. SeriesOf(meetings).Select(s => s.Value)];
        var found = await work.Session.LoadManyAsync<MeetingSeries>(ct, ids);
        return
        [
            .. found.Where(s => s.InviteeOf(person) is not null).Select(s => new SeriesId(s.Id)),
        ];
    }

    /// <summary>Out of a closed group one only leaves.</summary>
    private static Outcome<GroupEvent> HandOver(Group group, PersonId from, PersonId to)
    {
        var passes = !group.IsClosed && group.MemberOf(from) is not null;
        return Outcomes.All(
            SeatDecisions.Decide(group, new ReplaceDeputy(from, group.IsClosed ? null : to)),
            passes && group.MemberOf(to) is null
                ? SeatDecisions.Decide(group, new HandOverSeat(from, to))
                : GroupDecisions.Decide(group, new ReleaseMember(from)),
            !group.IsClosed
            && group.Copies.Contains(from)
            && group.Copies.Count < GroupDecisions.MostCopies
                ? GroupDecisions.Decide(group, new AddCopy(to))
                : (GroupEvent[])[],
            GroupDecisions.Decide(group, new RemoveCopy(from))
        );
    }

    private static Outcome<MeetingEvent> HandOver(
        Meeting meeting,
        PersonId from,
        PersonId to,
        bool bySeries,
        DateTimeOffset now
    ) =>
        Outcomes.All(
            InvitationDecisions.Decide(meeting, new InvitePerson(to, bySeries), now),
            InvitationDecisions.Decide(meeting, new WithdrawInvitation(from, bySeries))
        );

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

    private async Task WithdrawAsync(
        Work work,
        IReadOnlyList<Meeting> meetings,
        PersonId person,
        CancellationToken ct
    )
    {
        var invited = meetings.Where(m => m.InviteeOf(person) is not null).ToArray();
        var whole = await InvitedToSeriesAsync(work, meetings, person, ct);
        foreach (var series in whole)
        {
            await SeriesSeats.WithdrawAsync(work, series, person, clock.GetUtcNow(), ct);
        }

        foreach (
            var meeting in invited.Where(m =>
                m.OfSeries is not { } place || !whole.Contains(place.Series)
            )
        )
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
        if (
            ask.Organisation is { } organisation
            && await work.Session.LoadAsync<Organisation>(organisation.Value, ct)
                is not { MergedInto: null }
        )
        {
            work.Refuse(new Refusal("group.organisation-unknown", nameof(SeatMember.Organisation)));
        }
    }
}
