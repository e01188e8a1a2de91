using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Benchmarks.Mail;

/// <summary>One invitation, as we write it and as Ical.Net alone would.</summary>
internal static class SampleInvitation
{
    private const string Summary = "6. Sitzung: Sprache und Erwachsenenbildung";
    private const string Place = "Kreisvolkshochschule, Raum 3";
    private const string Words =
        "Tagesordnung:\n1. Begrüßung\n2. Abendkurse in Döbeln\n3. Verschiedenes";

    private static readonly DateTimeOffset Stamp = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static CalendarMessage Message(int number) =>
        new()
        {
            Method = CalendarMethod.Request,
            Uid = $"{new Guid(number, 0, 0, new byte[8]):D}@netzwerk.example",
            Sequence = 0,
            StampedAt = Stamp,
            Appointment = new(new(2026, 12, 3), new(9, 30), new(11, 30)),
            Summary = Summary,
            Location = Place,
            Description = Words,
            Organizer = new("einladung+abc@netzwerk.example", "Netzwerk Bildung"),
            Attendee = new("emil@verein.example", "Emil Öztürk", Participation.NeedsAction),
        };

    /// <summary>Without time zones, cleaning and checks: the least there is to do.</summary>
    public static string Raw(int number)
    {
        var entry = new CalendarEvent
        {
            Uid = $"{new Guid(number, 0, 0, new byte[8]):D}@netzwerk.example",
            DtStamp = new CalDateTime(Stamp.UtcDateTime, CalDateTime.UtcTzId),
            Start = new CalDateTime(2026, 12, 3, 9, 30, 0, "Europe/Berlin"),
            End = new CalDateTime(2026, 12, 3, 11, 30, 0, "Europe/Berlin"),
            Summary = Summary,
            Location = Place,
            Description = Words,
            Organizer = new Organizer("mailto:einladung@netzwerk.example"),
        };
        entry.Attendees?.Add(new Attendee("mailto:emil@verein.example") { Rsvp = true });
        var calendar = new Calendar { Method = "REQUEST" };
        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    public static OutgoingMail Mail(int number) =>
        new()
        {
            To = Mailbox.Parse("emil@verein.example"),
            ToName = "Emil Öztürk",
            Subject = "Einladung: " + Summary,
            Html = $"<p>{string.Join("</p><p>", Enumerable.Repeat(Words, 12))}</p>",
            Text = string.Join("\n\n", Enumerable.Repeat(Words, 12)),
            MessageId = $"sample{number}@netzwerk.example",
            Date = Stamp,
            Calendar = new(CalendarWriter.Write(Message(number)), "REQUEST"),
        };
}
