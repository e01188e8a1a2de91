namespace Netzwerk.Domain.Actors.Conversations;

/// <summary>Something that was noted about a conversation.</summary>
[AboutPeople(
    "that the coordination spoke with somebody, when, how, and what came of it, in free text",
    "go on where the last conversation ended, also when somebody else takes over",
    SeenBy = "coordination",
    Kept = "text until the person is erased, then blacked out"
)]
public abstract record ConversationEvent;

/// <summary>The coordination spoke with a person, or with an organisation, and something may follow until a day.</summary>
[StoredAs("conversation-noted.1")]
public sealed record ConversationNoted(
    PersonId? By,
    OrganisationId? Organisation,
    PersonId? Person,
    ConversationKind Kind,
    DateOnly Day,
    [property: Personal] string Text,
    [property: Personal] string NextStep,
    DateOnly? NextDay
) : ConversationEvent;

/// <summary>What was noted about a conversation was put right.</summary>
[StoredAs("conversation-corrected.1")]
public sealed record ConversationCorrected(
    PersonId? Person,
    ConversationKind Kind,
    DateOnly Day,
    [property: Personal] string Text,
    [property: Personal] string NextStep,
    DateOnly? NextDay
) : ConversationEvent;

/// <summary>The next step that was agreed is done.</summary>
[StoredAs("next-step-done.1")]
public sealed record NextStepDone : ConversationEvent;
