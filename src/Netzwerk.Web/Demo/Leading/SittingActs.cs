using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Meetings.Sitting;
using Netzwerk.Web.Meetings.Sitting;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;

namespace Netzwerk.Web.Demo.Leading;

/// <summary>Leading a meeting with times: who comes, who is excused, item after item.</summary>
internal sealed class SittingActs(PresenceCommands presences, CourseCommands course)
{
    public async Task<IReadOnlyList<CommandResult>> BeginAsync(
        DemoMeeting meeting,
        Asker by,
        CancellationToken ct
    )
    {
        var results = new List<CommandResult>();
        foreach (var mark in meeting.Attendance)
        {
            results.Add(await NoteAsync(meeting.Id, mark, by, ct));
        }

        var proper = new ConfirmConvocation(
            [],
            Words: null,
            SecondMeeting: false,
            HintGiven: false
        );
        results.Add(await course.ConfirmAsync(meeting.Id, proper, by, ct));
        return results;
    }

    public Task<CommandResult> CallUpAsync(
        DemoMeeting meeting,
        AgendaItemId item,
        Asker by,
        CancellationToken ct
    ) => course.BeginItemAsync(meeting.Id, new(item), by, ct);

    private Task<CommandResult> NoteAsync(
        MeetingId meeting,
        NoteAttendance mark,
        Asker by,
        CancellationToken ct
    ) =>
        mark.Attendance switch
        {
            Attendance.Present => presences.ArriveAsync(
                meeting,
                new(mark.Person, Presence.InRoom, Seat: null),
                by,
                ct
            ),
            Attendance.ByVideo => presences.ArriveAsync(
                meeting,
                new(mark.Person, Presence.ByVideo, Seat: null),
                by,
                ct
            ),
            _ => presences.AbsentAsync(
                meeting,
                new(mark.Person, mark.Attendance is Attendance.Excused, Reason: null),
                by,
                ct
            ),
        };
}
