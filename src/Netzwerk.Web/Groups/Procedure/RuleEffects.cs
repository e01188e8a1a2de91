using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Groups.Procedure.Fields;

namespace Netzwerk.Web.Groups.Procedure;

/// <summary>What the sentences about the next meeting are worked out from.</summary>
public sealed record EffectCase(
    RulesOfProcedure Rules,
    int Seats,
    Meeting? Next,
    DateOnly Today,
    IReadOnlyList<Meeting> Held,
    int ObjectionDays
)
{
    public DateOnly? Day => Next?.When.Day;
}

/// <summary>A sentence about what a parameter means for the next meeting, with its arithmetic; and whether it warns.</summary>
public sealed record RuleEffect(string Text, string? Arithmetic = null, bool Warns = false);

/// <summary>Says of each parameter what it means for the next meeting of a group; of some there is nothing to say.</summary>
public sealed class RuleEffects(IStringLocalizer<ProcedureTexts> texts, RuleWords words)
{
    public RuleEffect? Of(RuleField field, EffectCase at)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(at);
        return at.Day is { } day && OfDays(field.Name, at, day) is { } effect ? effect
            : at.Seats > 0 ? OfSeats(field.Name, at)
            : null;
    }

    /// <summary>By when to invite, and whether that is still possible today.</summary>
    public RuleEffect Invitation(ConvocationRules rules, DateOnly meeting, DateOnly today)
    {
        var deadline = NoticeArithmetic.Invitation(rules, meeting);
        return Deadline("invite", deadline, today);
    }

    /// <summary>What can be done when it is too late to invite in time.</summary>
    public string? Instead(RulesOfProcedure rules, DateOnly meeting, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return NoticeArithmetic.Urgent(rules.Convocation, meeting) is { } urgent
            && urgent.IsKeptOn(today)
                ? texts["late.urgent", RuleWords.Day(urgent.LastDay)].Value
            : rules.Agenda.Healing is DefectHealing.ByAttendingWithoutObjection
                ? texts["late.healing"].Value
            : null;
    }

    private RuleEffect? OfDays(string field, EffectCase at, DateOnly day)
    {
        var (rules, today) = (at.Rules, at.Today);
        var isCalled = at.Next?.Status is not MeetingStatus.Draft;
        return field switch
        {
            "NoticeDays" when isCalled => Done(
                "invited",
                NoticeArithmetic.Invitation(rules.Convocation, day)
            ),
            "NoticeDays" => Invitation(rules.Convocation, day, today),
            "LetterDays" => Done("letter", NoticeArithmetic.Letter(rules.Convocation, day)),
            "UrgentDays" => Done("urgent", NoticeArithmetic.Urgent(rules.Convocation, day)),
            "ProposalDays" when NoticeArithmetic.Proposals(rules, day) is { } proposals => Deadline(
                "proposals",
                proposals,
                today
            ),
            "PublicNoticeDays" => Done("notice", NoticeArithmetic.PublicNotice(rules, day)),
            "DeadlineDays" => Says(
                "minutes",
                RuleWords.Day(day.AddDays(rules.Minutes.DeadlineDays))
            ),
            "Meetings" => Says(
                "number",
                NumberPattern.Write(rules.Numbering.Meetings, Nth(at), day)
            ),
            _ => null,
        };
    }

    private RuleEffect? OfSeats(string field, EffectCase at)
    {
        var (rules, seats) = (at.Rules, at.Seats);
        return field switch
        {
            "MinorityOneIn" when SeatsAtTheTable.Minority(rules.Agenda, seats) is { } few => Says(
                "minority",
                few,
                seats
            ),
            "Basis" => Says("quorum", QuorumArithmetic.Usual(rules.Quorum, seats), seats),
            "QuarterWhenConflicted" when rules.Quorum.QuarterWhenConflicted => Says(
                "quarter",
                QuorumArithmetic.Of(rules.Quorum, new(seats, seats, seats)).Needed,
                seats,
                seats / 2
            ),
            "SecondMeetingNeeds" when rules.Quorum.SecondMeetingNeeds > 0 => Says(
                "second",
                Math.Min(rules.Quorum.SecondMeetingNeeds, seats),
                seats
            ),
            "Majority" => Says("majority", NeededOf(rules, seats, rules.Voting.Majority), seats),
            "RulesChange" => Says(
                "majority",
                NeededOf(rules, seats, rules.Voting.RulesChange),
                seats
            ),
            "ElectionMajority" when rules.Elections.Majority is ElectionMajority.OfThosePresent =>
                Says("elected", seats / 2 + 1, seats),
            "ShortestDays" => Says(
                "circular",
                RuleWords.Day(CircularArithmetic.EarliestEnd(rules.Circular, at.Today))
            ),
            "ObjectionDays" when rules.Minutes.ObjectionDays != at.ObjectionDays => Says(
                "objection",
                at.ObjectionDays
            ),
            _ => null,
        };
    }

    private static int NeededOf(RulesOfProcedure rules, int seats, MajorityRule majority) =>
        VoteArithmetic.Of(rules.Voting, new(seats, 0, 0), seats, majority).Needed;

    /// <summary>Numbers that carry their year begin anew each year.</summary>
    private static int Nth(EffectCase at) =>
        1
        + (
            at.Rules.Numbering.Meetings.Contains("{y", StringComparison.Ordinal)
                ? at.Held.Count(m => m.When.Day.Year == at.Day?.Year)
                : at.Held.Count
        );

    private RuleEffect Deadline(string key, NoticeDeadline deadline, DateOnly today)
    {
        var isKept = deadline.IsKeptOn(today);
        return new(
            texts[
                $"effect.{key}.{(isKept ? "fits" : "late")}",
                RuleWords.Day(deadline.LastDay),
                RuleWords.Day(today)
            ],
            words.Arithmetic(deadline),
            Warns: !isKept
        );
    }

    private RuleEffect? Done(string key, NoticeDeadline? deadline) =>
        deadline is null
            ? null
            : new(
                texts[$"effect.{key}", RuleWords.Day(deadline.LastDay)],
                words.Arithmetic(deadline)
            );

    private RuleEffect Says(string key, params object[] values) =>
        new(texts[$"effect.{key}", values]);
}
