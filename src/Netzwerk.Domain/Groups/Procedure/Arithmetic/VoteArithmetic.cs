namespace Netzwerk.Domain.Groups.Procedure.Arithmetic;

/// <summary>How many voted for a motion, against it, and neither. It never says who.</summary>
public sealed record VoteCounts(int Yes, int No, int Abstentions)
{
    public int Cast => Yes + No;

    public int All => Yes + No + Abstentions;
}

/// <summary>What became of a motion: carried, rejected, or left to the chair.</summary>
public enum VoteResult
{
    Passed,
    Rejected,
    ChairDecides,
}

/// <summary>How the result of a vote reads in minutes.</summary>
public enum VoteWording
{
    Unanimous,
    UnanimousWithAbstentions,
    ByMajority,
    ByChair,
    RejectedUnanimously,
    RejectedByMajority,
    RejectedByTie,
    RejectedByChair,
    MajorityMissed,
    NobodyVoted,
    TieForChair,
}

/// <summary>The result of a vote, how many votes were needed of how many, and how it reads.</summary>
public sealed record VoteOutcome(
    VoteCounts Counts,
    VoteResult Result,
    int Needed,
    int Of,
    VoteWording Wording
);

/// <summary>Turns counted votes into a result, by the rules of a group.</summary>
public static class VoteArithmetic
{
    /// <summary>The result of a vote; the majority is the usual one when none is named, the chair is null before it was asked.</summary>
    public static VoteOutcome Of(
        VotingRules rules,
        VoteCounts counts,
        int members,
        MajorityRule? majority = null,
        bool? chair = null
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(counts);
        var (needed, of) = Needed(rules, counts, majority ?? rules.Majority, members);
        var against = rules.Abstentions is AbstentionRule.CountAsNo ? counts.All : counts.Cast;
        var isTie =
            (majority ?? rules.Majority) is MajorityRule.Simple
            && counts.Yes > 0
            && 2 * counts.Yes == against;
        var result =
            counts.Yes >= needed ? VoteResult.Passed
            : isTie && rules.Tie is TieRule.ChairDecides
                ? chair switch
                {
                    null => VoteResult.ChairDecides,
                    true => VoteResult.Passed,
                    _ => VoteResult.Rejected,
                }
            : VoteResult.Rejected;
        return new(counts, result, needed, of, Wording(counts, result, isTie, rules.Tie, needed));
    }

    /// <summary>The least number of yes votes that carries a motion, and of how many.</summary>
    private static (int Needed, int Of) Needed(
        VotingRules rules,
        VoteCounts counts,
        MajorityRule majority,
        int members
    )
    {
        var voters = rules.Abstentions is AbstentionRule.CountAsNo ? counts.All : counts.Cast;
        return majority switch
        {
            MajorityRule.Absolute => (members / 2 + 1, members),
            MajorityRule.TwoThirds => (Math.Max(1, TwoThirdsOf(voters)), voters),
            MajorityRule.TwoThirdsOfMembers => (Math.Max(1, TwoThirdsOf(members)), members),
            _ => (voters / 2 + 1, voters),
        };
    }

    public static int TwoThirdsOf(int number) => (2 * number + 2) / 3;

    private static VoteWording Wording(
        VoteCounts counts,
        VoteResult result,
        bool isTie,
        TieRule rule,
        int needed
    ) =>
        (result, counts) switch
        {
            (VoteResult.ChairDecides, _) => VoteWording.TieForChair,
            (VoteResult.Passed, _) when isTie && counts.Yes < needed => VoteWording.ByChair,
            (VoteResult.Passed, { No: 0, Abstentions: 0 }) => VoteWording.Unanimous,
            (VoteResult.Passed, { No: 0 }) => VoteWording.UnanimousWithAbstentions,
            (VoteResult.Passed, _) => VoteWording.ByMajority,
            (_, { Yes: 0, No: 0 }) => VoteWording.NobodyVoted,
            (_, { Yes: 0 }) => VoteWording.RejectedUnanimously,
            _ when isTie && rule is TieRule.ChairDecides => VoteWording.RejectedByChair,
            _ when counts.Yes == counts.No => VoteWording.RejectedByTie,
            (_, { Yes: var yes, No: var no }) when yes > no => VoteWording.MajorityMissed,
            _ => VoteWording.RejectedByMajority,
        };
}
