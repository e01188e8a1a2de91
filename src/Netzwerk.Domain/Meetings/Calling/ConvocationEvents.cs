namespace Netzwerk.Domain.Meetings.Calling;

/// <summary>A meeting was called at shorter notice, and why; the reason goes to everybody invited.</summary>
[StoredAs("meeting-called-urgently.1")]
public sealed record MeetingCalledUrgently([property: Personal] string Reason) : MeetingEvent;

/// <summary>
/// A call, or the news of another date, was held against the version of the rules in force on the day of the meeting:
/// on which day people were told, which day was the last one to do so, and what was wrong. Days in Europe/Berlin.
/// </summary>
[StoredAs("convocation-checked.1")]
public sealed record ConvocationChecked(
    int RulesVersion,
    DateOnly CalledOn,
    DateOnly LastDay,
    IReadOnlyList<ConvocationDefect> Defects
) : MeetingEvent;

/// <summary>Time, place and public agenda of a meeting were made known to everybody, at this moment.</summary>
[StoredAs("public-notice-given.1")]
public sealed record PublicNoticeGiven(DateTimeOffset At) : MeetingEvent;

/// <summary>The public notice of a meeting was taken off the open pages.</summary>
[StoredAs("public-notice-taken-back.1")]
public sealed record PublicNoticeTakenBack : MeetingEvent;
