using System.Security.Claims;
using Marten;
using Marten.Linq.MatchesSql;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Searching;
using Netzwerk.Web.Shared;

namespace Netzwerk.Web.Actors.Sharing;

/// <summary>Somebody who is in the network, as whoever looks may see them.</summary>
public sealed record NetworkPerson(
    PersonId Id,
    PersonCard Card,
    string Organisation,
    string Function
);

/// <summary>A page of those who are in the network.</summary>
public sealed record NetworkPage(
    IReadOnlyList<NetworkPerson> People,
    int Found,
    int Page,
    int Pages
);

/// <summary>
/// Who is in the network: people who opened something about them to it, or to everybody. Whoever opened nothing is not in it,
/// and coordinators see here what the others see.
/// </summary>
public sealed class PeopleOfNetwork(IQuerySession session, ShownPeople shown)
{
    public const string Route = "/netzwerk";

    public const int PageLength = 50;

    public static string Address(string? words, int page, SealedSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        var address = search.Address(Route, words);
        return page <= 1 ? address
            : address.Contains('?', StringComparison.Ordinal) ? $"{address}&seite={page}"
            : $"{address}?seite={page}";
    }

    /// <summary>By organisation, then by name; who shows none stands last.</summary>
    public async Task<NetworkPage> FindAsync(
        ClaimsPrincipal user,
        string? words,
        int page,
        CancellationToken ct
    )
    {
        var all = (await AllAsync(user, ct)).Where(p => Fits(p, words)).ToArray();
        var pages = (all.Length + PageLength - 1) / PageLength;
        // Somebody on the last page took everything back.
        var current = Math.Clamp(page, 1, Math.Max(1, pages));
        return new(
            [
                .. all.OrderBy(p => p.Organisation.Length == 0)
                    .ThenBy(p => p.Organisation, ActorDirectory.Order)
                    .ThenBy(p => p.Card.SortName, ActorDirectory.Order)
                    .Skip((current - 1) * PageLength)
                    .Take(PageLength),
            ],
            all.Length,
            current,
            pages
        );
    }

    private async Task<IReadOnlyList<NetworkPerson>> AllAsync(
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        var onlooker = await shown.OnlookerAsync(user, ct);
        var circle = onlooker.Viewer.IsInNetwork ? Visibility.Network : Visibility.Public;
        var open = await session
            .Query<PersonVisibility>()
            .Where(v =>
                v.MatchesSql(
                    "d.data ->> 'widest' in (?, ?)",
                    $"{circle}",
                    nameof(Visibility.Public)
                )
            )
            .ToListAsync(ct);
        var people = await shown.OfAsync(
            [.. open.Select(v => new PersonId(v.Id))],
            onlooker with
            {
                Viewer = onlooker.Viewer with { IsCoordinator = false },
            },
            ct
        );
        OrganisationId[] places = [.. people.Select(p => p.Organisation).OfType<OrganisationId>()];
        var names = await OrganisationNames.OfAsync(session, places, ct);
        var contacts = (
            await session.LoadManyAsync<OrganisationPeople>(
                ct,
                [.. places.Select(p => p.Value).Distinct()]
            )
        ).ToDictionary(o => new OrganisationId(o.Id));
        return
        [
            .. people.Select(p => new NetworkPerson(
                p.Id,
                p.Card,
                p.Organisation is { } at ? names[at] : "",
                p.Organisation is { } of
                    ? contacts.GetValueOrDefault(of)?.ContactOf(p.Id)?.Function ?? ""
                    : ""
            )),
        ];
    }

    private static bool Fits(NetworkPerson person, string? words)
    {
        var text = SearchText.Of($"{person.Card.FullName} {person.Organisation} {person.Function}");
        return (words ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(word => text.Has(SearchText.Of(word)));
    }
}
