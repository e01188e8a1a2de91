using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;
using Xunit;
using static Netzwerk.Domain.Tests.Meetings.Sitting.ASitting;

namespace Netzwerk.Domain.Tests.Meetings.Sitting;

/// <summary>The checkable behaviours of users.md 2.2, by their numbers.</summary>
public sealed class KeepingAQuorum
{
    // No. 1: "Member leaves at TOP 5: quorum falls below half → vote at TOP 6 refused with reason; TOP 5 stays valid."
    [Fact]
    public void Who_leaves_at_item_5_ends_the_quorum_for_item_6_and_item_5_keeps_its_own()
    {
        var story = With(7)
            .And(new ItemBegun(Five, Clock("14:10")))
            .And(Left(Members[6], "14:30"))
            .And(new ItemEnded(Five, Clock("14:40")), new ItemBegun(Six, Clock("14:40")));

        var six = story.Quorum(Six);
        Assert.Equal((QuorumStanding.Missed, 7), (six.Count.Standing, six.Count.Needed));
        Assert.Equal(6, six.Entitled.Count);
        var five = story.Quorum(Five, at: "14:20");
        Assert.Equal(QuorumStanding.Reached, five.Count.Standing);
        Assert.Contains(five.Entitled, v => v.By == Members[6]);
    }

    // No. 2: "Deputy present together with member: only one vote."
    [Fact]
    public void A_member_and_their_deputy_have_one_vote_together()
    {
        var both = With(7).And(Came(Deputy, "14:05", Members[0]));
        var quorum = both.Quorum(Five);
        Assert.Equal(7, quorum.Entitled.Count);
        Assert.Equal(Members[0], quorum.Entitled[0].By);

        var alone = both.And(Left(Members[0], "14:20")).Quorum(Five);
        Assert.Equal(7, alone.Entitled.Count);
        Assert.Equal((Members[0], Deputy), (alone.Entitled[0].Seat.Person, alone.Entitled[0].By));
        var silent = Version(r =>
            r with
            {
                Seats = r.Seats with { Deputies = DeputyRule.Personal },
            }
        );
        Assert.Equal(
            6,
            both.And(Left(Members[0], "14:20")).Quorum(Five, rules: silent).Entitled.Count
        );
    }

    // No. 3: "Recused member counts as absent for that item only and is named with time out/in."
    [Fact]
    public void A_recused_member_counts_as_absent_for_that_item_only()
    {
        var story = With(7)
            .When(m =>
                RecusalDecisions.Decide(m, Rules, new RecuseMember(Five, Members[1]), At("14:10"))
            )
            .Then(new MemberRecused(Five, Members[1], Clock("14:10")));
        Assert.Equal(QuorumStanding.Missed, story.Quorum(Five).Count.Standing);
        Assert.DoesNotContain(story.Quorum(Five).Entitled, v => v.By == Members[1]);
        Assert.Equal(QuorumStanding.Reached, story.Quorum(Six).Count.Standing);

        var back = story
            .When(m =>
                RecusalDecisions.Decide(m, new CallBackRecused(Five, Members[1]), At("14:30"))
            )
            .Then(new RecusedCameBack(Five, Members[1], Clock("14:30")));
        Assert.Equal(
            new Recusal(Five, Members[1], Clock("14:10"), Clock("14:30")),
            back.State.Sitting.RecusalOf(Five, Members[1])
        );
        Assert.DoesNotContain(back.Quorum(Five).Entitled, v => v.By == Members[1]);
    }

    [Fact]
    public void The_deputy_decides_where_the_member_may_not()
    {
        var story = With(7)
            .And(Came(Deputy, "14:05", Members[0]))
            .And(new MemberRecused(Five, Members[0], Clock("14:10")));
        Assert.Contains(story.Quorum(Five).Entitled, v => v.By == Deputy);
        var both = story.And(new MemberRecused(Five, Deputy, Clock("14:10")));
        Assert.Equal(
            (7, 1),
            (both.Quorum(Five).Count.Case.Present, both.Quorum(Five).Count.Case.Conflicted)
        );
    }

    [Fact]
    public void A_quarter_is_enough_when_more_than_half_are_recused()
    {
        var story = With(12)
            .And(Members.Take(8).Select(p => new MemberRecused(Five, p, Clock("14:10"))));
        var count = story.Quorum(Five).Count;
        Assert.Equal(
            (QuorumGround.ManyConflicted, 4, true),
            (count.Ground, count.Needed, count.CanDecide)
        );
    }

