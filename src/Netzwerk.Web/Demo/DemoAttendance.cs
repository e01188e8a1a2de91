using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Demo.Chance;

namespace Netzwerk.Web.Demo;

/// <summary>Who answers when, and who comes in the end.</summary>
internal static class DemoAttendance
{
    /// <summary>Days before a meeting on which it is called.</summary>
    public const int CalledBefore = 21;

    public static DemoMeeting Fill(DemoMeeting meeting, DateOnly today, DemoDice dice)
    {
        var answers = new List<DemoAnswer>();
        var marks = new List<NoteAttendance>();
        foreach (var person in meeting.Group.Members)
        {
            var answer = Choose(dice);
            var first = meeting.When.Day.AddDays(-CalledBefore + 1);
            var day = first.AddDays(dice.Below(CalledBefore - 2));
            var at = Appointment.Instant(day, new TimeOnly(dice.Between(7, 20), dice.Below(60)));
            marks.Add(new(person, Came(answer, meeting, dice)));
            if (answer is not Rsvp.NoAnswer && day < today)
            {
                answers.Add(new(person, answer, at));
            }
        }

        return meeting with
        {
            Answers = answers,
            Attendance = marks,
        };
    }

    private static Rsvp Choose(DemoDice dice) =>
        dice.Below(100) switch
        {
            < 58 => Rsvp.Accepted,
            < 78 => Rsvp.Declined,
            < 87 => Rsvp.Tentative,
            _ => Rsvp.NoAnswer,
        };

    private static Attendance Came(Rsvp answer, DemoMeeting meeting, DemoDice dice) =>
        answer switch
        {
            Rsvp.Accepted => dice.Percent(6) ? Attendance.Absent
            : meeting.VideoLink.Length > 0 || dice.Percent(10) ? Attendance.ByVideo
            : Attendance.Present,
            Rsvp.Declined => Attendance.Excused,
            Rsvp.Tentative => dice.Percent(50) ? Attendance.Present : Attendance.Excused,
            _ => dice.Percent(40) ? Attendance.Present : Attendance.Absent,
        };
}
