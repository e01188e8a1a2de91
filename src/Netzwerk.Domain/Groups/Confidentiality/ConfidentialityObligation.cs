namespace Netzwerk.Domain.Groups.Confidentiality;

/// <summary>One version of the words in which members of a group undertake to keep closed matters to themselves.</summary>
public sealed record ConfidentialityText(
    int Number,
    string Text,
    bool MustBeGivenAgain,
    DateTimeOffset At
);

/// <summary>That somebody gave the undertaking: for which version, recorded when, and on which day they signed it on paper.</summary>
public sealed record ConfidentialityProof(
    PersonId Person,
    int Number,
    DateTimeOffset At,
    DateOnly? SignedOn
)
{
    /// <summary>The day from which it holds, in the county's time zone: that of the signature, or when it was confirmed.</summary>
    public DateOnly Since => SignedOn ?? Appointment.LocalDay(At);
}

/// <summary>The duty of secrecy of a group: in which words it is asked for, of whom, and who gave it.</summary>
public sealed record ConfidentialityObligation(
    IReadOnlyList<ConfidentialityText> Texts,
    bool IsAsked,
    bool AsksGuests,
    IReadOnlyList<ConfidentialityProof> Given
)
{
    /// <summary>What a group has that never asked for it.</summary>
    public static readonly ConfidentialityObligation None = new([], false, false, []);

    /// <summary>How often those who had not given it were reminded.</summary>
    public int Rounds { get; init; }

    /// <summary>When they were reminded last.</summary>
    public DateOnly? RemindedOn { get; init; }

    /// <summary>The words of today; null when the group never asked for it.</summary>
    public ConfidentialityText? Text => Texts.Count == 0 ? null : Texts[^1];

    /// <summary>The oldest version that still counts: the last one that had to be given again.</summary>
    public int OldestThatCounts => Texts.LastOrDefault(t => t.MustBeGivenAgain)?.Number ?? 1;

    public bool Counts(ConfidentialityProof proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        return proof.Number >= OldestThatCounts;
    }

    internal ConfidentialityObligation With(GroupEvent happened) =>
        happened switch
        {
            ConfidentialityAskedFor e => this with
            {
                Texts = [.. Texts, new(e.Number, e.Text, e.MustBeGivenAgain, e.At)],
                IsAsked = true,
                AsksGuests = e.AsksGuests,
            },
            ConfidentialityNoLongerAskedFor => this with { IsAsked = false },
            ConfidentialityGiven e => this with
            {
                Given =
                [
                    .. Given.Where(p => (p.Person, p.Number) != (e.Person, e.Number)),
                    new(e.Person, e.Number, e.At, e.SignedOn),
                ],
            },
            ConfidentialityReminded e => this with { Rounds = e.Round, RemindedOn = e.On },
            _ => this,
        };
}
