using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings;

public sealed class MovingAMeeting
{
    private static Func<Meeting, Outcome<MeetingEvent>> MoveTo(
        DateOnly day,
        DateTimeOffset? now = null
    ) =>
        m =>
            MeetingDecisions.Decide(
                m,
                new MoveMeeting(day, AMeeting.Two, AMeeting.Four),
                now ?? AMeeting.Before
            );

    private static Rsvp[] Now(Story<Meeting, MeetingEvent> story) =>
        [.. story.State.Invitees.Select(i => i.Answer)];

    private static Rsvp[] Earlier(Story<Meeting, MeetingEvent> story) =>
        [.. story.State.Invitees.Select(i => i.EarlierAnswer)];

    [Fact]
    public void Everybody_is_asked_again_and_the_earlier_answer_is_kept()
    {
        var moved = AMeeting
            .Called.And(new MeetingAnswered(Anna, Rsvp.Accepted))
            .When(MoveTo(AMeeting.OtherDay))
            .Then(new MeetingMoved(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four));
        Assert.Equal([Rsvp.NoAnswer, Rsvp.NoAnswer], Now(moved));
        Assert.Equal([Rsvp.Accepted, Rsvp.NoAnswer], Earlier(moved));
    }

    [Fact]
    public void Moving_twice_still_shows_the_last_answer_given()
    {
        var moved = AMeeting
            .Called.And(new MeetingAnswered(Anna, Rsvp.Declined))
            .When(MoveTo(AMeeting.OtherDay))
            .ThenEachTime(new MeetingMoved(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four))
            .When(MoveTo(AMeeting.OtherDay.AddDays(1)))
            .ThenEachTime(
                new MeetingMoved(AMeeting.OtherDay.AddDays(1), AMeeting.Two, AMeeting.Four)
            );
        Assert.Equal(Rsvp.Declined, Earlier(moved)[0]);
    }

    [Fact]
    public void Moving_alone_raises_no_revision()
    {
        Assert.Equal(0, AMeeting.Moved.State.Announced?.Revision);
        Assert.True(AMeeting.Moved.State.HasUnannouncedChanges);
    }

    [Fact]
    public void Moved_back_before_anybody_was_told_the_answers_stand_again()
    {
        var back = AMeeting
            .Called.And(new MeetingAnswered(Anna, Rsvp.Accepted))
            .When(MoveTo(AMeeting.OtherDay))
            .ThenEachTime(new MeetingMoved(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four))
            .When(MoveTo(AMeeting.Day))
            .Then(new MeetingMoved(AMeeting.Day, AMeeting.Two, AMeeting.Four));
        Assert.Equal([Rsvp.Accepted, Rsvp.NoAnswer], Now(back));
        Assert.Equal([Rsvp.NoAnswer, Rsvp.NoAnswer], Earlier(back));
    }

    [Fact]
    public void Moved_back_after_everybody_was_told_they_are_asked_again()
    {
        var back = AMeeting
            .Called.And(
                new MeetingAnswered(Anna, Rsvp.Accepted),
                new MeetingMoved(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four),
                AMeeting.Told(AnnouncementKind.Update, 1, AMeeting.OtherDay)
            )
            .When(MoveTo(AMeeting.Day))
            .Then(new MeetingMoved(AMeeting.Day, AMeeting.Two, AMeeting.Four));
        Assert.Equal(Rsvp.NoAnswer, Now(back)[0]);
        Assert.Equal(Rsvp.Accepted, Earlier(back)[0]);
    }

    [Fact]
    public void An_answer_to_an_older_date_does_not_come_back_for_a_newer_one()
    {
        var back = AMeeting.Called.And(
            new MeetingAnswered(Anna, Rsvp.Accepted),
            new MeetingMoved(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four),
            AMeeting.Told(AnnouncementKind.Update, 1, AMeeting.OtherDay),
            new MeetingMoved(AMeeting.OtherDay.AddDays(7), AMeeting.Two, AMeeting.Four),
            new MeetingMoved(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four)
        );
        Assert.Equal(Rsvp.NoAnswer, Now(back)[0]);
        Assert.Equal(Rsvp.Accepted, Earlier(back)[0]);
    }

    [Fact]
    public void Moving_to_the_time_in_force_changes_nothing() =>
        AMeeting.Called.When(MoveTo(AMeeting.Day)).ThenNothing();

    [Fact]
    public void A_draft_moves_without_asking_anybody() =>
        AMeeting
            .Planned.When(MoveTo(AMeeting.OtherDay))
            .Then(new MeetingMoved(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four));

    [Fact]
    public void A_meeting_that_fell_through_unnoticed_may_still_be_moved_ahead() =>
        AMeeting
            .Called.When(MoveTo(AMeeting.OtherDay, AMeeting.After))
            .Then(new MeetingMoved(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four));

    [Fact]
    public void A_meeting_moves_neither_into_the_past_nor_once_it_is_over()
    {
        AMeeting
            .Called.When(MoveTo(new DateOnly(2026, 11, 25)))
            .ThenRefused("meeting.in-the-past", "Day");
        AMeeting.InSession.When(MoveTo(AMeeting.OtherDay)).ThenRefused("meeting.already-held");
        AMeeting.Closed.When(MoveTo(AMeeting.OtherDay)).ThenRefused("meeting.already-held");
        AMeeting.Cancelled.When(MoveTo(AMeeting.OtherDay)).ThenRefused("meeting.cancelled");
    }

    [Fact]
    public void Title_place_and_link_change_without_asking_again()
    {
        var described = AMeeting
            .Called.And(new MeetingAnswered(Anna, Rsvp.Accepted))
            .When(m => MeetingDecisions.Decide(m, new DescribeMeeting("Neu", " ", null)))
            .Then(new MeetingDescribed("Neu", "", ""));
        Assert.Equal(Rsvp.Accepted, Now(described)[0]);
        described
            .When(m => MeetingDecisions.Decide(m, new DescribeMeeting("", "", "")))
            .ThenRefused("meeting.title-missing", "Title");
        AMeeting
            .Cancelled.When(m => MeetingDecisions.Decide(m, new DescribeMeeting("Neu", "", "")))
            .ThenRefused("meeting.cancelled");
        AMeeting
            .Closed.When(m => MeetingDecisions.Decide(m, new DescribeMeeting("Neu", "", "")))
            .ThenRefused("meeting.already-held");
    }
}
