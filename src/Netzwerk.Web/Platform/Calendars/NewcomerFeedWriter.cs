using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Calendars;

/// <summary>
/// Writes dates for the Integreat app, as strictly as it reads them (interfaces.md 4.4): each date by itself and without
/// rules, with an end, in the wall time of Europe/Berlin, because it drops the zone. What is cancelled or over is left out,
/// because a UID that leaves the feed is deleted there.
/// </summary>
public static class NewcomerFeedWriter
{
    /// <summary>What a region can filter by; exact and case-sensitive.</summary>
    public const string Category = "Bildung";

    public static byte[] Write(CalendarFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var calendar = new Calendar { Method = "PUBLISH", ProductId = CalendarParts.ProductId };
        calendar.AddProperty("X-WR-CALNAME", CalendarParts.Title(feed.Name));
        foreach (var entry in feed.Entries.Where(e => !e.IsCancelled))
        {
            CalendarParts.RefuseTellingOrBrokenUid(entry.Uid);
            calendar.Events.Add(EventOf(entry));
        }

        return CalendarParts.Bytes(calendar);
    }

    private static CalendarEvent EventOf(FeedEntry entry)
    {
        var (start, end) = CalendarParts.WallTimes(entry.Appointment);
        return new()
        {
            Uid = entry.Uid,
            DtStamp = new CalDateTime(entry.StampedAt.UtcDateTime, CalDateTime.UtcTzId),
            Start = start,
            End = end,
            Summary = CalendarParts.Title(entry.Summary),
            Location = CalendarParts.Filled(PlainText.Line(entry.Location)),
            Description = CalendarParts.Filled(PlainText.Lines(entry.Description)),
            Categories = [Category],
        };
    }
}
