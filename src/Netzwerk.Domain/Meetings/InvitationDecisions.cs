namespace Netzwerk.Domain.Meetings;

/// <summary>The rules of invitations: who is asked, who may answer until when, who came.</summary>
public static class InvitationDecisions
{
    private static readonly MeetingEvent[] Nothing = [];

    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        InvitePerson ask,
        DateTimeOffset now
    ) =>
        meeting.Status switch
        {
            MeetingStatus.Cancelled => new Refusal("meeting.cancelled"),
            MeetingStatus.Draft => new Refusal("meeting.not-called"),
            MeetingStatus.Closed => new Refusal("meeting.already-held"),
            _ => meeting.InviteeOf(ask.Person) is not null ? Nothing
            : meeting.Status is MeetingStatus.Called && meeting.When.End <= now
                ? new Refusal("meeting.already-held")
            : new PersonInvited(ask.Person, ask.BySeries, ask.For),
        };

    public static Outcome<MeetingEvent> Decide(Meeting meeting, WithdrawInvitation ask) =>
        meeting.InviteeOf(ask.Person) is not { } invitee ? Nothing
        : meeting.Status is MeetingStatus.Cancelled ? new Refusal("meeting.cancelled")
        : meeting.Status is MeetingStatus.Closed ? new Refusal("meeting.already-held")
        : invitee.Attendance is not Attendance.NotNoted ? new Refusal("attendance.already-noted")
        : new InvitationWithdrawn(ask.Person, ask.BySeries);

    /// <summary>
    /// An answer counts until the meeting ends, and for the date that was asked about; answering the same
    /// twice changes nothing.
    /// </summary>
    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        AnswerMeeting ask,
        DateTimeOffset now
    )
    {
        if (meeting.InviteeOf(ask.Person) is not { } invitee)
        {
            return new Refusal("answer.not-invited");
        }

        if (meeting.Status is MeetingStatus.Cancelled)
        {
            return new Refusal("answer.meeting-cancelled");
        }

        if (ask.Answer is not (Rsvp.Accepted or Rsvp.Tentative or Rsvp.Declined))
        {
            return new Refusal("answer.missing", "Answer");
        }

        if (ask.Sequence is { } sequence && sequence < meeting.FirstSequenceOfDate)
        {
            return new Refusal("answer.date-moved");
        }

        if (invitee.Answer == ask.Answer)
        {
            return Nothing;
        }

        return meeting.Status is MeetingStatus.Closed || meeting.When.End <= now
            ? new Refusal("answer.too-late")
            : new MeetingAnswered(ask.Person, ask.Answer);
    }

    public static Outcome<MeetingEvent> Decide(Meeting meeting, NoteAttendance ask)
    {
        if (meeting.Status is not (MeetingStatus.InSession or MeetingStatus.Closed))
        {
            return new Refusal("meeting.not-opened");
        }

        if (!Enum.IsDefined(ask.Attendance))
        {
            return new Refusal("attendance.missing", "Attendance");
        }

        return meeting.InviteeOf(ask.Person) switch
        {
            null => new Refusal("attendance.not-invited"),
            var i when i.Attendance == ask.Attendance => Nothing,
            // When they came and went says whether they were there.
            var i when meeting.Sitting.StaysOf(i.Person).Any() => new Refusal(
                "attendance.has-times"
            ),
            _ => new AttendanceNoted(ask.Person, ask.Attendance),
        };
    }

    /// <summary>A whole attendance list at once: all marks count, or none.</summary>
    public static Outcome<MeetingEvent> Decide(Meeting meeting, IReadOnlyList<NoteAttendance> marks)
    {
        var noted = new List<MeetingEvent>();
        foreach (var mark in marks)
        {
            var outcome = Decide(meeting, mark);
            if (outcome.Refusal is { } refusal)
            {
                return refusal;
            }

            noted.AddRange(outcome.Events);
        }

        return noted.ToArray();
    }
}
