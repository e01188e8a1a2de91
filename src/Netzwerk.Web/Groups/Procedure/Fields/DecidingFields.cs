using Netzwerk.Domain.Groups.Procedure;

namespace Netzwerk.Web.Groups.Procedure.Fields;

/// <summary>The parameters about how a group decides.</summary>
internal static class DecidingFields
{
    public static readonly RuleField[] Quorum =
    [
        new ChoiceField<QuorumBasis>(
            ProcedureSection.Quorum,
            "Basis",
            r => r.Quorum.Basis,
            (r, x) => r with { Quorum = r.Quorum with { Basis = x } }
        ),
        new NumberField(
            ProcedureSection.Quorum,
            "Numerator",
            RuleUnit.Plain,
            r => r.Quorum.Numerator,
            (r, x) => r with { Quorum = r.Quorum with { Numerator = x } }
        )
        {
            Counts = r => r.Quorum.Basis is QuorumBasis.Fraction,
        },
        new NumberField(
            ProcedureSection.Quorum,
            "Denominator",
            RuleUnit.Plain,
            r => r.Quorum.Denominator,
            (r, x) => r with { Quorum = r.Quorum with { Denominator = x } }
        )
        {
            Counts = r => r.Quorum.Basis is QuorumBasis.Fraction,
        },
        new FlagField(
            ProcedureSection.Quorum,
            "UntilChallenged",
            r => r.Quorum.UntilChallenged,
            (r, x) => r with { Quorum = r.Quorum with { UntilChallenged = x } }
        )
        {
            Counts = r => r.Quorum.Basis is not QuorumBasis.None,
        },
        new FlagField(
            ProcedureSection.Quorum,
            "QuarterWhenConflicted",
            r => r.Quorum.QuarterWhenConflicted,
            (r, x) => r with { Quorum = r.Quorum with { QuarterWhenConflicted = x } }
        )
        {
            Counts = r => r.Quorum.Basis is not QuorumBasis.None,
        },
        new NumberField(
            ProcedureSection.Quorum,
            "SecondMeetingNeeds",
            RuleUnit.People,
            r => r.Quorum.SecondMeetingNeeds,
            (r, x) => r with { Quorum = r.Quorum with { SecondMeetingNeeds = x } }
        )
        {
            Counts = r => r.Quorum.Basis is not QuorumBasis.None,
        },
        new FlagField(
            ProcedureSection.Quorum,
            "SecondMeetingHint",
            r => r.Quorum.SecondMeetingHint,
            (r, x) => r with { Quorum = r.Quorum with { SecondMeetingHint = x } }
        )
        {
            Counts = r => r.Quorum is { Basis: not QuorumBasis.None, SecondMeetingNeeds: > 0 },
        },
    ];

    public static readonly RuleField[] Voting =
    [
        new ChoiceField<MajorityRule>(
            ProcedureSection.Voting,
            "Majority",
            r => r.Voting.Majority,
            (r, x) => r with { Voting = r.Voting with { Majority = x } }
        ),
        new ChoiceField<MajorityRule>(
            ProcedureSection.Voting,
            "RulesChange",
            r => r.Voting.RulesChange,
            (r, x) => r with { Voting = r.Voting with { RulesChange = x } }
        ),
        new ChoiceField<AbstentionRule>(
            ProcedureSection.Voting,
            "Abstentions",
            r => r.Voting.Abstentions,
            (r, x) => r with { Voting = r.Voting with { Abstentions = x } }
        ),
        new ChoiceField<TieRule>(
            ProcedureSection.Voting,
            "Tie",
            r => r.Voting.Tie,
            (r, x) => r with { Voting = r.Voting with { Tie = x } }
        ),
        new FlagField(
            ProcedureSection.Voting,
            "ConflictOfInterest",
            r => r.Voting.ConflictOfInterest,
            (r, x) => r with { Voting = r.Voting with { ConflictOfInterest = x } }
        ),
    ];

    public static readonly RuleField[] Elections =
    [
        new ChoiceField<ElectionBallot>(
            ProcedureSection.Elections,
            "Ballot",
            r => r.Elections.Ballot,
            (r, x) => r with { Elections = r.Elections with { Ballot = x } }
        ),
        new ChoiceField<ElectionMajority>(
            ProcedureSection.Elections,
            "ElectionMajority",
            r => r.Elections.Majority,
            (r, x) => r with { Elections = r.Elections with { Majority = x } }
        ),
        new FlagField(
            ProcedureSection.Elections,
            "RunOff",
            r => r.Elections.RunOff,
            (r, x) => r with { Elections = r.Elections with { RunOff = x } }
        ),
        new ChoiceField<ElectionTie>(
            ProcedureSection.Elections,
            "ElectionTie",
            r => r.Elections.Tie,
            (r, x) => r with { Elections = r.Elections with { Tie = x } }
        ),
        new FlagField(
            ProcedureSection.Elections,
            "SingleSecondBallot",
            r => r.Elections.SingleSecondBallot,
            (r, x) => r with { Elections = r.Elections with { SingleSecondBallot = x } }
        ),
    ];

    public static readonly RuleField[] Circular =
    [
        new FlagField(
            ProcedureSection.Circular,
            "Allowed",
            r => r.Circular.Allowed,
            (r, x) => r with { Circular = r.Circular with { Allowed = x } }
        ),
        new FlagField(
            ProcedureSection.Circular,
            "MinorMattersOnly",
            r => r.Circular.MinorMattersOnly,
            (r, x) => r with { Circular = r.Circular with { MinorMattersOnly = x } }
        )
        {
            Counts = r => r.Circular.Allowed,
        },
        new NumberField(
            ProcedureSection.Circular,
            "ShortestDays",
            RuleUnit.Days,
            r => r.Circular.ShortestDays,
            (r, x) => r with { Circular = r.Circular with { ShortestDays = x } }
        )
        {
            Counts = r => r.Circular.Allowed,
        },
        new ChoiceField<ProcedureObjectionRule>(
            ProcedureSection.Circular,
            "Objection",
            r => r.Circular.Objection,
            (r, x) => r with { Circular = r.Circular with { Objection = x } }
        )
        {
            Counts = r => r.Circular.Allowed,
        },
        new ChoiceField<SilenceRule>(
            ProcedureSection.Circular,
            "Silence",
            r => r.Circular.Silence,
            (r, x) => r with { Circular = r.Circular with { Silence = x } }
        )
        {
            Counts = r => r.Circular.Allowed,
        },
    ];
}
