using System.Text.Json.Serialization;

namespace Netzwerk.Domain.Actors.Conversations;

/// <summary>Points to one conversation with a person or an organisation.</summary>
[JsonConverter(typeof(GuidIdJson<ConversationId>))]
public readonly record struct ConversationId(Guid Value) : IGuidId<ConversationId>
{
    public static ConversationId From(Guid value) => new(value);

    public static ConversationId Create() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>How two sides spoke with each other.</summary>
public enum ConversationKind
{
    Call,
    Visit,
    Mail,
    Talk,
}

/// <summary>A conversation that the coordination had, what came of it and what follows until when.</summary>
public sealed record Conversation(
    Guid Id,
    PersonId? By,
    OrganisationId? Organisation,
    PersonId? Person,
    ConversationKind Kind,
    DateOnly Day,
    string Text,
    string NextStep,
    DateOnly? NextDay
) : IFolded<Conversation, ConversationEvent>
{
    public int Version { get; init; }

    public bool IsStepDone { get; init; }

    /// <summary>Something remains to be done.</summary>
    public bool IsOpen => NextStep.Length > 0 && !IsStepDone;

    public static Conversation? Evolve(Conversation? conversation, Guid id, object happened) =>
        (conversation, happened) switch
        {
            (null, ConversationNoted e) => new(
                id,
                e.By,
                e.Organisation,
                e.Person,
                e.Kind,
                e.Day,
                e.Text,
                e.NextStep,
                e.NextDay
            ),
            ({ } c, ConversationCorrected e) => c with
            {
                Kind = e.Kind,
                Day = e.Day,
                Text = e.Text,
                NextStep = e.NextStep,
                NextDay = e.NextDay,
                IsStepDone = c.IsStepDone && c.NextStep == e.NextStep,
            },
            ({ } c, NextStepDone) => c with { IsStepDone = true },
            _ => conversation,
        };
}
