using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings;

public sealed class CancellingAMeeting
{
    private static Func<Meeting, Outcome<MeetingEvent>> Cancel(string? reason = "Krank") =>
        m => MeetingDecisions.Decide(m, new CancelMeeting(reason));

    [Fact]
    public void Everybody_is_told_with_the_next_revision()
    {
        var cancelled = AMeeting
            .Called.When(Cancel("\0 Krank\r\nNeuer Termin folgt"))
            .Then(
                new MeetingCancelled("Krank\nNeuer Termin folgt"),
                AMeeting.Told(AnnouncementKind.Cancellation, revision: 1)
            );
        Assert.Equal(MeetingStatus.Cancelled, cancelled.State.Status);
        Assert.Equal("Krank\nNeuer Termin folgt", cancelled.State.CancelReason);
    }

    [Fact]
    public void A_draft_is_dropped_without_telling_anybody() =>
        AMeeting.Planned.When(Cancel(null)).Then(new MeetingCancelled(""));

    [Fact]
    public void The_first_reason_stands() =>
        AMeeting.Cancelled.When(Cancel("Anders")).ThenNothing();

    [Fact]
    public void A_meeting_that_was_opened_cannot_be_cancelled()
    {
        AMeeting.InSession.When(Cancel()).ThenRefused("meeting.already-held");
        AMeeting.Closed.When(Cancel()).ThenRefused("meeting.already-held");
    }

    [Fact]
    public void A_reason_is_not_endless()
    {
        AMeeting
            .Called.When(Cancel(new string('x', MeetingDecisions.LongestReason + 1)))
            .ThenRefused("meeting.reason-too-long", "Reason");
        Assert.Null(
            MeetingDecisions
                .Decide(
                    AMeeting.Called.State,
                    new CancelMeeting(new string('x', MeetingDecisions.LongestReason))
                )
                .Refusal
        );
    }

    [Fact]
    public void Nothing_happens_to_a_cancelled_meeting_any_more()
    {
        var meeting = AMeeting.Cancelled;
        Assert.False(meeting.State.HasUnannouncedChanges);
        foreach (var ask in MeetingAsks.Everything(AMeeting.Before))
        {
            Assert.Empty(ask.Decide(meeting.State).Events);
        }
    }
}
