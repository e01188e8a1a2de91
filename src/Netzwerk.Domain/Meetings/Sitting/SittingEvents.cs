using Netzwerk.Domain.Meetings.Calling;

namespace Netzwerk.Domain.Meetings.Sitting;

/// <summary>How somebody is there: in the room or by video.</summary>
public enum Presence
{
    InRoom,
    ByVideo,
}

/// <summary>
/// Somebody came to a meeting, in the room or by video, for a seat or as a guest; whoever was there the other way changed it.
/// The seat is named by the member whose it is. The time is that of the clock on the day of the meeting.
/// </summary>
[StoredAs("person-arrived.1")]
public sealed record PersonArrived(PersonId Person, TimeOnly At, Presence Way, PersonId? Seat)
    : MeetingEvent;

/// <summary>Somebody left a meeting for good or for a while.</summary>
[StoredAs("person-left.1")]
public sealed record PersonLeft(PersonId Person, TimeOnly At) : MeetingEvent;

/// <summary>It was corrected from when until when somebody was there; without an end until the end of the meeting.</summary>
[StoredAs("stay-corrected.1")]
public sealed record StayCorrected(PersonId Person, int Stay, TimeOnly From, TimeOnly? To)
    : MeetingEvent;

/// <summary>It was a mistake: somebody was not there at that time.</summary>
[StoredAs("stay-struck.1")]
public sealed record StayStruck(PersonId Person, int Stay) : MeetingEvent;

/// <summary>It was noted why somebody is not at the meeting; empty when nothing is known any more.</summary>
[StoredAs("absence-explained.1")]
public sealed record AbsenceExplained(PersonId Person, [property: Personal] string Reason)
    : MeetingEvent;

/// <summary>
/// It was found that the meeting was called as it should be, perhaps for a second time because too few came to the first,
/// and whether the invitation then said that fewer are enough.
/// </summary>
[StoredAs("convocation-confirmed.1")]
public sealed record ConvocationConfirmed(bool SecondMeeting, bool HintGiven) : MeetingEvent;

/// <summary>It was found what was wrong with the call of the meeting.</summary>
[StoredAs("convocation-defects-found.1")]
public sealed record ConvocationDefectsFound(
    IReadOnlyList<ConvocationDefect> Defects,
    [property: Personal] string Words,
    bool SecondMeeting,
    bool HintGiven
) : MeetingEvent;

/// <summary>Somebody objected to how the meeting was called.</summary>
[StoredAs("convocation-objected.1")]
public sealed record ConvocationObjected(PersonId Person) : MeetingEvent;

/// <summary>Somebody took back that they object to how the meeting was called.</summary>
[StoredAs("convocation-objection-taken-back.1")]
public sealed record ConvocationObjectionTakenBack(PersonId Person) : MeetingEvent;

/// <summary>
/// The agenda began: for the seats of these members a faulty call is made good, because somebody came for them and did not
/// object.
/// </summary>
[StoredAs("defect-cured.1")]
public sealed record DefectCured(IReadOnlyList<PersonId> Seats) : MeetingEvent;

/// <summary>The meeting began to deal with an item of the agenda.</summary>
[StoredAs("item-begun.1")]
public sealed record ItemBegun(AgendaItemId Item, TimeOnly At) : MeetingEvent;

/// <summary>The meeting was done with an item of the agenda, for now.</summary>
[StoredAs("item-ended.1")]
public sealed record ItemEnded(AgendaItemId Item, TimeOnly At) : MeetingEvent;

/// <summary>The meeting was interrupted.</summary>
[StoredAs("recess-begun.1")]
public sealed record RecessBegun(TimeOnly At) : MeetingEvent;

/// <summary>The meeting went on after a break.</summary>
[StoredAs("recess-ended.1")]
public sealed record RecessEnded(TimeOnly At) : MeetingEvent;

/// <summary>Somebody may neither advise nor decide about an item, and left for it.</summary>
[StoredAs("member-recused.1")]
public sealed record MemberRecused(AgendaItemId Item, PersonId Person, TimeOnly At) : MeetingEvent;

/// <summary>Somebody who left for an item came back; they stay out of that item all the same.</summary>
[StoredAs("recused-came-back.1")]
public sealed record RecusedCameBack(AgendaItemId Item, PersonId Person, TimeOnly At)
    : MeetingEvent;

/// <summary>It was a mistake: somebody may take part in an item.</summary>
[StoredAs("recusal-taken-back.1")]
public sealed record RecusalTakenBack(AgendaItemId Item, PersonId Person) : MeetingEvent;

/// <summary>Somebody doubted that enough are there to decide; from then on it is counted.</summary>
[StoredAs("quorum-challenged.1")]
public sealed record QuorumChallenged(TimeOnly At, PersonId? Person) : MeetingEvent;
