namespace Netzwerk.Domain.Meetings;

/// <summary>The wish to plan a meeting of a group, perhaps as one date of a series.</summary>
public sealed record PlanMeeting(
    GroupId Group,
    string? Title,
    DateOnly Day,
    TimeOnly From,
    TimeOnly To,
    string? Place,
    string? VideoLink,
    SeriesId? OfSeries = null
);

/// <summary>The wish to change title, place or video link.</summary>
public sealed record DescribeMeeting(string? Title, string? Place, string? VideoLink);

/// <summary>The wish to move a meeting to another day or time.</summary>
public sealed record MoveMeeting(DateOnly Day, TimeOnly From, TimeOnly To);

/// <summary>The wish to put an item on the agenda.</summary>
public sealed record AddAgendaItem(
    AgendaItemId Item,
    string? Title,
    ItemPurpose Purpose,
    int Minutes,
    PersonId? Rapporteur,
    AgendaPart Part = AgendaPart.PublicPart
);

/// <summary>The wish to change an item of the agenda.</summary>
public sealed record ChangeAgendaItem(
    AgendaItemId Item,
    string? Title,
    ItemPurpose Purpose,
    int Minutes,
    PersonId? Rapporteur,
    AgendaPart Part = AgendaPart.PublicPart
);

/// <summary>The wish to take an item off the agenda.</summary>
public sealed record RemoveAgendaItem(AgendaItemId Item);

/// <summary>The wish to move an item one place up or down.</summary>
public sealed record ShiftAgendaItem(AgendaItemId Item, bool Up);

/// <summary>
/// The wish to call a meeting: these people are invited, perhaps urgently and for a reason. NeedsLetters: some of them
/// have no mail address.
/// </summary>
public sealed record CallMeeting(
    IReadOnlyList<PersonId> Invited,
    bool BySeries = false,
    bool Urgent = false,
    string? Reason = null,
    bool NeedsLetters = false
);

/// <summary>The wish to invite one more person, perhaps as a deputy for a member.</summary>
public sealed record InvitePerson(PersonId Person, bool BySeries = false, PersonId? For = null);

/// <summary>The wish to take one person's invitation back.</summary>
public sealed record WithdrawInvitation(PersonId Person, bool BySeries = false);

/// <summary>The wish to tell everybody what changed since the last announcement.</summary>
public sealed record AnnounceChanges;

/// <summary>The words that a series gives to all its meetings.</summary>
public sealed record SeriesWords(string Title, string Place, string VideoLink);

/// <summary>
/// The wish to count a meeting as told by the mail of its series, at a sequence not below that of the series. Words
/// that are still those of the series become the new ones; what this date has of its own stays.
/// </summary>
public sealed record TellBySeries(SeriesWords Before, SeriesWords Now, int Sequence);

/// <summary>An invited person's answer; a reply from a calendar names the sequence that it answers.</summary>
public sealed record AnswerMeeting(PersonId Person, Rsvp Answer, int? Sequence = null);

/// <summary>The wish to cancel a meeting.</summary>
public sealed record CancelMeeting(string? Reason, bool BySeries = false);

/// <summary>The wish to open a meeting, perhaps with the time at which it was.</summary>
public sealed record OpenMeeting(TimeOnly? At = null);

/// <summary>The wish to note whether somebody is there.</summary>
public sealed record NoteAttendance(PersonId Person, Attendance Attendance);

/// <summary>The wish to close a meeting, perhaps with the time at which it was.</summary>
public sealed record CloseMeeting(TimeOnly? At = null);

/// <summary>The wish to remind of a meeting on other days than the group's, or with a sentence of its own.</summary>
public sealed record SetMeetingReminders(IReadOnlyList<int>? DaysBefore, string? Words);
