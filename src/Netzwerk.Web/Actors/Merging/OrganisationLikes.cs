using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors.Matching;

namespace Netzwerk.Web.Actors.Merging;

/// <summary>Finds organisations by folded name, with and without the legal form, and by address.</summary>
internal sealed class OrganisationLikes
{
    /// <summary>Two houses of one provider share an address, a dozen associations share a house.</summary>
    private const int MostAtOneAddress = 4;

    private readonly ILookup<string, Organisation> _byName;
    private readonly ILookup<string, Organisation> _byBare;
    private readonly ILookup<string, Organisation> _byWords;
    private readonly ILookup<string, Organisation> _byMail;
    private readonly ILookup<string, Organisation> _byAddress;

    public OrganisationLikes(
        IReadOnlyList<Organisation> all,
        IReadOnlyDictionary<Guid, string> mails
    )
    {
        _byName = all.ToLookup(o => Folding.Organisation(o.Name).Whole, StringComparer.Ordinal);
        _byBare = all.ToLookup(o => Folding.Organisation(o.Name).Bare, StringComparer.Ordinal);
        _byWords = all.ToLookup(o => Words(o.Name), StringComparer.Ordinal);
        _byMail = all.ToLookup(
            o => mails.GetValueOrDefault(o.Id, ""),
            StringComparer.OrdinalIgnoreCase
        );
        _byAddress = all.ToLookup(o => Folding.Lines(o.Address), StringComparer.Ordinal);
    }

    public IEnumerable<LikelyOrganisation> Of(string name, string address, string mail)
    {
        var (whole, bare) = Folding.Organisation(name);
        var place = Folding.Lines(address);
        if (whole.Length == 0)
        {
            return [];
        }

        var found = _byName[whole]
            .Select(o => (Found: o, By: AlikeBy.Name))
            .Concat(_byBare[bare].Select(o => (Found: o, By: AlikeBy.LegalForm)))
            .Concat(_byWords[Words(name)].Select(o => (Found: o, By: AlikeBy.WordOrder)))
            .Concat(
                _byMail[mail].Where(_ => mail.Length > 0).Select(o => (Found: o, By: AlikeBy.Mail))
            )
            .Concat(AtOneAddress(place).Select(o => (Found: o, By: AlikeBy.Address)));
        return found
            .GroupBy(f => f.Found)
            .Select(f => Likely(f.Key, [.. f.Select(l => l.By)]))
            .Where(l => l.Rank > 0)
            .OrderByDescending(l => l.Rank);
    }

    private List<Organisation> AtOneAddress(string place)
    {
        var there = place.Length == 0 ? [] : _byAddress[place].ToList();
        return there.Count <= MostAtOneAddress ? there : [];
    }

    private static LikelyOrganisation Likely(Organisation organisation, HashSet<AlikeBy> by)
    {
        // The strongest of the three about the name says it.
        AlikeBy[] names = [AlikeBy.Name, AlikeBy.LegalForm, AlikeBy.WordOrder];
        foreach (var weaker in names.Where(by.Contains).Skip(1).ToList())
        {
            by.Remove(weaker);
        }

        // Those who share a house are not alike by that alone.
        var rank = by.SetEquals([AlikeBy.Address]) ? 0 : by.Sum(Weight);
        return new(organisation, [.. by.Order()], rank);
    }

    private static int Weight(AlikeBy by) =>
        by switch
        {
            AlikeBy.Name => 60,
            AlikeBy.Mail => 50,
            AlikeBy.LegalForm => 45,
            AlikeBy.WordOrder => 40,
            _ => 20,
        };

    private static string Words(string name) =>
        string.Join(
            '|',
            name.Split([' ', ',', '-', '/'], StringSplitOptions.RemoveEmptyEntries)
                .Select(Folding.Name)
                .Where(w => w.Length > 0 && w is not ("ev" or "ggmbh" or "gmbh"))
                .Order(StringComparer.Ordinal)
        );
}
