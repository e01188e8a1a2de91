namespace Netzwerk.Domain.Series;

/// <summary>The wish to plan a series of meetings, one for each day of its rule that is not left out.</summary>
public sealed record PlanSeries(
    GroupId Group,
    string? Title,
    SeriesRule Rule,
    TimeOnly From,
    TimeOnly To,
    string? Place,
    string? VideoLink,
    IReadOnlyList<MeetingId> Meetings
)
{
    /// <summary>Days of the rule without a meeting, such as holidays.</summary>
    public IReadOnlyList<DateOnly> LeftOut { get; init; } = [];

    /// <summary>The days of the meetings, in order.</summary>
    public IEnumerable<DateOnly> Days() => Rule.Days().Where(d => !LeftOut.Contains(d));
}

/// <summary>The wish to change title, place or video link of all coming dates of a series.</summary>
public sealed record DescribeSeries(string? Title, string? Place, string? VideoLink);

/// <summary>The wish to call a series: these people are invited to all its coming dates.</summary>
public sealed record CallSeries(IReadOnlyList<PersonId> Invited);

/// <summary>The wish to tell everybody what changed in a series since the last announcement.</summary>
public sealed record AnnounceSeriesChanges;

/// <summary>The wish to invite one more person to a series.</summary>
public sealed record InviteToSeries(PersonId Person);

/// <summary>The wish to take one person's invitation to a series back.</summary>
public sealed record WithdrawFromSeries(PersonId Person);

/// <summary>The wish to end a series with this day, perhaps because another one goes on in its place.</summary>
public sealed record EndSeries(DateOnly Last, SeriesId? ContinuedBy = null);

/// <summary>The wish to cancel a whole series.</summary>
public sealed record CancelSeries(string? Reason);
