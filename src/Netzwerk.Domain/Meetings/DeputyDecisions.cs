using Netzwerk.Domain.Groups;

namespace Netzwerk.Domain.Meetings;

/// <summary>
/// The rules of deputies in meetings: whoever declines is replaced by the first deputy who can come, and whoever can come
/// after all needs none.
/// </summary>
public static class DeputyDecisions
{
    /// <summary>An answer, and what follows from it for the deputies of the seat; without a group nothing follows.</summary>
    public static Outcome<MeetingEvent> Decide(
        Meeting meeting,
        Group? group,
        AnswerMeeting ask,
        DateTimeOffset now
    )
    {
        var answered = InvitationDecisions.Decide(meeting, ask, now);
        if (group is null || answered.Events.Count == 0)
        {
            return answered;
        }

        var after = answered.Events.Aggregate(meeting, (m, e) => Meeting.Evolve(m, m.Id, e) ?? m);
        return (MeetingEvent[])[.. answered.Events, .. Following(after, group, ask.Person, now)];
    }

    private static IEnumerable<MeetingEvent> Following(
        Meeting meeting,
        Group group,
        PersonId person,
        DateTimeOffset now
    )
    {
        if (meeting.Status is not MeetingStatus.Called || meeting.InviteeOf(person) is not { } who)
        {
            return [];
        }

        return
            group.MemberOf(who.For ?? person) is { } seat
            && meeting.InviteeOf(seat.Person) is { } sitting
            ? sitting.Answer switch
            {
                Rsvp.Declined => Called(meeting, seat, now),
                Rsvp.Accepted => SentHome(meeting, seat),
                _ => [],
            }
            : [];
    }

    /// <summary>One deputy at a time; whoever is invited already, for whatever reason, is not asked once more.</summary>
    private static IEnumerable<MeetingEvent> Called(
        Meeting meeting,
        Member seat,
        DateTimeOffset now
    )
    {
        var isCovered = meeting.Invitees.Any(i =>
            i.For == seat.Person && i.Answer is not Rsvp.Declined
        );
        return isCovered
            ? []
            : seat
                .Deputies.Where(d => meeting.InviteeOf(d) is null)
                .Take(1)
                .SelectMany(d =>
                    InvitationDecisions
                        .Decide(meeting, new InvitePerson(d, For: seat.Person), now)
                        .Events
                );
    }

    private static IEnumerable<MeetingEvent> SentHome(Meeting meeting, Member seat) =>
        meeting
            .Invitees.Where(i => i.For == seat.Person)
            .SelectMany(i =>
                InvitationDecisions.Decide(meeting, new WithdrawInvitation(i.Person)).Events
            );
}
