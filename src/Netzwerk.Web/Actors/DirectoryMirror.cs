using System.Globalization;
using Marten;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Actors.Profiles;
using Netzwerk.Web.Platform.Searching;

namespace Netzwerk.Web.Actors;

/// <summary>An organisation that stands in lists, with the text it is searched by.</summary>
public sealed record ListedOrganisation(Organisation Organisation, OrganisationProfile? Profile)
{
    public SearchText Text { get; } = SearchText.Of(Organisation.Name);
}

/// <summary>What the directory knew at one moment, by id and in the order of lists.</summary>
public sealed class DirectoryState
{
    internal DirectoryState(
        MirroredRows<Organisation> organisations,
        MirroredRows<OrganisationProfile> profiles,
        MirroredRows<Person> people
    )
    {
        (Organisations, Profiles, People) = (organisations, profiles, people);
        // What lies at an entry that means another organisation is read through it (ADR 0087).
        var merged = organisations.All.Where(o => o.MergedInto is not null).ToArray();
        var entries = merged.ToLookup(o => o.MergedInto!.Value.Value, o => profiles.Find(o.Id));
        var german = CultureInfo.GetCultureInfo("de-DE").CompareInfo;
        Listed =
        [
            .. organisations
                .All.Where(o => o.MergedInto is null && !o.HasEnded)
                .Select(o => (Place: german.GetSortKey(o.Name), Organisation: o))
                .OrderBy(o => o.Place, Comparer<SortKey>.Create(SortKey.Compare))
                .ThenBy(o => o.Organisation.Id)
                .Select(o => new ListedOrganisation(
                    o.Organisation,
                    WholeProfiles.Whole(
                        new(o.Organisation.Id),
                        profiles.Find(o.Organisation.Id),
                        [.. entries[o.Organisation.Id].OfType<OrganisationProfile>()]
                    )
                )),
        ];
        PeopleOf = people
            .All.Where(p => p is { Organisation: not null, MergedInto: null })
            .Where(p => p is { IsErased: false, IsShielded: false })
            .CountBy(p => p.Organisation!.Value.Value)
            .ToDictionary();
    }

    public MirroredRows<Organisation> Organisations { get; }

    public MirroredRows<OrganisationProfile> Profiles { get; }

    public MirroredRows<Person> People { get; }

    /// <summary>Whoever was entered twice stands here once; what is no more does not.</summary>
    public IReadOnlyList<ListedOrganisation> Listed { get; }

    /// <summary>How many people an organisation has, by its id; people under disclosure block are not counted.</summary>
    public IReadOnlyDictionary<Guid, int> PeopleOf { get; }
}

/// <summary>Organisations, what they do, and their people without names, kept in memory for the lists (ADR 0089).</summary>
public sealed class DirectoryMirror : IDisposable
{
    private static readonly Type[] Documents =
    [
        typeof(Organisation),
        typeof(OrganisationProfile),
        typeof(Person),
    ];

    private readonly MirroredTable<Organisation> _organisations = new();
    private readonly MirroredTable<OrganisationProfile> _profiles = new();
    private readonly MirroredTable<Person> _people = new();
    private volatile DirectoryState _state = new(
        MirroredRows<Organisation>.None,
        MirroredRows<OrganisationProfile>.None,
        MirroredRows<Person>.None
    );

    /// <summary>The directory as this session sees it.</summary>
    public async Task<DirectoryState> ReadAsync(IQuerySession session, CancellationToken ct)
    {
        var digests = await TableDigest.OfAsync(session, Documents, ct);
        var organisations = await _organisations.ReadAsync(session, digests[0], ct);
        var profiles = await _profiles.ReadAsync(session, digests[1], ct);
        var people = await _people.ReadAsync(session, digests[2], ct);
        var state = _state;
        return
            ReferenceEquals(state.Organisations, organisations)
            && ReferenceEquals(state.Profiles, profiles)
            && ReferenceEquals(state.People, people)
            ? state
            : _state = new(organisations, profiles, people);
    }

    public void Dispose()
    {
        _organisations.Dispose();
        _profiles.Dispose();
        _people.Dispose();
    }
}
