using Netzwerk.Domain.Actors.Profiles;

namespace Netzwerk.Domain.DistributionLists;

/// <summary>Something that happened to a distribution list. Who its search finds is never stored.</summary>
[AboutPeople(
    "who was put on a distribution list by hand or taken off it, by id; its name and the words it looks for, free texts",
    "write to those whom something concerns",
    SeenBy = "coordination",
    Kept = "as an id that leads nowhere"
)]
public abstract record DistributionListEvent;

/// <summary>What the search of a distribution list finds.</summary>
public enum ListedKind
{
    People,
    Organisations,
}

/// <summary>Whether the search alone decides about somebody, or a coordinator did.</summary>
public enum ListPlace
{
    AsFound,
    On,
    Off,
}

/// <summary>A search of the directory was saved as a distribution list, or an earlier one was changed.</summary>
[StoredAs("distribution-list-saved.1")]
public sealed record DistributionListSaved(
    [property: Personal] string Name,
    ListedKind Kind,
    [property: Personal] string Words,
    string? Municipality,
    WorkTopic? Topic,
    TargetGroup? TargetGroup,
    string? Language
) : DistributionListEvent;

/// <summary>A person was put on a distribution list by hand, taken off it for good, or left to the search again.</summary>
[StoredAs("list-person-placed.1")]
public sealed record ListPersonPlaced(PersonId Person, ListPlace Place) : DistributionListEvent;

/// <summary>An organisation was put on a distribution list by hand, taken off it for good, or left to the search again.</summary>
[StoredAs("list-organisation-placed.1")]
public sealed record ListOrganisationPlaced(OrganisationId Organisation, ListPlace Place)
    : DistributionListEvent;

/// <summary>A distribution list was deleted; nobody writes to it any more.</summary>
[StoredAs("distribution-list-deleted.1")]
public sealed record DistributionListDeleted : DistributionListEvent;
