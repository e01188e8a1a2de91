namespace Netzwerk.Domain.Actors.Affiliations;

/// <summary>Who is tied to an organisation beyond those whose main organisation it is, and whom to turn to there.</summary>
public sealed record OrganisationPeople(Guid Id) : IFolded<OrganisationPeople, AffiliationEvent>
{
    public int Version { get; init; }

    /// <summary>All ties in the order in which they became known, past ones too.</summary>
    public IReadOnlyList<Affiliation> Affiliations { get; init; } = [];

    /// <summary>Whom to turn to first stands first.</summary>
    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    public Affiliation? AffiliationOf(AffiliationId id) =>
        Affiliations.FirstOrDefault(a => a.Id == id);

    public Contact? ContactOf(PersonId person) => Contacts.FirstOrDefault(c => c.Person == person);

    /// <summary>The place of a contact, counted from 1; none when the person is no contact.</summary>
    public int PlaceOf(PersonId person) => Contacts.TakeWhile(c => c.Person != person).Count() + 1;

    /// <summary>
    /// The same with everybody of the entries that mean this organisation; the order and the function noted here count, and
    /// where no function is noted here, the one there.
    /// </summary>
    public OrganisationPeople With(IReadOnlyCollection<OrganisationPeople> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return this with
        {
            Affiliations =
            [
                .. Affiliations
                    .Concat(entries.SelectMany(e => e.Affiliations))
                    .DistinctBy(a => a.Id),
            ],
            Contacts =
            [
                .. Contacts
                    .Concat(entries.SelectMany(e => e.Contacts))
                    .GroupBy(c => c.Person)
                    .Select(same =>
                        same.FirstOrDefault(c => c.Function.Length > 0) ?? same.First()
                    ),
            ],
        };
    }

    public static OrganisationPeople? Evolve(
        OrganisationPeople? people,
        Guid id,
        object happened
    ) => happened is AffiliationEvent e ? (people ?? new(id)).After(e) : people;

    private OrganisationPeople After(AffiliationEvent happened) =>
        happened switch
        {
            AffiliationNoted e when AffiliationOf(e.Affiliation) is null => this with
            {
                Affiliations =
                [
                    .. Affiliations,
                    new(e.Affiliation, e.Person, e.Kind, e.From, e.Until),
                ],
            },
            AffiliationDated e => this with
            {
                Affiliations =
                [
                    .. Affiliations.Select(a =>
                        a.Id == e.Affiliation ? a with { From = e.From, Until = e.Until } : a
                    ),
                ],
            },
            ContactNamed e => this with { Contacts = Named(new(e.Person, e.Function)) },
            ContactPlaced e when ContactOf(e.Person) is { } contact => this with
            {
                Contacts = Placed(contact, e.Place),
            },
            ContactRemoved e => this with
            {
                Contacts = [.. Contacts.Where(c => c.Person != e.Person)],
            },
            _ => this,
        };

    private IReadOnlyList<Contact> Named(Contact contact) =>
        ContactOf(contact.Person) is null
            ? [.. Contacts, contact]
            : [.. Contacts.Select(c => c.Person == contact.Person ? contact : c)];

    private List<Contact> Placed(Contact contact, int place)
    {
        var others = Contacts.Where(c => c.Person != contact.Person).ToList();
        others.Insert(Math.Clamp(place - 1, 0, others.Count), contact);
        return others;
    }
}
