using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Versions;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Minutes.Corrections;

/// <summary>Brings back what a frozen edition says, in the transaction that gives the correction up.</summary>
internal static class TakingBack
{
    private const string Client = "correction-dropped";

    public static async Task TextsAsync(
        Work work,
        Meeting meeting,
        Correction correction,
        PersonId by,
        CancellationToken ct
    )
    {
        var versions = correction.Items.Zip(correction.Versions).ToDictionary();
        foreach (
            var before in await RegisterPlans.TextsBeforeAsync(
                work.Session,
                meeting,
                correction,
                ct
            )
        )
        {
            var item = before.Item.Id;
            var (head, _, _) = await StoredText.LoadAsync(work.Session, item, ct);
            if (MinutesRestoring.Steps(head.Text, before.Text) is not { } steps)
            {
                continue;
            }

            var restored = MinutesTextDecisions.Decide(
                new RestoreMinutes(
                    new(meeting.Id),
                    by,
                    head.Version,
                    steps,
                    Client,
                    versions.GetValueOrDefault(item),
                    before.Text
                )
            );
            // Whoever typed a moment ago makes this a conflict, and then we look again.
            work.Append(item.Value, head.StreamVersion, [(by, restored)]);
        }
    }

    public static async Task AttendanceAsync(Work work, Meeting meeting, CancellationToken ct)
    {
        var history = await work.Session.Events.FetchStreamAsync(meeting.Id, token: ct);
        var opened = history.Last(e => e.Data is MinutesCorrectionOpened).Version;
        var then = history
            .TakeWhile(e => e.Version < opened)
            .Aggregate((Meeting?)null, (m, e) => Meeting.Evolve(m, meeting.Id, e.Data));
        NoteAttendance[] marks =
        [
            .. (then?.Invitees ?? []).Select(i => new NoteAttendance(i.Person, i.Attendance)),
        ];
        await work.ChangeAsync<Meeting, MeetingEvent>(
            meeting.Id,
            m => InvitationDecisions.Decide(m, marks),
            ct
        );
    }
}
