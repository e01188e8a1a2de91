using Netzwerk.Domain.Groups.Confidentiality;

namespace Netzwerk.Domain.Groups;

public sealed partial record Group
{
    /// <summary>Who undertook to keep closed matters to themselves, and in which words it is asked for.</summary>
    public ConfidentialityObligation Confidentiality { get; init; } =
        ConfidentialityObligation.None;

    /// <summary>Everybody whom the group asks for the undertaking: members and deputies, guests only if it says so.</summary>
    public IReadOnlyList<PersonId> AskedForConfidentiality =>
        Confidentiality.IsAsked
            ?
            [
                .. Members
                    .Where(m => Confidentiality.AsksGuests || m.Role is not GroupRole.Guest)
                    .SelectMany(m => m.Deputies.Prepend(m.Person))
                    .Distinct(),
            ]
            : [];

    /// <summary>Those who are asked for it and have not given it in words that still count.</summary>
    public IReadOnlyList<PersonId> OwingConfidentiality =>
        [.. AskedForConfidentiality.Where(p => ConfidentialityOf(p) is null)];

    /// <summary>Whether whoever takes a seat in this role is asked for it.</summary>
    public bool AsksNewcomersForConfidentiality(GroupRole role) =>
        Confidentiality.IsAsked && (Confidentiality.AsksGuests || role is not GroupRole.Guest);

    public bool AsksForConfidentialityOf(PersonId person) =>
        AskedForConfidentiality.Contains(person);

    public bool OwesConfidentiality(PersonId person) =>
        Confidentiality.IsAsked
        && AsksForConfidentialityOf(person)
        && ConfidentialityOf(person) is null;

    /// <summary>
    /// What somebody gave that still counts, the newest; also what they gave under another entry before the two became one.
    /// </summary>
    public ConfidentialityProof? ConfidentialityOf(PersonId person) =>
        Confidentiality.Given.LastOrDefault(p =>
            Confidentiality.Counts(p) && IsOrBecame(p.Person, person)
        );

    private bool GaveConfidentiality(PersonId person) =>
        Confidentiality.Given.Any(p => IsOrBecame(p.Person, person));

    /// <summary>An undone merge leaves each what they gave themselves.</summary>
    private bool IsOrBecame(PersonId entry, PersonId person)
    {
        for (var turn = 0; turn <= MergedSeats.Count; turn++)
        {
            if (entry == person)
            {
                return true;
            }

            if (MergedSeats.LastOrDefault(m => m.Gone == entry) is not { } merged)
            {
                return false;
            }

            entry = merged.Into;
        }

        return false;
    }

    private Group WithConfidentiality(GroupEvent happened)
    {
        var after = Confidentiality.With(happened);
        return ReferenceEquals(after, Confidentiality)
            ? this
            : this with
            {
                Confidentiality = after,
            };
    }
}
