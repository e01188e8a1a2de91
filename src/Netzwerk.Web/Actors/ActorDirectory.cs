using System.Globalization;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Searching;

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
public sealed class ActorDirectory(IQuerySession session, PersonVault vault, DirectoryMirror mirror)
{
    public const int PageLength = 50;

    private static readonly CompareInfo German = CultureInfo.GetCultureInfo("de-DE").CompareInfo;

    public static readonly StringComparer Order = StringComparer.Create(
        CultureInfo.GetCultureInfo("de-DE"),
        ignoreCase: true
    );

    /// <summary>Umlauts and accents may be left out: "Dobeln" and "Doebeln" find Döbeln.</summary>
    public static bool Matches(string text, string wanted) =>
        SearchText.Of(text).Has(SearchText.Of(wanted));

    /// <summary>One page of the people without an organisation, or of all whose name or address has these words.</summary>
    public async Task<DirectoryPeople> PeopleAsync(
        string? wanted,
        int page,
        DirectoryState now,
        CancellationToken ct
    )
    {
        var all = await ListAsync(now, ct);
        ListedPerson[] found =
        [
            .. wanted is null ? all.Where(p => p.Facts.Organisation is null) : Having(all, wanted),
        ];
        return new(
            [
                .. found
                    .Skip((Math.Max(page, 1) - 1) * PageLength)
                    .Take(PageLength)
                    .Select(p => p.ToShow()),
            ],
            found.Length,
            all.Count
        );
    }

    /// <summary>All whose name or address has these words; without words everybody.</summary>
    public async Task<IReadOnlyList<DirectoryPerson>> PersonsAsync(
        string? wanted,
        CancellationToken ct
    ) => [.. Having(await ListAsync(ct), wanted ?? "").Select(p => p.ToShow())];

    /// <summary>
    /// Everybody, except people under disclosure block and people who asked to join a group and have not proved their
    /// address.
    /// </summary>
    public Task<IReadOnlyList<DirectoryPerson>> PersonsAsync(CancellationToken ct) =>
        PersonsAsync(wanted: null, ct);

    /// <summary>The people of one organisation.</summary>
    public async Task<IReadOnlyList<DirectoryPerson>> PersonsOfAsync(
        OrganisationId organisation,
        CancellationToken ct
    ) =>
        [
            .. (await ListAsync(ct))
                .Where(p => p.Facts.Organisation == organisation)
                .Select(p => p.ToShow()),
        ];

    public async Task<IReadOnlyList<DirectoryOrganisation>> OrganisationsAsync(CancellationToken ct)
    {
        var organisations = await AllOrganisationsAsync(session, ct);
        var counts = (await ListAsync(ct))
            .Where(p => p.Facts.Organisation is not null)
            .CountBy(p => p.Facts.Organisation!.Value.Value)
            .ToDictionary();
        return
        [
            .. organisations
                .OrderBy(o => o.Name, Order)
                .Select(o => new DirectoryOrganisation(o, counts.GetValueOrDefault(o.Id))),
        ];
    }

    /// <summary>Everybody, also people under disclosure block: to compare with what was typed, never to be listed.</summary>
    public async Task<IReadOnlyList<DirectoryPerson>> ComparableAsync(CancellationToken ct)
    {
        var people = (await mirror.ReadAsync(session, ct)).People;
        var unproved = await UnprovedAsync(session, ct);
        var further = await vault.AllFurtherMailsAsync(session, ct);
        return
        [
            .. (await vault.OpenAllAsync(session, Openly.Comparing, ct))
                .Select(c => (Card: c, Facts: people.Find(c.Id.Value)))
                .Where(p => p.Facts is { IsErased: false } && !unproved.Contains(p.Facts.Id))
                .Select(p => Person(p.Card, p.Facts!, further)),
        ];
    }

    private async Task<IReadOnlyList<ListedPerson>> ListAsync(CancellationToken ct) =>
        await ListAsync(await mirror.ReadAsync(session, ct), ct);

    private async Task<IReadOnlyList<ListedPerson>> ListAsync(
        DirectoryState now,
        CancellationToken ct
    )
    {
        var unproved = await UnprovedAsync(session, ct);
        var (cards, further) = await vault.ListAsync(session, ct);
        return
        [
            .. cards
                .Select(c => (Card: c, Facts: now.People.Find(c.Person.Id.Value)))
                .Where(p => p.Facts is { IsErased: false } && !unproved.Contains(p.Facts.Id))
                .Select(p => new ListedPerson(p.Card, p.Facts!, further)),
        ];
    }

    private readonly record struct ListedPerson(
        ListedCard Card,
        Person Facts,
        ILookup<PersonId, string> Further
    )
    {
        public DirectoryPerson ToShow() => Person(Card.Person, Facts, Further);
    }

    private static IEnumerable<ListedPerson> Having(IEnumerable<ListedPerson> people, string wanted)
    {
        var words = SearchText.Of(wanted);
        return words.IsEmpty ? people : people.Where(p => p.Card.Text.Has(words));
    }

    private static DirectoryPerson Person(
        KnownPerson known,
        Person facts,
        ILookup<PersonId, string> further
    ) =>
        new(known.Id, known.Card, facts.Organisation)
        {
            FurtherMails = [.. further[known.Id]],
            IsShielded = known.IsShielded,
        };

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
        ArgumentNullException.ThrowIfNull(session);
        var table = session.DocumentStore.Options.Schema.For<JoinRequest>();
        var typed = await session.AdvancedSql.QueryAsync<Guid>(
            $"select (data ->> 'person')::uuid from {table} group by 1 having bool_and(data ->> 'state' = ?)",
            ct,
            nameof(JoinRequestState.Unconfirmed)
        );
        var strangers = (await session.LoadManyAsync<Person>(ct, typed.ToArray()))
            .Where(p =>
                p is { Source: PersonSource.JoinRequest, Role: NetworkRole.None, IsErased: false }
            )
            .Select(p => p.Id)
            .ToHashSet();
        if (strangers.Count > 0)
        {
            strangers.ExceptWith(
                (await session.Query<Group>().ToListAsync(ct))
                    .SelectMany(g => g.Members)
                    .SelectMany(m => m.Deputies.Prepend(m.Person))
                    .Select(p => p.Value)
            );
        }

        return strangers;
    }
}
