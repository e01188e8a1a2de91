using System.Security.Claims;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Sharing;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Sharing;

/// <summary>Somebody who looks at people, with those they share a running group with.</summary>
public sealed record Onlooker(PersonId? Me, Viewer Viewer, IReadOnlySet<PersonId> Companions)
{
    public Viewer At(PersonId person) =>
        Viewer with
        {
            IsSelf = Me == person,
            SharesGroup = Companions.Contains(person),
        };
}

/// <summary>What is shown of somebody: the details that may not be seen are empty.</summary>
public sealed record ShownPerson(PersonId Id, PersonCard Card, OrganisationId? Organisation);

/// <summary>Joins what people opened with who looks; the rule itself is <see cref="WhoSees"/>.</summary>
public sealed class ShownPeople(IQuerySession session, PersonVault vault)
{
    public async Task<Onlooker> OnlookerAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (Caller.PersonOf(user) is not { } me)
        {
            return new(Me: null, Viewer.Stranger, new HashSet<PersonId>());
        }

        var groups = await session.Query<Group>().Where(g => !g.IsClosed).ToListAsync(ct);
        var own = groups.Where(g => SitsIn(g, me)).ToArray();
        var isCoordinator = user.IsInRole(Caller.CoordinatorRole);
        return new(
            me,
            new() { IsCoordinator = isCoordinator, IsInNetwork = isCoordinator || own.Length > 0 },
            own.SelectMany(g => g.Members.Select(m => m.Person)).ToHashSet()
        );
    }

    /// <summary>Those of these people whose name may be seen.</summary>
    public async Task<IReadOnlyList<ShownPerson>> OfAsync(
        IReadOnlyCollection<PersonId> persons,
        Onlooker onlooker,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(onlooker);
        Guid[] ids = [.. persons.Select(p => p.Value)];
        var known = (await session.LoadManyAsync<Person>(ct, ids))
            .Where(p => p is { IsErased: false, MergedInto: null })
            .ToArray();
        var cards = await vault.FindAsync(session, persons, ct);
        var chosen = await ChosenAsync(ids, ct);
        var shown = new List<ShownPerson>();
        foreach (var person in known)
        {
            var id = new PersonId(person.Id);
            var visibility = chosen[person.Id];
            if (
                cards.TryGetValue(id, out var card)
                && !card.IsWithheld
                && onlooker.At(id) is var viewer
                && viewer.Sees(visibility, person.IsShielded, CardField.Name)
            )
            {
                var isNamed = viewer.Sees(visibility, person.IsShielded, CardField.Organisation);
                shown.Add(
                    new(id, Seen(card, viewer, visibility), isNamed ? person.Organisation : null)
                );
            }
        }

        return shown;
    }

    /// <summary>What the members of a group are shown of each other, beside the names that the page has anyway.</summary>
    public async Task<IReadOnlyDictionary<PersonId, PersonCard>> InGroupAsync(
        Group group,
        NameLookup names,
        ClaimsPrincipal user,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(names);
        var me = Caller.PersonOf(user);
        var viewer = new Viewer
        {
            IsCoordinator = user.IsInRole(Caller.CoordinatorRole),
            SharesGroup = me is { } reader && !group.IsClosed && SitsIn(group, reader),
        };
        var chosen = await ChosenAsync([.. group.Members.Select(m => m.Person.Value)], ct);
        return group
            .Members.Select(m => (m.Person, Card: names.Card(m.Person)))
            .Where(m => m.Card is { IsWithheld: false })
            .ToDictionary(
                m => m.Person,
                m => Seen(m.Card!, viewer with { IsSelf = m.Person == me }, chosen[m.Person.Value])
            );
    }

    private static bool SitsIn(Group group, PersonId person) =>
        group.MemberOf(person) is { Role: not GroupRole.Guest } || group.DeputisedBy(person).Any();

    private static PersonCard Seen(PersonCard card, Viewer viewer, PersonVisibility visibility)
    {
        bool Sees(CardField field) => viewer.Sees(visibility, card.IsWithheld, field);
        return card with
        {
            Mail = Sees(CardField.Mail) ? card.Mail : "",
            Phone = Sees(CardField.Phone) ? card.Phone : "",
            Address = Sees(CardField.Address) ? card.Address : "",
            Note = Sees(CardField.Note) ? card.Note : "",
        };
    }

    private async Task<Dictionary<Guid, PersonVisibility>> ChosenAsync(
        Guid[] ids,
        CancellationToken ct
    )
    {
        var found = (await session.LoadManyAsync<PersonVisibility>(ct, ids)).ToDictionary(v =>
            v.Id
        );
        return ids.Distinct()
            .ToDictionary(
                id => id,
                id => found.GetValueOrDefault(id) ?? PersonVisibility.Usual(id)
            );
    }
}
