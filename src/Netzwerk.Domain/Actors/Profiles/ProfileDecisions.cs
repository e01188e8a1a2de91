namespace Netzwerk.Domain.Actors.Profiles;

/// <summary>The wish to note a site of an organisation.</summary>
public sealed record AddSite(
    SiteId Site,
    string? Name,
    string? Address,
    string? Municipality,
    DateOnly? From,
    string? OpeningHours,
    StepFree StepFree,
    string? StepFreeNote
);

/// <summary>The wish to put right what is known about a site, its last day included.</summary>
public sealed record DescribeSite(
    SiteId Site,
    string? Name,
    string? Address,
    string? Municipality,
    DateOnly? From,
    DateOnly? Until,
    string? OpeningHours,
    StepFree StepFree,
    string? StepFreeNote
);

/// <summary>The wish to say what an organisation does, for whom and in which languages.</summary>
public sealed record DescribeOrganisationWork(
    IReadOnlyList<WorkTopic> Topics,
    IReadOnlyList<TargetGroup> TargetGroups,
    IReadOnlyList<string> Languages
);

/// <summary>The rules for what is known about an organisation.</summary>
public static class ProfileDecisions
{
    /// <summary>A name of a site must fit a line of a list.</summary>
    public const int LongestName = 100;

    /// <summary>Seven days with two times each and a sentence on holidays.</summary>
    public const int LongestOpeningHours = 500;

    public const int LongestNote = 200;

    /// <summary>The county's largest body has 34 sites; more than this is a slip.</summary>
    public const int MostSites = 100;

    private static readonly ProfileEvent[] Nothing = [];

    public static Outcome<ProfileEvent> Decide(OrganisationProfile? profile, AddSite ask)
    {
        var site = new Site(
            ask.Site,
            PlainText.Line(ask.Name),
            ask.Address ?? "",
            Key(ask.Municipality),
            ask.From,
            Until: null,
            PlainText.Lines(ask.OpeningHours),
            ask.StepFree,
            PlainText.Line(ask.StepFreeNote)
        );
        // Pressed twice, it is the site of the first press.
        return profile?.SiteOf(ask.Site) is not null ? Nothing
            : Check(site) is { } refusal ? refusal
            : profile?.Sites.Count >= MostSites ? new Refusal("site.too-many")
            : new SiteAdded(
                site.Id,
                site.Name,
                PostalAddress.Read(site.Address)!,
                site.Municipality,
                site.From,
                site.OpeningHours,
                site.StepFree,
                site.StepFreeNote
            );
    }

    public static Outcome<ProfileEvent> Decide(OrganisationProfile? profile, DescribeSite ask)
    {
        if (profile?.SiteOf(ask.Site) is not { } before)
        {
            return new Refusal("site.unknown");
        }

        var typed = before with
        {
            Name = PlainText.Line(ask.Name),
            Address = ask.Address ?? "",
            Municipality = Key(ask.Municipality),
            From = ask.From,
            Until = ask.Until,
            OpeningHours = PlainText.Lines(ask.OpeningHours),
            StepFree = ask.StepFree,
            StepFreeNote = PlainText.Line(ask.StepFreeNote),
        };
        if (Check(typed) is { } refusal)
        {
            return refusal;
        }

        var site = typed with { Address = PostalAddress.Read(typed.Address)! };
        ProfileEvent[] described =
            site == before with { Until = site.Until } ? [] : [Described(site)];
        ProfileEvent[] ended =
            site.Until == before.Until ? [] : [new SiteEnded(site.Id, site.Until)];
        return (ProfileEvent[])[.. described, .. ended];
    }

    public static Outcome<ProfileEvent> Decide(
        OrganisationProfile? profile,
        DescribeOrganisationWork ask
    )
    {
        var topics = ask.Topics.Distinct().Order().ToArray();
        var groups = ask.TargetGroups.Distinct().Order().ToArray();
        string[] languages = [.. LanguageCodes.All.Where(ask.Languages.Contains)];
        if (!topics.All(Enum.IsDefined))
        {
            return new Refusal("work.topic-unknown", "Topics");
        }

        if (!groups.All(Enum.IsDefined))
        {
            return new Refusal("work.target-group-unknown", "TargetGroups");
        }

        return ask.Languages.Except(languages, StringComparer.Ordinal).Any()
                ? new Refusal("work.language-unknown", "Languages")
            : topics.SequenceEqual(profile?.Topics ?? [])
            && groups.SequenceEqual(profile?.TargetGroups ?? [])
            && languages.SequenceEqual(profile?.Languages ?? [], StringComparer.Ordinal)
                ? Nothing
            : new OrganisationWorkDescribed(topics, groups, languages);
    }

    private static SiteDescribed Described(Site site) =>
        new(
            site.Id,
            site.Name,
            site.Address,
            site.Municipality,
            site.From,
            site.OpeningHours,
            site.StepFree,
            site.StepFreeNote
        );

    private static string? Key(string? municipality) =>
        PlainText.Line(municipality) is { Length: > 0 } key ? key : null;

    private static Refusal? Check(Site site) =>
        site.Name.Length == 0 ? new("site.name-missing", "Name")
        : site.Name.Length > LongestName ? new("site.name-too-long", "Name")
        : PostalAddress.Read(site.Address) is null ? new("site.address-unusable", "Address")
        : site.Municipality is { } key
        && (key.Length != OrganisationDecisions.KeyLength || !key.All(char.IsAsciiDigit))
            ? new("site.municipality-unusable", "Municipality")
        : site.OpeningHours.Length > LongestOpeningHours
            ? new("site.opening-hours-too-long", "OpeningHours")
        : !Enum.IsDefined(site.StepFree) ? new("site.step-free-unknown", "StepFree")
        : site.StepFreeNote.Length > LongestNote ? new("site.note-too-long", "StepFreeNote")
        : site.From > site.Until ? new("site.ends-before-it-begins", "Until")
        : null;
}
