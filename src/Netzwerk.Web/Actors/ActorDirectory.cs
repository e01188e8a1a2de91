using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
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
}

/// <summary>An organisation with the number of its people.</summary>
public sealed record DirectoryOrganisation(Organisation Organisation, int Persons)
{
    public string Municipality => Municipalities.NameOf(Organisation.Municipality);
}

/// <summary>What was found of the directory, and how much there is of it.</summary>
public sealed record DirectoryListing(
    IReadOnlyList<DirectoryOrganisation> Organisations,
    IReadOnlyList<DirectoryPerson> People,
    int AllOrganisations,
    int AllPeople
);

/// <summary>Looks people and organisations up, for coordinators; sorted as in a German directory.</summary>
public sealed class ActorDirectory(
    IQuerySession session,
    PersonVault vault,
    IStringLocalizer<ActorTexts> texts
)
{
    private static readonly CompareInfo German = CultureInfo.GetCultureInfo("de-DE").CompareInfo;

    public static readonly StringComparer Order = StringComparer.Create(
        CultureInfo.GetCultureInfo("de-DE"),
        ignoreCase: true
    );

    /// <summary>Umlauts and accents may be left out: "Dobeln" finds Döbeln.</summary>
    public static bool Matches(string text, string wanted) =>
        wanted.Length == 0
        || German.IndexOf(text, wanted, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace)
            >= 0;

    /// <summary>All of it, or what has these words in name, place or kind, or in the name or address of a person.</summary>
    public async Task<DirectoryListing> LookAsync(string? wanted, CancellationToken ct)
    {
        var organisations = await OrganisationsAsync(ct);
        var people = await PersonsAsync(ct);
        return new(
            wanted is null
                ? organisations
                :
                [
                    .. organisations.Where(o =>
                        Matches(
                            $"{o.Organisation.Name} {o.Municipality} {texts[$"kind.{o.Organisation.Kind}"]}",
                            wanted
                        )
                    ),
                ],
            wanted is null
                ? people
                :
                [
                    .. people.Where(p =>
                        Matches($"{p.Card.FullName} {p.Card.SortName} {p.Card.Mail}", wanted)
                    ),
                ],
            organisations.Count,
            people.Count
        );
    }

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

    /// <summary>Everybody, except people who asked to join a group and have not proved their address.</summary>
    public async Task<IReadOnlyList<DirectoryPerson>> PersonsAsync(CancellationToken ct)
    {
        var facts = (
            await session.Query<Person>().Where(p => !p.IsErased).ToListAsync(ct)
        ).ToDictionary(p => p.Id);
        var unproved = await UnprovedAsync(session, ct);
        var cards = await vault.AllAsync(session, ct);
        var further = await vault.AllFurtherMailsAsync(session, ct);
        return
        [
            .. cards
                .Where(c => facts.ContainsKey(c.Id.Value) && !unproved.Contains(c.Id.Value))
                .Select(c => new DirectoryPerson(c.Id, c.Card, facts[c.Id.Value].Organisation)
                {
                    FurtherMails = [.. further[c.Id]],
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
            p => p is { Source: PersonSource.JoinRequest, Role: NetworkRole.None }
        );
        var seated = (await session.Query<Group>().ToListAsync(ct))
            .SelectMany(g => g.Members)
            .Select(m => m.Person.Value)
            .ToHashSet();
        return strangers.Select(p => p.Id).Where(p => !seated.Contains(p)).ToHashSet();
    }
}
