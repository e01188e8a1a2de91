using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Xunit;
using static Netzwerk.Domain.CircularResolutions.CircularChoice;
using static Netzwerk.Domain.Tests.CircularResolutions.Rounds;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.CircularResolutions;

public sealed class AnsweringAQuestion
{
    [Fact]
    public void The_last_answer_counts_and_each_change_is_a_fact()
    {
        var once = Running
            .When(c => CircularVoteDecisions.Decide(c, Says(Anna, Yes), Rules, Later))
            .Then(Voted(Anna, Yes));
        var twice = once.When(c => CircularVoteDecisions.Decide(c, Says(Anna, No), Rules, Later))
            .Then(Voted(Anna, No));
        Assert.Equal(new(new(0, 1, 0), 0, 2), twice.State.Answers);
    }

    [Theory]
    [InlineData("2027-03-28", "2027-03-28 23:59:59", true)]
    [InlineData("2027-03-28", "2027-03-29 00:00:00", false)]
    [InlineData("2027-10-31", "2027-10-31 23:59:59", true)]
    [InlineData("2027-10-31", "2027-11-01 00:00:00", false)]
    [InlineData("2027-02-20", "2027-02-20 23:59:59", true)]
    [InlineData("2027-02-20", "2027-02-21 00:00:00", false)]
    public void An_objection_in_the_last_second_stops_it_and_one_second_later_does_not(
        string lastDay,
        string clock,
        bool stops
    )
    {
        var day = DateOnly.Parse(lastDay, System.Globalization.CultureInfo.InvariantCulture);
        var now = Berlin(clock);
        var story = new Support.Story<CircularResolution, CircularResolutionEvent>(
            Drafted with
            {
                LastDay = day,
            },
            Sent
        );
        var answer = story.When(c =>
            CircularVoteDecisions.Decide(c, Says(Ben, Objection), Rules, now)
        );
        if (stops)
        {
            answer.Then(
                Objected(Ben) with
                {
                    At = now,
                },
                new CircularResolutionEnded(
                    CircularEnding.Objection,
                    CircularResult.Stopped,
                    VoteWording.NobodyVoted,
                    0,
                    0,
                    2,
                    1,
                    [Anna, Ben, Chris],
                    [Anna, Chris],
                    now
                )
            );
        }
        else
        {
            answer.ThenRefused("ballot.over");
        }
    }

    [Theory]
    [InlineData(ProcedureObjectionRule.CountsAsNo, 1, 1, 1)]
    [InlineData(ProcedureObjectionRule.Nothing, 1, 0, 1)]
    public void Where_an_objection_stops_nothing_it_counts_as_the_rules_say(
        ProcedureObjectionRule rule,
        int yes,
        int no,
        int abstentions
    )
    {
        var rules = With(rule);
        var story = Running
            .And(Voted(Anna, Yes))
            .When(c => CircularVoteDecisions.Decide(c, Says(Ben, Objection), rules, Later))
            .Then(Objected(Ben));
        var tally = CircularTally.Of(rules, story.State.Answers);
        Assert.Equal(new(yes, no, abstentions), tally.Outcome.Counted);
    }

    [Fact]
    public void Who_objects_to_a_rule_that_ignores_it_still_counts_among_the_seats()
    {
        var rules = With(ProcedureObjectionRule.Nothing);
        rules = rules with { Voting = rules.Voting with { Majority = MajorityRule.Absolute } };
        var story = Running.And(Voted(Anna, Yes), Objected(Ben), Voted(Chris, Abstention));
        var tally = CircularTally.Of(rules, story.State.Answers);
        Assert.Equal((2, 3), (tally.Vote.Needed, tally.Vote.Of));
        Assert.Equal(CircularResult.Rejected, tally.Outcome.Result);
    }

    [Fact]
    public void The_answer_of_a_deputy_is_void_once_the_member_answers()
    {
        var deputy = Running
            .When(c => CircularVoteDecisions.Decide(c, Says(Dora, No), Rules, Later))
            .Then(Voted(Dora, No));
        Assert.Equal(1, deputy.State.Answers.Votes.No);
        var member = deputy.And(Voted(Anna, Yes));
        Assert.Equal(new(new(1, 0, 0), 0, 2), member.State.Answers);
        member
            .When(c => CircularVoteDecisions.Decide(c, Says(Dora, Yes), Rules, Later))
            .ThenRefused("ballot.member-answered");
    }

