using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Calendars;

/// <summary>
/// Tells the calendar of one person that the date it proposed is not taken (RFC 5546 section 3.2.8). It names the entry and
/// says nothing about it: what everybody was told last stands, with the SEQUENCE it had.
/// </summary>
public sealed record DeclinedProposal
{
    public const string MethodName = "DECLINECOUNTER";

    public required string Uid { get; init; }

    /// <summary>For a single date of a series: which one.</summary>
    public SeriesDate? DateOf { get; init; }

    public required int Sequence { get; init; }

    /// <summary>When it was declined: a repeated send carries the same instant.</summary>
    public required DateTimeOffset StampedAt { get; init; }

    public required CalendarOrganizer Organizer { get; init; }

    public required CalendarAttendee Attendee { get; init; }

    public required string Comment { get; init; }

    public byte[] Write()
    {
        CalendarParts.RefuseTellingOrBrokenUid(Uid);
        var entry = new CalendarEvent
        {
            Uid = Uid,
            Sequence = Sequence,
            DtStamp = new CalDateTime(StampedAt.UtcDateTime, CalDateTime.UtcTzId),
            Organizer = new Organizer(CalendarParts.MailTo(Organizer.Address))
            {
                CommonName = CalendarParts.ParameterText(Organizer.Name),
            },
        };
        if (DateOf is { } date)
        {
            entry.RecurrenceIdentifier = Repeating.Identify(date);
        }

        entry.Comments?.Add(PlainText.Line(Comment));
        entry.Attendees?.Add(
            new(CalendarParts.MailTo(Attendee.Address))
            {
                CommonName = CalendarParts.ParameterText(Attendee.Name),
                Role = ParticipationRole.RequiredParticipant,
                Type = "INDIVIDUAL",
                ParticipationStatus = CalendarParts.StatusOf(Attendee.Participation),
            }
        );
        var calendar = new Calendar { Method = MethodName, ProductId = CalendarParts.ProductId };
        calendar.Events.Add(entry);
        return CalendarParts.Bytes(calendar);
    }
}
