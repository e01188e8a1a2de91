using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors.Matching;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>What makes two entries alike.</summary>
public enum AlikeBy
{
    Mail,
    Name,
    Transposed,
    Spelling,
    Phone,
    Initial,
    Organisation,
    LegalForm,
    WordOrder,
    Address,
}

/// <summary>Somebody of the directory who may be meant, and what makes the two alike; a higher rank is more alike.</summary>
public sealed record LikelyPerson(
    PersonId Id,
    PersonCard Card,
    OrganisationId? Organisation,
    IReadOnlyList<AlikeBy> By,
    int Rank
);

/// <summary>An organisation that may be meant, and what makes the two alike.</summary>
public sealed record LikelyOrganisation(
    Organisation Organisation,
    IReadOnlyList<AlikeBy> By,
    int Rank
);

/// <summary>Two entries that may be one person.</summary>
public sealed record PersonPair(DirectoryPerson One, LikelyPerson Other);

/// <summary>Two entries that may be one organisation.</summary>
public sealed record OrganisationPair(Organisation One, LikelyOrganisation Other);

/// <summary>
/// Finds entries that look alike, by folded names, phone and address: everybody is looked up once, so that the time grows
/// only with the number of entries.
/// </summary>
public sealed class Duplicates(ActorDirectory directory, IQuerySession session, GeneralMails mails)
{
    /// <summary>More would not help to decide.</summary>
    private const int MostLikes = 5;

    /// <summary>Who may be meant by what was typed.</summary>
    public async Task<IReadOnlyList<LikelyPerson>> LikeAsync(
        PersonCard card,
        OrganisationId? organisation,
        PersonId? self,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(card);
        if (card.IsWithheld)
        {
            return [];
        }

        var index = new DirectoryIndex(await directory.ComparableAsync(ct), []);
        return [.. Like(index, Looked(card, organisation), self).Take(MostLikes)];
    }

    /// <summary>Which organisations may be meant by what was typed.</summary>
    public async Task<IReadOnlyList<LikelyOrganisation>> LikeAsync(
        string name,
        string address,
        OrganisationId? self,
        CancellationToken ct
    )
    {
        var all = await ActorDirectory.AllOrganisationsAsync(session, ct);
        var index = new OrganisationLikes(all, await mails.AllAsync(session, ct));
        return
        [
            .. index
                .Of(name, address, mail: "")
                .Where(l => l.Organisation.Id != self?.Value)
                .Take(MostLikes),
        ];
    }

    /// <summary>All pairs of people about which nobody has decided, the most alike first.</summary>
    public async Task<IReadOnlyList<PersonPair>> PeopleAsync(CancellationToken ct) =>
        Pairs(await directory.ComparableAsync(ct), await PeopleApartAsync(ct));

    /// <summary>The same among these people; each pair is found from both sides, and said once.</summary>
    public static IReadOnlyList<PersonPair> Pairs(
        IReadOnlyList<DirectoryPerson> people,
        IReadOnlySet<(Guid, Guid)> apart
    )
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(apart);
        var index = new DirectoryIndex(people, []);
        return
        [
            .. people
                .SelectMany(p =>
                    Like(index, Looked(p.Card, p.Organisation), p.Id)
                        .Select(l => new PersonPair(ToShow(p), l))
                )
                .GroupBy(pair => Key(pair.One.Id.Value, pair.Other.Id.Value))
                .Where(found => !apart.Contains(found.Key))
                // Who was entered first stands first.
                .Select(found =>
                    found
                        .OrderByDescending(pair => pair.Other.Rank)
                        .ThenBy(pair => pair.One.Id.Value)
                        .First()
                )
                .OrderByDescending(pair => pair.Other.Rank)
                .ThenBy(pair => pair.One.Card.SortName, ActorDirectory.Order)
                .ThenBy(pair => pair.One.Id.Value),
        ];
    }

    /// <summary>All pairs of organisations about which nobody has decided, the most alike first.</summary>
    public async Task<IReadOnlyList<OrganisationPair>> OrganisationsAsync(CancellationToken ct)
    {
        var all = await ActorDirectory.AllOrganisationsAsync(session, ct);
        var general = await mails.AllAsync(session, ct);
        var index = new OrganisationLikes(all, general);
        var apart = all.SelectMany(o => o.ToldApartFrom.Select(other => Key(o.Id, other.Value)))
            .ToHashSet();
        return
        [
            .. all.SelectMany(o =>
                    index
                        .Of(o.Name, o.Address, general.GetValueOrDefault(o.Id, ""))
                        .Where(l => l.Organisation.Id.CompareTo(o.Id) > 0)
                        .Select(l => new OrganisationPair(o, l))
                )
                .Where(pair => !apart.Contains(Key(pair.One.Id, pair.Other.Organisation.Id)))
                .OrderByDescending(pair => pair.Other.Rank)
                .ThenBy(pair => pair.One.Name, ActorDirectory.Order)
                .ThenBy(pair => pair.One.Id),
        ];
    }

    private async Task<HashSet<(Guid, Guid)>> PeopleApartAsync(CancellationToken ct)
    {
        var decided = await session.QueryAsync<Person>(
            "where jsonb_array_length(coalesce(d.data -> 'toldApartFrom', '[]'::jsonb)) > 0",
            ct
        );
        return
        [
            .. decided.SelectMany(p => p.ToldApartFrom.Select(other => Key(p.Id, other.Value))),
        ];
    }

    private static IEnumerable<LikelyPerson> Like(
        DirectoryIndex index,
        Looked looked,
        PersonId? self
    ) =>
        PersonLikes
            .Of(index, looked)
            .Where(l => l.Known.Id is { } id && id != self)
            .GroupBy(l => l.Known)
            .Select(found => Likely(found.Key, [.. found.Select(l => l.Reason)], looked))
            .OrderByDescending(l => l.Rank);

    private static LikelyPerson Likely(
        Known known,
        IReadOnlyList<LikeReason> reasons,
        Looked looked
    )
    {
        // Spelled the same is also spelled alike: only the better of the two is said.
        var by = reasons
            .Where(r => r is not LikeReason.Spelling || !reasons.Any(IsName))
            .Select(By)
            .ToList();
        if (looked.Organisation is { } office && known.Organisation == office)
        {
            by.Add(AlikeBy.Organisation);
        }

        var card = known.IsShielded ? known.Card.Withheld() : known.Card;
        return new(known.Id ?? default, card, known.Organisation, by, by.Sum(Weight));
    }

    private static DirectoryPerson ToShow(DirectoryPerson person) =>
        person.IsShielded ? person with { Card = person.Card.Withheld() } : person;

    private static bool IsName(LikeReason reason) =>
        reason is LikeReason.Name or LikeReason.Transposed;

    private static AlikeBy By(LikeReason reason) => Enum.Parse<AlikeBy>(reason.ToString());

    private static int Weight(AlikeBy by) =>
        by switch
        {
            AlikeBy.Mail => 80,
            AlikeBy.Name => 60,
            AlikeBy.Transposed => 55,
            AlikeBy.Spelling => 50,
            AlikeBy.Phone => 40,
            AlikeBy.Organisation => 25,
            _ => 20,
        };

    private static Looked Looked(PersonCard card, OrganisationId? organisation) =>
        new(card.GivenName, card.FamilyName, card.Mail, card.Phone, organisation);

    private static (Guid, Guid) Key(Guid one, Guid other) =>
        one.CompareTo(other) < 0 ? (one, other) : (other, one);
}
