namespace Netzwerk.Domain.Successors;

/// <summary>Something that happened while it was found out who follows somebody whom no mail reaches any more.</summary>
[AboutPeople(
    "that mail to a person came back, who was asked about it and what became of it, by id; the answer itself lies sealed",
    "find out who follows",
    SeenBy = "coordination",
    Kept = "as an id that leads nowhere"
)]
public abstract record SuccessorEvent;

/// <summary>What an organisation says about somebody whose mail came back.</summary>
public enum SuccessorAnswer
{
    StillHere,
    Followed,
    NotKnown,
}

/// <summary>How the question who follows came to its end.</summary>
public enum SuccessorSettlement
{
    AddressTaken,
    SeatsHanded,
    PutAside,
}

/// <summary>Somebody of the same organisation was asked who follows a person whose mail came back.</summary>
[StoredAs("successor-sought.1")]
public sealed record SuccessorSought(
    PersonId Person,
    OrganisationId? Organisation,
    PersonId Contact
) : SuccessorEvent;

/// <summary>The organisation answered; names and addresses lie sealed apart from this.</summary>
[StoredAs("successor-question-answered.1")]
public sealed record SuccessorQuestionAnswered(SuccessorAnswer Answer) : SuccessorEvent;

/// <summary>A coordinator took the answer over, or put the question aside.</summary>
[StoredAs("successor-search-settled.1")]
public sealed record SuccessorSearchSettled(
    PersonId Person,
    SuccessorSettlement Settlement,
    PersonId? Successor
) : SuccessorEvent;
