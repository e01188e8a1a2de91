using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Calendars;

/// <summary>Writes a calendar message the way Outlook, Google, Apple and Thunderbird read it alike.</summary>
public static class CalendarWriter
{
    public static byte[] Write(CalendarMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfNegative(message.Sequence, nameof(message));
        CalendarParts.RefuseTellingOrBrokenUid(message.Uid);

        var calendar = new Calendar
        {
            Method = message.MethodName,
            ProductId = CalendarParts.ProductId,
        };
        calendar.AddTimeZone(CalendarParts.Zone());
        calendar.Events.Add(EventOf(message));
        return CalendarParts.Bytes(calendar);
    }

    private static CalendarEvent EventOf(CalendarMessage message)
    {
        var (start, end) = CalendarParts.Times(message.Appointment);
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
        return entry;
    }

    private static Attendee AttendeeOf(CalendarAttendee person) =>
        new(CalendarParts.MailTo(person.Address))
        {
            CommonName = CalendarParts.ParameterText(person.Name),
            Role = ParticipationRole.RequiredParticipant,
            Type = "INDIVIDUAL",
            Rsvp = person.Rsvp,
            ParticipationStatus = person.Participation switch
            {
                Participation.Accepted => EventParticipationStatus.Accepted,
                Participation.Declined => EventParticipationStatus.Declined,
                Participation.Tentative => EventParticipationStatus.Tentative,
                _ => EventParticipationStatus.NeedsAction,
            },
        };
}
