namespace Netzwerk.Domain.Groups.Confidentiality;

/// <summary>
/// A group asks its members and deputies (and its guests, if it says so) to undertake in these words to keep closed matters
/// to themselves. Who gave it for an earlier text has to give it again, or not.
/// </summary>
[StoredAs("confidentiality-asked-for.1")]
public sealed record ConfidentialityAskedFor(
    int Number,
    [property: Personal] string Text,
    bool MustBeGivenAgain,
    bool AsksGuests,
    DateTimeOffset At
) : GroupEvent;

/// <summary>A group no longer asks for the undertaking; what was given is kept.</summary>
[StoredAs("confidentiality-no-longer-asked-for.1")]
public sealed record ConfidentialityNoLongerAskedFor : GroupEvent;

/// <summary>
/// Somebody undertook to keep closed matters to themselves, for a version of the text; with a day when they signed it on
/// paper and somebody else recorded it.
/// </summary>
[StoredAs("confidentiality-given.1")]
public sealed record ConfidentialityGiven(
    PersonId Person,
    int Number,
    DateTimeOffset At,
    DateOnly? SignedOn
) : GroupEvent;

/// <summary>Those who have not given the undertaking yet were reminded of it, on a day.</summary>
[StoredAs("confidentiality-reminded.1")]
public sealed record ConfidentialityReminded(int Round, DateOnly On, IReadOnlyList<PersonId> People)
    : GroupEvent;
