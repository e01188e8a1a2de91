using System.Globalization;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Actors.Profiles;

/// <summary>What a person typed about a site.</summary>
public sealed class SiteForm
{
    /// <summary>Made when the form is shown: pressing twice adds one site.</summary>
    public Guid Id { get; set; }

    /// <summary>The version the form was filled from.</summary>
    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Address { get; set; }

    public string? Municipality { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    public string? OpeningHours { get; set; }

    public string? StepFree { get; set; }

    public string? StepFreeNote { get; set; }

    public StepFree ReadStepFree =>
        Enum.GetNames<StepFree>().Contains(StepFree, StringComparer.Ordinal)
            ? Enum.Parse<StepFree>(StepFree ?? "")
            : default;

    public AddSite Add =>
        new(
            new(Id),
            Name,
            Address,
            Municipality,
            GermanInput.Day(From),
            OpeningHours,
            ReadStepFree,
            StepFreeNote
        );

    public DescribeSite Describe(SiteId site) =>
        new(
            site,
            Name,
            Address,
            Municipality,
            GermanInput.Day(From),
            GermanInput.Day(Until),
            OpeningHours,
            ReadStepFree,
            StepFreeNote
        );

    public static SiteForm Of(OrganisationProfile profile, Site site)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(site);
        return new()
        {
            Id = site.Id.Value,
            Version = profile.Version,
            Name = site.Name,
            Address = site.Address,
            Municipality = site.Municipality,
            From = Day(site.From),
            Until = Day(site.Until),
            OpeningHours = site.OpeningHours,
            StepFree = site.StepFree.ToString(),
            StepFreeNote = site.StepFreeNote,
        };
    }

    public bool SaysAs(SiteForm other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Texts.Zip(other.Texts).All(t => Meanwhile.Same(t.First, t.Second));
    }

    /// <summary>What was left as it came takes what was saved meanwhile.</summary>
    public SiteForm On(SiteForm was, SiteForm stands)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(stands);
        return new()
        {
            Id = Id,
            Version = stands.Version,
            Name = Meanwhile.Keep(Name, was.Name, stands.Name),
            Address = Meanwhile.Keep(Address, was.Address, stands.Address),
            Municipality = Meanwhile.Keep(Municipality, was.Municipality, stands.Municipality),
            From = Meanwhile.Keep(From, was.From, stands.From),
            Until = Meanwhile.Keep(Until, was.Until, stands.Until),
            OpeningHours = Meanwhile.Keep(OpeningHours, was.OpeningHours, stands.OpeningHours),
            StepFree = Meanwhile.Keep(StepFree, was.StepFree, stands.StepFree),
            StepFreeNote = Meanwhile.Keep(StepFreeNote, was.StepFreeNote, stands.StepFreeNote),
        };
    }

    private string?[] Texts =>
        [
            Name,
            Address,
            Municipality,
            GermanInput.Day(From)?.ToString("O", CultureInfo.InvariantCulture),
            GermanInput.Day(Until)?.ToString("O", CultureInfo.InvariantCulture),
            OpeningHours,
            ReadStepFree.ToString(),
            StepFreeNote,
        ];

    private static string? Day(DateOnly? day) => day is { } known ? GermanInput.Iso(known) : null;
}

/// <summary>The boxes that were ticked about an organisation.</summary>
public sealed class WorkForm
{
    /// <summary>The version the form was filled from.</summary>
    public int Version { get; set; }

    public string[]? Topics { get; set; }

    public string[]? TargetGroups { get; set; }

    public string[]? Languages { get; set; }

    public DescribeOrganisationWork Ask =>
        new(Read<WorkTopic>(Topics), Read<TargetGroup>(TargetGroups), Languages ?? []);

    public static WorkForm Of(OrganisationProfile? profile) =>
        new()
        {
            Version = profile?.Version ?? 0,
            Topics = [.. (profile?.Topics ?? []).Select(t => $"{t}")],
            TargetGroups = [.. (profile?.TargetGroups ?? []).Select(g => $"{g}")],
            Languages = [.. profile?.Languages ?? []],
        };

    public bool SaysAs(WorkForm other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Same(Topics, other.Topics)
            && Same(TargetGroups, other.TargetGroups)
            && Same(Languages, other.Languages);
    }

    /// <summary>A list that was left as it came takes what was saved meanwhile.</summary>
    public WorkForm On(WorkForm was, WorkForm stands)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(stands);
        return new()
        {
            Version = stands.Version,
            Topics = Same(Topics, was.Topics) ? stands.Topics : Topics,
            TargetGroups = Same(TargetGroups, was.TargetGroups)
                ? stands.TargetGroups
                : TargetGroups,
            Languages = Same(Languages, was.Languages) ? stands.Languages : Languages,
        };
    }

    private static bool Same(string[]? one, string[]? other) =>
        (one ?? []).ToHashSet(StringComparer.Ordinal).SetEquals(other ?? []);

    // What is not on the list becomes a value that the rules refuse.
    private static T[] Read<T>(string[]? ticked)
        where T : struct, Enum =>
        [
            .. (ticked ?? []).Select(t =>
                Enum.GetNames<T>().Contains(t, StringComparer.Ordinal)
                    ? Enum.Parse<T>(t)
                    : (T)Enum.ToObject(typeof(T), -1)
            ),
        ];
}
