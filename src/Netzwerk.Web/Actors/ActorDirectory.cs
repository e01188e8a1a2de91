using System.Globalization;
using Marten;
using Marten.Linq.MatchesSql;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors;

/// <summary>A person of the directory with card and organisation.</summary>
public sealed record DirectoryPerson(PersonId Id, PersonCard Card, OrganisationId? Organisation)
{
    /// <summary>The addresses that came with other entries of this person.</summary>
    public IReadOnlyList<string> FurtherMails { get; init; } = [];

    /// <summary>Under disclosure block: only where people are compared, never in a list.</summary>
    public bool IsShielded { get; init; }
}

/// <summary>An organisation with the number of its people.</summary>
public sealed record DirectoryOrganisation(Organisation Organisation, int Persons)
{
    public string Municipality => Municipalities.NameOf(Organisation.Municipality);
}

/// <summary>The people of the directory that a page shows, how many a file would hold, and how many there are.</summary>
public sealed record DirectoryPeople(IReadOnlyList<DirectoryPerson> Shown, int Found, int All);

/// <summary>Looks people and organisations up, for coordinators; sorted as in a German directory.</summary>
public sealed class ActorDirectory(IQuerySession session, PersonVault vault)
{
    private static readonly CompareInfo German = CultureInfo.GetCultureInfo("de-DE").CompareInfo;

    public static readonly StringComparer Order = StringComparer.Create(
        CultureInfo.GetCultureInfo("de-DE"),
        ignoreCase: true
    );

    /// <summary>Somebody who is there, once, and may stand in a list; in words of the database.</summary>
    private const string Known =
        "d.data ->> 'isErased' <> 'true' and d.data ->> 'mergedInto' is null"
        + " and coalesce(d.data ->> 'isShielded', 'false') <> 'true'";

    /// <summary>Umlauts and accents may be left out: "Dobeln" finds Döbeln.</summary>
    public static bool Matches(string text, string wanted) =>
        wanted.Length == 0
        || German.IndexOf(text, wanted, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace)
            >= 0;

    /// <summary>People without an organisation, or all whose name or address has these words.</summary>
    public async Task<DirectoryPeople> PeopleAsync(string? wanted, CancellationToken ct)
    {
        if (wanted is not null)
        {
            var all = await PersonsAsync(ct);
            var found = Having(all, wanted);
            return new(found, found.Count, all.Count);
        }

        var unproved = await UnprovedAsync(session, ct);
        var people = await session.Query<Person>().CountAsync(p => p.MatchesSql(Known), ct);
        var count = people - unproved.Count;
        var alone = await session.QueryAsync<Person>(
            $"where d.data ->> 'organisation' is null and {Known}",
            ct
        );
        return new(
            await CardsAsync(alone.Where(p => !unproved.Contains(p.Id)), organisation: null, ct),
            count,
            count
        );
    }

    /// <summary>Everybody, or all whose name or address has these words.</summary>
    public async Task<IReadOnlyList<DirectoryPerson>> PersonsAsync(
        string? wanted,
        CancellationToken ct
    ) => wanted is null ? await PersonsAsync(ct) : Having(await PersonsAsync(ct), wanted);

    /// <summary>The people of one organisation.</summary>
    public async Task<IReadOnlyList<DirectoryPerson>> PersonsOfAsync(
        OrganisationId organisation,
        CancellationToken ct
    )
    {
        var people = await session.QueryAsync<Person>(
            $"where d.data ->> 'organisation' = ? and {Known}",
            ct,
            organisation.ToString()
        );
        var unproved = await UnprovedAsync(session, ct);
        return await CardsAsync(people.Where(p => !unproved.Contains(p.Id)), organisation, ct);
    }

    private async Task<IReadOnlyList<DirectoryPerson>> CardsAsync(
        IEnumerable<Person> people,
        OrganisationId? organisation,
        CancellationToken ct
    ) =>
        [
            .. (await vault.FindAsync(session, people.Select(p => new PersonId(p.Id)), ct))
                .Select(c => new DirectoryPerson(c.Key, c.Value, organisation))
                .OrderBy(p => p.Card.SortName, Order),
        ];

