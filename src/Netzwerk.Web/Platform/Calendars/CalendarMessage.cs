using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Calendars;

public enum CalendarMethod
{
    Request,
    Cancel,
}

public enum Participation
{
    NeedsAction,
    Accepted,
    Declined,
    Tentative,
}

/// <summary>
/// Who invites. The address carries the token of one recipient, so that an answer finds its way back.
/// </summary>
public sealed record CalendarOrganizer(string Address, string Name);

/// <summary>The one person the mail goes to; nobody else is ever named.</summary>
public sealed record CalendarAttendee(
    string Address,
    string Name,
    Participation Participation,
    bool Rsvp = true
);

/// <summary>One revision of one appointment for one person.</summary>
public sealed record CalendarMessage
{
    public required CalendarMethod Method { get; init; }

    /// <summary>Opaque, the same in every mail and feed and for ever.</summary>
    public required string Uid { get; init; }

    /// <summary>Counts what clients must act on, not every edit.</summary>
    public required int Sequence { get; init; }

    /// <summary>When the revision was decided: a repeated send carries the same instant.</summary>
    public required DateTimeOffset StampedAt { get; init; }

    /// <summary>When it is; of a series the first date.</summary>
    public required Appointment Appointment { get; init; }

    /// <summary>For a whole series: when it comes back.</summary>
    public Repetition? Repetition { get; init; }

    /// <summary>For a single date of a series: which one.</summary>
    public SeriesDate? DateOf { get; init; }

    public required string Summary { get; init; }

    public string? Location { get; init; }

    /// <summary>Plain text without personal links: people share their calendars.</summary>
    public string? Description { get; init; }

    public required CalendarOrganizer Organizer { get; init; }

    public required CalendarAttendee Attendee { get; init; }

    public string MethodName => Method is CalendarMethod.Cancel ? "CANCEL" : "REQUEST";

    /// <summary>The UID of a thing with this id, minted once when it first gets into a calendar.</summary>
    public static string UidOf(Guid id, string domain) => $"{id:D}@{domain}";
}
