using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes;

namespace Netzwerk.Web.Minutes.Review;

/// <summary>Who belongs to the circles to which minutes are sent out.</summary>
public static class Distribution
{
    public static IReadOnlyList<PersonId> Of(MinutesCircle circle, Meeting meeting, Group group)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(group);
        return circle switch
        {
            MinutesCircle.Present => [.. meeting.Invitees.Where(WasThere).Select(i => i.Person)],
            MinutesCircle.Absent =>
            [
                .. meeting.Invitees.Where(i => !WasThere(i)).Select(i => i.Person),
            ],
            MinutesCircle.Members =>
            [
                .. Reviewers.Members(group).Where(p => meeting.InviteeOf(p) is null),
            ],
            _ =>
            [
                .. group.Copies.Where(p =>
                    meeting.InviteeOf(p) is null && !Reviewers.IsMember(group, p)
                ),
            ],
        };
    }

    /// <summary>Why somebody gets the minutes; null when there is no reason any more.</summary>
    public static MinutesCircle? ReasonOf(PersonId person, Meeting meeting, Group group)
    {
        foreach (var circle in Enum.GetValues<MinutesCircle>())
        {
            if (Of(circle, meeting, group).Contains(person))
            {
                return circle;
            }
        }

        return null;
    }

    private static bool WasThere(Invitee invitee) =>
        invitee.Attendance is Attendance.Present or Attendance.ByVideo;
}
