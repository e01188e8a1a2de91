using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Series;

/// <summary>Something that happened to a series of meetings. Times are wall times in Europe/Berlin.</summary>
[AboutPeople(
    "who is invited to a series of meetings, by id; titles, places, links and reasons, free texts",
    "invite to all dates of a series at once",
    SeenBy = "members of the group, coordination",
    Kept = "with the records of the group"
)]
public abstract record SeriesEvent;

/// <summary>
/// A series of meetings of a group was planned, with one meeting for each of its days except those left out; nobody is
/// told yet.
/// </summary>
[StoredAs("series-planned.1")]
public sealed record SeriesPlanned(
    GroupId Group,
    [property: Personal] string Title,
    Rhythm Rhythm,
    DateOnly First,
    int Every,
    bool FromEnd,
    DateOnly Last,
    TimeOnly From,
    TimeOnly To,
    [property: Personal] string Place,
    [property: Personal] string VideoLink,
    IReadOnlyList<MeetingId> Meetings,
    IReadOnlyList<DateOnly>? LeftOut = null
) : SeriesEvent;

/// <summary>Title, place or video link of all coming dates of a series were changed.</summary>
[StoredAs("series-described.1")]
public sealed record SeriesDescribed(
    [property: Personal] string Title,
    [property: Personal] string Place,
    [property: Personal] string VideoLink
) : SeriesEvent;

/// <summary>A series was called: these people are invited to all its coming dates.</summary>
[StoredAs("series-called.1")]
public sealed record SeriesCalled(IReadOnlyList<PersonId> Invited) : SeriesEvent;

/// <summary>
/// What everybody invited to a series is told from now on, in one mail for all dates. The revision names the mails, the
/// sequence is that of the calendar entry.
/// </summary>
[StoredAs("series-announced.1")]
public sealed record SeriesAnnounced(
    AnnouncementKind Kind,
    int Revision,
    int Sequence,
    [property: Personal] string Title,
    Rhythm Rhythm,
    DateOnly First,
    int Every,
    bool FromEnd,
    DateOnly Last,
    TimeOnly From,
    TimeOnly To,
    [property: Personal] string Place,
    [property: Personal] string VideoLink
) : SeriesEvent;

/// <summary>One more person was invited to all coming dates of a series.</summary>
[StoredAs("series-person-invited.1")]
public sealed record SeriesPersonInvited(PersonId Person) : SeriesEvent;

/// <summary>The invitation of one person to a series was taken back.</summary>
[StoredAs("series-invitation-withdrawn.1")]
public sealed record SeriesInvitationWithdrawn(PersonId Person) : SeriesEvent;

/// <summary>A series ends with this day; another one may go on in its place.</summary>
[StoredAs("series-ended.1")]
public sealed record SeriesEnded(DateOnly Last, SeriesId? ContinuedBy) : SeriesEvent;

/// <summary>A whole series was cancelled before its first date; the reason goes to everybody invited.</summary>
[StoredAs("series-cancelled.1")]
public sealed record SeriesCancelled([property: Personal] string Reason) : SeriesEvent;
