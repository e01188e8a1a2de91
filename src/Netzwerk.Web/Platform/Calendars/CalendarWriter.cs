using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Calendars;

/// <summary>Writes a calendar message the way Outlook, Google, Apple and Thunderbird read it alike.</summary>
public static class CalendarWriter
{
    private const string ProductId = "-//Netzwerk//Netzwerk//DE";
    private const int LongestUid = 255;

    // SUMMARY is compulsory, and an empty one is an error to libical.
    private const string NoTitle = "–";

    private static readonly DateTime BeforeAnyAppointment = new(2020, 1, 1);

    public static byte[] Write(CalendarMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfNegative(message.Sequence, nameof(message));
        RefuseTellingOrBrokenUid(message.Uid);

        var calendar = new Calendar { Method = message.MethodName, ProductId = ProductId };
        calendar.AddTimeZone(Zone());
        calendar.Events.Add(EventOf(message));
        var text = new CalendarSerializer(calendar).SerializeToString();
        return Encoding.UTF8.GetBytes(text ?? "");
    }

    private static CalendarEvent EventOf(CalendarMessage message)
    {
        var (start, end) = WallTimes(message.Appointment);
        var entry = new CalendarEvent
        {
            Uid = message.Uid,
            Sequence = message.Sequence,
            DtStamp = new CalDateTime(message.StampedAt.UtcDateTime, CalDateTime.UtcTzId),
            Start = new CalDateTime(start, Appointment.Zone),
            End = new CalDateTime(end, Appointment.Zone),
            Summary = Filled(PlainText.Line(message.Summary)) ?? NoTitle,
            Location = Filled(PlainText.Line(message.Location)),
            Description = Filled(PlainText.Lines(message.Description)),
            Status =
                message.Method is CalendarMethod.Cancel
                    ? EventStatus.Cancelled
                    : EventStatus.Confirmed,
            Transparency =
                message.Method is CalendarMethod.Cancel
                    ? TransparencyType.Transparent
                    : TransparencyType.Opaque,
            Organizer = new Organizer(MailTo(message.Organizer.Address))
            {
                CommonName = ParameterText(message.Organizer.Name),
            },
        };
        entry.Attendees?.Add(AttendeeOf(message.Attendee));
        return entry;
    }

    private static Attendee AttendeeOf(CalendarAttendee person) =>
        new(MailTo(person.Address))
        {
            CommonName = ParameterText(person.Name),
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

    // Two yearly rules without a list of dates: the only form that all clients work out alike. The day
    // is a constant because Ical.Net looks from it to the system clock: with a day near the appointment
    // it throws for those far ahead, and the same message written later would be other bytes.
    private static VTimeZone Zone() =>
        VTimeZone.FromDateTimeZone(
            Appointment.Zone,
            BeforeAnyAppointment,
            includeHistoricalData: false
        );

    // The wall times of the instants, not the typed ones: a time that the spring change skips does
    // not exist, and clients disagree about what it means.
    private static (DateTime Start, DateTime End) WallTimes(Appointment appointment)
    {
        var start = appointment.Start;
        var end =
            appointment.End > start ? appointment.End : start + (appointment.To - appointment.From);
        return (Appointment.LocalTime(start).DateTime, Appointment.LocalTime(end).DateTime);
    }

    // Ical.Net writes parameter values as they are: a line break in a name would become a property.
    // Neither '"' nor the escape sign of RFC 6868 can stand in one that every client reads.
    private static string? ParameterText(string text) =>
        Filled(
            PlainText
                .Line(text)
                .Replace('"', '\'')
                .Replace("^", "", StringComparison.Ordinal)
                .Trim()
        );

    private static string MailTo(string address) =>
        Mail.Mailbox.TryParse(address, out var mailbox)
            ? $"mailto:{mailbox}"
            : throw new ArgumentException("Not a mail address.", nameof(address));

    private static string? Filled(string text) => text.Length == 0 ? null : text;

    private static void RefuseTellingOrBrokenUid(string uid)
    {
        var at = uid.IndexOf('@', StringComparison.Ordinal);
        if (uid.Length > LongestUid || at < 0 || !Guid.TryParseExact(uid[..at], "D", out _))
        {
            throw new ArgumentException("A UID is a UUID at our domain.", nameof(uid));
        }
    }
}
