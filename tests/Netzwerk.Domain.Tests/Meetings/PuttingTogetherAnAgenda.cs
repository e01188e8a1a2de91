using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings;

public sealed class PuttingTogetherAnAgenda
{
    private static readonly Story<Meeting, MeetingEvent> Three = AMeeting.Called.And(
        Added(AMeeting.Item1),
        Added(AMeeting.Item2),
        Added(AMeeting.Item3)
    );

    private static AgendaItemAdded Added(AgendaItemId item, string title = "Bericht") =>
        new(item, title, ItemPurpose.Information, 10, Anna);

    private static Func<Meeting, Outcome<MeetingEvent>> Add(
        AgendaItemId item,
        string? title = "Bericht",
        int minutes = 10,
        ItemPurpose purpose = ItemPurpose.Information
    ) => m => AgendaDecisions.Decide(m, new AddAgendaItem(item, title, purpose, minutes, Anna));

    private static Func<Meeting, Outcome<MeetingEvent>> Change(
        AgendaItemId item,
        string title,
        ItemPurpose purpose = ItemPurpose.Information
    ) => m => AgendaDecisions.Decide(m, new ChangeAgendaItem(item, title, purpose, 10, Anna));

    private static Func<Meeting, Outcome<MeetingEvent>> Shift(AgendaItemId item, bool up) =>
        m => AgendaDecisions.Decide(m, new ShiftAgendaItem(item, up));

    private static Func<Meeting, Outcome<MeetingEvent>> Remove(AgendaItemId item) =>
        m => AgendaDecisions.Decide(m, new RemoveAgendaItem(item));

    private static AgendaItemId[] Order(Story<Meeting, MeetingEvent> story) =>
        [.. story.State.Agenda.Select(i => i.Id)];

    [Fact]
    public void Items_are_added_at_the_end_and_each_once()
    {
        var two = AMeeting
            .Planned.When(Add(AMeeting.Item1))
            .Then(Added(AMeeting.Item1))
            .When(Add(AMeeting.Item2, "<b>Kosten</b>\n"))
            .Then(Added(AMeeting.Item2, "<b>Kosten</b>"))
            .When(Add(AMeeting.Item1, "Anders"))
            .ThenNothing();
        Assert.Equal([AMeeting.Item1, AMeeting.Item2], Order(two));
    }

    [Fact]
    public void Without_its_closed_part_an_agenda_keeps_the_numbers_of_the_others()
    {
        var closed = Three
            .When(m =>
                AgendaDecisions.Decide(
                    m,
                    new ChangeAgendaItem(
                        AMeeting.Item2,
                        "Bewerbungen",
                        ItemPurpose.Decision,
                        10,
                        Anna,
                        AgendaPart.ClosedPart
                    )
                )
            )
            .Then(
                new AgendaItemChanged(
                    AMeeting.Item2,
                    "Bewerbungen",
                    ItemPurpose.Decision,
                    10,
                    Anna,
                    AgendaPart.ClosedPart
                )
            );
        Assert.True(closed.State.HasClosedPart);
        Assert.Equal(2, closed.State.NumberOf(AMeeting.Item2));

        var seen = closed.State.WithoutClosedPart();
        Assert.Equal([AMeeting.Item1, AMeeting.Item3], seen.Agenda.Select(i => i.Id));
        Assert.Equal(3, seen.NumberOf(AMeeting.Item3));
        Assert.Null(seen.ItemAt(2));
        Assert.Equal(AMeeting.Item3, seen.ItemAt(3)?.Id);
        Assert.Equal(seen.Agenda, seen.WithoutClosedPart().Agenda);
        Assert.Same(Three.State, Three.State.WithoutClosedPart());
    }

    [Fact]
    public void An_item_is_in_one_of_the_two_parts() =>
        AMeeting
            .Planned.When(m =>
                AgendaDecisions.Decide(
                    m,
                    new AddAgendaItem(AMeeting.Item1, "Bericht", default, 10, Anna, (AgendaPart)7)
                )
            )
            .ThenRefused("agenda.part-missing", "Part");

