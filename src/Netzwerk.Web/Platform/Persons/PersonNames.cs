using Marten;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>Joins names to identifiers at read time; nothing else copies names.</summary>
public sealed class PersonNames(IQuerySession session, PersonVault vault)
{
    public const string ErasedPerson = "gelöschte Person";

    public async Task<NameLookup> OfAsync(IEnumerable<PersonId> persons, CancellationToken ct) =>
        new(await vault.FindAsync(session, persons, ct));
}

/// <summary>The names of a few persons.</summary>
public sealed class NameLookup(IReadOnlyDictionary<PersonId, PersonCard> cards)
{
    public string this[PersonId person] =>
        cards.TryGetValue(person, out var card) ? card.FullName : PersonNames.ErasedPerson;

    public PersonCard? Card(PersonId person) => cards.GetValueOrDefault(person);

    public string SortName(PersonId person) => Card(person)?.SortName ?? "";
}
