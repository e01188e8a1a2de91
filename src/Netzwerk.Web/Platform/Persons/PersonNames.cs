using Marten;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>
/// Joins names to identifiers at read time; nothing else copies names. Who is under disclosure block reads "geschützte
/// Person".
/// </summary>
public sealed class PersonNames(IQuerySession session, PersonVault vault)
{
    public const string ErasedPerson = "gelöschte Person";

    public async Task<NameLookup> OfAsync(IEnumerable<PersonId> persons, CancellationToken ct) =>
        new(await vault.FindAsync(session, persons, ct));

    /// <summary>The card with everything on it, also under disclosure block.</summary>
    public Task<PersonCard?> OpenAsync(PersonId person, Openly why, CancellationToken ct) =>
        vault.OpenAsync(session, person, why, ct);

    /// <summary>The name itself, also under disclosure block.</summary>
    public async Task<string> OpenNameAsync(PersonId person, Openly why, CancellationToken ct) =>
        (await OpenAsync(person, why, ct))?.FullName ?? ErasedPerson;
}

/// <summary>The names of a few persons.</summary>
public sealed class NameLookup(IReadOnlyDictionary<PersonId, PersonCard> cards)
{
    public string this[PersonId person] =>
        cards.TryGetValue(person, out var card) ? card.FullName : PersonNames.ErasedPerson;

    public PersonCard? Card(PersonId person) => cards.GetValueOrDefault(person);

    public string SortName(PersonId person) => Card(person)?.SortName ?? "";
}