    // No. 6: "Rule version changed between convocation and session: the version in force on the session day is used and shown."
    [Fact]
    public void The_rules_in_force_on_the_day_of_the_meeting_count()
    {
        var old = Rules with { Number = 1, ValidFrom = new(2025, 1, 1) };
        var strict = Rules with
        {
            Number = 2,
            ValidFrom = new(2026, 12, 1),
            Rules = Rules.Rules with
            {
                Quorum = Rules.Rules.Quorum with { Basis = QuorumBasis.MoreThanHalf },
            },
        };
        var procedure = GroupProcedure.None(Support.People.Language) with
        {
            Versions = [old, strict],
        };
        var meeting = With(7);
        var quorum = meeting.Quorum(Five, rules: procedure.InForceOn(meeting.State.When.Day));
        Assert.Equal(
            (2, 8, false),
            (quorum.Version!.Number, quorum.Count.Needed, quorum.Count.CanDecide)
        );
    }

    // No. 14: "Reconvened session with 3 of 27 decides; without the hint in the notice it may not."
    [Fact]
    public void A_second_meeting_decides_with_three_of_27_if_its_invitation_said_so()
    {
        var three = With(3);
        var board = Of(27);
        ConfirmConvocation Ask(bool hint) => new([], null, SecondMeeting: true, hint);
        var said = three
            .When(m => FindingDecisions.Decide(m, board, Rules, Ask(hint: true), At("14:02")))
            .Then(new ConvocationConfirmed(SecondMeeting: true, HintGiven: true));
        var count = said.Quorum(Five, board: board).Count;
        Assert.Equal(
            (QuorumGround.SecondMeeting, 3, true),
            (count.Ground, count.Needed, count.CanDecide)
        );

        var silent = three
            .When(m => FindingDecisions.Decide(m, board, Rules, Ask(hint: false), At("14:02")))
            .Then(new ConvocationConfirmed(SecondMeeting: true, HintGiven: false));
        Assert.False(silent.Quorum(Five, board: board).Count.CanDecide);
    }

    [Fact]
    public void Where_the_rules_say_so_a_group_can_decide_until_somebody_doubts_it()
    {
        var rules = Version(r => r with { Quorum = r.Quorum with { UntilChallenged = true } });
        var few = With(3);
        Assert.Equal(
            QuorumStanding.AssumedUntilChallenged,
            few.Quorum(Five, rules: rules).Count.Standing
        );
        var doubted = few.When(m =>
                RecusalDecisions.Decide(m, rules, new ChallengeQuorum(Members[0]), At("14:15"))
            )
            .Then(new QuorumChallenged(Clock("14:15"), Members[0]));
        Assert.Equal(QuorumStanding.Missed, doubted.Quorum(Five, rules: rules).Count.Standing);
        Assert.True(doubted.Quorum(Five, at: "14:10", rules: rules).Count.CanDecide);
        few.When(m => RecusalDecisions.Decide(m, Rules, new ChallengeQuorum(null), At("14:15")))
            .ThenRefused("sitting.no-challenges");
        few.When(m => RecusalDecisions.Decide(m, rules, new ChallengeQuorum(Guest), At("14:15")))
            .ThenRefused("sitting.not-there", "Person");
    }

    [Fact]
    public void Without_rules_it_is_only_counted()
    {
        var quorum = Quorum.Of(With(2).State, Board, version: null, Five);
        Assert.Equal((QuorumGround.NoQuorum, 1), (quorum.Count.Ground, quorum.Count.Needed));
        Assert.Equal(2, quorum.Entitled.Count);
    }

    [Fact]
    public void Nobody_is_recused_where_the_rules_know_of_no_recusals()
    {
        var rules = Version(r => r with { Voting = r.Voting with { ConflictOfInterest = false } });
        With(3)
            .When(m =>
                RecusalDecisions.Decide(m, rules, new RecuseMember(Five, Members[0]), At("14:10"))
            )
            .ThenRefused("sitting.no-recusals");
        With(3)
            .When(m =>
                RecusalDecisions.Decide(m, Rules, new RecuseMember(Five, Members[9]), At("14:10"))
            )
            .ThenRefused("sitting.not-there", "Person");
        With(3)
            .When(m =>
                RecusalDecisions.Decide(
                    m,
                    Rules,
                    new RecuseMember(AMeeting.Item1, Members[0]),
                    At("14:10")
                )
            )
            .ThenRefused("agenda.item-gone", "Item");
        With(3)
            .And(new MemberRecused(Five, Members[0], Clock("14:10")))
            .When(m => RecusalDecisions.Decide(m, new TakeBackRecusal(Five, Members[0])))
            .Then(new RecusalTakenBack(Five, Members[0]));
        With(3)
            .When(m =>
                RecusalDecisions.Decide(m, new CallBackRecused(Five, Members[0]), At("14:10"))
            )
            .ThenRefused("sitting.not-recused");
    }
}
