namespace Netzwerk.Domain.SchedulingPolls;

/// <summary>Something that happened to a date poll. Times are wall times in Europe/Berlin.</summary>
[AboutPeople(
    "who is asked for which dates, whose seat must not be missing and what they answered, by id; titles, places, links and comments, free texts",
    "find the date on which most can come",
    SeenBy = "members of the group, coordination",
    Kept = "as an id that leads nowhere; the own comment is blacked out"
)]
public abstract record SchedulingPollEvent;

/// <summary>What somebody says to one proposed date.</summary>
public enum PollAnswer
{
    NoAnswer,
    Yes,
    IfNeedBe,
    No,
}

/// <summary>One proposed date: its day and beginning; all dates of a poll are equally long.</summary>
public sealed record PollOption(PollOptionId Id, DateOnly Day, TimeOnly From)
{
    /// <summary>As facts hold them: ids, days and beginnings in the same order.</summary>
    internal static IEnumerable<PollOption> Of(
        IReadOnlyList<PollOptionId> options,
        IReadOnlyList<DateOnly> days,
        IReadOnlyList<TimeOnly> begins
    ) => options.Zip(days, begins).Select(o => new PollOption(o.First, o.Second, o.Third));
}

/// <summary>What somebody says to which date.</summary>
public sealed record OptionAnswer(PollOptionId Option, PollAnswer Answer);

/// <summary>
/// People were asked which of several dates suit them, until a day; some seats must not be missing. A date lasts so many
/// minutes; days and beginnings stand in the order of the dates.
/// </summary>
[StoredAs("scheduling-poll-opened.1")]
public sealed record SchedulingPollOpened(
    GroupId Group,
    [property: Personal] string Title,
    [property: Personal] string Place,
    [property: Personal] string VideoLink,
    int Minutes,
    DateOnly Deadline,
    IReadOnlyList<PollOptionId> Options,
    IReadOnlyList<DateOnly> Days,
    IReadOnlyList<TimeOnly> Begins,
    IReadOnlyList<PersonId> Invited,
    IReadOnlyList<PersonId> Needed
) : SchedulingPollEvent;

/// <summary>Further dates were proposed; everybody is asked about them, and about them only.</summary>
[StoredAs("poll-options-added.1")]
public sealed record PollOptionsAdded(
    IReadOnlyList<PollOptionId> Options,
    IReadOnlyList<DateOnly> Days,
    IReadOnlyList<TimeOnly> Begins
) : SchedulingPollEvent;

/// <summary>A proposed date was withdrawn; its answers no longer count.</summary>
[StoredAs("poll-option-withdrawn.1")]
public sealed record PollOptionWithdrawn(PollOptionId Option) : SchedulingPollEvent;

/// <summary>The last day for answers was moved.</summary>
[StoredAs("poll-deadline-moved.1")]
public sealed record PollDeadlineMoved(DateOnly Deadline) : SchedulingPollEvent;

/// <summary>One more was asked, perhaps as the deputy of somebody who can come on no date.</summary>
[StoredAs("poll-person-asked.1")]
public sealed record PollPersonAsked(PersonId Person, PersonId? For) : SchedulingPollEvent;

/// <summary>Somebody answered, or changed what they had answered before; what is not named stays as it was.</summary>
[StoredAs("scheduling-poll-answered.1")]
public sealed record SchedulingPollAnswered(
    PersonId Person,
    IReadOnlyList<PollOptionId> Yes,
    IReadOnlyList<PollOptionId> IfNeedBe,
    IReadOnlyList<PollOptionId> No,
    [property: Personal] string Comment
) : SchedulingPollEvent;

/// <summary>Those who had not answered were asked once more.</summary>
[StoredAs("poll-silent-nudged.1")]
public sealed record PollSilentNudged(IReadOnlyList<PersonId> People) : SchedulingPollEvent;

/// <summary>A date was picked and became a meeting; the other dates are withdrawn.</summary>
[StoredAs("poll-date-picked.1")]
public sealed record PollDatePicked(PollOptionId Option, MeetingId Meeting) : SchedulingPollEvent;

/// <summary>A date poll ended without a date.</summary>
[StoredAs("scheduling-poll-ended.1")]
public sealed record SchedulingPollEnded : SchedulingPollEvent;

/// <summary>Somebody is no longer asked; their answers no longer count.</summary>
[StoredAs("poll-person-removed.1")]
public sealed record PollPersonRemoved(PersonId Person) : SchedulingPollEvent;
