namespace Netzwerk.Domain.DistributionLists;

/// <summary>The wish to save a search as a distribution list, or to change it.</summary>
public sealed record SaveDistributionList(string? Name, ListSearch Search);

/// <summary>The wish to put a person on a list, to take them off, or to leave them to the search.</summary>
public sealed record PlacePerson(PersonId Person, ListPlace Place);

/// <summary>The wish to put an organisation on a list, to take it off, or to leave it to the search.</summary>
public sealed record PlaceOrganisation(OrganisationId Organisation, ListPlace Place);

/// <summary>The wish to delete a distribution list.</summary>
public sealed record DeleteDistributionList;

/// <summary>The entry of a person was erased: nothing is kept about it.</summary>
public sealed record ForgetListedPerson(PersonId Person);

/// <summary>The rules of distribution lists.</summary>
public static class DistributionListDecisions
{
    /// <summary>It stands in a line of each mail.</summary>
    public const int LongestName = 100;

    /// <summary>As long as a search of the directory may be.</summary>
    public const int LongestWords = 100;

    private static readonly Refusal Deleted = new("list.deleted");

    private static readonly DistributionListEvent[] Nothing = [];

    public static Outcome<DistributionListEvent> Decide(
        DistributionList? list,
        SaveDistributionList ask
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        var (name, words) = (PlainText.Line(ask.Name), PlainText.Line(ask.Search.Words));
        var search = ask.Search with { Words = words };
        return list is { IsDeleted: true } ? Deleted
            : name.Length == 0 ? new Refusal("list.name-missing", "Name")
            : name.Length > LongestName ? new Refusal("list.name-too-long", "Name")
            : !Enum.IsDefined(search.Kind) ? new Refusal("list.kind-unknown", "Kind")
            : words.Length > LongestWords ? new Refusal("list.words-too-long", "Words")
            : list is not null && (list.Name, list.Search) == (name, search) ? Nothing
            : new DistributionListSaved(
                name,
                search.Kind,
                words,
                search.Municipality,
                search.Topic,
                search.TargetGroup,
                search.Language
            );
    }

    public static Outcome<DistributionListEvent> Decide(DistributionList list, PlacePerson ask) =>
        list.IsDeleted ? Deleted
        : list.PlaceOf(ask.Person) == ask.Place ? Nothing
        : new ListPersonPlaced(ask.Person, ask.Place);

    public static Outcome<DistributionListEvent> Decide(
        DistributionList list,
        PlaceOrganisation ask
    ) =>
        list.IsDeleted ? Deleted
        : list.PlaceOf(ask.Organisation) == ask.Place ? Nothing
        : new ListOrganisationPlaced(ask.Organisation, ask.Place);

    public static Outcome<DistributionListEvent> Decide(
        DistributionList list,
        DeleteDistributionList _
    ) => list.IsDeleted ? Nothing : new DistributionListDeleted();

    /// <summary>Also where the list itself is deleted.</summary>
    public static Outcome<DistributionListEvent> Decide(
        DistributionList list,
        ForgetListedPerson ask
    ) =>
        list.PlaceOf(ask.Person) is ListPlace.AsFound
            ? Nothing
            : new ListPersonPlaced(ask.Person, ListPlace.AsFound);
}
