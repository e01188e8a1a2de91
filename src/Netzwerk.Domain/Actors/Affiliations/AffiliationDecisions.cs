namespace Netzwerk.Domain.Actors.Affiliations;

/// <summary>The wish to note that a person works at an organisation or represents it.</summary>
public sealed record NoteAffiliation(
    AffiliationId Affiliation,
    PersonId Person,
    AffiliationKind Kind,
    DateOnly? From,
    DateOnly? Until
);

/// <summary>The wish to put the days of a tie right, or to end it.</summary>
public sealed record DateAffiliation(AffiliationId Affiliation, DateOnly? From, DateOnly? Until);

/// <summary>The wish to name a person as the one to turn to, in a function.</summary>
public sealed record NameContact(PersonId Person, string? Function);

/// <summary>The wish to put a contact at another place of the list.</summary>
public sealed record PlaceContact(PersonId Person, int Place);

/// <summary>The wish that a person is no longer the one to turn to.</summary>
public sealed record RemoveContact(PersonId Person);

/// <summary>The rules for ties between persons and organisations.</summary>
public static class AffiliationDecisions
{
    /// <summary>"Stellvertretende Leiterin der Abteilung Ausländer- und Asylangelegenheiten" must fit.</summary>
    public const int LongestFunction = 100;

    /// <summary>A longer list says whom to turn to no more.</summary>
    public const int MostContacts = 30;

    private static readonly AffiliationEvent[] Nothing = [];

    public static Outcome<AffiliationEvent> Decide(
        OrganisationPeople? people,
        NoteAffiliation ask
    ) =>
        // Pressed twice, it is the tie of the first press.
        people?.AffiliationOf(ask.Affiliation)
            is not null
            ? Nothing
        : !Enum.IsDefined(ask.Kind) ? new Refusal("affiliation.kind-missing", "Kind")
        : ask.From > ask.Until ? new Refusal("affiliation.ends-before-it-begins", "Until")
        : people?.Affiliations.Any(a => IsOpenAs(a, ask)) is true
            ? new Refusal("affiliation.there-already", "Person")
        : new AffiliationNoted(ask.Affiliation, ask.Person, ask.Kind, ask.From, ask.Until);

    public static Outcome<AffiliationEvent> Decide(
        OrganisationPeople? people,
        DateAffiliation ask
    ) =>
        people?.AffiliationOf(ask.Affiliation) is not { } tie ? new Refusal("affiliation.unknown")
        : ask.From > ask.Until ? new Refusal("affiliation.ends-before-it-begins", "Until")
        : (tie.From, tie.Until) == (ask.From, ask.Until) ? Nothing
        : new AffiliationDated(ask.Affiliation, ask.From, ask.Until);

    public static Outcome<AffiliationEvent> Decide(OrganisationPeople? people, NameContact ask)
    {
        var function = PlainText.Line(ask.Function);
        var known = people?.ContactOf(ask.Person);
        return function.Length > LongestFunction
                ? new Refusal("affiliation.function-too-long", "Function")
            : known is null && people?.Contacts.Count >= MostContacts
                ? new Refusal("affiliation.too-many-contacts", "Person")
            : known?.Function == function ? Nothing
            : new ContactNamed(ask.Person, function);
    }

    public static Outcome<AffiliationEvent> Decide(OrganisationPeople? people, PlaceContact ask) =>
        people?.ContactOf(ask.Person) is null ? new Refusal("affiliation.contact-unknown")
        : Math.Clamp(ask.Place, 1, people.Contacts.Count) is var place
        && place == people.PlaceOf(ask.Person)
            ? Nothing
        : new ContactPlaced(ask.Person, place);

    /// <summary>Contacts of entries that mean this organisation stand in its own list from then on, as far as the place goes.</summary>
    public static Outcome<AffiliationEvent> Decide(
        OrganisationPeople? people,
        IReadOnlyCollection<OrganisationPeople> entries,
        PlaceContact ask
    )
    {
        var all = (people ?? new(Guid.Empty)).With(entries);
        var moved = Decide(all, ask);
        var last = Math.Max(ask.Place, all.PlaceOf(ask.Person));
        return moved.Refusal is not null || moved.Events.Count == 0
            ? moved
            : (AffiliationEvent[])
                [
                    .. all
                        .Contacts.Take(last)
                        .Where(c => people?.ContactOf(c.Person) is null)
                        .Select(c => new ContactNamed(c.Person, c.Function)),
                    .. moved.Events,
                ];
    }

    public static Outcome<AffiliationEvent> Decide(OrganisationPeople? people, RemoveContact ask) =>
        people?.ContactOf(ask.Person) is null ? Nothing : new ContactRemoved(ask.Person);

    private static bool IsOpenAs(Affiliation tie, NoteAffiliation ask) =>
        (tie.Person, tie.Kind) == (ask.Person, ask.Kind) && tie.Until is null && ask.Until is null;
}
