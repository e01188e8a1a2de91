using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Topics;

/// <summary>A topic with the meetings that it stands or stood on, as far as its reader may see them.</summary>
public sealed record TopicRow(Topic Topic, Meeting? At, IReadOnlyList<Meeting> Before)
{
    /// <summary>On the agenda of a meeting that is over: dealt with, unless somebody postpones it.</summary>
    public bool IsDealtWith => At?.Status is MeetingStatus.Closed;
}

/// <summary>What waits in a group, and what stands on agendas, as one reader sees it.</summary>
public sealed record TopicsScreen(
    Group Group,
    GroupRights Rights,
    IReadOnlyList<TopicRow> Rows,
    IReadOnlyList<Meeting> Coming,
    NameLookup Names,
    DateOnly Today
)
{
    public IEnumerable<TopicRow> In(TopicStanding standing) =>
        Rows.Where(r => r.Topic.Standing == standing && !r.IsDealtWith);
}

/// <summary>One topic as one reader sees it.</summary>
public sealed record TopicScreen(
    TopicRow Row,
    Group Group,
    TopicRights Rights,
    IReadOnlyList<Meeting> Coming,
    NameLookup Names,
    IReadOnlyDictionary<GroupId, string> Groups,
    RulesOfProcedure? Rules,
    PersonId? Me,
    DateOnly Today
)
{
    public Topic Topic => Row.Topic;

    /// <summary>Who only proposed it reads their own words, not what the planners of the closed part made of them.</summary>
    public string Title =>
        Topic.Motion is { } motion && !Rights.SeeWhole ? motion.Title : Topic.Content.Title;

    /// <summary>How many are needed so that it must come onto an agenda.</summary>
    public int? Needed => MotionDecisions.Needed(Group, Rules);

    public int Demanding => MotionDecisions.Demanding(Topic, Group);

    public bool IsDemanded => MotionDecisions.IsDemanded(Topic, Group, Rules);
}

/// <summary>Loads topics for readers; what a reader may not see is not there.</summary>
public sealed partial class TopicScreens(
    IQuerySession session,
    PersonNames names,
    TimeProvider clock
)
{
    public DateOnly Today => Appointment.LocalDay(clock.GetUtcNow());

    public async Task<TopicsScreen?> LoadAsync(
        GroupId id,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var group = await session.LoadAsync<Group>(id.Value, ct);
        var rights = Permissions.RightsIn(group, user);
        if (group is null || !rights.See)
        {
            return null;
        }

        Topic[] seen =
        [
            .. (await TopicShelf.OfAsync(session, id, ct)).Where(t =>
                Permissions.RightsIn(t, group, user).SeeWhole
            ),
        ];
        var rows = await RowsAsync(seen, rights, ct);
        return new(
            group,
            rights,
            rows,
            await ComingAsync(id, rights, ct),
            await names.OfAsync(seen.SelectMany(PeopleOf), ct),
            Today
        );
    }

    public async Task<TopicScreen?> OneAsync(Guid id, ClaimsPrincipal user, CancellationToken ct)
    {
        if (
            await session.LoadAsync<Topic>(id, ct) is not { } topic
            || await session.LoadAsync<Group>(topic.Group.Value, ct) is not { } group
        )
        {
            return null;
        }

        var rights = Permissions.RightsIn(topic, group, user);
        if (!rights.See)
        {
            return null;
        }

        var rows = rights.SeeWhole ? await RowsAsync([topic], rights.Group, ct) : [];
        return new(
            rows.Count > 0 ? rows[0] : new(topic, At: null, []),
            group,
            rights,
            await ComingAsync(topic.Group, rights.Group, ct),
            await names.OfAsync(PeopleOf(topic), ct),
            await GroupsOfAsync(topic, ct),
            await RulesAsync(topic.Group, Today, ct),
            Caller.PersonOf(user),
            Today
        );
    }

    /// <summary>What could be put on the agenda of a meeting, for who plans it.</summary>
    public async Task<IReadOnlyList<Topic>> OfferedAsync(Meeting meeting, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return await TopicShelf.WaitingAsync(session, meeting.Group, ct);
    }

    /// <summary>The rules of a group in force on a day.</summary>
    public async Task<RulesOfProcedure?> RulesAsync(
        GroupId group,
        DateOnly day,
        CancellationToken ct
    ) =>
        (await session.LoadAsync<GroupProcedure>(GroupProcedure.IdOf(group), ct))
            ?.InForceOn(day)
            ?.Rules;

    /// <summary>Meetings that an item can still be put on, the next one first; drafts only for who plans.</summary>
    public async Task<IReadOnlyList<Meeting>> ComingAsync(
        GroupId group,
        GroupRights rights,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(rights);
        var all = await session.QueryAsync<Meeting>(
            "where d.data ->> 'group' = ? and d.data ->> 'status' in ('Draft', 'Called', 'InSession')",
            ct,
            group.ToString()
        );
        var now = clock.GetUtcNow();
        return
        [
            .. all.Where(m => m.Status is not MeetingStatus.Draft || rights.PlanMeetings)
                .Where(m => m.Status is MeetingStatus.InSession || m.When.End > now)
                .OrderBy(m => m.When.Start),
        ];
    }

    private async Task<IReadOnlyList<TopicRow>> RowsAsync(
        IReadOnlyList<Topic> topics,
        GroupRights rights,
        CancellationToken ct
    )
    {
        Guid[] ids =
        [
            .. topics
                .SelectMany(t => t.Before.Append(t.At).OfType<AgendaPlace>())
                .Select(p => p.Meeting.Value)
                .Distinct(),
        ];
        var meetings = (await session.LoadManyAsync<Meeting>(ct, ids))
            .Where(m => m.Status is not MeetingStatus.Draft || rights.PlanMeetings)
            .ToDictionary(m => m.Id);
        return
        [
            .. topics.Select(t => new TopicRow(
                t,
                t.At is { } at ? meetings.GetValueOrDefault(at.Meeting.Value) : null,
                [
                    .. t
                        .Before.Select(p => meetings.GetValueOrDefault(p.Meeting.Value))
                        .OfType<Meeting>()
                        .Distinct(),
                ]
            )),
        ];
    }

    private async Task<IReadOnlyDictionary<GroupId, string>> GroupsOfAsync(
        Topic topic,
        CancellationToken ct
    )
    {
        if (topic.Motion is not { } motion)
        {
            return new Dictionary<GroupId, string>();
        }

        Guid[] ids =
        [
            .. motion.PassedOnBy.Select(g => g.Value),
            .. motion.From is { } from ? [from.Value] : Array.Empty<Guid>(),
        ];
        return (await session.LoadManyAsync<Group>(ct, [.. ids.Distinct()])).ToDictionary(
            g => new GroupId(g.Id),
            g => g.Name
        );
    }

    private static IEnumerable<PersonId> PeopleOf(Topic topic) =>
        [
            .. topic.Content.Rapporteur is { } rapporteur ? [rapporteur] : Array.Empty<PersonId>(),
            .. topic.Motion is { } motion ? motion.Supporters.Prepend(motion.Proposer) : [],
        ];
}