    [Fact]
    public void An_item_needs_a_title_a_purpose_and_a_sane_length()
    {
        AMeeting
            .Planned.When(Add(AMeeting.Item1, " "))
            .ThenRefused("agenda.title-missing", "Title");
        AMeeting
            .Planned.When(Add(AMeeting.Item1, new string('x', MeetingDecisions.LongestTitle + 1)))
            .ThenRefused("agenda.title-too-long", "Title");
        AMeeting
            .Planned.When(Add(AMeeting.Item1, minutes: -1))
            .ThenRefused("agenda.minutes-unusable", "Minutes");
        AMeeting
            .Planned.When(Add(AMeeting.Item1, minutes: AgendaDecisions.LongestItem + 1))
            .ThenRefused("agenda.minutes-unusable", "Minutes");
        AMeeting
            .Planned.When(Add(AMeeting.Item1, purpose: (ItemPurpose)12))
            .ThenRefused("agenda.purpose-missing", "Purpose");
    }

    [Fact]
    public void A_hundred_items_are_enough()
    {
        var full = AMeeting.Planned.And(
            Enumerable
                .Range(1, AgendaDecisions.MostItems)
                .Select(n => (MeetingEvent)Added(AMeeting.Item(n)))
        );
        full.When(Add(AMeeting.Item(AgendaDecisions.MostItems + 1)))
            .ThenRefused("agenda.too-many-items");
        full.When(Add(AMeeting.Item1)).ThenNothing();
    }

    [Fact]
    public void An_item_is_reworded_in_its_place()
    {
        var changed = Three
            .When(Change(AMeeting.Item2, "Neu"))
            .Then(new AgendaItemChanged(AMeeting.Item2, "Neu", ItemPurpose.Information, 10, Anna));
        Assert.Equal(["Bericht", "Neu", "Bericht"], changed.State.Agenda.Select(i => i.Title));
        Three.When(Change(AMeeting.Item2, "Bericht")).ThenNothing();
        Three
            .When(Change(AMeeting.Item2, "Neu", (ItemPurpose)12))
            .ThenRefused("agenda.purpose-missing", "Purpose");
        AMeeting.Called.When(Change(AMeeting.Item2, "Neu")).ThenRefused("agenda.item-gone");
    }

    // Up and down are relative: pressed twice it moves twice, so asking again is not "nothing".
    [Fact]
    public void An_item_moves_one_place_up_or_down()
    {
        var up = Three
            .When(Shift(AMeeting.Item3, up: true))
            .ThenEachTime(new AgendaReordered([AMeeting.Item1, AMeeting.Item3, AMeeting.Item2]));
        Assert.Equal([AMeeting.Item1, AMeeting.Item3, AMeeting.Item2], Order(up));
        Three
            .When(Shift(AMeeting.Item1, up: false))
            .ThenEachTime(new AgendaReordered([AMeeting.Item2, AMeeting.Item1, AMeeting.Item3]));
    }

    [Fact]
    public void The_first_item_stays_first_and_the_last_last()
    {
        Three.When(Shift(AMeeting.Item1, up: true)).ThenNothing();
        Three.When(Shift(AMeeting.Item3, up: false)).ThenNothing();
        AMeeting.Called.When(Shift(AMeeting.Item1, up: true)).ThenRefused("agenda.item-gone");
    }

    [Fact]
    public void An_item_is_taken_off_until_the_meeting_is_opened()
    {
        Three.When(Remove(AMeeting.Item2)).Then(new AgendaItemRemoved(AMeeting.Item2));
        AMeeting.Called.When(Remove(AMeeting.Item2)).ThenNothing();
        Three
            .And(new MeetingOpened())
            .When(Remove(AMeeting.Item2))
            .ThenRefused("agenda.item-under-way");
    }

    [Fact]
    public void An_open_meeting_may_take_up_another_item_and_a_closed_one_may_not()
    {
        AMeeting.InSession.When(Add(AMeeting.Item1)).Then(Added(AMeeting.Item1));
        AMeeting.Closed.When(Add(AMeeting.Item1)).ThenRefused("meeting.already-held");
        AMeeting.Closed.When(Shift(AMeeting.Item1, up: true)).ThenRefused("meeting.already-held");
        AMeeting.Closed.When(Remove(AMeeting.Item1)).ThenRefused("meeting.already-held");
        AMeeting.Cancelled.When(Change(AMeeting.Item1, "Neu")).ThenRefused("meeting.cancelled");
    }
}
