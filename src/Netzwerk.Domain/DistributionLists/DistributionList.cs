using Netzwerk.Domain.Actors.Profiles;

namespace Netzwerk.Domain.DistributionLists;

/// <summary>What a distribution list looks for in the directory; everything named here must hold.</summary>
public sealed record ListSearch(
    ListedKind Kind,
    string Words,
    string? Municipality,
    WorkTopic? Topic,
    TargetGroup? TargetGroup,
    string? Language
);

/// <summary>What a coordinator decided about one person.</summary>
public sealed record PlacedPerson(PersonId Person, ListPlace Place);

/// <summary>What a coordinator decided about one organisation.</summary>
public sealed record PlacedOrganisation(OrganisationId Organisation, ListPlace Place);

/// <summary>A saved search of the directory that one can write to, with those put on it or taken off it by hand.</summary>
public sealed record DistributionList(Guid Id, string Name, ListSearch Search)
    : IFolded<DistributionList, DistributionListEvent>
{
    public int Version { get; init; }

    public IReadOnlyList<PlacedPerson> People { get; init; } = [];

    public IReadOnlyList<PlacedOrganisation> Organisations { get; init; } = [];

    public bool IsDeleted { get; init; }

    public ListPlace PlaceOf(PersonId person) =>
        People.FirstOrDefault(p => p.Person == person)?.Place ?? ListPlace.AsFound;

    public ListPlace PlaceOf(OrganisationId organisation) =>
        Organisations.FirstOrDefault(o => o.Organisation == organisation)?.Place
        ?? ListPlace.AsFound;

    public static DistributionList? Evolve(DistributionList? list, Guid id, object happened) =>
        (list, happened) switch
        {
            (null, DistributionListSaved e) => new(id, e.Name, SearchOf(e)),
            ({ } l, DistributionListSaved e) => l with { Name = e.Name, Search = SearchOf(e) },
            ({ } l, ListPersonPlaced e) => l with
            {
                People =
                [
                    .. l.People.Where(p => p.Person != e.Person),
                    .. e.Place is ListPlace.AsFound ? (PlacedPerson[])[] : [new(e.Person, e.Place)],
                ],
            },
            ({ } l, ListOrganisationPlaced e) => l with
            {
                Organisations =
                [
                    .. l.Organisations.Where(o => o.Organisation != e.Organisation),
                    .. e.Place is ListPlace.AsFound
                        ? (PlacedOrganisation[])[]
                        : [new(e.Organisation, e.Place)],
                ],
            },
            ({ } l, DistributionListDeleted) => l with { IsDeleted = true },
            _ => list,
        };

    private static ListSearch SearchOf(DistributionListSaved e) =>
        new(e.Kind, e.Words, e.Municipality, e.Topic, e.TargetGroup, e.Language);
}
