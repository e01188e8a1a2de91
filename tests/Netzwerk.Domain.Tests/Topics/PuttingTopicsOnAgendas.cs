using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Tests.Meetings;
using Netzwerk.Domain.Topics;
using Xunit;
using static Netzwerk.Domain.Tests.Meetings.AMeeting;
using static Netzwerk.Domain.Tests.Support.People;
using static Netzwerk.Domain.Tests.Topics.Topics;

namespace Netzwerk.Domain.Tests.Topics;

public sealed class PuttingTopicsOnAgendas
{
    public static readonly TheoryData<string, string, EnterTopic> Wrong = new()
    {
        { "topic.title-missing", "Title", Ask with { Title = " " } },
        { "topic.title-too-long", "Title", Ask with { Title = new string('x', 701) } },
        { "topic.minutes-unusable", "Minutes", Ask with { Minutes = -1 } },
        { "topic.note-too-long", "Note", Ask with { Note = new string('x', 2001) } },
        { "topic.purpose-missing", "Purpose", Ask with { Purpose = (ItemPurpose)9 } },
        { "topic.part-missing", "Part", Ask with { Part = (AgendaPart)9 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_topic_says_what_it_is_about(string code, string field, EnterTopic ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        Assert.Equal(new Refusal(code, field), TopicDecisions.Decide(ask).Refusal);
    }

    [Fact]
    public void A_topic_goes_onto_one_agenda_once_and_onto_no_other()
    {
        var put = Waiting
            .When(t => TopicDecisions.Decide(t, new PutTopicOnAgenda(First, Item1)))
            .Then(On(First, Item1));
        put.When(t => TopicDecisions.Decide(t, new PutTopicOnAgenda(Next, Item2)))
            .ThenRefused("topic.on-agenda");
        put.When(t => TopicDecisions.Decide(t, Changing("Anders"))).ThenRefused("topic.on-agenda");
        put.When(t => TopicDecisions.Decide(t, new DropTopic(""))).ThenRefused("topic.on-agenda");
    }

    [Fact]
    public void Only_a_coming_meeting_of_the_same_group_takes_it()
    {
        Put(First with { Group = Steering }).ThenRefused("topic.other-group", "Meeting");
        Put(Cancelled.State).ThenRefused("topic.meeting-over", "Meeting");
        Put(Closed.State).ThenRefused("topic.meeting-over", "Meeting");
        Put(InSession.State).Then(On(First, Item1));
    }

    [Fact]
    public void Postponed_it_waits_again_with_what_the_agenda_says_by_now_and_remembers_where_it_was()
    {
        var meeting = Meeting.Evolve(
            Topics.With(First, Item1),
            First.Id,
            new AgendaItemChanged(
                Item1,
                "Räume",
                ItemPurpose.Discussion,
                30,
                Chris,
                AgendaPart.ClosedPart
            )
        )!;
        var back = Waiting
            .And(On(First, Item1))
            .When(t => TopicDecisions.Decide(t, new PostponeTopic(meeting, Item1, false)))
            .Then(
                new TopicChanged(
                    "Räume",
                    ItemPurpose.Discussion,
                    30,
                    Chris,
                    AgendaPart.ClosedPart,
                    "Angebot der Stadt abwarten",
                    new(2027, 3, 31)
                ),
                new TopicPostponed(new(First.Id), Item1)
            );
        Assert.Equal(TopicStanding.Waiting, back.State.Standing);
        Assert.Equal([new AgendaPlace(new(First.Id), Item1)], back.State.Before);
    }

    [Fact]
    public void It_moves_straight_to_the_next_meeting_and_what_was_decided_does_not()
    {
        var on = Waiting.And(On(First, Item1));
        var move = new PostponeTopic(Topics.With(First, Item1), Item1, false, new(Next, Item2));
        var moved = on.When(t => TopicDecisions.Decide(t, move))
            .Then(new TopicPostponed(new(First.Id), Item1), On(Next, Item2));
        Assert.Equal(new AgendaPlace(new(Next.Id), Item2), moved.State.At);
        on.When(t => TopicDecisions.Decide(t, move with { IsDecided = true }))
            .ThenRefused("topic.decided");
        on.When(t => TopicDecisions.Decide(t, move with { To = new(First, Item2) }))
            .ThenRefused("topic.same-meeting", "Meeting");
        var over = Next with { Status = MeetingStatus.Cancelled };
        on.When(t => TopicDecisions.Decide(t, move with { To = new(over, Item2) }))
            .ThenRefused("topic.meeting-over", "Meeting");
    }

    [Fact]
    public void It_goes_back_by_itself_when_the_item_or_the_meeting_is_gone()
    {
        var on = Waiting.And(On(First, Item1));
        on.When(t => TopicDecisions.Decide(t, new FollowAgenda(Topics.With(First, Item1))))
            .ThenNothing();
        on.When(t => TopicDecisions.Decide(t, new FollowAgenda(First)))
            .Then(new TopicPostponed(new(First.Id), Item1));
        on.When(t =>
                TopicDecisions.Decide(t, new FollowAgenda(Topics.With(Cancelled.State, Item1)))
            )
            .Then(new TopicPostponed(new(First.Id), Item1));
        Waiting.When(t => TopicDecisions.Decide(t, new FollowAgenda(First))).ThenNothing();
    }

    [Fact]
    public void What_the_agenda_makes_public_or_closed_the_topic_is_too()
    {
        var item = new AgendaItem(Item1, "Räume", ItemPurpose.Information, 5, Anna);
        var followed = Waiting
            .And(On(First, Item1))
            .When(t => TopicDecisions.Decide(t, new FollowAgenda(First with { Agenda = [item] })))
            .Then(
                new TopicChanged(
                    "Räume",
                    ItemPurpose.Information,
                    5,
                    Anna,
                    AgendaPart.PublicPart,
                    "Angebot der Stadt abwarten",
                    Ask.Until
                )
            );
        Assert.False(followed.State.IsClosed);
    }

    [Fact]
    public void An_item_written_straight_onto_an_agenda_becomes_a_topic_when_it_is_postponed()
    {
        var meeting = Topics.With(First, Item1);
        var outcome = TopicDecisions.Decide(meeting, meeting.Agenda[0], rank: 7);
        var topic = new Support.Story<Topic, TopicEvent>(outcome.Events).State;
        Assert.Equal(new AgendaPlace(new(First.Id), Item1), topic.At);
        Assert.Equal((Ben, 7), (topic.Content.Rapporteur!.Value, topic.Rank));
        Assert.Equal(TopicId.OfItem(new(First.Id), Item1), TopicId.OfItem(new(First.Id), Item1));
        Assert.NotEqual(TopicId.OfItem(new(First.Id), Item1), TopicId.OfItem(new(First.Id), Item2));
    }

    [Fact]
    public void Topics_are_put_in_order_by_hand()
    {
        Topic[] three =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(i => Waiting.State with { Id = Item(i).Value, Rank = i }),
        ];
        var moved = TopicDecisions.Decide(three, new ShiftTopic(new(three[1].Id), Up: true));
        Assert.Equal(
            [(three[1].Id, 1), (three[0].Id, 2)],
            moved.Select(m => (m.Topic.Id, m.Ranked.Rank))
        );
        Assert.Empty(TopicDecisions.Decide(three, new ShiftTopic(new(three[0].Id), Up: true)));
        Assert.Empty(TopicDecisions.Decide(three, new ShiftTopic(new(three[2].Id), Up: false)));
        Assert.Equal(4, TopicDecisions.NextRank(three));
        Assert.Equal(1, TopicDecisions.NextRank([]));
    }

    [Fact]
    public void A_topic_is_changed_and_dropped_while_it_waits()
    {
        Waiting
            .When(t => TopicDecisions.Decide(t, Changing("Räume")))
            .Then(
                new TopicChanged(
                    "Räume",
                    Ask.Purpose,
                    20,
                    Ben,
                    AgendaPart.ClosedPart,
                    "Angebot der Stadt abwarten",
                    Ask.Until
                )
            );
        var gone = Waiting
            .When(t => TopicDecisions.Decide(t, new DropTopic("Erledigt")))
            .Then(new TopicDropped("Erledigt"));
        gone.When(t => TopicDecisions.Decide(t, Changing("Räume"))).ThenRefused("topic.gone");
        Waiting
            .When(t => TopicDecisions.Decide(t, new DropTopic(new string('x', 1001))))
            .ThenRefused("topic.reason-too-long", "Reason");
        gone.When(t => TopicDecisions.Decide(t, new PutTopicOnAgenda(First, Item1)))
            .ThenRefused("topic.gone");
    }

    private static ChangeTopic Changing(string title) =>
        new(title, Ask.Purpose, 20, Ben, Ask.Part, Ask.Note, Ask.Until);

    private static Support.Answer<Topic, TopicEvent> Put(Meeting meeting) =>
        Waiting.When(t => TopicDecisions.Decide(t, new PutTopicOnAgenda(meeting, Item1)));
}
