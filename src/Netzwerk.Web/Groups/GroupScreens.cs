using System.Security.Claims;
using Marten;
using Marten.Linq.MatchesSql;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailChoices;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Groups.Circulars;
using Netzwerk.Web.Groups.Joining;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Groups;

/// <summary>Loads groups for readers; what a reader may not see is not there.</summary>
public sealed class GroupScreens(
    IQuerySession session,
    PersonNames names,
    JoinLetters letters,
    Duplicates duplicates,
    GroupSeats seats,
    TimeProvider clock
)
{
    public async Task<GroupScreen?> LoadAsync(
        GroupId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var group = await session.LoadAsync<Group>(id.Value, ct);
        var rights = Permissions.RightsIn(group, user);
        return group is null || !rights.See ? null : await CompleteAsync(group, rights, user, ct);
    }

    /// <summary>The group as a form with this version showed it.</summary>
    public async Task<Group?> AtVersionAsync(GroupId id, long version, CancellationToken ct) =>
        version > 0
            ? await session.Events.AggregateStreamAsync<Group>(id.Value, version, token: ct)
            : null;

    /// <summary>A group that everybody may find.</summary>
    public async Task<Group?> PublicAsync(GroupId id, CancellationToken ct) =>
        await session.LoadAsync<Group>(id.Value, ct)
            is { IsClosed: false, Openness: not GroupOpenness.Private } group
            ? group
            : null;

    /// <summary>The dates of a group that everybody may know.</summary>
    public Task<IReadOnlyList<Meeting>> PublicDatesAsync(GroupId id, CancellationToken ct) =>
        seats.UpcomingAsync(session, id, ct);

    /// <summary>The running groups one may see, each behind the one it stands under.</summary>
    public async Task<IReadOnlyList<GroupRow>> ListAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        var coming = await seats.UpcomingAsync(session, group: null, ct);
        return
        [
            .. (await TreeAsync(ct))
                .InOrder(
                    g => !g.IsClosed && Permissions.RightsIn(g, user).See,
                    StringComparer.CurrentCulture
                )
                .Select(p => new GroupRow(
                    p.Group,
                    coming.FirstOrDefault(m => m.Group == new GroupId(p.Group.Id)),
                    p.Depth
                )),
        ];
    }

    /// <summary>The groups one may see that have ended their work, the last one first.</summary>
    public async Task<IReadOnlyList<Group>> ArchiveAsync(
        ClaimsPrincipal user,
        CancellationToken ct
    ) =>
        [
            .. (await session.Query<Group>().Where(g => g.IsClosed).ToListAsync(ct))
                .Where(g => Permissions.RightsIn(g, user).See)
                .OrderByDescending(g => g.ClosedOn)
                .ThenBy(g => g.Name, StringComparer.CurrentCulture),
        ];

    /// <summary>The groups that another one can stand under.</summary>
    public async Task<IReadOnlyList<GroupPlace>> ParentsAsync(
        GroupId? except,
        CancellationToken ct
    ) =>
        [
            .. (await TreeAsync(ct))
                .InOrder(g => !g.IsClosed, StringComparer.CurrentCulture)
                .Where(p => except?.Value != p.Group.Id),
        ];

    private async Task<GroupTree> TreeAsync(CancellationToken ct) =>
        new(await session.Query<Group>().ToListAsync(ct));

    /// <summary>How many wait to be let in where this reader decides about it.</summary>
    public async Task<int> CountWaitingAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        var waiting = await WaitingAsync(ct);
        if (waiting.Count == 0)
        {
            return 0;
        }

        Guid[] ids = [.. waiting.Select(r => r.Group.Value).Distinct()];
        var managed = (await session.LoadManyAsync<Group>(ct, ids))
            .Where(g => Permissions.RightsIn(g, user).ManageMembers)
            .Select(g => new GroupId(g.Id))
            .ToHashSet();
        return waiting.Count(r => managed.Contains(r.Group));
    }

    private Task<IReadOnlyList<JoinRequest>> WaitingAsync(CancellationToken ct) =>
        session
            .Query<JoinRequest>()
            .Where(r => r.State == JoinRequestState.Waiting)
            .ToListAsync(ct);

    private async Task<IReadOnlyList<SchedulingPoll>> PollsAsync(
        Group group,
        CancellationToken ct
    ) =>
        [
            .. (
                await session.QueryAsync<SchedulingPoll>(
                    "where d.data ->> 'group' = ?",
                    ct,
                    group.Id.ToString()
                )
            )
                .Where(p => p.State is SchedulingPollState.Open)
                .OrderBy(p => p.Deadline),
        ];

    private async Task<GroupScreen> CompleteAsync(
        Group group,
        GroupRights rights,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var me = Caller.PersonOf(user);
        Guid[] members = [.. group.Members.Select(m => m.Person.Value)];
        Guid[] organisations =
        [
            .. group.Members.Select(m => m.Organisation?.Value).OfType<Guid>().Distinct(),
        ];
        var known = await session.LoadManyAsync<Organisation>(ct, organisations);
        var red = rights.ManageMembers
            ? await session.LoadManyAsync<MailboxState>(ct, members)
            : [];
        var wishes = rights.ManageMembers
            ? await session.LoadManyAsync<MailPreferences>(ct, members)
            : [];
        var meetings = await MeetingsAsync(group, rights, ct);
        var now = clock.GetUtcNow();
        var tree = await TreeAsync(ct);
        return new(
            group,
            rights,
            await names.OfAsync(group.Members.SelectMany(m => m.Deputies.Prepend(m.Person)), ct),
            known.ToDictionary(o => o.Id, o => o.Name),
            [.. meetings.Where(m => IsComing(m, now)).OrderBy(m => m.When.Start)],
            [
                .. meetings
                    .Where(m => m.Status is MeetingStatus.Closed)
                    .OrderByDescending(m => m.When.Start),
            ],
            rights.ManageMembers ? await RequestsAsync(group, rights.IsCoordinator, ct) : [],
            red.Where(m => m.IsUnreachable).Select(m => new PersonId(m.Id)).ToHashSet(),
            wishes.ToDictionary(w => new PersonId(w.Id)),
            me
        )
        {
            Polls = await PollsAsync(group, ct),
            Circulars = await CircularsOfGroup.OfAsync(session, group, user, ct),
            Above = tree.Above(group).FirstOrDefault(g => Permissions.RightsIn(g, user).See),
            Below =
            [
                .. tree.Below(new(group.Id))
                    .Where(g => Permissions.RightsIn(g, user).See)
                    .OrderBy(g => g.IsClosed)
                    .ThenBy(g => g.Name, StringComparer.CurrentCulture),
            ],
        };
    }

    private async Task<IReadOnlyList<Meeting>> MeetingsAsync(
        Group group,
        GroupRights rights,
        CancellationToken ct
    )
    {
        var all = await session
            .Query<Meeting>()
            .Where(m => m.MatchesSql("d.data ->> 'group' = ?", group.Id.ToString()))
            .ToListAsync(ct);
        return [.. all.Where(m => m.Status is not MeetingStatus.Draft || rights.PlanMeetings)];
    }

    private static bool IsComing(Meeting meeting, DateTimeOffset now) =>
        meeting.Status is MeetingStatus.InSession
        || (
            meeting.Status is MeetingStatus.Draft or MeetingStatus.Called && meeting.When.End > now
        );

    private async Task<IReadOnlyList<WaitingRequest>> RequestsAsync(
        Group group,
        bool withLikely,
        CancellationToken ct
    )
    {
        JoinRequest[] waiting = [.. (await WaitingAsync(ct)).Where(r => r.Group.Value == group.Id)];
        var cards = await names.OfAsync(waiting.Select(r => r.Person), ct);
        var found = new List<WaitingRequest>();
        foreach (var request in waiting)
        {
            if (cards.Card(request.Person) is { } card)
            {
                var id = new JoinRequestId(request.Id);
                var letter = await letters.OpenAsync(session, id, request.Person, ct);
                found.Add(
                    new(id, request.Person, card, letter)
                    {
                        Likely = withLikely ? await LikelyAsync(request.Person, card, ct) : [],
                    }
                );
            }
        }

        return [.. found.OrderBy(r => r.Card.SortName, StringComparer.CurrentCulture)];
    }

    private async Task<IReadOnlyList<LikelyPerson>> LikelyAsync(
        PersonId person,
        PersonCard card,
        CancellationToken ct
    )
    {
        var entry = await session.LoadAsync<Person>(person.Value, ct);
        return await duplicates.LikeAsync(card, entry?.Organisation, person, ct);
    }
}
