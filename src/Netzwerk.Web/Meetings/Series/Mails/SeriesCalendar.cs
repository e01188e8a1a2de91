using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings.Mails;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Meetings.Series.Mails;

/// <summary>For whom an entry is written, and at which revision.</summary>
public sealed record SeriesReader(
    PersonId Person,
    CalendarAttendee Attendee,
    CalendarOrganizer Organizer,
    int Sequence,
    DateTimeOffset StampedAt
);

/// <summary>
/// Works the entry of a whole series out for one person: the rule without the dates that do not take place, and each date
/// that is not as the rule says, or that the person answered otherwise.
/// </summary>
public static class SeriesCalendar
{
    public static CalendarPart Write(
        MeetingSeries series,
        IReadOnlyList<Meeting> dates,
        string group,
        string domain,
        bool isOff,
        SeriesReader reader
    )
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(reader);
        var told =
            series.Announced ?? throw new ArgumentException("Nobody was told.", nameof(series));
        var known = isOff ? Rsvp.NoAnswer : UsualAnswer(dates, told, reader.Person);
        var master = new CalendarMessage
        {
            Method = isOff ? CalendarMethod.Cancel : CalendarMethod.Request,
            Uid = CalendarMessage.UidOf(series.Id, domain),
            Sequence = reader.Sequence,
            StampedAt = reader.StampedAt,
            Appointment = new(told.Rule.First, told.From, told.To),
            Repetition = new(told.Rule, Without(dates, told, isOff ? null : reader.Person)),
            Summary = told.Title,
            Location = Telling.Place(told.Place, told.VideoLink),
            Description = Telling.Description(group, told.VideoLink),
            Organizer = reader.Organizer,
            Attendee = reader.Attendee with { Participation = Telling.Known(known) },
        };
        return new(
            CalendarWriter.Write(
                master,
                [
                    .. isOff
                        ? []
                        : dates
                            .Where(d => IsOfItsOwn(d, told, reader, known))
                            .Select(d => Date(d, master, group, reader)),
                ]
            ),
            master.MethodName
        );
    }

    /// <summary>What most dates that are as the series says were answered with.</summary>
    private static Rsvp UsualAnswer(
        IReadOnlyList<Meeting> dates,
        SeriesAnnouncement told,
        PersonId person
    ) =>
        dates
            .Where(d => TakesPlace(d) && !Differs(d.AsAnnounced(), told))
            .Select(d => d.InviteeOf(person)?.Answer)
            .OfType<Rsvp>()
            .GroupBy(a => a)
            .OrderByDescending(a => a.Count())
            .ThenBy(a => a.Key)
            .Select(a => a.Key)
            .FirstOrDefault();

    /// <summary>Days that are not in the person's calendar: cancelled, never called, or not asked to come.</summary>
    private static DateOnly[] Without(
        IReadOnlyList<Meeting> dates,
        SeriesAnnouncement told,
        PersonId? person
    )
    {
        var there = dates
            .Where(d => TakesPlace(d) && (person is not { } p || d.InviteeOf(p) is not null))
            .Select(d => d.OfSeries?.Day)
            .ToHashSet();
        return [.. told.Rule.Days().Where(day => !there.Contains(day))];
    }

    private static bool IsOfItsOwn(
        Meeting date,
        SeriesAnnouncement told,
        SeriesReader reader,
        Rsvp usual
    ) =>
        TakesPlace(date)
        && date.OfSeries is { } place
        && place.Day <= told.Rule.Last
        && date.InviteeOf(reader.Person) is { } me
        && (
            Differs(date.AsAnnounced(), told)
            || me.Answer != usual
            || SequenceOf(date, me) > reader.Sequence
        );

    private static int SequenceOf(Meeting date, Invitee me) =>
        (date.Announced?.Sequence ?? 0) + me.RevisionsAhead;

    private static bool TakesPlace(Meeting date) =>
        date.Status is not (MeetingStatus.Cancelled or MeetingStatus.Draft);

    private static bool Differs(Meeting date, SeriesAnnouncement told) =>
        date.When != told.On(date)
        || (date.Title, date.Place, date.VideoLink) != (told.Title, told.Place, told.VideoLink);

    private static CalendarMessage Date(
        Meeting date,
        CalendarMessage master,
        string group,
        SeriesReader reader
    )
    {
        var (told, me) = (date.AsAnnounced(), date.InviteeOf(reader.Person));
        return master with
        {
            Sequence = Math.Max(me is null ? 0 : SequenceOf(date, me), master.Sequence),
            Appointment = told.When,
            Repetition = null,
            DateOf = DateOf(date),
            Summary = told.Title,
            Location = Telling.Place(told.Place, told.VideoLink),
            Description = Telling.Description(group, told),
            Attendee = reader.Attendee with { Participation = Telling.Known(me?.Answer) },
        };
    }

    /// <summary>How calendars name a date of a series: by the day and time that the series gives it.</summary>
    public static SeriesDate? DateOf(Meeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return meeting.OfSeries is { } place ? new(place.Day, place.From) : null;
    }
}
