namespace Netzwerk.Domain.Minutes.Text;

/// <summary>Something that happened to the text of one agenda item.</summary>
[AboutPeople(
    "who typed what into minutes, by id; the typing itself, free text",
    "write minutes together and lose nothing",
    SeenBy = "members of the group, coordination",
    Kept = "with the records of the group"
)]
public abstract record MinutesTextEvent(
    MeetingId Meeting,
    PersonId Author,
    long FirstVersion,
    int Count,
    [property: Personal] string Steps,
    string Client
);

/// <summary>
/// Somebody wrote into the minutes of an agenda item: editing steps as the browser sent them (a JSON array),
/// applied to the text at this version; the version after it is higher by the number of steps.
/// The client is the random name of the open editor, by which it recognises its own steps.
/// </summary>
[StoredAs("minutes-steps-applied.1")]
public sealed record MinutesStepsApplied(
    MeetingId Meeting,
    PersonId Author,
    long FirstVersion,
    int Count,
    string Steps,
    string Client
) : MinutesTextEvent(Meeting, Author, FirstVersion, Count, Steps, Client);

/// <summary>
/// Somebody restored an earlier version of the text of an agenda item: the steps (a JSON array) that lead from the
/// text at this version to the restored one. Who wrote which stretch of it is as it was then: writers, and for each
/// the number of positions.
/// </summary>
[StoredAs("minutes-version-restored.1")]
public sealed record MinutesVersionRestored(
    MeetingId Meeting,
    PersonId Author,
    long FirstVersion,
    int Count,
    string Steps,
    string Client,
    long Restored,
    IReadOnlyList<PersonId> Writers,
    IReadOnlyList<int> Lengths
) : MinutesTextEvent(Meeting, Author, FirstVersion, Count, Steps, Client);
