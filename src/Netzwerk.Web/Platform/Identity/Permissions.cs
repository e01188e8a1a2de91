using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Series;
using Netzwerk.Domain.Topics;

namespace Netzwerk.Web.Platform.Identity;

/// <summary>What somebody may do in one group.</summary>
public sealed record GroupRights(bool IsCoordinator, GroupRole? Role)
{
    public static readonly GroupRights None = new(IsCoordinator: false, Role: null);

    /// <summary>Comes instead of a member now and then, and reads what members read.</summary>
    public bool IsDeputy { get; init; }

    /// <summary>
    /// Is asked to undertake to keep closed matters to themselves, and has not done so. Coordinators are asked, too, but go
    /// on running the group meanwhile.
    /// </summary>
    public bool OwesConfidentiality { get; init; }

    private bool Leads => Role is GroupRole.Chair;

    private bool Writes => Role is GroupRole.Chair or GroupRole.MinuteTaker;

    /// <summary>Members, papers, decisions and tasks of the group.</summary>
    public bool See => IsCoordinator || IsDeputy || Role is GroupRole.Member || Writes;

    /// <summary>What is not for everybody: closed items, their minutes and resolutions, papers of the group.</summary>
    public bool SeeClosed => See && !OwesConfidentiality;

    public bool ManageMembers => IsCoordinator || Leads;

    /// <summary>Who leads a group is the coordinators' decision (trust.md 6).</summary>
    public bool AppointChair => IsCoordinator;

    public bool Describe => IsCoordinator || Leads;

    /// <summary>Nobody writes an agenda or minutes of which they may see only a part.</summary>
    public bool PlanMeetings => IsCoordinator || (Writes && !OwesConfidentiality);

    public bool WriteMinutes => IsCoordinator || (Writes && !OwesConfidentiality);

    public bool CloseMinutes => IsCoordinator || (Leads && !OwesConfidentiality);
}

/// <summary>What somebody may do with one meeting.</summary>
public sealed record MeetingRights(GroupRights Group, bool IsInvited)
{
    public static readonly MeetingRights None = new(GroupRights.None, IsInvited: false);

    public bool See => Group.See || IsInvited;

    public bool SeeAnswers => Group.See;

    /// <summary>
    /// Items of the closed part are for those with a seat who gave the undertaking that the group asks for; for guests they
    /// do not exist.
    /// </summary>
    public bool SeeClosed => Group.SeeClosed;

    public bool Plan => Group.PlanMeetings;

    public bool WriteMinutes => Group.WriteMinutes;

    public bool CloseMinutes => Group.CloseMinutes;

    public bool Answer => IsInvited;

    /// <summary>Only who has a seat; a guest of one meeting reads but does not decide about its minutes.</summary>
    public bool RaiseObjection => IsInvited && Group.Role is not (null or GroupRole.Guest);
}

/// <summary>What somebody may do with one date poll.</summary>
public sealed record PollRights(GroupRights Group, bool IsAsked)
{
    public bool See => Group.See || IsAsked;

    /// <summary>Who answered what, and what they added.</summary>
    public bool SeeAnswers => Group.See;

    public bool Plan => Group.PlanMeetings;

    public bool Answer => IsAsked;
}

/// <summary>What somebody may do with one question that a group decides without a meeting.</summary>
public sealed record CircularRights(GroupRights Group, bool IsAsked, bool IsHidden)
{
    public bool See => !IsHidden && (Group.See || IsAsked);

    /// <summary>Writes it, sends it, reminds, ends it early or withdraws it.</summary>
    public bool Plan => !IsHidden && Group.PlanMeetings;

    public bool Answer => !IsHidden && IsAsked;

    /// <summary>The chair, or a coordinator who enters what the chair decided.</summary>
    public bool DecideTie => !IsHidden && Group.CloseMinutes;
}

/// <summary>What somebody may do with one topic of a group; its group may be another one than the proposer's.</summary>
public sealed record TopicRights(GroupRights Group, bool IsClosed, bool IsProposer)
{
    /// <summary>Where it stands, who introduces it, what came of it.</summary>
    public bool SeeWhole => Group.See && (!IsClosed || Group.SeeClosed);

    /// <summary>Who proposed it sees their own words and whether it was answered, wherever it stands.</summary>
    public bool See => SeeWhole || IsProposer;

    public bool Plan => Group.PlanMeetings;

    /// <summary>Declining and passing on is for who leads the group.</summary>
    public bool AnswerMotion => Group.IsCoordinator || (Group.PlanMeetings && Group.CloseMinutes);

    /// <summary>Only who has a seat stands behind a proposal.</summary>
    public bool Support => SeeWhole && Group.Role is not (null or GroupRole.Guest);
}

/// <summary>
/// The one place that says who may do what. Pages, API, hubs, files and jobs ask here; a "no" to seeing
/// looks the same as "there is no such thing".
/// </summary>
public sealed class Permissions(IQuerySession session)
{
    public async Task<GroupRights> ForGroupAsync(
        ClaimsPrincipal? user,
        GroupId group,
        CancellationToken ct
    ) => RightsIn(await session.LoadAsync<Group>(group.Value, ct), user);

