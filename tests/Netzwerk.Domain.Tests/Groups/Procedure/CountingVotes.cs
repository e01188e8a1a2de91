using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Xunit;

namespace Netzwerk.Domain.Tests.Groups.Procedure;

public sealed class CountingVotes
{
    private const int Members = 14;

    private static readonly VotingRules Saxon = ProcedurePresets
        .Of(ProcedurePreset.FormalBoard)
        .Voting;

    private static readonly VotingRules Austrian = Saxon with
    {
        Abstentions = AbstentionRule.CountAsNo,
        Tie = TieRule.ChairDecides,
    };

    private static (VoteResult Result, VoteWording Wording) Count(
        VotingRules rules,
        int yes,
        int no,
        int abstentions,
        bool? chair = null
    )
    {
        var outcome = VoteArithmetic.Of(rules, new(yes, no, abstentions), Members, chair: chair);
        return (outcome.Result, outcome.Wording);
    }

    [Theory]
    [InlineData(9, 0, 0, VoteResult.Passed, VoteWording.Unanimous)]
    [InlineData(7, 0, 2, VoteResult.Passed, VoteWording.UnanimousWithAbstentions)]
    [InlineData(5, 4, 0, VoteResult.Passed, VoteWording.ByMajority)]
    [InlineData(1, 0, 8, VoteResult.Passed, VoteWording.UnanimousWithAbstentions)]
    [InlineData(4, 4, 1, VoteResult.Rejected, VoteWording.RejectedByTie)]
    [InlineData(3, 6, 0, VoteResult.Rejected, VoteWording.RejectedByMajority)]
    [InlineData(0, 9, 0, VoteResult.Rejected, VoteWording.RejectedUnanimously)]
    [InlineData(0, 0, 9, VoteResult.Rejected, VoteWording.NobodyVoted)]
    public void Abstentions_are_left_out_and_a_tie_rejects(
        int yes,
        int no,
        int abstentions,
        VoteResult result,
        VoteWording wording
    ) => Assert.Equal((result, wording), Count(Saxon, yes, no, abstentions));

    [Fact]
    public void Elsewhere_abstentions_count_as_no_and_the_chair_breaks_a_tie()
    {
        Assert.Equal(VoteResult.Rejected, Count(Austrian, 4, 3, 2).Result);
        Assert.Equal((VoteResult.ChairDecides, VoteWording.TieForChair), Count(Austrian, 4, 3, 1));
        Assert.Equal((VoteResult.Passed, VoteWording.ByChair), Count(Austrian, 4, 3, 1, true));
        Assert.Equal(
            (VoteResult.Rejected, VoteWording.RejectedByChair),
            Count(Austrian, 4, 3, 1, false)
        );
        // All abstain: there is nothing to break.
        Assert.Equal(VoteResult.Rejected, Count(Austrian, 0, 0, 8, true).Result);
    }

    [Theory]
    [InlineData(MajorityRule.Absolute, 8, 0, true)]
    [InlineData(MajorityRule.Absolute, 7, 0, false)]
    [InlineData(MajorityRule.TwoThirds, 6, 3, true)]
    [InlineData(MajorityRule.TwoThirds, 5, 3, false)]
    [InlineData(MajorityRule.TwoThirdsOfMembers, 10, 0, true)]
    [InlineData(MajorityRule.TwoThirdsOfMembers, 9, 0, false)]
    public void Some_matters_need_more(MajorityRule majority, int yes, int no, bool passes)
    {
        var outcome = VoteArithmetic.Of(Saxon, new(yes, no, 0), Members, majority);
        Assert.Equal(passes, outcome.Result is VoteResult.Passed);
        Assert.Equal(passes, outcome.Counts.Yes >= outcome.Needed);
        if (!passes)
        {
            Assert.Equal(VoteWording.MajorityMissed, outcome.Wording);
        }
    }

