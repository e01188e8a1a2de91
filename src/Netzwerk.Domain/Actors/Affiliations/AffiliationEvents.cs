namespace Netzwerk.Domain.Actors.Affiliations;

/// <summary>Something that happened between an organisation and a person, by id.</summary>
[AboutPeople(
    "who works at or represents which organisation since when and until when, and for what somebody is the contact there, by id; a function, a free text, can name somebody",
    "know whom to turn to and for whom somebody speaks",
    SeenBy = "coordination, the person",
    Kept = "as an id that leads nowhere"
)]
public abstract record AffiliationEvent;

/// <summary>A person works at an organisation or represents it; days that are not known are missing.</summary>
[StoredAs("affiliation-noted.1")]
public sealed record AffiliationNoted(
    AffiliationId Affiliation,
    PersonId Person,
    AffiliationKind Kind,
    DateOnly? From,
    DateOnly? Until
) : AffiliationEvent;

/// <summary>The first or last day of a tie between a person and an organisation was put right or became known.</summary>
[StoredAs("affiliation-dated.1")]
public sealed record AffiliationDated(AffiliationId Affiliation, DateOnly? From, DateOnly? Until)
    : AffiliationEvent;

/// <summary>A person is the one to turn to at an organisation, in this function; somebody new stands last.</summary>
[StoredAs("contact-named.1")]
public sealed record ContactNamed(PersonId Person, [property: Personal] string Function)
    : AffiliationEvent;

/// <summary>A contact stands at another place of the list, counted from 1.</summary>
[StoredAs("contact-placed.1")]
public sealed record ContactPlaced(PersonId Person, int Place) : AffiliationEvent;

/// <summary>A person is no longer the one to turn to.</summary>
[StoredAs("contact-removed.1")]
public sealed record ContactRemoved(PersonId Person) : AffiliationEvent;