    public async Task<MeetingRights> ForMeetingAsync(
        ClaimsPrincipal? user,
        MeetingId meeting,
        CancellationToken ct
    )
    {
        if (await session.LoadAsync<Meeting>(meeting.Value, ct) is not { } found)
        {
            return MeetingRights.None;
        }

        var group = await session.LoadAsync<Group>(found.Group.Value, ct);
        return RightsIn(found, group, user);
    }

    public async Task<GroupRights> ForSeriesAsync(
        ClaimsPrincipal? user,
        SeriesId series,
        CancellationToken ct
    ) =>
        await session.LoadAsync<MeetingSeries>(series.Value, ct) is { } found
            ? await ForGroupAsync(user, found.Group, ct)
            : GroupRights.None;

    /// <summary>Whether somebody plans the meeting or the series with this id.</summary>
    public async Task<bool> PlansAsync(ClaimsPrincipal? user, Guid id, CancellationToken ct) =>
        (await ForMeetingAsync(user, new(id), ct)).Plan
        || (await ForSeriesAsync(user, new(id), ct)).PlanMeetings;

    public static GroupRights RightsIn(Group? group, ClaimsPrincipal? user)
    {
        if (group is null || Caller.PersonOf(user) is not { } person)
        {
            return GroupRights.None;
        }

        return Of(group, person, user!.IsInRole(Caller.CoordinatorRole));
    }

    /// <summary>A draft is nobody's business but the planners'.</summary>
    public static MeetingRights RightsIn(Meeting meeting, Group? group, ClaimsPrincipal? user)
    {
        var rights = RightsIn(group, user);
        if (meeting.Status is MeetingStatus.Draft && !rights.PlanMeetings)
        {
            return MeetingRights.None;
        }

        return new(
            rights,
            Caller.PersonOf(user) is { } person && meeting.InviteeOf(person) is not null
        );
    }

    public static PollRights RightsIn(SchedulingPoll? poll, Group? group, ClaimsPrincipal? user) =>
        new(
            RightsIn(group, user),
            Caller.PersonOf(user) is { } person && poll?.ParticipantOf(person) is not null
        );

    public static CircularRights RightsIn(
        CircularResolution? circular,
        Group? group,
        ClaimsPrincipal? user
    ) => Of(circular, RightsIn(group, user), Caller.PersonOf(user));

    /// <summary>What somebody may do who holds a personal link or reads a mail, and is not signed in.</summary>
    public static CircularRights RightsOf(
        PersonId person,
        CircularResolution? circular,
        Group? group
    ) => Of(circular, RightsOf(person, group), person);

    /// <summary>A draft is nobody's business but the planners'; a closed question is not there for who sees nothing closed.</summary>
    private static CircularRights Of(
        CircularResolution? circular,
        GroupRights group,
        PersonId? person
    ) =>
        new(
            group,
            person is { } reader && circular?.IsAsked(reader) is true,
            circular is null
                || (circular.IsClosed && !group.SeeClosed)
                || (circular.SentAt is null && !group.PlanMeetings)
        );

    public static TopicRights RightsIn(Topic topic, Group? group, ClaimsPrincipal? user) =>
        new(
            RightsIn(group, user),
            topic.IsClosed,
            Caller.PersonOf(user) is { } person && topic.Motion?.Proposer == person
        );

    /// <summary>What the reader of a mail may know of a topic.</summary>
    public static TopicRights RightsOf(PersonId person, Topic topic, Group? group) =>
        new(RightsOf(person, group), topic.IsClosed, topic.Motion?.Proposer == person);

    /// <summary>
    /// Everybody who signs in may ask a group something that they can find; a private group only those who see it.
    /// </summary>
    public static bool MayPropose(Group? group, ClaimsPrincipal? user) =>
        group is { IsClosed: false }
        && Caller.PersonOf(user) is { } person
        && !group.IsBlocked(person)
        && (RightsIn(group, user).See || group.Openness is not GroupOpenness.Private);

    /// <summary>The meeting with what its reader may see of the agenda.</summary>
    public static Meeting AsSeen(Meeting meeting, MeetingRights rights) =>
        rights.SeeClosed ? meeting : meeting.WithoutClosedPart();

    /// <summary>The meeting as a mail, a letter or a calendar shows it to somebody who is not signed in.</summary>
    public static Meeting AsSeenBy(PersonId person, Meeting meeting, Group? group) =>
        AsSeen(meeting, new(Of(group, person, isCoordinator: false), IsInvited: true));

    /// <summary>What somebody may do in a group who holds a personal link or reads a mail, and is not signed in.</summary>
    public static GroupRights RightsOf(PersonId person, Group? group) =>
        Of(group, person, isCoordinator: false);

    private static GroupRights Of(Group? group, PersonId person, bool isCoordinator) =>
        new(isCoordinator, group?.MemberOf(person)?.Role)
        {
            IsDeputy = group?.DeputisedBy(person).Any() is true,
            OwesConfidentiality = !isCoordinator && group?.OwesConfidentiality(person) is true,
        };
}
