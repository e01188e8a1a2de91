namespace Netzwerk.Domain.Groups.Procedure.Arithmetic;

/// <summary>What a ballot on persons comes to.</summary>
public enum ElectionResult
{
    Elected,
    RunOff,
    DrawingLots,
    Repeated,
    NotElected,
}

/// <summary>The result, by the places of the candidates in the list: who is elected, or between whom it goes on.</summary>
public sealed record ElectionOutcome(ElectionResult Result, IReadOnlyList<int> Candidates);

/// <summary>
/// One ballot: votes for each candidate in the order of the list, how many were present, and the how-manieth it is.
/// Against: votes against a single candidate.
/// </summary>
public sealed record ElectionCase(
    IReadOnlyList<int> Votes,
    int Present,
    int Ballot = 1,
    int Against = 0
);

/// <summary>Counts elections: a first ballot, a run-off, the lot.</summary>
public static class ElectionArithmetic
{
    public static ElectionOutcome Of(ElectionRules rules, ElectionCase at)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(at);
        return at.Votes.Count switch
        {
            0 => new(ElectionResult.NotElected, []),
            1 => Single(rules, at),
            _ => Several(rules, at),
        };
    }

    private static ElectionOutcome Single(ElectionRules rules, ElectionCase at)
    {
        var more = at.Votes[0] > at.Against;
        var isElected =
            rules.Majority is ElectionMajority.MostVotes ? more : 2 * at.Votes[0] > at.Present;
        return isElected || (at.Ballot > 1 && rules.SingleSecondBallot && more)
            ? new(ElectionResult.Elected, [0])
            : new(
                at.Ballot == 1 && rules.SingleSecondBallot
                    ? ElectionResult.Repeated
                    : ElectionResult.NotElected,
                [0]
            );
    }

    private static ElectionOutcome Several(ElectionRules rules, ElectionCase at)
    {
        var most = at.Votes.Max();
        var first = Places(at.Votes, v => v == most);
        var enough =
            at.Ballot > 1 || rules.Majority is ElectionMajority.MostVotes || 2 * most > at.Present;
        if (enough && first.Length == 1 && most > 0)
        {
            return new(ElectionResult.Elected, first);
        }

        if (at.Ballot == 1 && rules.RunOff)
        {
            // Between the two with most votes; with as many votes, all who have them.
            var second = first.Length > 1 ? most : at.Votes.Where(v => v < most).Max();
            return new(ElectionResult.RunOff, Places(at.Votes, v => v >= second));
        }

        return first.Length == 1
            ? new(ElectionResult.NotElected, first)
            : new(
                rules.Tie is ElectionTie.DrawingLots
                    ? ElectionResult.DrawingLots
                    : ElectionResult.Repeated,
                first
            );
    }

    private static int[] Places(IReadOnlyList<int> votes, Func<int, bool> fits) =>
        [.. votes.Index().Where(v => fits(v.Item)).Select(v => v.Index)];
}
