using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Domain.Meetings.Calling;

namespace Netzwerk.Domain.Meetings.Sitting;

/// <summary>The rules of the first finding of a meeting: whether it was called as it should be, and what makes a fault good.</summary>
public static class FindingDecisions
{
    /// <summary>A few sentences; more belongs into the minutes.</summary>
    public const int LongestWords = 500;

    private static readonly MeetingEvent[] Nothing = [];

    /// <summary>A fault that is found after the agenda began is good for those who were there then.</summary>
    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        Group group,
        ProcedureVersion? version,
        ConfirmConvocation ask,
        DateTimeOffset now
    )
    {
        ConvocationDefect[] defects = [.. ask.Defects.Distinct().Order()];
        var words = defects.Length == 0 ? "" : PlainText.Lines(ask.Words);
        var hint = ask.SecondMeeting && ask.HintGiven;
        if ((PresenceDecisions.CheckRuns(meeting, now) ?? Check(defects, words)) is { } refusal)
        {
            return refusal;
        }

        var finding = new ConvocationFinding(defects, words, ask.SecondMeeting, hint);
        if (Says(meeting.Sitting.Convocation, finding))
        {
            return Nothing;
        }

        if (finding.IsProper)
        {
            return new ConvocationConfirmed(finding.SecondMeeting, finding.HintGiven);
        }

        var found = new ConvocationDefectsFound(defects, words, ask.SecondMeeting, hint);
        var began =
            meeting.Sitting.Items.Count > 0 ? meeting.Sitting.Items[0].From : (TimeOnly?)null;
        return began is { } at && Cured(meeting, group, version, finding, at) is { } cured
            ? (MeetingEvent[])[found, cured]
            : found;
    }

    /// <summary>Nobody objects any more once the agenda began.</summary>
    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        ObjectToConvocation ask,
        DateTimeOffset now
    ) =>
        meeting.Sitting.Objections.Contains(ask.Person) == ask.Objects ? Nothing
        : PresenceDecisions.CheckRuns(meeting, now) is { } refusal ? refusal
        : meeting.Sitting.AgendaBegan ? new Refusal("sitting.agenda-began", "Person")
        : meeting.InviteeOf(ask.Person) is null ? new Refusal("attendance.not-invited", "Person")
        : ask.Objects ? new ConvocationObjected(ask.Person)
        : new ConvocationObjectionTakenBack(ask.Person);

    /// <summary>The seats for which a faulty call is good as things stand: somebody is there for them and nobody objected.</summary>
    public static IReadOnlyList<PersonId> CuredFor(
        Meeting meeting,
        Group group,
        ProcedureVersion? version,
        TimeOnly? at = null
    )
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(group);
        var here = AtTheTable.Of(meeting, group, at);
        var healing = version?.Rules.Agenda.Healing ?? DefectHealing.Never;
        return
        [
            .. group
                .Members.Where(m => m.HasVote)
                .Select(m => m.Person)
                .Where(seat =>
                    LateItems.IsHealed(
                        healing,
                        here.Any(h => h.Seat == seat),
                        here.Any(h =>
                            h.Seat == seat && meeting.Sitting.Objections.Contains(h.Person)
                        )
                    )
                ),
        ];
    }

    internal static DefectCured? Cured(
        Meeting meeting,
        Group group,
        ProcedureVersion? version,
        ConvocationFinding? finding,
        TimeOnly? at
    ) =>
        finding is { IsProper: false }
        && CuredFor(meeting, group, version, at) is { Count: > 0 } seats
            ? new DefectCured(seats)
            : null;

    private static Refusal? Check(ConvocationDefect[] defects, string words) =>
        !Array.TrueForAll(defects, Enum.IsDefined) ? new("sitting.defect-unknown", "Defects")
        : words.Length > LongestWords ? new("sitting.words-too-long", "Words")
        : defects.Contains(ConvocationDefect.Other) && words.Length == 0
            ? new("sitting.words-missing", "Words")
        : null;

    private static bool Says(ConvocationFinding? now, ConvocationFinding wanted) =>
        now is not null
        && now.Defects.SequenceEqual(wanted.Defects)
        && (now.Words, now.SecondMeeting, now.HintGiven)
            == (wanted.Words, wanted.SecondMeeting, wanted.HintGiven);
}
