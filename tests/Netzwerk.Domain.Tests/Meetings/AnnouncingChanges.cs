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

    // seq.valid: a higher SEQUENCE asks everybody again (RFC 5546 section 2.1.4).
    [Fact]
    public void Other_words_are_a_new_revision_and_keep_the_sequence()
    {
        var reworded = AMeeting
            .Called.And(new MeetingDescribed("Neu", "Kreishaus", AMeeting.Link))
            .When(Announce)
            .Then(AMeeting.Told(AnnouncementKind.Update, 1, title: "Neu", sequence: 0));
        Assert.Equal(0, reworded.State.Announced?.Sequence);
        reworded
            .And(new MeetingMoved(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four))
            .When(Announce)
            .Then(AMeeting.Told(AnnouncementKind.Update, 2, AMeeting.OtherDay, "Neu", 1))
            .When(m => MeetingDecisions.Decide(m, new CancelMeeting("")))
            .Then(
                new MeetingCancelled(""),
                AMeeting.Told(AnnouncementKind.Cancellation, 3, AMeeting.OtherDay, "Neu", 2)
            );
    }

    [Theory]
    [InlineData("Rathaus", AMeeting.Link)]
    [InlineData("Kreishaus", "https://treffen.example/anders")]
    [InlineData("Kreishaus", "")]
    public void Another_place_or_video_link_raises_the_sequence(string place, string link) =>
        Assert.Equal(
            1,
            AMeeting
                .Called.And(new MeetingDescribed("4. Sitzung", place, link))
                .State.NextAnnouncement(AnnouncementKind.Update)
                .Sequence
        );

    // set.sequence-order: what an older version told counted SEQUENCE with the revision; it must not fall.
    [Fact]
    public void What_was_told_without_a_sequence_counted_it_with_the_revision()
    {
        var before = AMeeting.Called.And(
            AMeeting.Told(AnnouncementKind.Update, 3, AMeeting.OtherDay) with
            {
                Sequence = null,
            }
        );
        Assert.Equal(3, before.State.Announced?.Sequence);
        Assert.Equal(3, before.State.Announced?.DateSince);
        Assert.Equal(4, before.State.NextAnnouncement(AnnouncementKind.Cancellation).Sequence);
    }
}
