using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Calendars;

/// <summary>Writes a calendar message the way Outlook, Google, Apple and Thunderbird read it alike.</summary>
public static class CalendarWriter
{
    /// <param name="message">An appointment, one date of a series, or a whole series.</param>
    /// <param name="moved">Of a whole series the dates that are not as the rule says, for the same person.</param>
    public static byte[] Write(CalendarMessage message, params IReadOnlyList<CalendarMessage> moved)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(moved);
        CalendarParts.RefuseTellingOrBrokenUid(message.Uid);
        if (moved.Any(m => m.DateOf is null || m.Uid != message.Uid || m.Method != message.Method))
        {
            throw new ArgumentException("Not a date of this series.", nameof(moved));
        }

        var calendar = new Calendar
        {
            Method = message.MethodName,
            ProductId = CalendarParts.ProductId,
        };
        foreach (var part in (IEnumerable<CalendarMessage>)[message, .. moved])
        {
            ArgumentOutOfRangeException.ThrowIfNegative(part.Sequence, nameof(message));
            calendar.Events.Add(EventOf(part));
        }

        return CalendarParts.Bytes(calendar);
    }

    private static CalendarEvent EventOf(CalendarMessage message)
    {
        var (start, end) = message.Repetition is null
            ? CalendarParts.Times(message.Appointment)
            : CalendarParts.WallTimes(message.Appointment);
        var entry = new CalendarEvent
        {
            Uid = message.Uid,
            Sequence = message.Sequence,
            DtStamp = new CalDateTime(message.StampedAt.UtcDateTime, CalDateTime.UtcTzId),
            Start = start,
            End = end,
            Summary = CalendarParts.Title(message.Summary),
            Location = CalendarParts.Filled(PlainText.Line(message.Location)),
            Description = CalendarParts.Filled(PlainText.Lines(message.Description)),
            Status =
                message.Method is CalendarMethod.Cancel
                    ? EventStatus.Cancelled
                    : EventStatus.Confirmed,
            Transparency =
                message.Method is CalendarMethod.Cancel
                    ? TransparencyType.Transparent
                    : TransparencyType.Opaque,
            Organizer = new Organizer(CalendarParts.MailTo(message.Organizer.Address))
            {
                CommonName = CalendarParts.ParameterText(message.Organizer.Name),
            },
        };
        entry.Attendees?.Add(AttendeeOf(message.Attendee));
        if (message.Repetition is { } repetition)
        {
            Repeating.Repeat(entry, repetition, message.Appointment.From);
        }

        if (message.DateOf is { } date)
        {
            entry.RecurrenceIdentifier = Repeating.Identify(date);
        }

        return entry;
    }

    private static Attendee AttendeeOf(CalendarAttendee person) =>
        new(CalendarParts.MailTo(person.Address))
        {
            CommonName = CalendarParts.ParameterText(person.Name),
            Role = ParticipationRole.RequiredParticipant,
            Type = "INDIVIDUAL",
            Rsvp = person.Rsvp,
            ParticipationStatus = CalendarParts.StatusOf(person.Participation),
        };
}
