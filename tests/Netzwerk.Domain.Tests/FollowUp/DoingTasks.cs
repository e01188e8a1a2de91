using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Tests.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.FollowUp;

public sealed class DoingTasks
{
    private static readonly MeetingId Meeting = new(Guid.Empty);
    private static readonly DateOnly Due = new(2027, 1, 15);

    private static readonly ActionItemAssigned Assigned = new(
        Language,
        Meeting,
        AMeeting.Item1,
        "Raum buchen",
        Anna,
        Due
    );

    public static readonly Story<ActionItem, ActionItemEvent> Open = new(Assigned);

    [Fact]
    public void A_task_needs_words_and_not_too_many()
    {
        static Outcome<ActionItemEvent> Assign(string? wording) =>
            ActionItemDecisions.Decide(
                new AssignActionItem(Language, Meeting, AMeeting.Item1, wording, Anna, Due)
            );
        Assert.Equal(Assigned, Assert.Single(Assign(" Raum buchen\u202E ").Events));
        Assert.Equal(new Refusal("task.wording-missing", "Wording"), Assign("\t").Refusal);
        Assert.Equal(
            new Refusal("task.wording-too-long", "Wording"),
            Assign(new string('x', ActionItemDecisions.LongestWording + 1)).Refusal
        );
    }

    [Fact]
    public void A_task_is_open_then_done_and_may_be_opened_again() =>
        Open.When(t => ActionItemDecisions.Decide(t, new FinishActionItem()))
            .Then(new ActionItemDone())
            .When(t => ActionItemDecisions.Decide(t, new ReopenActionItem()))
            .Then(new ActionItemReopened());

    [Fact]
    public void Who_follows_takes_an_open_task_on_once_and_a_done_one_stays_where_it_is()
    {
        var handOn = new HandOnActionItem(Anna, Ben);
        var handed = Open.When(t => ActionItemDecisions.Decide(t, handOn))
            .Then(new ActionItemHandedOn(Ben));
        Assert.Equal(Ben, handed.State.Assignee);
        Assert.Empty(ActionItemDecisions.Decide(handed.State, handOn).Events);
        Assert.Empty(
            ActionItemDecisions.Decide(Open.And(new ActionItemDone()).State, handOn).Events
        );
    }

    [Fact]
    public void A_task_is_overdue_from_the_day_after_it_was_due_until_it_is_done()
    {
        Assert.False(Open.State.IsOverdue(Due));
        Assert.True(Open.State.IsOverdue(Due.AddDays(1)));
        Assert.False(Open.And(new ActionItemDone()).State.IsOverdue(Due.AddDays(1)));
        Assert.False(
            new Story<ActionItem, ActionItemEvent>(Assigned with { Due = null }).State.IsOverdue(
                DateOnly.MaxValue
            )
        );
    }
}
