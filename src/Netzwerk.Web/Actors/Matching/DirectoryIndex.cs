using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Matching;

/// <summary>Somebody of the directory, or an earlier row of the list, with what they are found by.</summary>
public sealed record Known(PersonId? Id, int? Row, PersonCard Card, OrganisationId? Organisation)
{
    /// <summary>Under disclosure block: the card is for comparing only.</summary>
    public bool IsShielded { get; init; }

    public string Name { get; } = Folding.Pair(Card.GivenName, Card.FamilyName);

    public string GivenName { get; } = Folding.Loose(Card.GivenName);

    public string Phone { get; } = Folding.Phone(Card.Phone);
}

/// <summary>An organisation of the directory or of an earlier row.</summary>
public sealed record KnownOrganisation(
    OrganisationId Id,
    string Name,
    string? Municipality,
    string Address,
    bool IsNew
);

/// <summary>
/// Who and what is there, found by folded names, mail and phone: a list of any length is looked up in time that grows only
/// with its length.
/// </summary>
public sealed class DirectoryIndex
{
    private static readonly Known[] Nobody = [];

    private readonly Dictionary<string, Known> _byMail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Known>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Known>> _bySpelling = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Known>> _byFamily = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownOrganisation> _organisations = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, List<KnownOrganisation>> _bare = new(
        StringComparer.Ordinal
    );

    public DirectoryIndex(
        IEnumerable<DirectoryPerson> people,
        IEnumerable<Organisation> organisations
    )
    {
        foreach (var o in organisations.OrderBy(o => o.Id))
        {
            Add(new KnownOrganisation(new(o.Id), o.Name, o.Municipality, o.Address, IsNew: false));
        }

        foreach (var p in people.OrderBy(p => p.Id.Value))
        {
            var known = new Known(p.Id, Row: null, p.Card, p.Organisation)
            {
                IsShielded = p.IsShielded,
            };
            Add(known);
            foreach (var mail in p.FurtherMails)
            {
                Claim(mail, known);
            }
        }
    }

    public Known? ByMail(string mail) => mail.Length == 0 ? null : _byMail.GetValueOrDefault(mail);

    public IReadOnlyList<Known> ByName(string given, string family) =>
        Of(_byName, Folding.Pair(given, family));

    public IReadOnlyList<Known> BySpelling(string given, string family) =>
        Of(_bySpelling, Folding.Pair(given, family, loosely: true));

    public IReadOnlyList<Known> ByFamily(string family) => Of(_byFamily, Folding.Loose(family));

    /// <summary>The organisation meant by a name; one without a legal form means the only one that has it with one.</summary>
    public KnownOrganisation? Organisation(string name)
    {
        var (whole, bare) = Folding.Organisation(name);
        if (whole.Length == 0 || _organisations.TryGetValue(whole, out var found))
        {
            return whole.Length == 0 ? null : _organisations[whole];
        }

        var alike = _bare.GetValueOrDefault(bare) ?? [];
        return
            alike is [var only]
            && (whole == bare || Folding.Organisation(only.Name) is var (w, b) && w == b)
            ? only
            : null;
    }

    public void Add(Known known)
    {
        if (known.Card.Mail.Length > 0)
        {
            _byMail.TryAdd(known.Card.Mail, known);
        }

        Put(_byName, known.Name, known);
        var (given, family) = (known.Card.GivenName, known.Card.FamilyName);
        Put(_bySpelling, Folding.Pair(given, family, loosely: true), known);
        Put(_byFamily, Folding.Loose(family), known);
    }

    /// <summary>Somebody gets an address by a row: no later row may give it to somebody else.</summary>
    public void Claim(string mail, Known owner) => _byMail.TryAdd(mail, owner);

    public void Add(KnownOrganisation organisation)
    {
        var (whole, bare) = Folding.Organisation(organisation.Name);
        if (_organisations.TryAdd(whole, organisation))
        {
            Put(_bare, bare, organisation);
        }
    }

    private static IReadOnlyList<Known> Of(Dictionary<string, List<Known>> by, string key) =>
        by.TryGetValue(key, out var found) ? found : Nobody;

    private static void Put<T>(Dictionary<string, List<T>> by, string key, T item)
    {
        if (by.TryGetValue(key, out var there))
        {
            there.Add(item);
        }
        else
        {
            by[key] = [item];
        }
    }
}
