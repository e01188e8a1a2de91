namespace Netzwerk.Domain.Actors.Profiles;

/// <summary>Something that became known about what an organisation does, and where.</summary>
[AboutPeople(
    "where a legal body works and what it does, which is public; names, addresses, opening hours and notes, free texts, can name somebody",
    "know who does what, where and for whom",
    SeenBy = "coordination",
    Kept = "as long as the organisation is in the directory"
)]
public abstract record ProfileEvent;

/// <summary>An organisation works at one more site; the municipality is its official key (AGS).</summary>
[StoredAs("site-added.1")]
public sealed record SiteAdded(
    SiteId Site,
    [property: Personal] string Name,
    [property: Personal] string Address,
    string? Municipality,
    DateOnly? From,
    [property: Personal] string OpeningHours,
    StepFree StepFree,
    [property: Personal] string StepFreeNote
) : ProfileEvent;

/// <summary>A site has another name, address or opening hours, or something else about it was put right.</summary>
[StoredAs("site-described.1")]
public sealed record SiteDescribed(
    SiteId Site,
    [property: Personal] string Name,
    [property: Personal] string Address,
    string? Municipality,
    DateOnly? From,
    [property: Personal] string OpeningHours,
    StepFree StepFree,
    [property: Personal] string StepFreeNote
) : ProfileEvent;

/// <summary>An organisation works at a site until this day; without a day it goes on.</summary>
[StoredAs("site-ended.1")]
public sealed record SiteEnded(SiteId Site, DateOnly? Until) : ProfileEvent;

/// <summary>What an organisation does: its topics, for whom, and in which languages by their codes.</summary>
[StoredAs("organisation-work-described.1")]
public sealed record OrganisationWorkDescribed(
    IReadOnlyList<WorkTopic> Topics,
    IReadOnlyList<TargetGroup> TargetGroups,
    IReadOnlyList<string> Languages
) : ProfileEvent;
