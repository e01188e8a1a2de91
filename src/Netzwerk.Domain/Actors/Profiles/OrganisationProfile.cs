namespace Netzwerk.Domain.Actors.Profiles;

/// <summary>What is known about an organisation beyond its name: where it works and what it does.</summary>
public sealed record OrganisationProfile(Guid Id) : IFolded<OrganisationProfile, ProfileEvent>
{
    public int Version { get; init; }

    /// <summary>All sites in the order in which they became known, past ones too.</summary>
    public IReadOnlyList<Site> Sites { get; init; } = [];

    public IReadOnlyList<WorkTopic> Topics { get; init; } = [];

    public IReadOnlyList<TargetGroup> TargetGroups { get; init; } = [];

    /// <summary>Codes of the languages in which it works.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Entries that mean this organisation and whose work counts as well, until somebody says what it does as a whole.</summary>
    public IReadOnlyList<OrganisationId> WorkWith { get; init; } = [];

    public Site? SiteOf(SiteId id) => Sites.FirstOrDefault(s => s.Id == id);

    public static OrganisationProfile? Evolve(
        OrganisationProfile? profile,
        Guid id,
        object happened
    ) =>
        happened switch
        {
            ProfileEvent e => (profile ?? new(id)).After(e),
            OrganisationTookOver e => (profile ?? new(id)).Counting(e.Gone),
            OrganisationGaveBack e when profile is not null => profile with
            {
                WorkWith = [.. profile.WorkWith.Where(w => w != e.Gone)],
            },
            _ => profile,
        };

    /// <summary>
    /// The same with everything of the entries that mean this organisation: all sites, and the work of those that came since
    /// it was said what the organisation does as a whole.
    /// </summary>
    public OrganisationProfile With(IReadOnlyCollection<OrganisationProfile> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var work = WithWorkOf(entries, []);
        return this with
        {
            Sites = [.. Sites.Concat(entries.SelectMany(e => e.Sites)).DistinctBy(s => s.Id)],
            Topics = [.. work.SelectMany(w => w.Topics).Distinct().Order()],
            TargetGroups = [.. work.SelectMany(w => w.TargetGroups).Distinct().Order()],
            Languages =
            [
                .. LanguageCodes.All.Where(l =>
                    work.Any(w => w.Languages.Contains(l, StringComparer.Ordinal))
                ),
            ],
        };
    }

    /// <summary>An entry that took over others itself brings their work along.</summary>
    private List<OrganisationProfile> WithWorkOf(
        IReadOnlyCollection<OrganisationProfile> entries,
        HashSet<Guid> seen
    ) =>
        seen.Add(Id)
            ?
            [
                this,
                .. entries
                    .Where(e => WorkWith.Contains(new(e.Id)))
                    .SelectMany(e => e.WithWorkOf(entries, seen)),
            ]
            : [];

    private OrganisationProfile Counting(OrganisationId entry) =>
        WorkWith.Contains(entry) ? this : this with { WorkWith = [.. WorkWith, entry] };

    private OrganisationProfile After(ProfileEvent happened) =>
        happened switch
        {
            SiteAdded e => SiteOf(e.Site) is null
                ? this with
                {
                    Sites =
                    [
                        .. Sites,
                        new(
                            e.Site,
                            e.Name,
                            e.Address,
                            e.Municipality,
                            e.From,
                            Until: null,
                            e.OpeningHours,
                            e.StepFree,
                            e.StepFreeNote
                        ),
                    ],
                }
                : this,
            SiteDescribed e => With(
                e.Site,
                s =>
                    s with
                    {
                        Name = e.Name,
                        Address = e.Address,
                        Municipality = e.Municipality,
                        From = e.From,
                        OpeningHours = e.OpeningHours,
                        StepFree = e.StepFree,
                        StepFreeNote = e.StepFreeNote,
                    }
            ),
            SiteEnded e => With(e.Site, s => s with { Until = e.Until }),
            OrganisationWorkDescribed e => this with
            {
                Topics = e.Topics,
                TargetGroups = e.TargetGroups,
                Languages = e.Languages,
                WorkWith = [],
            },
            _ => this,
        };

    private OrganisationProfile With(SiteId id, Func<Site, Site> change) =>
        this with
        {
            Sites = [.. Sites.Select(s => s.Id == id ? change(s) : s)],
        };
}
