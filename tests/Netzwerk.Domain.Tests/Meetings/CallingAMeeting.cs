using Netzwerk.Domain.Meetings;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings;

public sealed class CallingAMeeting
{
    private static Func<Meeting, Outcome<MeetingEvent>> Call(params PersonId[] invited) =>
        m => MeetingDecisions.Decide(m, new CallMeeting(invited), AMeeting.Before);

    private static Func<Meeting, Outcome<MeetingEvent>> Invite(
        PersonId person,
        DateTimeOffset? now = null
    ) => m => InvitationDecisions.Decide(m, new InvitePerson(person), now ?? AMeeting.Before);

    private static Func<Meeting, Outcome<MeetingEvent>> Withdraw(PersonId person) =>
        m => InvitationDecisions.Decide(m, new WithdrawInvitation(person));

    [Fact]
    public void Everybody_is_invited_once_and_told_with_revision_0()
    {
        var called = AMeeting
            .Planned.When(Call(Anna, Ben, Anna))
            .Then(
                new MeetingCalled([Anna, Ben]),
                AMeeting.Told(AnnouncementKind.Invitation, revision: 0)
            );
        Assert.Equal(MeetingStatus.Called, called.State.Status);
        Assert.All(called.State.Invitees, i => Assert.Equal(Rsvp.NoAnswer, i.Answer));
    }

    [Fact]
    public void A_meeting_without_anybody_is_not_called() =>
        AMeeting.Planned.When(Call()).ThenRefused("meeting.nobody-invited");

    [Fact]
    public void A_meeting_that_has_begun_is_not_called() =>
        AMeeting
            .Planned.When(m => MeetingDecisions.Decide(m, new CallMeeting([Anna]), AMeeting.During))
            .ThenRefused("meeting.in-the-past", "Day");

    [Fact]
    public void Calling_again_invites_nobody_else()
    {
        AMeeting.Called.When(Call(Chris)).ThenNothing();
        AMeeting.Cancelled.When(Call(Chris)).ThenRefused("meeting.cancelled");
    }

    [Fact]
    public void One_more_person_is_invited_later()
    {
        AMeeting.Called.When(Invite(Chris)).Then(new PersonInvited(Chris));
        AMeeting.Called.When(Invite(Anna)).ThenNothing();
        AMeeting.Planned.When(Invite(Chris)).ThenRefused("meeting.not-called");
        AMeeting.Cancelled.When(Invite(Chris)).ThenRefused("meeting.cancelled");
        AMeeting.Closed.When(Invite(Chris)).ThenRefused("meeting.already-held");
        AMeeting.Called.When(Invite(Chris, AMeeting.After)).ThenRefused("meeting.already-held");
    }

    [Fact]
    public void Who_drops_in_while_a_meeting_runs_late_can_be_put_on_the_list() =>
        AMeeting.InSession.When(Invite(Chris, AMeeting.After)).Then(new PersonInvited(Chris));

    [Fact]
    public void An_invitation_is_taken_back_and_given_again_without_the_old_answer()
    {
        var again = AMeeting
            .Called.And(new MeetingAnswered(Anna, Rsvp.Accepted))
            .When(Withdraw(Anna))
            .Then(new InvitationWithdrawn(Anna))
            .When(Invite(Anna))
            .Then(new PersonInvited(Anna));
        Assert.Equal(Rsvp.NoAnswer, again.State.InviteeOf(Anna)?.Answer);
        AMeeting.Called.When(Withdraw(Chris)).ThenNothing();
    }

    [Fact]
    public void The_list_of_a_meeting_that_is_over_stays_as_it_was()
    {
        AMeeting.Closed.When(Withdraw(Anna)).ThenRefused("meeting.already-held");
        AMeeting.Cancelled.When(Withdraw(Anna)).ThenRefused("meeting.cancelled");
    }

    [Fact]
    public void Who_was_noted_as_present_stays_on_the_list() =>
        AMeeting
            .InSession.And(new AttendanceNoted(Anna, Attendance.Present))
            .When(Withdraw(Anna))
            .ThenRefused("attendance.already-noted");
}
