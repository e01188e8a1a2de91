using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Calendars;

/// <summary>Somebody named in a calendar message that came in, with what they answer, in the words of RFC 5545.</summary>
public sealed record CalendarAnswerer(string Address, string Participation, string DelegatedTo);

/// <summary>What a calendar message that came in says about one appointment.</summary>
public sealed record CalendarAnswer
{
    public required string Method { get; init; }

    public required string Uid { get; init; }

    /// <summary>Missing in answers of Exchange.</summary>
    public string? Organizer { get; init; }

    public IReadOnlyList<CalendarAnswerer> Attendees { get; init; } = [];

    public int Sequence { get; init; }

    public DateTimeOffset? StampedAt { get; init; }

    /// <summary>It repeats the rule of a series.</summary>
    public bool HasRule { get; init; }

    /// <summary>It speaks of one date of a series, whether we know it or not.</summary>
    public bool IsOfDate { get; init; }

    /// <summary>The instant at which the series has that date, in whatever zone it was written.</summary>
    public DateTimeOffset? DateAt { get; init; }

    /// <summary>The day of that date, when only the day was written.</summary>
    public DateOnly? DateOn { get; init; }

    /// <summary>The date it names; in a counter-proposal the one that is proposed.</summary>
    public Appointment? Date { get; init; }

    public string Comment { get; init; } = "";
}
