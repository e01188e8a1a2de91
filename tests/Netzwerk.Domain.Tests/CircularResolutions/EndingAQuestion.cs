using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Xunit;
using static Netzwerk.Domain.CircularResolutions.CircularChoice;
using static Netzwerk.Domain.Tests.CircularResolutions.Rounds;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.CircularResolutions;

public sealed class EndingAQuestion
{
    private static readonly CircularResolutionEnded Passed = new(
        CircularEnding.LastDayOver,
        CircularResult.Passed,
        VoteWording.UnanimousWithAbstentions,
        1,
        0,
        2,
        0,
        [Anna, Ben, Chris],
        [Ben, Chris],
        Over
    );

    [Fact]
    public void It_ends_with_the_last_second_and_only_once()
    {
        var story = Running.And(Voted(Anna, Yes));
        story
            .When(c =>
                CircularVoteDecisions.Decide(
                    c,
                    new EndCircularResolution(),
                    Rules,
                    Over.AddSeconds(-1)
                )
            )
            .ThenNothing();
        story
            .When(c => CircularVoteDecisions.Decide(c, new EndCircularResolution(), Rules, Over))
            .Then(Passed);
    }

    [Theory]
    [InlineData(SilenceRule.Consent, CircularResult.Passed, VoteWording.ByMajority, 2, 1, 0)]
    [InlineData(
        SilenceRule.Abstention,
        CircularResult.Rejected,
        VoteWording.RejectedByTie,
        1,
        1,
        1
    )]
    [InlineData(
        SilenceRule.Rejection,
        CircularResult.Rejected,
        VoteWording.RejectedByMajority,
        1,
        2,
        0
    )]
    public void Silence_means_what_the_rules_say(
        SilenceRule silence,
        CircularResult result,
        VoteWording wording,
        int yes,
        int no,
        int abstentions
    ) =>
        Running
            .And(Voted(Anna, Yes), Voted(Ben, No))
            .When(c =>
                CircularVoteDecisions.Decide(
                    c,
                    new EndCircularResolution(),
                    With(silence: silence),
                    Over
                )
            )
            .Then(
                new CircularResolutionEnded(
                    CircularEnding.LastDayOver,
                    result,
                    wording,
                    yes,
                    no,
                    abstentions,
                    0,
                    [Anna, Ben, Chris],
                    [Chris],
                    Over
                )
            );

    [Fact]
    public void It_ends_early_only_when_all_members_have_answered_themselves()
    {
        var deputy = Running.And(Voted(Dora, Yes), Voted(Ben, Yes), Voted(Chris, Yes));
        deputy
            .When(c => CircularVoteDecisions.Decide(c, new EndCircularEarly(), Rules, Later))
            .ThenRefused("ballot.answers-missing");
        deputy
            .And(Voted(Anna, No))
            .When(c => CircularVoteDecisions.Decide(c, new EndCircularEarly(), Rules, Later))
            .Then(
                new CircularResolutionEnded(
                    CircularEnding.EverybodyAnswered,
                    CircularResult.Passed,
                    VoteWording.ByMajority,
                    2,
                    1,
                    0,
                    0,
                    [Anna, Ben, Chris],
                    [],
                    Later
                )
            );
    }

    [Fact]
    public void The_chair_decides_a_tie_where_the_rules_say_so()
    {
        var rules = With(tie: TieRule.ChairDecides);
        var tie = Running
            .And(Voted(Anna, Yes), Voted(Ben, No))
            .When(c => CircularVoteDecisions.Decide(c, new EndCircularResolution(), rules, Over))
            .Then(
                Passed with
                {
                    Result = CircularResult.ChairDecides,
                    Wording = VoteWording.TieForChair,
                    No = 1,
                    Abstentions = 1,
                    Silent = [Chris],
                }
            );
        Assert.True(tie.State.AwaitsChair);
        var carried = tie.When(c =>
                CircularVoteDecisions.Decide(c, new DecideCircularTie(Carried: true))
            )
            .Then(new CircularTieDecided(true));
        Assert.True(carried.State.HasPassed);
        carried
            .When(c => CircularVoteDecisions.Decide(c, new DecideCircularTie(Carried: false)))
            .ThenRefused("ballot.no-tie");
        Running
            .When(c => CircularVoteDecisions.Decide(c, new DecideCircularTie(Carried: true)))
            .ThenRefused("ballot.no-tie");
    }

    [Fact]
    public void It_can_be_withdrawn_for_a_reason_until_it_has_ended()
    {
        Running
            .When(c =>
                CircularVoteDecisions.Decide(c, new WithdrawCircularResolution(" Erledigt "))
            )
            .Then(new CircularResolutionWithdrawn("Erledigt"));
        Running
            .When(c => CircularVoteDecisions.Decide(c, new WithdrawCircularResolution(" ")))
            .ThenRefused("ballot.reason-missing", "Reason");
        Running
            .And(Passed)
            .When(c => CircularVoteDecisions.Decide(c, new WithdrawCircularResolution("x")))
            .ThenRefused("ballot.closed");
    }

    [Fact]
    public void Who_is_erased_and_has_not_answered_is_asked_no_more()
    {
        var story = Running
            .When(c => CircularVoteDecisions.Decide(c, new RemoveCircularPerson(Chris)))
            .Then(new CircularPersonRemoved(Chris));
        Assert.Equal(2, story.State.Answers.All);
        Running
            .And(Voted(Chris, No))
            .When(c => CircularVoteDecisions.Decide(c, new RemoveCircularPerson(Chris)))
            .ThenNothing();
        // A deputy may still answer for this seat.
        Running
            .When(c => CircularVoteDecisions.Decide(c, new RemoveCircularPerson(Anna)))
            .ThenNothing();
        var deputy = Running
            .When(c => CircularVoteDecisions.Decide(c, new RemoveCircularPerson(Emil)))
            .Then(new CircularPersonRemoved(Emil));
        Assert.False(deputy.State.IsAsked(Emil));
    }

    [Fact]
    public void Two_entries_of_one_person_have_one_vote_while_it_runs_and_are_parted_again()
    {
        var story = Running.And(Voted(Ben, No));
        var merged = story
            .When(c => CircularMergeDecisions.Decide(c, new MergeCircularPerson(Ben, Anna)))
            .Then(new CircularPersonMerged(Ben, Anna));
        Assert.Equal(new(new(0, 1, 0), 0, 1), merged.State.Answers);
        Assert.Equal(No, merged.State.ReplyOf(Anna)?.Choice);
        var parted = merged
            .And(Voted(Chris, Yes))
            .When(c => CircularMergeDecisions.Decide(c, new UndoCircularPersonMerge(Ben, Anna)))
            .Then(new CircularPersonMergeUndone(Ben, Anna));
        Assert.Equal(new(new(1, 1, 0), 0, 1), parted.State.Answers);
        Assert.Equal(No, parted.State.ReplyOf(Ben)?.Choice);
        Assert.Null(parted.State.ReplyOf(Anna));
    }

    [Fact]
    public void What_has_ended_keeps_as_many_seats_as_were_counted()
    {
        var story = Running.And(Voted(Anna, Yes), Voted(Ben, No), Passed);
        var merged = story.And(new CircularPersonMerged(Ben, Anna));
        Assert.Equal(3, merged.State.Seats.Count);
        Assert.Equal(story.State.Answers, merged.State.Answers);
    }
}
