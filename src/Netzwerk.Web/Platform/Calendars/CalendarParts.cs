using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Calendars;

/// <summary>What every calendar we write is made of, so that all programs read it alike.</summary>
internal static class CalendarParts
{
    public const string ProductId = "-//Netzwerk//Netzwerk//DE";
    private const int LongestUid = 255;

    private static readonly DateTime BeforeAnyAppointment = new(2020, 1, 1);

    // SUMMARY is compulsory, and an empty one is an error to libical.
    private const string NoTitle = "–";

    public static string Title(string text) => Filled(PlainText.Line(text)) ?? NoTitle;

    /// <summary>The calendar and the zone of its times, ready to be sent.</summary>
    public static byte[] Bytes(Calendar calendar) =>
        CalendarText.Folded(new CalendarSerializer(calendar).SerializeToString() ?? "", ZoneLines);

    // Written once: it is the same in every calendar, and writing it takes longer than all the rest.
    private static readonly byte[] ZoneLines = CalendarText.ComponentOf(Zone(), "VTIMEZONE");

    // Two yearly rules without a list of dates: the only form that all clients work out alike. The day
    // is a constant because Ical.Net looks from it to the system clock: with a day near the appointment
    // it throws for those far ahead, and a message written again later could be other bytes.
    private static VTimeZone Zone() =>
        VTimeZone.FromDateTimeZone(
            Appointment.Zone,
            BeforeAnyAppointment,
            includeHistoricalData: false
        );

    public static (CalDateTime Start, CalDateTime End) Times(Appointment appointment)
    {
        var start = appointment.Start;
        var end =
            appointment.End > start ? appointment.End : start + (appointment.To - appointment.From);
        // Programs disagree about which of the two passes of the autumn hour is meant.
        return Appointment.IsRepeated(start) || Appointment.IsRepeated(end)
            ? (Utc(start), Utc(end))
            : (WallTime(start), WallTime(end));
    }

    /// <summary>
    /// A series goes by the wall clock, or it would shift by an hour at each change. It is not planned in the hour
    /// that the changes skip and repeat (SeriesDecisions).
    /// </summary>
    public static (CalDateTime Start, CalDateTime End) WallTimes(Appointment first) =>
        (WallTime(first.Start), WallTime(first.End));

    private static CalDateTime Utc(DateTimeOffset instant) =>
        new(instant.UtcDateTime, CalDateTime.UtcTzId);

    // The wall time of the instant, not the typed one: what the spring change skips does not exist,
    // and programs disagree about what it means.
    private static CalDateTime WallTime(DateTimeOffset instant) =>
        new(Appointment.LocalTime(instant).DateTime, Appointment.Zone);

    // Ical.Net writes parameter values as they are: a line break in a name would become a property.
    // Neither '"' nor the escape sign of RFC 6868 can stand in one that every client reads, and some cut
    // a name at ';' although it is quoted or take a backslash for an escape.
    public static string? ParameterText(string text) =>
        Filled(
            PlainText
                .Line(text)
                .Replace('"', '\'')
                .Replace(';', ',')
                .Replace('\\', '/')
                .Replace("^", "", StringComparison.Ordinal)
                .Trim()
        );

    public static string StatusOf(Participation participation) =>
        participation switch
        {
            Participation.Accepted => EventParticipationStatus.Accepted,
            Participation.Declined => EventParticipationStatus.Declined,
            Participation.Tentative => EventParticipationStatus.Tentative,
            _ => EventParticipationStatus.NeedsAction,
        };

    public static string MailTo(string address) =>
        Mail.Mailbox.TryParse(address, out var mailbox)
            ? $"mailto:{mailbox}"
            : throw new ArgumentException("Not a mail address.", nameof(address));

    public static string? Filled(string text) => text.Length == 0 ? null : text;

    public static void RefuseTellingOrBrokenUid(string uid)
    {
        var at = uid.IndexOf('@', StringComparison.Ordinal);
        if (uid.Length > LongestUid || at < 0 || !Guid.TryParseExact(uid[..at], "D", out _))
        {
            throw new ArgumentException("A UID is a UUID at our domain.", nameof(uid));
        }
    }
}
