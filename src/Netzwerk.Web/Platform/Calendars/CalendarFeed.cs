using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Calendars;

/// <summary>A calendar to subscribe to: dates that change by themselves on the next visit.</summary>
public sealed record CalendarFeed(
    string Name,
    CalendarOrganizer Organizer,
    IReadOnlyList<FeedEntry> Entries
);

/// <summary>One date in a feed, as everybody was told of it last.</summary>
public sealed record FeedEntry
{
    /// <summary>The same as in the mails, so that a program can tell that it is the same date.</summary>
    public required string Uid { get; init; }

    public required int Sequence { get; init; }

    /// <summary>When it was told: two visits without news get the same bytes.</summary>
    public required DateTimeOffset StampedAt { get; init; }

    /// <summary>When it is; of a series the first date.</summary>
    public required Appointment Appointment { get; init; }

    /// <summary>For a whole series: when it comes back.</summary>
    public Repetition? Repetition { get; init; }

    /// <summary>For a single date of a series: which one.</summary>
    public SeriesDate? DateOf { get; init; }

    public required string Summary { get; init; }

    public string? Location { get; init; }

    public string? Description { get; init; }

    /// <summary>The page with more about it; for readers who may open it.</summary>
    public Uri? Page { get; init; }

    public bool IsCancelled { get; init; }

    /// <summary>Proposed, not decided.</summary>
    public bool IsTentative { get; init; }

    /// <summary>False for a date that leaves its reader's time free, because they declined.</summary>
    public bool IsBusy { get; init; } = true;
}
