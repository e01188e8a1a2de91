using Netzwerk.Domain.Meetings;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings;

public sealed class AnsweringAnInvitation
{
    private static Func<Meeting, Outcome<MeetingEvent>> Answer(
        PersonId person,
        Rsvp answer,
        DateTimeOffset? now = null,
        int? sequence = null
    ) =>
        m =>
            InvitationDecisions.Decide(
                m,
                new AnswerMeeting(person, answer, sequence),
                now ?? AMeeting.Before
            );

    [Theory]
    [InlineData(Rsvp.Accepted)]
    [InlineData(Rsvp.Tentative)]
    [InlineData(Rsvp.Declined)]
    public void An_invited_person_answers(Rsvp answer)
    {
        var answered = AMeeting
            .Called.When(Answer(Anna, answer))
            .Then(new MeetingAnswered(Anna, answer));
        Assert.Equal(answer, answered.State.InviteeOf(Anna)?.Answer);
        Assert.Equal(Rsvp.NoAnswer, answered.State.InviteeOf(Ben)?.Answer);
    }

    [Fact]
    public void A_mind_may_be_changed_until_the_end()
    {
        AMeeting
            .Called.When(Answer(Anna, Rsvp.Accepted))
            .Then(new MeetingAnswered(Anna, Rsvp.Accepted))
            .When(Answer(Anna, Rsvp.Declined, AMeeting.After.AddTicks(-1)))
            .Then(new MeetingAnswered(Anna, Rsvp.Declined));
        AMeeting
            .InSession.When(Answer(Anna, Rsvp.Declined, AMeeting.During))
            .Then(new MeetingAnswered(Anna, Rsvp.Declined));
    }

    [Fact]
    public void An_answer_after_the_end_is_too_late()
    {
        AMeeting
            .Called.When(Answer(Anna, Rsvp.Accepted, AMeeting.After))
            .ThenRefused("answer.too-late");
        AMeeting
            .Closed.When(Answer(Anna, Rsvp.Accepted, AMeeting.During))
            .ThenRefused("answer.too-late");
    }

    [Fact]
    public void The_same_answer_again_changes_nothing_even_when_it_is_late() =>
        AMeeting
            .Called.And(new MeetingAnswered(Anna, Rsvp.Accepted))
            .When(Answer(Anna, Rsvp.Accepted, AMeeting.After))
            .ThenNothing();

    [Fact]
    public void Who_is_not_invited_has_no_answer_to_give()
    {
        AMeeting.Called.When(Answer(Chris, Rsvp.Accepted)).ThenRefused("answer.not-invited");
        AMeeting.Planned.When(Answer(Anna, Rsvp.Accepted)).ThenRefused("answer.not-invited");
        AMeeting
            .Called.And(new InvitationWithdrawn(Anna))
            .When(Answer(Anna, Rsvp.Accepted))
            .ThenRefused("answer.not-invited");
    }

    [Fact]
    public void A_cancelled_meeting_takes_no_answers() =>
        AMeeting
            .Cancelled.When(Answer(Anna, Rsvp.Accepted))
            .ThenRefused("answer.meeting-cancelled");

    [Theory]
    [InlineData(Rsvp.NoAnswer)]
    [InlineData((Rsvp)17)]
    public void An_answer_says_yes_maybe_or_no(Rsvp answer) =>
        AMeeting.Called.When(Answer(Anna, answer)).ThenRefused("answer.missing", "Answer");

    [Fact]
    public void Answering_the_new_date_replaces_the_earlier_answer()
    {
        var answered = AMeeting
            .Called.And(
                new MeetingAnswered(Anna, Rsvp.Accepted),
                new MeetingMoved(AMeeting.OtherDay, AMeeting.Two, AMeeting.Four)
            )
            .When(Answer(Anna, Rsvp.Accepted))
            .Then(new MeetingAnswered(Anna, Rsvp.Accepted));
        Assert.Equal(Rsvp.NoAnswer, answered.State.InviteeOf(Anna)?.EarlierAnswer);
    }

    // A reply from a calendar names the sequence it answers (RFC 5546, SEQUENCE).
    [Fact]
    public void A_reply_to_the_date_before_does_not_count_for_the_new_date()
    {
        AMeeting
            .Moved.When(Answer(Anna, Rsvp.Accepted, sequence: 0))
            .ThenRefused("answer.date-moved");
        AMeeting
            .Moved.And(AMeeting.Told(AnnouncementKind.Update, 1, AMeeting.OtherDay))
            .When(Answer(Anna, Rsvp.Accepted, sequence: 0))
            .ThenRefused("answer.date-moved")
            .When(Answer(Anna, Rsvp.Accepted, sequence: 1))
            .Then(new MeetingAnswered(Anna, Rsvp.Accepted));
    }

    [Fact]
    public void A_reply_from_before_a_new_title_still_counts() =>
        AMeeting
            .Called.And(
                new MeetingDescribed("Neu", "Kreishaus", AMeeting.Link),
                AMeeting.Told(AnnouncementKind.Update, 1, title: "Neu")
            )
            .When(Answer(Anna, Rsvp.Accepted, sequence: 0))
            .Then(new MeetingAnswered(Anna, Rsvp.Accepted));
}
