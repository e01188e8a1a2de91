using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.SchedulingPolls.Polls;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.SchedulingPolls;

public sealed class PickingADate
{
    private static readonly MeetingId Meeting = new(new("0197c0de-0000-7000-8000-0000000000d1"));

    private static readonly Story<SchedulingPoll, SchedulingPollEvent> Answered = Open.And(
        Said(Anna, (Monday, PollAnswer.No), (Tuesday, PollAnswer.IfNeedBe)),
        Said(Ben, (Monday, PollAnswer.Yes), (Tuesday, PollAnswer.Yes))
    );

    [Fact]
    public void The_best_date_is_that_on_which_nobody_needed_is_missing()
    {
        Assert.Null(Open.State.Best);
        Assert.Equal(Tuesday, Answered.State.Best);
        Assert.Equal([Anna], Answered.State.NeededWhoRefused(Monday.Id));
        Assert.Empty(Answered.State.NeededWhoRefused(Tuesday.Id));
    }

    [Fact]
    public void A_date_is_picked_once()
    {
        var picked = Answered
            .When(p => Pick(p, Tuesday))
            .Then(new PollDatePicked(Tuesday.Id, Meeting));
        Assert.Equal(SchedulingPollState.Picked, picked.State.State);
        picked.When(p => Pick(p, Monday)).ThenRefused("poll.closed", field: null);
        picked
            .When(p => PollDecisions.Decide(p, new EndPoll()))
            .ThenRefused("poll.closed", field: null);
    }

    [Fact]
    public void A_date_that_a_needed_seat_refused_is_picked_on_purpose_only()
    {
        Answered.When(p => Pick(p, Monday)).ThenRefused("poll.needed-refused", "OnPurpose");
        Answered
            .When(p => Pick(p, Monday, onPurpose: true))
            .Then(new PollDatePicked(Monday.Id, Meeting));
    }

    [Fact]
    public void A_deputy_who_can_come_makes_up_for_a_needed_seat()
    {
        var stoodIn = Answered.And(
            new PollPersonAsked(Chris, Anna),
            Said(Chris, (Monday, PollAnswer.Yes))
        );
        Assert.Empty(stoodIn.State.NeededWhoRefused(Monday.Id));
        Assert.True(
            stoodIn.State.IsNeededInstead(stoodIn.State.ParticipantOf(Chris)!, Anna, Monday.Id)
        );
        stoodIn.When(p => Pick(p, Monday)).Then(new PollDatePicked(Monday.Id, Meeting));
    }

    [Fact]
    public void A_date_on_which_nobody_can_is_picked_on_purpose_only() =>
        Open.When(p => Pick(p, Monday)).ThenRefused("poll.nobody-can", "OnPurpose");

    [Fact]
    public void What_is_over_or_withdrawn_cannot_be_picked()
    {
        Answered.When(p => Pick(p, Friday)).ThenRefused("poll.option-withdrawn", field: null);
        Answered
            .When(p =>
                PollDecisions.Decide(
                    p,
                    new PickDate(Monday.Id, Meeting),
                    Berlin("2027-03-08 10:00")
                )
            )
            .ThenRefused("poll.option-over", field: null);
    }

    [Fact]
    public void It_may_end_without_a_date() =>
        Answered
            .When(p => PollDecisions.Decide(p, new EndPoll()))
            .Then(new SchedulingPollEnded())
            .When(p => PollDecisions.Decide(p, new RemovePollPerson(Anna)))
            .ThenNothing();

    private static Outcome<SchedulingPollEvent> Pick(
        SchedulingPoll poll,
        PollOption option,
        bool onPurpose = false
    ) => PollDecisions.Decide(poll, new PickDate(option.Id, Meeting, onPurpose), Now);
}
