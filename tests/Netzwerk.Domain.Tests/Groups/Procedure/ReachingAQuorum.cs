using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Xunit;

namespace Netzwerk.Domain.Tests.Groups.Procedure;

public sealed class ReachingAQuorum
{
    private static readonly RulesOfProcedure Formal = ProcedurePresets.Of(
        ProcedurePreset.FormalBoard
    );

    private static QuorumCount Count(
        QuorumRules rules,
        int seats,
        int present,
        int conflicted = 0
    ) => QuorumArithmetic.Of(rules, new(seats, present, conflicted));

    [Theory]
    [InlineData(QuorumBasis.AtLeastHalf, 14, 7)]
    [InlineData(QuorumBasis.AtLeastHalf, 27, 14)]
    [InlineData(QuorumBasis.MoreThanHalf, 14, 8)]
    [InlineData(QuorumBasis.MoreThanHalf, 27, 14)]
    [InlineData(QuorumBasis.Fraction, 14, 5)]
    [InlineData(QuorumBasis.None, 14, 1)]
    public void So_many_are_needed(QuorumBasis basis, int seats, int needed)
    {
        var rules = Formal.Quorum with { Basis = basis, Numerator = 1, Denominator = 3 };
        Assert.Equal(needed, QuorumArithmetic.Usual(rules, seats));
        Assert.True(Count(rules, seats, needed).CanDecide);
        Assert.False(Count(rules, seats, needed - 1).CanDecide);
    }

    [Fact]
    public void Who_leaves_at_item_5_ends_the_quorum_from_item_6_and_item_5_stays_valid()
    {
        var atFive = Count(Formal.Quorum, seats: 14, present: 7);
        var atSix = Count(Formal.Quorum, seats: 14, present: 6);
        Assert.Equal(QuorumStanding.Reached, atFive.Standing);
        Assert.Equal((QuorumStanding.Missed, 7), (atSix.Standing, atSix.Needed));
    }

    [Fact]
    public void A_member_and_their_deputy_have_one_seat()
    {
        SeatAtTheTable[] seats =
        [
            new(Member: true, Deputy: true),
            new(Member: false, Deputy: true),
            new(Member: false),
        ];
        var committee = ProcedurePresets.Of(ProcedurePreset.SteeringCommittee);
        Assert.Equal(new QuorumCase(3, 2), SeatsAtTheTable.Count(seats, committee));
        // In some boards deputies listen only.
        var silent = committee with
        {
            Seats = committee.Seats with { DeputiesVote = false },
        };
        Assert.Equal(new QuorumCase(3, 1), SeatsAtTheTable.Count(seats, silent));
    }

    [Fact]
    public void Who_is_conflicted_counts_as_absent_for_that_item_only()
    {
        var free = Enumerable.Repeat(new SeatAtTheTable(Member: true), 6);
        SeatAtTheTable[] atItem =
        [
            .. free,
            new(Member: true, Conflicted: true),
            .. Enumerable.Repeat(new SeatAtTheTable(Member: false), 7),
        ];
        SeatAtTheTable[] after = [.. atItem.Select(s => s with { Conflicted = false })];
        Assert.Equal(6, SeatsAtTheTable.Count(atItem, Formal).Entitled);
        Assert.False(
            QuorumArithmetic.Of(Formal.Quorum, SeatsAtTheTable.Count(atItem, Formal)).CanDecide
        );
        Assert.True(
            QuorumArithmetic.Of(Formal.Quorum, SeatsAtTheTable.Count(after, Formal)).CanDecide
        );
        // Where the rules know no conflict of interest, nobody is left out.
        var lenient = Formal with
        {
            Voting = Formal.Voting with { ConflictOfInterest = false },
        };
        Assert.Equal(7, SeatsAtTheTable.Count(atItem, lenient).Entitled);
    }

    [Fact]
    public void A_quarter_is_enough_when_more_than_half_are_conflicted()
    {
        var many = Count(Formal.Quorum, seats: 12, present: 10, conflicted: 7);
        Assert.Equal(
            (3, QuorumGround.ManyConflicted, QuorumStanding.Reached),
            (many.Needed, many.Ground, many.Standing)
        );
        var half = Count(Formal.Quorum, seats: 12, present: 10, conflicted: 6);
        Assert.Equal((QuorumGround.Usual, false), (half.Ground, half.CanDecide));
        Assert.False(Count(Formal.Quorum, seats: 12, present: 9, conflicted: 7).CanDecide);
    }

    [Fact]
    public void The_second_meeting_decides_with_three_of_27_when_the_invitation_said_so()
    {
        var second = new QuorumCase(27, 3) { SecondMeeting = true };
        var without = QuorumArithmetic.Of(Formal.Quorum, second);
        Assert.Equal((QuorumStanding.Missed, 14), (without.Standing, without.Needed));
        var with = QuorumArithmetic.Of(Formal.Quorum, second with { HintGiven = true });
        Assert.Equal(
            (QuorumStanding.Reached, 3, QuorumGround.SecondMeeting),
            (with.Standing, with.Needed, with.Ground)
        );
        // Where no hint is asked for, none is needed; and the first meeting is none.
        var free = Formal.Quorum with
        {
            SecondMeetingHint = false,
        };
        Assert.True(QuorumArithmetic.Of(free, second).CanDecide);
        Assert.False(Count(free, seats: 27, present: 3).CanDecide);
    }

    [Fact]
    public void In_some_rules_it_holds_until_somebody_doubts_it()
    {
        var board = ProcedurePresets.Of(ProcedurePreset.AdvisoryBoard).Quorum;
        var few = new QuorumCase(16, 5);
        Assert.Equal(
            QuorumStanding.AssumedUntilChallenged,
            QuorumArithmetic.Of(board, few).Standing
        );
        Assert.Equal(
            QuorumStanding.Missed,
            QuorumArithmetic.Of(board, few with { Challenged = true }).Standing
        );
        Assert.False(QuorumArithmetic.Of(board, few with { Present = 0 }).CanDecide);
    }

    [Fact]
    public void One_fifth_may_demand_a_meeting_where_the_rules_say_so()
    {
        Assert.Equal(3, SeatsAtTheTable.Minority(Formal.Agenda, 14));
        Assert.Equal(1, SeatsAtTheTable.Minority(Formal.Agenda, 3));
        Assert.Null(SeatsAtTheTable.Minority(Formal.Agenda with { MinorityOneIn = 0 }, 14));
    }
}
