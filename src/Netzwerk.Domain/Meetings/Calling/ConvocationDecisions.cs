using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;

namespace Netzwerk.Domain.Meetings.Calling;

/// <summary>
/// The rules of calling a meeting by the book: what is too late or missing is noted and forbids nothing; only an urgent
/// call needs rules that allow it, and a reason.
/// </summary>
public static class ConvocationDecisions
{
    private static readonly MeetingEvent[] Nothing = [];

    /// <summary>Calls a meeting; without rules nothing is held against it.</summary>
    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        Group group,
        ProcedureVersion? rules,
        CallMeeting ask,
        DateTimeOffset now
    )
    {
        var called = MeetingDecisions.Decide(meeting, ask, now);
        if (called.Events.Count == 0)
        {
            return called;
        }

        var (reason, today) = (PlainText.Lines(ask.Reason), Appointment.LocalDay(now));
        if (ask.Urgent && CheckUrgent(meeting, rules, reason, today) is { } refusal)
        {
            return refusal;
        }

        var isAnnounced = !ask.Urgent && PublicNoticeDecisions.IsDue(group, rules?.Rules);
        return (MeetingEvent[])
            [
                .. called.Events,
                .. ask.Urgent ? [new MeetingCalledUrgently(reason)] : Nothing,
                .. rules is null ? Nothing : [Checked(meeting, rules, ask, today, isAnnounced)],
                .. isAnnounced ? [new PublicNoticeGiven(now)] : Nothing,
            ];
    }

    /// <summary>Another date has a period of its own, counted from the day on which everybody hears of it (users.md 2.2 no. 7).</summary>
    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        ProcedureVersion? rules,
        AnnounceChanges ask,
        DateTimeOffset now
    )
    {
        var told = MeetingDecisions.Decide(meeting, ask);
        if (
            told.Events.Count == 0
            || rules is null
            || meeting.Announced is not { } before
            || before.When.Day == meeting.When.Day
        )
        {
            return told;
        }

        var again = new CallMeeting([], Urgent: meeting.Urgent is not null);
        return (MeetingEvent[])
            [
                .. told.Events,
                Checked(
                    meeting,
                    rules,
                    again,
                    Appointment.LocalDay(now),
                    meeting.Notice is not null
                ),
            ];
    }

    private static Refusal? CheckUrgent(
        Meeting meeting,
        ProcedureVersion? rules,
        string reason,
        DateOnly today
    ) =>
        rules is null || rules.Rules.Convocation.Urgent is UrgentCallRule.NotAllowed
            ? new("convocation.urgent-not-allowed", "Urgent")
        : NoticeArithmetic.Invitation(rules.Rules.Convocation, meeting.When.Day).IsKeptOn(today)
            ? new("convocation.urgent-not-needed", "Urgent")
        : reason.Length == 0 ? new("convocation.reason-missing", "Reason")
        : reason.Length > MeetingDecisions.LongestReason
            ? new("convocation.reason-too-long", "Reason")
        : null;

    private static ConvocationChecked Checked(
        Meeting meeting,
        ProcedureVersion version,
        CallMeeting ask,
        DateOnly today,
        bool isAnnounced
    )
    {
        var (rules, day) = (version.Rules, meeting.When.Day);
        var usual = NoticeArithmetic.Invitation(rules.Convocation, day);
        var deadline = ask.Urgent ? NoticeArithmetic.Urgent(rules.Convocation, day) : usual;
        var letters = NoticeArithmetic.Letter(rules.Convocation, day);
        var isLate = deadline is not null && !deadline.IsKeptOn(today);
        (ConvocationDefect Defect, bool IsThere)[] found =
        [
            (ConvocationDefect.NoticeTooShort, isLate && !ask.Urgent),
            (ConvocationDefect.UrgentNoticeTooShort, isLate && ask.Urgent),
            // An urgent call needs no form (SächsLKrO § 32(3)).
            (
                ConvocationDefect.LettersTooLate,
                ask is { NeedsLetters: true, Urgent: false } && !letters.IsKeptOn(today)
            ),
            (ConvocationDefect.AgendaMissing, meeting.Agenda.Count == 0),
            (
                ConvocationDefect.PlaceMissing,
                meeting.Place.Length == 0 && meeting.VideoLink.Length == 0
            ),
            (
                ConvocationDefect.PublicNoticeTooLate,
                isAnnounced && PublicNoticeDecisions.IsLate(rules, day, today)
            ),
        ];
        return new(
            version.Number,
            today,
            (deadline ?? usual).LastDay,
            [.. found.Where(f => f.IsThere).Select(f => f.Defect)]
        );
    }
}
