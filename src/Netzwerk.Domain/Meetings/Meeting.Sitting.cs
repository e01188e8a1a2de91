using Netzwerk.Domain.Meetings.Sitting;

namespace Netzwerk.Domain.Meetings;

public sealed partial record Meeting
{
    /// <summary>How the meeting went: who was there when, what was dealt with when.</summary>
    public MeetingSitting Sitting { get; init; } = MeetingSitting.None;

    /// <summary>Somebody on the list as present of whom nobody noted when they came: there from beginning to end.</summary>
    internal bool IsNotedWithoutTimes(Invitee invitee) =>
        invitee.Attendance is Attendance.Present or Attendance.ByVideo
        && !Sitting.StaysOf(invitee.Person).Any();

    /// <summary>Whether somebody is at the meeting now.</summary>
    public bool IsThere(PersonId person) =>
        Sitting.OpenStayOf(person) is not null
        || (InviteeOf(person) is { } invitee && IsNotedWithoutTimes(invitee));

    private Meeting WithSitting(MeetingEvent happened) =>
        happened switch
        {
            PersonArrived e => Came(e),
            PersonLeft e => Started(e.Person).Seen(e.Person, e),
            StayCorrected e => Seen(e.Person, e),
            StayStruck e => Seen(e.Person, e),
            _ => this with { Sitting = Sitting.With(happened) },
        };

    /// <summary>Somebody whom nobody had invited is on the list from now on.</summary>
    private Meeting Came(PersonArrived e)
    {
        var standsIn = e.Seat is { } seat && seat != e.Person ? e.Seat : null;
        var listed = InviteeOf(e.Person) is null
            ? this with
            {
                Invitees =
                [
                    .. Invitees,
                    Fresh(e.Person) with
                    {
                        For = standsIn,
                        CameUninvited = true,
                    },
                ],
            }
            : WithInvitee(e.Person, i => i with { For = i.For ?? standsIn });
        return listed.Seen(e.Person, e);
    }

    private Meeting Started(PersonId person) =>
        InviteeOf(person) is { } invitee && IsNotedWithoutTimes(invitee)
            ? this with
            {
                Sitting = Sitting.Noted(
                    person,
                    invitee.Attendance is Attendance.ByVideo ? Presence.ByVideo : Presence.InRoom,
                    invitee.For ?? person
                ),
            }
            : this;

    /// <summary>Whether somebody was there follows from the times at which they were.</summary>
    private Meeting Seen(PersonId person, MeetingEvent happened)
    {
        var after = this with { Sitting = Sitting.With(happened) };
        var stays = after.Sitting.StaysOf(person).ToArray();
        var attendance =
            stays.Length == 0 ? Attendance.NotNoted
            : Array.Exists(stays, s => s.Way is Presence.InRoom) ? Attendance.Present
            : Attendance.ByVideo;
        return stays.Length == 0 && InviteeOf(person) is { CameUninvited: true }
            ? after with
            {
                Invitees = [.. Except(person)],
            }
            : after.WithInvitee(person, i => i with { Attendance = attendance });
    }
}
