using Marten;
using Marten.Linq.MatchesSql;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Shielding;

/// <summary>What somebody has to know before a disclosure block is set or lifted.</summary>
public sealed record ShieldScreen(
    PersonId Person,
    PersonCard Card,
    PersonRights Rights,
    bool IsShielded,
    int Frozen,
    IReadOnlyList<string> Organisations
);

/// <summary>Somebody under disclosure block.</summary>
public sealed record ShieldedPerson(PersonId Id, PersonCard Card, OrganisationId? Organisation);

/// <summary>Loads what the pages about disclosure blocks show.</summary>
public sealed class ShieldScreens(
    IQuerySession session,
    PersonVault vault,
    GeneralMails mails,
    IEnumerable<IFrozenNames> frozen
)
{
    private const string Shielded =
        "d.data ->> 'isShielded' = 'true' and d.data ->> 'mergedInto' is null";

    /// <summary>Null where it is nobody's business.</summary>
    public async Task<ShieldScreen?> LoadAsync(
        PersonId id,
        PersonRights rights,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(rights);
        if (
            !rights.See
            || await session.LoadAsync<Person>(id.Value, ct)
                is not { IsErased: false, MergedInto: null } person
            || await vault.OpenAsync(session, id, Openly.OwnPage, ct) is not { } card
        )
        {
            return null;
        }

        return new(
            id,
            card,
            rights,
            person.IsShielded,
            rights.ManagesAll ? await FrozenAsync(card, ct) : 0,
            rights.ManagesAll ? await WithAddressAsync(card, ct) : []
        );
    }

    public Task<int> CountAsync(CancellationToken ct) =>
        session.Query<Person>().CountAsync(p => p.MatchesSql(Shielded), ct);

    /// <summary>Everybody under disclosure block, for coordinators: no other list has them.</summary>
    public async Task<IReadOnlyList<ShieldedPerson>> AllAsync(CancellationToken ct)
    {
        var found = new List<ShieldedPerson>();
        var people = await session
            .Query<Person>()
            .Where(p => p.MatchesSql(Shielded))
            .ToListAsync(ct);
        foreach (var person in people)
        {
            var id = new PersonId(person.Id);
            if (await vault.OpenAsync(session, id, Openly.ListOfTheShielded, ct) is { } card)
            {
                found.Add(new(id, card, person.Organisation));
            }
        }

        return [.. found.OrderBy(p => p.Card.SortName, ActorDirectory.Order)];
    }

    private async Task<int> FrozenAsync(PersonCard card, CancellationToken ct)
    {
        var traces = new PersonTraces(card.GivenName, card.FamilyName, card.Mail, card.Phone);
        var count = 0;
        foreach (var records in frozen)
        {
            count += await records.CountAsync(traces, ct);
        }

        return count;
    }

    /// <summary>The organisations whose general address is the person's own: it stays where organisations are shown.</summary>
    private async Task<IReadOnlyList<string>> WithAddressAsync(
        PersonCard card,
        CancellationToken ct
    )
    {
        OrganisationId[] found =
        [
            .. (await mails.AllAsync(session, ct))
                .Where(m =>
                    card.Mail.Length > 0
                    && string.Equals(m.Value, card.Mail, StringComparison.OrdinalIgnoreCase)
                )
                .Select(m => new OrganisationId(m.Key)),
        ];
        var names = await OrganisationNames.OfAsync(session, found, ct);
        return [.. found.Select(o => names[o]).Order(ActorDirectory.Order)];
    }
}
