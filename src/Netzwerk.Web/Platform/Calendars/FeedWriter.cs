using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Calendars;

/// <summary>
/// Writes a feed (mail-calendar.md 8; RFC 5546 3.2.1, RFC 7986): nobody is named as attending, and what was cancelled
/// stays in it as cancelled, because a date that only disappears is kept by some programs.
/// </summary>
public static class FeedWriter
{
    /// <summary>How often a program is asked to look again; Google does so once a day whatever it is told.</summary>
    private const string LookAgain = "PT4H";

    public static byte[] Write(CalendarFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var calendar = new Calendar { Method = "PUBLISH", ProductId = CalendarParts.ProductId };
        var name = CalendarParts.Title(feed.Name);
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-WR-CALNAME", name);
        var refresh = new CalendarProperty("REFRESH-INTERVAL", LookAgain);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.Properties.Add(refresh);
        calendar.AddProperty("X-PUBLISHED-TTL", LookAgain);
        foreach (var entry in feed.Entries)
        {
            CalendarParts.RefuseTellingOrBrokenUid(entry.Uid);
            calendar.Events.Add(EventOf(entry, feed.Organizer));
        }

        return CalendarParts.Bytes(calendar);
    }

    private static CalendarEvent EventOf(FeedEntry entry, CalendarOrganizer organizer)
    {
        var (start, end) = entry.Repetition is null
            ? CalendarParts.Times(entry.Appointment)
            : CalendarParts.WallTimes(entry.Appointment);
        var written = new CalendarEvent
        {
            Uid = entry.Uid,
            Sequence = entry.Sequence,
            DtStamp = new CalDateTime(entry.StampedAt.UtcDateTime, CalDateTime.UtcTzId),
            Start = start,
            End = end,
            Summary = CalendarParts.Title(entry.Summary),
            Location = CalendarParts.Filled(PlainText.Line(entry.Location)),
            Description = CalendarParts.Filled(PlainText.Lines(entry.Description)),
            Url = entry.Page,
            Status =
                entry.IsCancelled ? EventStatus.Cancelled
                : entry.IsTentative ? EventStatus.Tentative
                : EventStatus.Confirmed,
            Transparency =
                entry.IsBusy && !entry.IsCancelled
                    ? TransparencyType.Opaque
                    : TransparencyType.Transparent,
            Organizer = new Organizer(CalendarParts.MailTo(organizer.Address))
            {
                CommonName = CalendarParts.ParameterText(organizer.Name),
            },
        };
        if (entry.Repetition is { } repetition)
        {
            Repeating.Repeat(written, repetition, entry.Appointment.From);
        }

        if (entry.DateOf is { } date)
        {
            written.RecurrenceIdentifier = Repeating.Identify(date);
        }

        return written;
    }
}
