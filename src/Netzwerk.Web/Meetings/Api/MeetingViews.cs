using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Meetings.Api;

/// <summary>A meeting as programs see it. Times are wall times in Europe/Berlin.</summary>
public sealed record MeetingView(
    MeetingId Id,
    GroupId Group,
    string Title,
    DateOnly Day,
    TimeOnly From,
    TimeOnly To,
    string Zone,
    string Place,
    string VideoLink,
    MeetingStatus Status,
    IReadOnlyList<AgendaItemView> Agenda,
    Rsvp? MyAnswer,
    SeriesId? Series,
    int? CalendarRevision,
    long Version
)
{
    public static MeetingView Of(Meeting meeting, PersonId? me) =>
        new(
            new(meeting.Id),
            meeting.Group,
            meeting.Title,
            meeting.When.Day,
            meeting.When.From,
            meeting.When.To,
            Appointment.Zone,
            meeting.Place,
            meeting.VideoLink,
            meeting.Status,
            [.. meeting.Agenda.Select(AgendaItemView.Of)],
            me is { } person ? meeting.InviteeOf(person)?.Answer : null,
            meeting.OfSeries?.Series,
            meeting.Announced?.Sequence,
            meeting.Version
        );
}

/// <summary>One item of an agenda; its id is also that of the text of its minutes.</summary>
public sealed record AgendaItemView(
    AgendaItemId Id,
    string Title,
    ItemPurpose Purpose,
    int Minutes,
    PersonId? Rapporteur,
    AgendaPart Part
)
{
    public static AgendaItemView Of(AgendaItem item) =>
        new(item.Id, item.Title, item.Purpose, item.Minutes, item.Rapporteur, item.Part);
}

/// <summary>What one invited person answered, and whether the person came.</summary>
public sealed record InviteeView(PersonId Person, string Name, Rsvp Answer, Attendance Attendance);

/// <summary>A meeting to be planned.</summary>
public sealed record MeetingInput(
    GroupId Group,
    string Title,
    DateOnly Day,
    TimeOnly From,
    TimeOnly To,
    string? Place = null,
    string? VideoLink = null,
    IReadOnlyList<AgendaItemInput>? Agenda = null
);

/// <summary>An item for an agenda.</summary>
public sealed record AgendaItemInput(
    string Title,
    ItemPurpose Purpose = ItemPurpose.Information,
    int Minutes = 0,
    PersonId? Rapporteur = null,
    AgendaPart Part = AgendaPart.PublicPart
)
{
    public AddAgendaItem Asked(AgendaItemId item) =>
        new(item, Title, Purpose, Minutes, Rapporteur, Part);
}

/// <summary>Which way an item of the agenda goes, by one place.</summary>
public sealed record ShiftInput(bool Up);

/// <summary>Title, place and date that a meeting is to have.</summary>
public sealed record MeetingChangeInput(
    string Title,
    DateOnly Day,
    TimeOnly From,
    TimeOnly To,
    string? Place = null,
    string? VideoLink = null
);

/// <summary>The day and time that a meeting is moved to.</summary>
public sealed record MoveInput(DateOnly Day, TimeOnly From, TimeOnly To);

/// <summary>People to invite besides the members of the group; an urgent call, where the rules allow one, gives its reason.</summary>
public sealed record CallInput(
    IReadOnlyList<PersonId>? Guests = null,
    bool Urgent = false,
    string? Reason = null
);

/// <summary>Why a meeting is cancelled; everybody invited reads it.</summary>
public sealed record CancelInput(string? Reason = null);

/// <summary>Your own answer to an invitation.</summary>
public sealed record AnswerInput(Rsvp Answer);

/// <summary>Marks of the attendance list.</summary>
public sealed record AttendanceInput(IReadOnlyList<AttendanceMark> Marks);

/// <summary>Whether one person is there.</summary>
public sealed record AttendanceMark(PersonId Person, Attendance Attendance);

/// <summary>One more person to invite.</summary>
public sealed record InviteInput(PersonId Person);
