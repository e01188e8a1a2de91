namespace Netzwerk.Domain;

/// <summary>Why a wish was turned down: a stable code whose wording lives in the texts, and the field it belongs to.</summary>
public sealed record Refusal(string Code, string? Field = null);

/// <summary>What a decision comes to: the facts that happened (none when nothing changes), or the reason nothing did.</summary>
public sealed class Outcome<TEvent>
    where TEvent : class
{
    private Outcome(IReadOnlyList<TEvent> events, Refusal? refusal) =>
        (Events, Refusal) = (events, refusal);

    public IReadOnlyList<TEvent> Events { get; }

    public Refusal? Refusal { get; }

    public static implicit operator Outcome<TEvent>(TEvent happened) =>
        new([happened], refusal: null);

    public static implicit operator Outcome<TEvent>(TEvent[] happened) =>
        new(happened, refusal: null);

    public static implicit operator Outcome<TEvent>(Refusal refusal) => new([], refusal);
}
