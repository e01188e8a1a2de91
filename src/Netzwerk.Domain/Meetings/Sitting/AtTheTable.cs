using Netzwerk.Domain.Groups;

namespace Netzwerk.Domain.Meetings.Sitting;

/// <summary>Somebody who is at a meeting at one moment: how, and for whose seat; null as a guest.</summary>
public sealed record AtTheTable(PersonId Person, Presence Way, PersonId? Seat)
{
    /// <summary>
    /// Everybody who is there, each once. Whoever was noted without a time is there all the time; whoever has a vote of
    /// their own sits for nobody else.
    /// </summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="group">Its group with the seats.</param>
    /// <param name="at">The moment, on the clock of the day of the meeting; null is now.</param>
    public static IReadOnlyList<AtTheTable> Of(Meeting meeting, Group group, TimeOnly? at = null)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(group);
        PersonId? SeatOf(PersonId person, PersonId? seat) =>
            group.MemberOf(person) is { HasVote: true } ? person : seat;

        var stays = meeting
            .Sitting.Stays.Where(s => at is { } moment ? s.Covers(moment) : s.To is null)
            .GroupBy(s => s.Person)
            .Select(of => of.Last())
            .Select(s => new AtTheTable(s.Person, s.Way, SeatOf(s.Person, s.Seat)));
        var noted = meeting
            .Invitees.Where(meeting.IsNotedWithoutTimes)
            .Select(i => new AtTheTable(
                i.Person,
                i.Attendance is Attendance.ByVideo ? Presence.ByVideo : Presence.InRoom,
                SeatOf(i.Person, i.For)
            ));
        return [.. stays, .. noted];
    }
}
