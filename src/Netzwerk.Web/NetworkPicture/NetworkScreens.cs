using Marten;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors;

namespace Netzwerk.Web.NetworkPicture;

/// <summary>An organisation with the groups it sits in, and with how many other organisations it sits there.</summary>
public sealed record NetworkActor(
    Organisation Organisation,
    IReadOnlyList<Group> Groups,
    int Neighbours
);

/// <summary>A municipality for which nobody sits in any group.</summary>
public sealed record UncoveredPlace(Municipality Municipality, int Organisations);

/// <summary>What the network looks like today.</summary>
public sealed record NetworkScreen(
    IReadOnlyList<Group> Groups,
    IReadOnlyList<NetworkActor> Seated,
    IReadOnlyList<Organisation> Isolated,
    IReadOnlyList<UncoveredPlace> Uncovered
);

/// <summary>Puts the network together from the seats of all groups that still work.</summary>
public sealed class NetworkScreens(IQuerySession session)
{
    /// <summary>All groups that work, to choose from.</summary>
    public async Task<IReadOnlyList<Group>> GroupsAsync(CancellationToken ct) =>
        [
            .. (await session.Query<Group>().Where(g => !g.IsClosed).ToListAsync(ct)).OrderBy(
                g => g.Name,
                ActorDirectory.Order
            ),
        ];

    public async Task<NetworkScreen> LoadAsync(NetworkFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var groups = await GroupsAsync(ct);
        var organisations = (await ActorDirectory.AllOrganisationsAsync(session, ct))
            .Where(o => !o.HasEnded)
            .OrderBy(o => o.Name, ActorDirectory.Order)
            .ToList();
        var seats = SeatsOf(groups);
        var shown = groups.Where(g => filter.Group is not { } id || g.Id == id).ToList();
        var seated = Seated([.. organisations.Where(filter.Takes)], shown, seats);
        return new(
            [.. shown.Where(g => seated.Any(a => a.Groups.Contains(g)))],
            seated,
            [.. organisations.Where(o => filter.Takes(o) && !seats.ContainsKey(o.Id))],
            Uncovered(organisations, seats)
        );
    }

    /// <summary>The groups of each organisation that has a seat; guests have none.</summary>
    private static Dictionary<Guid, HashSet<Guid>> SeatsOf(IEnumerable<Group> groups) =>
        groups
            .SelectMany(g =>
                g.Members.Where(m => m.Organisation is not null && m.Role is not GroupRole.Guest)
                    .Select(m => (Organisation: m.Organisation!.Value.Value, Group: g.Id))
            )
            .GroupBy(s => s.Organisation)
            .ToDictionary(s => s.Key, s => s.Select(x => x.Group).ToHashSet());

    private static List<NetworkActor> Seated(
        IReadOnlyList<Organisation> organisations,
        IReadOnlyList<Group> groups,
        Dictionary<Guid, HashSet<Guid>> seats
    )
    {
        var found = new List<NetworkActor>();
        foreach (var organisation in organisations)
        {
            var mine = seats.GetValueOrDefault(organisation.Id);
            var sitsIn = groups.Where(g => mine?.Contains(g.Id) is true).ToList();
            if (sitsIn.Count > 0)
            {
                var with = seats.Count(s =>
                    s.Key != organisation.Id && sitsIn.Any(g => s.Value.Contains(g.Id))
                );
                found.Add(new(organisation, sitsIn, with));
            }
        }

        return found;
    }

    /// <summary>A place is spoken for when an organisation there sits somewhere, its town hall or any other.</summary>
    private static List<UncoveredPlace> Uncovered(
        IReadOnlyList<Organisation> organisations,
        Dictionary<Guid, HashSet<Guid>> seats
    )
    {
        var there = organisations
            .Where(o => o.Municipality is not null)
            .ToLookup(o => o.Municipality, StringComparer.Ordinal);
        return
        [
            .. Municipalities
                .All.Where(m => !there[m.Key].Any(o => seats.ContainsKey(o.Id)))
                .Select(m => new UncoveredPlace(m, there[m.Key].Count())),
        ];
    }
}
