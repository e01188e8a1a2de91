using Netzwerk.Domain.Groups;
using Netzwerk.Domain.SchedulingPolls;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.SchedulingPolls.Polls;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.SchedulingPolls;

public sealed class AnsweringAPoll
{
    private static readonly DateOnly Today = Deadline;

    private static readonly AnswerPoll Never = Says(
        Ben,
        (Monday, PollAnswer.No),
        (Tuesday, PollAnswer.No)
    );

    private static readonly Group Group = new Story<Group, GroupEvent>(
        new GroupFounded("AG", GroupKind.WorkingGroup, GroupOpenness.Open, ""),
        new MemberSeated(Ben, Organisation: null, GroupRole.Member),
        new SeatDeputiesNamed(Ben, [Anna, Chris])
    ).State;

    [Fact]
    public void The_last_answer_counts_and_each_counts_once()
    {
        var first = Open.When(p => Answer(p, Says(Ben, (Monday, PollAnswer.Yes))))
            .Then(Said(Ben, (Monday, PollAnswer.Yes)));
        var second = first
            .When(p =>
                Answer(p, Says(Ben, (Monday, PollAnswer.IfNeedBe), (Tuesday, PollAnswer.Yes)))
            )
            .Then(Said(Ben, (Monday, PollAnswer.IfNeedBe), (Tuesday, PollAnswer.Yes)));
        Assert.Equal(new(0, 1, 0, 1), second.State.CountOf(Monday.Id));
        Assert.Equal(new(1, 0, 0, 1), second.State.CountOf(Tuesday.Id));
    }

    [Fact]
    public void A_comment_alone_changes_something_too()
    {
        var said = Open.And(Said(Ben, (Monday, PollAnswer.Yes)));
        said.When(p => Answer(p, Says(Ben, (Monday, PollAnswer.Yes)))).ThenNothing();
        said.When(p => Answer(p, new(Ben, [], "Gern am Vormittag")))
            .Then(new SchedulingPollAnswered(Ben, [], [], [], "Gern am Vormittag"));
        said.When(p => Answer(p, new(Ben, [], new string('x', 1001))))
            .ThenRefused("poll.comment-too-long", "Comment");
    }

    [Fact]
    public void Only_who_is_asked_answers_and_only_in_time()
    {
        Open.When(p => Answer(p, Says(Chris, (Monday, PollAnswer.Yes))))
            .ThenRefused("poll.not-asked", field: null);
        Open.When(p => Answer(p, Says(Ben))).ThenRefused("poll.answer-missing", "Answers");
        Open.When(p => PollAnswerDecisions.Decide(p, Never, group: null, Today.AddDays(1)))
            .ThenRefused("poll.deadline-over", field: null);
        Open.And(new SchedulingPollEnded())
            .When(p => Answer(p, Never))
            .ThenRefused("poll.closed", field: null);
    }

    [Fact]
    public void A_date_that_was_withdrawn_meanwhile_is_passed_over() =>
        Open.And(new PollOptionWithdrawn(Tuesday.Id))
            .When(p => Answer(p, Never))
            .Then(Said(Ben, (Monday, PollAnswer.No)));

    [Fact]
    public void Who_can_never_come_is_replaced_by_the_first_deputy_not_asked_yet()
    {
        var asked = Open.When(p => PollAnswerDecisions.Decide(p, Never, Group, Today))
            .Then(
                Said(Ben, (Monday, PollAnswer.No), (Tuesday, PollAnswer.No)),
                new PollPersonAsked(Chris, Ben)
            );
        Assert.Equal(Ben, asked.State.ParticipantOf(Chris)!.For);
        Open.When(p =>
                PollAnswerDecisions.Decide(
                    p,
                    Says(Ben, (Monday, PollAnswer.No), (Tuesday, PollAnswer.IfNeedBe)),
                    Group,
                    Today
                )
            )
            .Then(Said(Ben, (Monday, PollAnswer.No), (Tuesday, PollAnswer.IfNeedBe)));
    }

    [Fact]
    public void Two_entries_of_one_person_are_asked_and_counted_once_until_that_is_undone()
    {
        var both = Open.And(
            Said(Anna, (Monday, PollAnswer.Yes)),
            Said(Ben, (Monday, PollAnswer.No), (Tuesday, PollAnswer.Yes))
        );
        var one = both.When(p => PollMergeDecisions.Decide(p, new MergePollPerson(Ben, Anna)))
            .Then(new PollPersonMerged(Ben, Anna));
        Assert.Equal(new(1, 0, 0, 0), one.State.CountOf(Monday.Id));
        Assert.Equal(new(1, 0, 0, 0), one.State.CountOf(Tuesday.Id));
        var two = one.When(p => PollMergeDecisions.Decide(p, new UndoPollPersonMerge(Ben, Anna)))
            .Then(new PollPersonMergeUndone(Ben, Anna));
        Assert.Equal(new(1, 0, 1, 0), two.State.CountOf(Monday.Id));
        Assert.True(two.State.ParticipantOf(Anna)!.IsNeeded);
    }

    private static Outcome<SchedulingPollEvent> Answer(SchedulingPoll poll, AnswerPoll ask) =>
        PollAnswerDecisions.Decide(poll, ask, group: null, Today);
}
