namespace Netzwerk.Domain.Freshness;

/// <summary>Something that happened to a suggested change of an entry.</summary>
[AboutPeople(
    "who suggested a change of an entry, by id, and which details it is about; the reason of the coordination, a free text; what was suggested lies sealed",
    "let the organisations keep their entries right",
    SeenBy = "coordination, the person who suggested",
    Kept = "as an id that leads nowhere"
)]
public abstract record ProposalEvent;

/// <summary>By which way a change was suggested.</summary>
public enum ProposalWay
{
    Link,
    SignedIn,
}

/// <summary>What is suggested: other details, or that the organisation is gone.</summary>
public enum ProposalKind
{
    Change,
    Gone,
}

/// <summary>What became of a suggested change.</summary>
public enum ProposalSettlement
{
    Released,
    Declined,
    Withdrawn,
    Lapsed,
}

/// <summary>Somebody suggested a change of an entry; only which details is told here.</summary>
[StoredAs("entry-change-suggested.1")]
public sealed record ChangeSuggested(
    OrganisationId Organisation,
    PersonId Proposer,
    ProposalWay Way,
    ProposalKind Kind,
    IReadOnlyList<string> Fields,
    DateOnly Day
) : ProposalEvent;

/// <summary>Who suggested a change corrected it before anybody decided.</summary>
[StoredAs("entry-suggestion-corrected.1")]
public sealed record SuggestionCorrected(
    ProposalKind Kind,
    IReadOnlyList<string> Fields,
    DateOnly Day
) : ProposalEvent;

/// <summary>A suggested change was released or declined, taken back, or forgotten.</summary>
[StoredAs("entry-suggestion-settled.1")]
public sealed record SuggestionSettled(
    ProposalSettlement Settlement,
    [property: Personal] string Reason
) : ProposalEvent;