    [Fact]
    public void The_objection_of_a_deputy_waits_for_the_member()
    {
        var story = Running
            .When(c => CircularVoteDecisions.Decide(c, Says(Dora, Objection), Rules, Later))
            .Then(Objected(Dora));
        Assert.True(story.State.IsRunning);
        var silent = story.When(c =>
            CircularVoteDecisions.Decide(c, new EndCircularResolution(), Rules, Over)
        );
        Assert.Equal(
            CircularResult.Stopped,
            silent
                .Then(
                    new CircularResolutionEnded(
                        CircularEnding.LastDayOver,
                        CircularResult.Stopped,
                        VoteWording.NobodyVoted,
                        0,
                        0,
                        2,
                        1,
                        [Anna, Ben, Chris],
                        [Ben, Chris],
                        Over
                    )
                )
                .State.End!.Result
        );
        Assert.Equal(0, story.And(Voted(Anna, Yes)).State.Answers.Objections);
    }

    [Fact]
    public void A_deputy_of_two_seats_answers_for_the_first_silent_one_only()
    {
        var story = Running.And(Voted(Emil, Yes));
        Assert.Equal(new(new(1, 0, 0), 0, 2), story.State.Answers);
        Assert.Equal(Anna, story.State.SeatVotes.Single(v => v.Reply is not null).Seat.Person);
        var member = story.And(Voted(Anna, No));
        Assert.Equal(new(new(1, 1, 0), 0, 1), member.State.Answers);
        // The first deputy of a seat goes before the second.
        var both = story.And(Voted(Dora, No));
        Assert.Equal(new(new(1, 1, 0), 0, 1), both.State.Answers);
    }

    [Fact]
    public void Nobody_answers_for_a_seat_that_is_not_theirs_or_without_a_reason_to_object()
    {
        Running
            .When(c => CircularVoteDecisions.Decide(c, Says(Fritz, Yes), Rules, Later))
            .ThenRefused("ballot.not-asked");
        Running
            .When(c =>
                CircularVoteDecisions.Decide(
                    c,
                    new CastCircularVote(Anna, Objection, " \u200b"),
                    Rules,
                    Later
                )
            )
            .ThenRefused("ballot.reason-missing", "Reason");
        Running
            .When(c =>
                CircularVoteDecisions.Decide(c, new CastCircularVote(Anna, null, ""), Rules, Later)
            )
            .ThenRefused("ballot.choice-missing", "Choice");
        Running
            .When(c =>
                CircularVoteDecisions.Decide(
                    c,
                    new CastCircularVote(Anna, (CircularChoice)17, ""),
                    Rules,
                    Later
                )
            )
            .ThenRefused("ballot.choice-missing", "Choice");
        Running
            .And(new CircularResolutionWithdrawn("Erledigt"))
            .When(c => CircularVoteDecisions.Decide(c, Says(Anna, Yes), Rules, Later))
            .ThenRefused("ballot.closed");
    }

    [Fact]
    public void Only_the_silent_are_reminded_and_their_first_deputy_is_asked() =>
        Running
            .And(Voted(Chris, Yes))
            .When(c => CircularVoteDecisions.Decide(c, new NudgeCircularSilent(), Later))
            .ThenEachTime(new CircularSilentNudged([Anna, Ben], [Dora, Emil]));

    [Fact]
    public void Nobody_is_reminded_once_all_answered_or_the_time_is_over()
    {
        Running
            .And(Voted(Anna, Yes), Voted(Ben, No), Voted(Chris, Yes))
            .When(c => CircularVoteDecisions.Decide(c, new NudgeCircularSilent(), Later))
            .ThenRefused("ballot.nobody-silent");
        Running
            .When(c => CircularVoteDecisions.Decide(c, new NudgeCircularSilent(), Over))
            .ThenRefused("ballot.over");
    }
}
