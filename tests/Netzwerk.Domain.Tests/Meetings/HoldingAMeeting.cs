using Netzwerk.Domain.Meetings;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Meetings;

public sealed class HoldingAMeeting
{
    private static Func<Meeting, Outcome<MeetingEvent>> Open(DateTimeOffset now) =>
        m => MeetingDecisions.Decide(m, new OpenMeeting(), now);

    private static Outcome<MeetingEvent> Close(Meeting meeting) =>
        MeetingDecisions.Decide(meeting, new CloseMeeting());

    private static Func<Meeting, Outcome<MeetingEvent>> Note(
        PersonId person,
        Attendance attendance
    ) => m => InvitationDecisions.Decide(m, new NoteAttendance(person, attendance));

    [Fact]
    public void A_meeting_opens_from_twelve_hours_before_its_start()
    {
        var earliest = AMeeting.Called.State.When.Start - MeetingDecisions.EarliestOpening;
        AMeeting.Called.When(Open(earliest)).Then(new MeetingOpened());
        AMeeting.Called.When(Open(earliest.AddTicks(-1))).ThenRefused("meeting.too-early-to-open");
        AMeeting.Called.When(Open(AMeeting.After.AddDays(30))).Then(new MeetingOpened());
    }

    [Fact]
    public void Only_a_called_meeting_opens()
    {
        AMeeting.Planned.When(Open(AMeeting.During)).ThenRefused("meeting.not-called");
        AMeeting.Cancelled.When(Open(AMeeting.During)).ThenRefused("meeting.cancelled");
        AMeeting.InSession.When(Open(AMeeting.During)).ThenNothing();
        AMeeting.Closed.When(Open(AMeeting.During)).ThenNothing();
    }

    [Fact]
    public void A_meeting_closes_once_it_was_opened()
    {
        AMeeting.InSession.When(Close).Then(new MeetingClosed());
        AMeeting.Called.When(Close).ThenRefused("meeting.not-opened");
        AMeeting.Planned.When(Close).ThenRefused("meeting.not-opened");
        AMeeting.Cancelled.When(Close).ThenRefused("meeting.cancelled");
    }

    [Fact]
    public void Attendance_is_noted_while_the_meeting_runs_and_corrected_after()
    {
        var noted = AMeeting
            .InSession.When(Note(Anna, Attendance.Present))
            .Then(new AttendanceNoted(Anna, Attendance.Present))
            .When(Note(Anna, Attendance.ByVideo))
            .Then(new AttendanceNoted(Anna, Attendance.ByVideo));
        Assert.Equal(Attendance.ByVideo, noted.State.InviteeOf(Anna)?.Attendance);
        Assert.Equal(Attendance.NotNoted, noted.State.InviteeOf(Ben)?.Attendance);
        AMeeting
            .Closed.When(Note(Anna, Attendance.Excused))
            .Then(new AttendanceNoted(Anna, Attendance.Excused));
    }

    [Fact]
    public void Attendance_needs_an_open_meeting_an_invited_person_and_a_known_word()
    {
        AMeeting.Called.When(Note(Anna, Attendance.Present)).ThenRefused("meeting.not-opened");
        AMeeting.Cancelled.When(Note(Anna, Attendance.Present)).ThenRefused("meeting.not-opened");
        AMeeting
            .InSession.When(Note(Chris, Attendance.Present))
            .ThenRefused("attendance.not-invited");
        AMeeting
            .InSession.When(Note(Anna, (Attendance)8))
            .ThenRefused("attendance.missing", "Attendance");
    }
}
