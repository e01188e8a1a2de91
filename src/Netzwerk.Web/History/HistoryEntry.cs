using Netzwerk.Domain;

namespace Netzwerk.Web.History;

/// <summary>
/// One fact in the history of a group or meeting: who, when, by which way, and what is needed to say it in a
/// sentence. Keys, days and choices only; no text that a person wrote.
/// </summary>
[AboutPeople(
    "what happened to a group or meeting, by whom and about whom by id",
    "let people see how things came about",
    SeenBy = "members of the group, coordination",
    Kept = "with the records of the group"
)]
public sealed record HistoryEntry(
    Guid Id,
    Guid Subject,
    long Sequence,
    string Kind,
    DateTimeOffset At,
    PersonId? By,
    string Channel
)
{
    /// <summary>The person it happened to.</summary>
    public PersonId? About { get; init; }

    /// <summary>A date that was set: of a meeting, or until when one may object.</summary>
    public DateOnly? Day { get; init; }

    public TimeOnly? From { get; init; }

    public TimeOnly? To { get; init; }

    /// <summary>What was chosen: an answer, a role, a result.</summary>
    public string? Choice { get; init; }

    /// <summary>How many, or which number.</summary>
    public int? Number { get; init; }
}
