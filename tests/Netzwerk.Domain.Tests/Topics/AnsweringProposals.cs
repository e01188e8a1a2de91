using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Tests.Meetings;
using Netzwerk.Domain.Topics;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;
using static Netzwerk.Domain.Tests.Topics.Topics;

namespace Netzwerk.Domain.Tests.Topics;

public sealed class AnsweringProposals
{
    public static readonly TheoryData<string, string, SubmitMotion> Wrong = new()
    {
        { "topic.title-missing", "Title", Proposal with { Title = "" } },
        { "motion.wording-missing", "Wording", Proposal with { Wording = " " } },
        { "motion.wording-too-long", "Wording", Proposal with { Wording = new string('x', 6001) } },
        { "motion.reasons-too-long", "Reasons", Proposal with { Reasons = new string('x', 6001) } },
    };

    private static readonly RulesOfProcedure Council = ProcedurePresets.Of(
        ProcedurePreset.FormalBoard
    );

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_proposal_says_what_is_to_be_decided(string code, string field, SubmitMotion ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        Assert.Equal(new Refusal(code, field), MotionDecisions.Decide(ask).Refusal);
    }

    [Fact]
    public void The_chair_takes_it_up_passes_it_on_or_declines_it_with_a_reason()
    {
        Proposed.When(t => MotionDecisions.Decide(t, new AdmitMotion())).Then(new MotionAdmitted());
        var passed = Proposed
            .When(t => MotionDecisions.Decide(t, new ReferMotion(Steering, 4)))
            .Then(new MotionReferred(Steering, 4));
        Assert.Equal((Steering, 4), (passed.State.Group, passed.State.Rank));
        Assert.Equal([Language], passed.State.Motion!.PassedOnBy);
        Proposed
            .When(t => MotionDecisions.Decide(t, new DeclineMotion(" ", IsDemanded: false)))
            .ThenRefused("motion.reason-missing", "Reason");
        var declined = Proposed
            .When(t => MotionDecisions.Decide(t, new DeclineMotion("Zu teuer", false)))
            .Then(new MotionDeclined("Zu teuer"));
        declined
            .When(t => MotionDecisions.Decide(t, new AdmitMotion()))
            .ThenRefused("motion.answered");
        declined
            .When(t => MotionDecisions.Decide(t, new ReferMotion(Steering, 1)))
            .ThenRefused("motion.answered");
    }

    [Fact]
    public void Put_straight_onto_an_agenda_it_is_taken_up()
    {
        var on = Proposed
            .When(t => TopicDecisions.Decide(t, new PutTopicOnAgenda(First, AMeeting.Item1)))
            .Then(new MotionAdmitted(), On(First, AMeeting.Item1));
        Assert.Equal(ItemPurpose.Decision, on.State.Content.Purpose);
        on.When(t => MotionDecisions.Decide(t, new WithdrawMotion()))
            .ThenRefused("motion.answered");
    }

    [Fact]
    public void It_is_taken_back_while_it_waits_and_nobody_else_drops_it()
    {
        Proposed
            .When(t => MotionDecisions.Decide(t, new WithdrawMotion()))
            .Then(new MotionWithdrawn());
        Proposed
            .When(t => TopicDecisions.Decide(t, new DropTopic("")))
            .ThenRefused("topic.is-motion");
        Waiting
            .When(t => MotionDecisions.Decide(t, new WithdrawMotion()))
            .ThenRefused("motion.none");
    }

    /// <summary>users.md 2.1: one fifth may demand an item (§ 32(5) SächsLKrO).</summary>
    [Fact]
    public void What_one_fifth_of_the_seats_demands_cannot_be_declined()
    {
        PersonId[] seats = [Ben, .. Enumerable.Range(1, 9).Select(i => new PersonId(Seat(i)))];
        var group = GroupOf(seats);
        var rules = Council with { Agenda = Council.Agenda with { MinorityOneIn = 5 } };
        Assert.Equal(2, MotionDecisions.Needed(group, rules));

        // Anna, who proposes it, has no seat and does not count.
        var one = Proposed
            .When(t => MotionDecisions.Decide(t, new SupportMotion(Ben, Supports: true)))
            .Then(new MotionSupported(Ben));
        Assert.False(MotionDecisions.IsDemanded(one.State, group, rules));
        var two = one.And(new MotionSupported(seats[1]));
        Assert.True(MotionDecisions.IsDemanded(two.State, group, rules));
        Assert.False(MotionDecisions.IsDemanded(two.State, group, rules: null));
        two.When(t =>
                MotionDecisions.Decide(
                    t,
                    new DeclineMotion("Nein", MotionDecisions.IsDemanded(t, group, rules))
                )
            )
            .ThenRefused("motion.demanded");
        two.When(t => MotionDecisions.Decide(t, new SupportMotion(Ben, Supports: false)))
            .Then(new MotionSupportTakenBack(Ben));
    }

    /// <summary>users.md 2.1: proposals 21 days before (Bonn).</summary>
    [Fact]
    public void A_proposal_is_in_time_21_days_before_the_meeting()
    {
        var rules = Council with { Agenda = Council.Agenda with { ProposalDays = 21 } };
        var last = NoticeArithmetic.Proposals(rules, AMeeting.Day)!;
        Assert.Equal(new DateOnly(2026, 11, 19), last.LastDay);
    }

    [Fact]
    public void Who_was_entered_twice_proposes_and_supports_once_until_that_is_undone()
    {
        var story = Proposed.And(new MotionSupported(Ben), new MotionSupported(Chris));
        var one = story
            .When(t => TopicPeopleDecisions.Decide(t, new MergeTopicPerson(Ben, Chris)))
            .Then(new TopicPersonMerged(Ben, Chris));
        Assert.Equal([Chris], one.State.Motion!.Supporters);
        var two = one.When(t =>
                TopicPeopleDecisions.Decide(t, new UndoTopicPersonMerge(Ben, Chris))
            )
            .Then(new TopicPersonMergeUndone(Ben, Chris));
        Assert.Equal([Chris, Ben], two.State.Motion!.Supporters);

        var proposer = story.And(new TopicPersonMerged(Anna, Chris));
        Assert.Equal(Chris, proposer.State.Motion!.Proposer);
        Assert.Equal(
            Anna,
            proposer.And(new TopicPersonMergeUndone(Anna, Chris)).State.Motion!.Proposer
        );
        var introduced = Waiting.And(new TopicPersonMerged(Ben, Chris));
        Assert.Equal(Chris, introduced.State.Content.Rapporteur);
        Assert.Equal(
            Ben,
            introduced.And(new TopicPersonMergeUndone(Ben, Chris)).State.Content.Rapporteur
        );
    }

    [Fact]
    public void Who_is_erased_introduces_and_supports_nothing_any_more()
    {
        var supported = Proposed
            .And(new MotionSupported(Ben))
            .When(t => TopicPeopleDecisions.Decide(t, new RemoveTopicPerson(Ben)))
            .Then(new TopicPersonRemoved(Ben));
        Assert.Empty(supported.State.Motion!.Supporters);
        var topic = Waiting
            .When(t => TopicPeopleDecisions.Decide(t, new RemoveTopicPerson(Ben)))
            .Then(new TopicPersonRemoved(Ben));
        Assert.Null(topic.State.Content.Rapporteur);
    }

    private static Guid Seat(int number) => new($"0197c0de-0000-7000-8000-0000000001{number:x2}");
}
