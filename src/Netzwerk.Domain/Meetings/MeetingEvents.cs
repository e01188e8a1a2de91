namespace Netzwerk.Domain.Meetings;

/// <summary>Something that happened to a meeting. Times are wall times in Europe/Berlin.</summary>
[AboutPeople(
    "invitations, answers, attendance and rapporteurs by id; titles, places, links and reasons, free texts",
    "invite, plan by the answers, record who took part",
    SeenBy = "members of the group, coordination",
    Kept = "with the records of the group"
)]
public abstract record MeetingEvent;

/// <summary>What an invited person answered.</summary>
public enum Rsvp
{
    NoAnswer,
    Accepted,
    Tentative,
    Declined,
}

/// <summary>Whether somebody was at the meeting.</summary>
public enum Attendance
{
    NotNoted,
    Present,
    ByVideo,
    Excused,
    Absent,
}

/// <summary>What an agenda item is for.</summary>
public enum ItemPurpose
{
    Information,
    Discussion,
    Decision,
    Election,
}

/// <summary>
/// The part of the agenda an item belongs to: open to everybody invited, or only to those with a seat in the group. A
/// closed item is hidden from guests altogether, the others keep their numbers.
/// </summary>
public enum AgendaPart
{
    PublicPart,
    ClosedPart,
}

/// <summary>What the people invited to a meeting are told by an announcement.</summary>
public enum AnnouncementKind
{
    Invitation,
    Update,
    Cancellation,
}

/// <summary>A meeting of a group was planned; nobody is told yet.</summary>
[StoredAs("meeting-planned.1")]
public sealed record MeetingPlanned(
    GroupId Group,
    [property: Personal] string Title,
    DateOnly Day,
    TimeOnly From,
    TimeOnly To,
    [property: Personal] string Place,
    [property: Personal] string VideoLink
) : MeetingEvent;

/// <summary>A meeting is one date of a series: the one that the series has on this day at this time.</summary>
[StoredAs("meeting-of-series.1")]
public sealed record MeetingOfSeries(SeriesId Series, DateOnly Day, TimeOnly From) : MeetingEvent;

/// <summary>Title, place or video link of a meeting were changed.</summary>
[StoredAs("meeting-described.1")]
public sealed record MeetingDescribed(
    [property: Personal] string Title,
    [property: Personal] string Place,
    [property: Personal] string VideoLink
) : MeetingEvent;

/// <summary>A meeting was moved to another day or time; everybody is asked again.</summary>
[StoredAs("meeting-moved.1")]
public sealed record MeetingMoved(DateOnly Day, TimeOnly From, TimeOnly To) : MeetingEvent;

/// <summary>An item was put on the agenda, at the end.</summary>
[StoredAs("agenda-item-added.1")]
public sealed record AgendaItemAdded(
    AgendaItemId Item,
    [property: Personal] string Title,
    ItemPurpose Purpose,
    int Minutes,
    PersonId? Rapporteur,
    AgendaPart Part = AgendaPart.PublicPart
) : MeetingEvent;

/// <summary>An item of the agenda was reworded, or got another time, rapporteur or part.</summary>
[StoredAs("agenda-item-changed.1")]
public sealed record AgendaItemChanged(
    AgendaItemId Item,
    [property: Personal] string Title,
    ItemPurpose Purpose,
    int Minutes,
    PersonId? Rapporteur,
    AgendaPart Part = AgendaPart.PublicPart
) : MeetingEvent;

/// <summary>An item was taken off the agenda.</summary>
[StoredAs("agenda-item-removed.1")]
public sealed record AgendaItemRemoved(AgendaItemId Item) : MeetingEvent;

/// <summary>The items of the agenda were put into another order.</summary>
[StoredAs("agenda-reordered.1")]
public sealed record AgendaReordered(IReadOnlyList<AgendaItemId> Items) : MeetingEvent;

/// <summary>A meeting was called: the members of the group and guests are invited.</summary>
[StoredAs("meeting-called.1")]
public sealed record MeetingCalled(IReadOnlyList<PersonId> Invited) : MeetingEvent;

/// <summary>
/// One more person was invited to a meeting that was already called, alone, with its whole series, or as a deputy for a
/// member who cannot come.
/// </summary>
[StoredAs("person-invited.1")]
public sealed record PersonInvited(PersonId Person, bool BySeries = false, PersonId? For = null)
    : MeetingEvent;

/// <summary>The invitation of one person was taken back, alone or with that to the whole series.</summary>
[StoredAs("invitation-withdrawn.1")]
public sealed record InvitationWithdrawn(PersonId Person, bool BySeries = false) : MeetingEvent;

/// <summary>
/// What everybody invited is told from now on. The revision starts at 0 and rises by one with each announcement. The
/// sequence is that of the calendar entry (RFC 5546 section 2.1.4) and rises only with what everybody has to act on;
/// announcements of before counted it with the revision and do not name it. What is told by the series of the meeting
/// makes no mail of its own, and gives the meeting its words.
/// </summary>
[StoredAs("meeting-announced.1")]
public sealed record MeetingAnnounced(
    AnnouncementKind Kind,
    int Revision,
    [property: Personal] string Title,
    DateOnly Day,
    TimeOnly From,
    TimeOnly To,
    [property: Personal] string Place,
    [property: Personal] string VideoLink,
    int? Sequence = null,
    bool BySeries = false
) : MeetingEvent;

/// <summary>An invited person answered, or changed the answer.</summary>
[StoredAs("meeting-answered.1")]
public sealed record MeetingAnswered(PersonId Person, Rsvp Answer) : MeetingEvent;

/// <summary>A meeting was cancelled; the reason goes to everybody invited.</summary>
[StoredAs("meeting-cancelled.1")]
public sealed record MeetingCancelled([property: Personal] string Reason) : MeetingEvent;

/// <summary>A meeting was opened by the chair or the coordination, at this time if somebody noted it.</summary>
[StoredAs("meeting-opened.1")]
public sealed record MeetingOpened(TimeOnly? At = null) : MeetingEvent;

/// <summary>It was noted whether a person is at the meeting.</summary>
[StoredAs("attendance-noted.1")]
public sealed record AttendanceNoted(PersonId Person, Attendance Attendance) : MeetingEvent;

/// <summary>A meeting was closed, at this time if somebody noted it.</summary>
[StoredAs("meeting-closed.1")]
public sealed record MeetingClosed(TimeOnly? At = null) : MeetingEvent;

/// <summary>This meeting is reminded of on other days than the group's; without days, on the group's again.</summary>
[StoredAs("meeting-reminders-set.1")]
public sealed record MeetingRemindersSet(IReadOnlyList<int>? DaysBefore) : MeetingEvent;

/// <summary>The reminders of a meeting got a sentence of their own, or lost it.</summary>
[StoredAs("meeting-reminder-worded.1")]
public sealed record MeetingReminderWorded([property: Personal] string Words) : MeetingEvent;
