namespace Netzwerk.Domain.Groups.Procedure.Arithmetic;

/// <summary>Which rule said how many members are needed.</summary>
public enum QuorumGround
{
    Usual,
    ManyConflicted,
    SecondMeeting,
    NoQuorum,
}

/// <summary>Whether a group can decide: it can, it cannot, or it may until somebody doubts it.</summary>
public enum QuorumStanding
{
    Reached,
    Missed,
    AssumedUntilChallenged,
}

/// <summary>
/// Who is there for one item, counted: seats, members present, and those of them who may not take part.
/// Conflicted: members present who may neither advise nor decide; for this item they count as absent.
/// </summary>
public sealed record QuorumCase(int Seats, int Present, int Conflicted = 0)
{
    /// <summary>Somebody doubted that enough are there.</summary>
    public bool Challenged { get; init; }

    /// <summary>The meeting was called a second time because too few came to the first.</summary>
    public bool SecondMeeting { get; init; }

    /// <summary>The invitation to the second meeting said that fewer are enough.</summary>
    public bool HintGiven { get; init; }

    public int Entitled => Math.Max(0, Present - Conflicted);
}

/// <summary>How many are needed, how many there are, and by which rule.</summary>
public sealed record QuorumCount(
    QuorumCase Case,
    int Needed,
    QuorumGround Ground,
    QuorumStanding Standing
)
{
    public bool CanDecide => Standing is not QuorumStanding.Missed;
}

/// <summary>Counts whether a group can decide. It is counted anew for each item, whenever somebody comes, leaves or may not take part.</summary>
public static class QuorumArithmetic
{
    private const int SmallerFraction = 4;

    public static QuorumCount Of(QuorumRules rules, QuorumCase at)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(at);
        var (needed, ground) = Needed(rules, at);
        var standing =
            at.Entitled >= needed ? QuorumStanding.Reached
            : rules.UntilChallenged && !at.Challenged && at.Entitled > 0
                ? QuorumStanding.AssumedUntilChallenged
            : QuorumStanding.Missed;
        return new(at, needed, ground, standing);
    }

    /// <summary>How many of so many seats are needed when nobody is conflicted.</summary>
    public static int Usual(QuorumRules rules, int seats)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.Basis switch
        {
            QuorumBasis.AtLeastHalf => Up(seats, 2),
            QuorumBasis.MoreThanHalf => seats / 2 + 1,
            QuorumBasis.Fraction => Up(seats * rules.Numerator, Math.Max(1, rules.Denominator)),
            // Somebody has to be there to decide.
            _ => Math.Min(1, seats),
        };
    }

    private static (int Needed, QuorumGround Ground) Needed(QuorumRules rules, QuorumCase at)
    {
        var hint = at.HintGiven || !rules.SecondMeetingHint;
        if (at.SecondMeeting && rules.SecondMeetingNeeds > 0 && hint)
        {
            return (Math.Min(rules.SecondMeetingNeeds, at.Seats), QuorumGround.SecondMeeting);
        }

        if (rules.Basis is QuorumBasis.None)
        {
            return (Usual(rules, at.Seats), QuorumGround.NoQuorum);
        }

        return rules.QuarterWhenConflicted && 2 * at.Conflicted > at.Seats
            ? (Math.Max(1, Up(at.Seats, SmallerFraction)), QuorumGround.ManyConflicted)
            : (Math.Max(1, Usual(rules, at.Seats)), QuorumGround.Usual);
    }

    private static int Up(int number, int by) => (number + by - 1) / by;
}
