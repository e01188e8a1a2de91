using Netzwerk.Domain.Meetings;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings;

public sealed class AnnouncingChanges
{
    private static Outcome<MeetingEvent> Announce(Meeting meeting) =>
        MeetingDecisions.Decide(meeting, new AnnounceChanges());

    [Fact]
    public void The_revision_starts_at_0_and_rises_by_one_with_each_announcement()
    {
        Assert.Equal(0, AMeeting.Called.State.Announced?.Revision);
        AMeeting
            .Moved.When(Announce)
            .Then(AMeeting.Told(AnnouncementKind.Update, 1, AMeeting.OtherDay))
            .And(new MeetingMoved(AMeeting.Day, AMeeting.Two, AMeeting.Four))
            .When(Announce)
            .Then(AMeeting.Told(AnnouncementKind.Update, 2))
            .When(m => MeetingDecisions.Decide(m, new CancelMeeting("")))
            .Then(new MeetingCancelled(""), AMeeting.Told(AnnouncementKind.Cancellation, 3));
    }

    [Fact]
    public void Several_changes_are_told_at_once()
    {
        AMeeting
            .Moved.And(new MeetingDescribed("Neu", "Kreishaus", AMeeting.Link))
            .When(Announce)
            .Then(AMeeting.Told(AnnouncementKind.Update, 1, AMeeting.OtherDay, "Neu"));
    }

    [Fact]
    public void Moved_back_before_the_announcement_there_is_nothing_to_announce() =>
        AMeeting
            .Moved.And(new MeetingMoved(AMeeting.Day, AMeeting.Two, AMeeting.Four))
            .When(Announce)
            .ThenNothing();

    [Fact]
    public void An_unchanged_meeting_a_draft_and_a_meeting_under_way_announce_nothing()
    {
        AMeeting.Called.When(Announce).ThenNothing();
        AMeeting.Planned.And(new MeetingDescribed("Neu", "", "")).When(Announce).ThenNothing();
        AMeeting.Moved.And(new MeetingOpened()).When(Announce).ThenNothing();
    }

    [Fact]
    public void An_answer_and_the_agenda_are_no_change_that_must_be_told() =>
        AMeeting
            .Called.And(
                new MeetingAnswered(Anna, Rsvp.Accepted),
                new AgendaItemAdded(AMeeting.Item1, "Bericht", ItemPurpose.Information, 10, null)
            )
            .When(Announce)
            .ThenNothing();
}
