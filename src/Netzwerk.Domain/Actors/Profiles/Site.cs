namespace Netzwerk.Domain.Actors.Profiles;

/// <summary>Whether somebody in a wheelchair or with a pram gets in.</summary>
public enum StepFree
{
    Unknown,
    Yes,
    No,
}

/// <summary>A place at which an organisation works, from a day to a day.</summary>
public sealed record Site(
    SiteId Id,
    string Name,
    string Address,
    string? Municipality,
    DateOnly? From,
    DateOnly? Until,
    string OpeningHours,
    StepFree StepFree,
    string StepFreeNote
)
{
    /// <summary>A site that begins later is already worth knowing; one that has ended is history.</summary>
    public bool IsOver(DateOnly today) => Until < today;
}
