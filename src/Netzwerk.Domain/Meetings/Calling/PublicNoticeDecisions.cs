using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;

namespace Netzwerk.Domain.Meetings.Calling;

/// <summary>
/// The rules of public notices: a meeting stands on the open pages with its call where the rules announce it (SächsLKrO
/// § 32(4)), or because the coordination wants it; nothing of a private group does.
/// </summary>
public static class PublicNoticeDecisions
{
    private static readonly MeetingEvent[] Nothing = [];

    /// <summary>Whether a call makes the meeting known by itself.</summary>
    public static bool IsDue(Group group, RulesOfProcedure? rules)
    {
        ArgumentNullException.ThrowIfNull(group);
        return rules is { Publicity: { Publicity: MeetingPublicity.Public, PublicNoticeDays: > 0 } }
            && MayStand(group);
    }

    /// <summary>Whether a group is one of which the open pages may tell.</summary>
    public static bool MayStand(Group group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return !group.IsClosed && group.Openness is not GroupOpenness.Private;
    }

    /// <summary>Whether this day is too late for the notice that the rules ask for.</summary>
    public static bool IsLate(RulesOfProcedure rules, DateOnly meeting, DateOnly today) =>
        NoticeArithmetic.PublicNotice(rules, meeting) is { } deadline && !deadline.IsKeptOn(today);

    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        Group group,
        ProcedureVersion? rules,
        GivePublicNotice ask,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(ask);
        if (meeting.Notice is not null)
        {
            return Nothing;
        }

        if (Check(meeting, group, now) is { } refusal)
        {
            return refusal;
        }

        var given = new PublicNoticeGiven(now);
        return
            meeting is { Urgent: null, Convocation: { } convocation }
            && IsDue(group, rules?.Rules)
            && IsLate(rules!.Rules, meeting.When.Day, Appointment.LocalDay(now))
            && !convocation.Defects.Contains(ConvocationDefect.PublicNoticeTooLate)
            ? (MeetingEvent[])
                [
                    new ConvocationChecked(
                        convocation.RulesVersion,
                        convocation.CalledOn,
                        convocation.LastDay,
                        [.. convocation.Defects, ConvocationDefect.PublicNoticeTooLate]
                    ),
                    given,
                ]
            : given;
    }

    /// <summary>What should not stand there can go at any time.</summary>
    public static Outcome<MeetingEvent> Decide(Meeting meeting, TakePublicNoticeBack ask)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(ask);
        return meeting.Notice is null ? Nothing : new PublicNoticeTakenBack();
    }

    private static Refusal? Check(Meeting meeting, Group group, DateTimeOffset now) =>
        meeting.Status switch
        {
            MeetingStatus.Draft => new("notice.not-called"),
            MeetingStatus.Cancelled => new("notice.cancelled"),
            MeetingStatus.Closed => new("notice.already-held"),
            _ when meeting.When.End <= now => new("notice.already-held"),
            _ => MayStand(group) ? null : new("notice.group-private"),
        };
}