    [Fact]
    public void A_counted_vote_never_says_who_voted_how()
    {
        Type[] counted = [typeof(VoteCounts), typeof(CircularAnswers), typeof(ElectionCase)];
        var held = counted.SelectMany(t => t.GetProperties()).Select(p => p.PropertyType);
        Assert.Equal(
            [typeof(int), typeof(VoteCounts), typeof(IReadOnlyList<int>)],
            held.Where(t => t != typeof(Type)).Distinct()
        );
    }

    [Fact]
    public void One_objection_stops_a_question_that_goes_round_or_counts_as_the_rules_say()
    {
        var rules = ProcedurePresets.Of(ProcedurePreset.WorkingGroup);
        var answers = new CircularAnswers(new(5, 1, 0), Objections: 1, Silent: 4);
        CircularOutcome With(ProcedureObjectionRule objection, SilenceRule silence) =>
            CircularArithmetic.Of(
                rules with
                {
                    Circular = rules.Circular with { Objection = objection, Silence = silence },
                },
                answers
            );
        Assert.Equal(
            CircularResult.Stopped,
            With(ProcedureObjectionRule.StopsProcedure, SilenceRule.Consent).Result
        );
        Assert.Equal(
            new(CircularResult.Passed, new(5, 2, 4)),
            With(ProcedureObjectionRule.CountsAsNo, SilenceRule.Abstention)
        );
        Assert.Equal(
            new(CircularResult.Rejected, new(5, 5, 0)),
            With(ProcedureObjectionRule.Nothing, SilenceRule.Rejection)
        );
        Assert.Equal(
            new(CircularResult.Passed, new(9, 1, 0)),
            With(ProcedureObjectionRule.Nothing, SilenceRule.Consent)
        );
        var none = rules with { Circular = rules.Circular with { Allowed = false } };
        Assert.Equal(CircularResult.NotAllowed, CircularArithmetic.Of(none, answers).Result);
    }

    [Fact]
    public void Answers_count_until_the_last_second_in_Berlin()
    {
        var lastDay = new DateOnly(2026, 10, 25);
        var clock = new DateTimeOffset(2026, 10, 25, 23, 59, 59, TimeSpan.FromHours(1));
        Assert.True(CircularArithmetic.IsInTime(clock, lastDay));
        Assert.False(CircularArithmetic.IsInTime(clock.AddSeconds(1), lastDay));
        Assert.Equal(
            lastDay,
            CircularArithmetic.EarliestEnd(
                ProcedurePresets.Of(ProcedurePreset.WorkingGroup).Circular,
                lastDay.AddDays(-7)
            )
        );
    }

    [Fact]
    public void An_election_goes_on_until_somebody_has_more_or_the_lot_decides()
    {
        var rules = ProcedurePresets.Of(ProcedurePreset.FormalBoard).Elections;
        ElectionOutcome Of(ElectionCase at) => ElectionArithmetic.Of(rules, at);
        void Is(ElectionResult result, int[] who, ElectionOutcome outcome) =>
            Assert.Equal(
                (result, string.Join(',', who)),
                (outcome.Result, string.Join(',', outcome.Candidates))
            );

        Is(ElectionResult.Elected, [1], Of(new([3, 8, 1], Present: 14)));
        Is(ElectionResult.RunOff, [0, 1], Of(new([5, 7, 2], Present: 14)));
        Is(ElectionResult.Elected, [1], Of(new([6, 7], Present: 14, Ballot: 2)));
        Is(ElectionResult.DrawingLots, [0, 1], Of(new([7, 7], Present: 14, Ballot: 2)));
        // A single candidate: most of those present, then more for than against.
        Is(ElectionResult.Repeated, [0], Of(new([6], Present: 14, Against: 5)));
        Is(ElectionResult.Elected, [0], Of(new([6], Present: 14, Ballot: 2, Against: 5)));
        Is(ElectionResult.NotElected, [0], Of(new([5], Present: 14, Ballot: 2, Against: 6)));
        Is(ElectionResult.NotElected, [], Of(new([], Present: 14)));
        Is(
            ElectionResult.Repeated,
            [0, 1],
            ElectionArithmetic.Of(
                rules with
                {
                    Tie = ElectionTie.Repeated,
                },
                new([7, 7], Present: 14, Ballot: 2)
            )
        );
    }
}
