namespace Netzwerk.Domain.DistributionLists;

/// <summary>Something that happened to a circular to a distribution list.</summary>
[AboutPeople(
    "the words of a circular, free texts; who sent it, by id; to how many it went",
    "write to those whom something concerns and see later what was written",
    SeenBy = "coordination; whom it goes to",
    Kept = "as an id that leads nowhere; what names somebody is blacked out"
)]
public abstract record CircularEvent;

/// <summary>A circular was begun; nobody gets it yet.</summary>
[StoredAs("circular-drafted.1")]
public sealed record CircularDrafted(
    DistributionListId List,
    [property: Personal] string Subject,
    [property: Personal] string Text
) : CircularEvent;

/// <summary>The words of a circular that was not sent yet were changed.</summary>
[StoredAs("circular-reworded.1")]
public sealed record CircularReworded(
    [property: Personal] string Subject,
    [property: Personal] string Text
) : CircularEvent;

/// <summary>A circular was thrown away before it was sent.</summary>
[StoredAs("circular-discarded.1")]
public sealed record CircularDiscarded : CircularEvent;

/// <summary>A circular was sent: to so many, while so many of the list were left out.</summary>
[StoredAs("circular-sent.1")]
public sealed record CircularSent(PersonId? By, DateOnly Day, int Receivers, int LeftOut)
    : CircularEvent;
