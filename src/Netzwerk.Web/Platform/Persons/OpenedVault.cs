using System.Globalization;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Searching;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>Every card that can be opened, as the vault was at one moment.</summary>
internal sealed class OpenedVault
{
    private readonly MirroredRows<PersonRecord> _records;
    private readonly MirroredRows<PersonKey> _keys;
    private readonly Dictionary<Guid, ListedCard> _cards;

    private OpenedVault(
        MirroredRows<PersonRecord> records,
        MirroredRows<PersonKey> keys,
        Dictionary<Guid, ListedCard> cards
    )
    {
        (_records, _keys, _cards) = (records, keys, cards);
        Everybody =
        [
            .. records
                .All.Where(r => r.MergedInto is null && cards.ContainsKey(r.Id))
                .Select(r => cards[r.Id])
                .OrderBy(c => c.Place, Comparer<SortKey>.Create(SortKey.Compare))
                .ThenBy(c => c.Person.Id.Value),
        ];
        Listed = [.. Everybody.Where(c => !c.Person.IsShielded)];
        FurtherMails = records
            .All.Where(r => r.MergedInto is not null && cards.ContainsKey(r.Id))
            .Select(r => (Person: new PersonId(r.MergedInto!.Value), cards[r.Id].Person.Card.Mail))
            .Where(e => e.Mail.Length > 0)
            .ToLookup(e => e.Person, e => e.Mail);
    }

    public static OpenedVault Nothing { get; } =
        new(MirroredRows<PersonRecord>.None, MirroredRows<PersonKey>.None, []);

    /// <summary>Each person once, also under disclosure block, in the order of names.</summary>
    public IReadOnlyList<ListedCard> Everybody { get; }

    /// <summary>The same without people under disclosure block.</summary>
    public IReadOnlyList<ListedCard> Listed { get; }

    /// <summary>The addresses of entries that mean somebody else.</summary>
    public ILookup<PersonId, string> FurtherMails { get; }

    /// <summary>The vault as these rows say; only what changed is opened again.</summary>
    public OpenedVault After(
        MirroredRows<PersonRecord> records,
        MirroredRows<PersonKey> keys,
        Func<PersonRecord, PersonKey, PersonCard> open
    )
    {
        if (ReferenceEquals(records, _records) && ReferenceEquals(keys, _keys))
        {
            return this;
        }

        var cards = new Dictionary<Guid, ListedCard>(records.ById.Count);
        foreach (var (id, (stamp, record)) in records.ById)
        {
            if (!keys.ById.TryGetValue(id, out var key))
            {
                continue;
            }

            var stamps = $"{stamp} {key.Stamp}";
            cards[id] =
                _cards.TryGetValue(id, out var there) && there.Stamps == stamps
                    ? there
                    : new(
                        new(new(id), open(record, key.Value)) { IsShielded = key.Value.IsShielded },
                        stamps
                    );
        }

        return new(records, keys, cards);
    }
}