    private static IReadOnlyList<DirectoryPerson> Having(
        IEnumerable<DirectoryPerson> people,
        string wanted
    ) =>
        [
            .. people.Where(p =>
                Matches($"{p.Card.FullName} {p.Card.SortName} {p.Card.Mail}", wanted)
            ),
        ];

    public async Task<IReadOnlyList<DirectoryOrganisation>> OrganisationsAsync(CancellationToken ct)
    {
        var organisations = await AllOrganisationsAsync(session, ct);
        var people = await PersonsAsync(ct);
        var counts = people
            .Where(p => p.Organisation is not null)
            .CountBy(p => p.Organisation!.Value.Value)
            .ToDictionary();
        return
        [
            .. organisations
                .OrderBy(o => o.Name, Order)
                .Select(o => new DirectoryOrganisation(o, counts.GetValueOrDefault(o.Id))),
        ];
    }

    /// <summary>
    /// Everybody, except people under disclosure block and people who asked to join a group and have not proved their
    /// address.
    /// </summary>
    public async Task<IReadOnlyList<DirectoryPerson>> PersonsAsync(CancellationToken ct) =>
        await PersonsAsync(await vault.AllAsync(session, ct), ct);

    /// <summary>The same and people under disclosure block: to compare with what was typed, never to be listed.</summary>
    public async Task<IReadOnlyList<DirectoryPerson>> ComparableAsync(CancellationToken ct) =>
        await PersonsAsync(await vault.OpenAllAsync(session, Openly.Comparing, ct), ct);

    private async Task<IReadOnlyList<DirectoryPerson>> PersonsAsync(
        IReadOnlyList<KnownPerson> cards,
        CancellationToken ct
    )
    {
        var facts = (
            await session.Query<Person>().Where(p => !p.IsErased).ToListAsync(ct)
        ).ToDictionary(p => p.Id);
        var unproved = await UnprovedAsync(session, ct);
        var further = await vault.AllFurtherMailsAsync(session, ct);
        return
        [
            .. cards
                .Where(c => facts.ContainsKey(c.Id.Value) && !unproved.Contains(c.Id.Value))
                .Select(c => new DirectoryPerson(c.Id, c.Card, facts[c.Id.Value].Organisation)
                {
                    FurtherMails = [.. further[c.Id]],
                    IsShielded = c.IsShielded,
                })
                .OrderBy(p => p.Card.SortName, Order),
        ];
    }

    /// <summary>Every organisation once, also where somebody entered it twice.</summary>
    public static async Task<IReadOnlyList<Organisation>> AllOrganisationsAsync(
        IQuerySession session,
        CancellationToken ct
    ) =>
        [.. (await session.Query<Organisation>().ToListAsync(ct)).Where(o => o.MergedInto is null)];

    /// <summary>The organisation meant by a name as people write it, if there is one.</summary>
    public static async Task<OrganisationId?> FindOrganisationAsync(
        IQuerySession session,
        string name,
        CancellationToken ct
    )
    {
        if (name.Length == 0)
        {
            return null;
        }

        var all = await AllOrganisationsAsync(session, ct);
        var found = all.FirstOrDefault(o =>
            German.Compare(o.Name, name, CompareOptions.IgnoreCase) == 0
        );
        return found is null ? null : new OrganisationId(found.Id);
    }

    /// <summary>People known only from a wish to join whose address nobody has proved: their names may be made up.</summary>
    public static async Task<IReadOnlySet<Guid>> UnprovedAsync(
        IQuerySession session,
        CancellationToken ct
    )
    {
        var requests = await session.Query<JoinRequest>().ToListAsync(ct);
        var proved = requests
            .Where(r => r.State is not JoinRequestState.Unconfirmed)
            .Select(r => r.Person.Value)
            .ToHashSet();
        var typed = requests.Select(r => r.Person.Value).Where(p => !proved.Contains(p));
        var strangers = (await session.LoadManyAsync<Person>(ct, typed.Distinct().ToArray())).Where(
            p => p is { Source: PersonSource.JoinRequest, Role: NetworkRole.None, IsErased: false }
        );
        var seated = (await session.Query<Group>().ToListAsync(ct))
            .SelectMany(g => g.Members)
            .SelectMany(m => m.Deputies.Prepend(m.Person))
            .Select(p => p.Value)
            .ToHashSet();
        return strangers.Select(p => p.Id).Where(p => !seated.Contains(p)).ToHashSet();
    }
}
