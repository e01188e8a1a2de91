using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Topics;

/// <summary>The wish to ask a group to decide something, perhaps in the name of another group.</summary>
public sealed record SubmitMotion(
    GroupId Group,
    string? Title,
    string? Wording,
    string? Reasons,
    PersonId Proposer,
    GroupId? From,
    AgendaPart Part,
    int Rank
);

/// <summary>The wish to stand behind a proposal, or not any more.</summary>
public sealed record SupportMotion(PersonId Person, bool Supports);

/// <summary>The wish to take a proposal up.</summary>
public sealed record AdmitMotion;

/// <summary>The wish to pass a proposal to another group.</summary>
public sealed record ReferMotion(GroupId To, int Rank);

/// <summary>The wish to decline a proposal; not possible when enough members demand it.</summary>
public sealed record DeclineMotion(string? Reason, bool IsDemanded);

/// <summary>The wish to take back what one has proposed.</summary>
public sealed record WithdrawMotion;

/// <summary>The rules of proposals: who stands behind them, and what the chair may answer.</summary>
public static class MotionDecisions
{
    /// <summary>Two pages; longer proposals point to a paper.</summary>
    public const int LongestWording = 6000;

    private static readonly TopicEvent[] Nothing = [];

    public static Outcome<TopicEvent> Decide(SubmitMotion ask)
    {
        var title = PlainText.Line(ask.Title);
        var (wording, reasons) = (PlainText.Lines(ask.Wording), PlainText.Lines(ask.Reasons));
        return title.Length == 0 ? new Refusal("topic.title-missing", "Title")
            : title.Length > MeetingDecisions.LongestTitle
                ? new Refusal("topic.title-too-long", "Title")
            : wording.Length == 0 ? new Refusal("motion.wording-missing", "Wording")
            : wording.Length > LongestWording ? new Refusal("motion.wording-too-long", "Wording")
            : reasons.Length > LongestWording ? new Refusal("motion.reasons-too-long", "Reasons")
            : !Enum.IsDefined(ask.Part) ? new Refusal("topic.part-missing", "Part")
            : new MotionSubmitted(
                ask.Group,
                title,
                wording,
                reasons,
                ask.Proposer,
                ask.From,
                ask.Part,
                ask.Rank
            );
    }

    /// <summary>Who proposed it stands behind it anyway.</summary>
    public static Outcome<TopicEvent> Decide(Topic topic, SupportMotion ask)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return topic.Motion is not { } motion ? new Refusal("motion.none")
            : motion.Proposer == ask.Person ? Nothing
            : motion.Supporters.Contains(ask.Person) == ask.Supports ? Nothing
            : !topic.IsOpen ? new Refusal("motion.answered")
            : ask.Supports ? new MotionSupported(ask.Person)
            : new MotionSupportTakenBack(ask.Person);
    }

    public static Outcome<TopicEvent> Decide(Topic topic, AdmitMotion _) =>
        topic.Motion is null ? new Refusal("motion.none")
        : topic.Standing is TopicStanding.Waiting ? Nothing
        : topic.Standing is TopicStanding.Proposed ? new MotionAdmitted()
        : new Refusal("motion.answered");

    public static Outcome<TopicEvent> Decide(Topic topic, ReferMotion ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return topic.Motion is null ? new Refusal("motion.none")
            : topic.Group == ask.To ? Nothing
            : !topic.IsOpen ? new Refusal("motion.answered")
            : new MotionReferred(ask.To, ask.Rank);
    }

    public static Outcome<TopicEvent> Decide(Topic topic, DeclineMotion ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var reason = PlainText.Lines(ask.Reason);
        return topic.Motion is null ? new Refusal("motion.none")
            : topic.Standing is TopicStanding.Declined ? Nothing
            : !topic.IsOpen ? new Refusal("motion.answered")
            : ask.IsDemanded ? new Refusal("motion.demanded")
            : reason.Length == 0 ? new Refusal("motion.reason-missing", "Reason")
            : reason.Length > TopicDecisions.LongestReason
                ? new Refusal("topic.reason-too-long", "Reason")
            : new MotionDeclined(reason);
    }

    /// <summary>What is on an agenda already is the group's.</summary>
    public static Outcome<TopicEvent> Decide(Topic topic, WithdrawMotion _) =>
        topic.Motion is null ? new Refusal("motion.none")
        : topic.Standing is TopicStanding.Dropped ? Nothing
        : topic.IsOpen ? new MotionWithdrawn()
        : new Refusal("motion.answered");

    /// <summary>How many with a seat in the group stand behind it; nobody else counts.</summary>
    public static int Demanding(Topic topic, Group group)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(group);
        return topic.Motion is not { } motion
            ? 0
            : motion
                .Supporters.Append(motion.Proposer)
                .Distinct()
                .Count(p => group.MemberOf(p) is { Role: not GroupRole.Guest });
    }

    /// <summary>How many are needed so that it must come onto an agenda; null when the rules know nothing of it.</summary>
    public static int? Needed(Group group, RulesOfProcedure? rules)
    {
        ArgumentNullException.ThrowIfNull(group);
        return rules is null
            ? null
            : SeatsAtTheTable.Minority(
                rules.Agenda,
                group.Members.Count(m => m.Role is not GroupRole.Guest)
            );
    }

    /// <summary>Whether so many demand it that the chair cannot decline it.</summary>
    public static bool IsDemanded(Topic topic, Group group, RulesOfProcedure? rules) =>
        Needed(group, rules) is { } needed && Demanding(topic, group) >= needed;
}
