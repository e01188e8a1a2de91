namespace Netzwerk.Domain.Groups.Procedure.Arithmetic;

/// <summary>What came back on a question that went round: votes, objections to deciding so, and members who said nothing.</summary>
public sealed record CircularAnswers(VoteCounts Votes, int Objections, int Silent)
{
    /// <summary>How many were asked.</summary>
    public int All => Votes.All + Objections + Silent;
}

/// <summary>What became of a question that went round.</summary>
public enum CircularResult
{
    NotAllowed,
    Stopped,
    Passed,
    Rejected,
    ChairDecides,
}

/// <summary>The result, and the votes as they count once silence and objections were given their meaning.</summary>
public sealed record CircularOutcome(CircularResult Result, VoteCounts Counted);

/// <summary>Works out what becomes of a decision without a meeting.</summary>
public static class CircularArithmetic
{
    public static CircularOutcome Of(RulesOfProcedure rules, CircularAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(answers);
        var counted = Counted(rules.Circular, answers);
        if (!rules.Circular.Allowed)
        {
            return new(CircularResult.NotAllowed, counted);
        }

        if (
            answers.Objections > 0
            && rules.Circular.Objection is ProcedureObjectionRule.StopsProcedure
        )
        {
            return new(CircularResult.Stopped, counted);
        }

        var result = VoteArithmetic.Of(rules.Voting, counted, answers.All).Result switch
        {
            VoteResult.Passed => CircularResult.Passed,
            VoteResult.ChairDecides => CircularResult.ChairDecides,
            _ => CircularResult.Rejected,
        };
        return new(result, counted);
    }

    /// <summary>The first day that may be the last one for answers.</summary>
    public static DateOnly EarliestEnd(CircularRules rules, DateOnly asked)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return asked.AddDays(rules.ShortestDays);
    }

    /// <summary>Until the last second of the last day, by the clocks of Europe/Berlin.</summary>
    public static bool IsInTime(DateTimeOffset answered, DateOnly lastDay) =>
        answered < Appointment.EndOf(lastDay);

    private static VoteCounts Counted(CircularRules rules, CircularAnswers answers)
    {
        var votes = answers.Votes;
        var against = rules.Objection is ProcedureObjectionRule.CountsAsNo ? answers.Objections : 0;
        return rules.Silence switch
        {
            SilenceRule.Consent => new(
                votes.Yes + answers.Silent,
                votes.No + against,
                votes.Abstentions
            ),
            SilenceRule.Rejection => new(
                votes.Yes,
                votes.No + against + answers.Silent,
                votes.Abstentions
            ),
            _ => new(votes.Yes, votes.No + against, votes.Abstentions + answers.Silent),
        };
    }
}
