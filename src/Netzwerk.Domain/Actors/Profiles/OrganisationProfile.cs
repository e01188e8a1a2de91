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

    public Site? SiteOf(SiteId id) => Sites.FirstOrDefault(s => s.Id == id);

    public static OrganisationProfile? Evolve(
        OrganisationProfile? profile,
        Guid id,
        object happened
    ) => happened is ProfileEvent e ? (profile ?? new(id)).After(e) : profile;

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
            },
            _ => this,
        };

    private OrganisationProfile With(SiteId id, Func<Site, Site> change) =>
        this with
        {
            Sites = [.. Sites.Select(s => s.Id == id ? change(s) : s)],
        };
}
