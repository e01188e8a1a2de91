using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Actors.Profiles;

/// <summary>What a person typed about a site.</summary>
public sealed class SiteForm
{
    /// <summary>Made when the form is shown: pressing twice adds one site.</summary>
    public Guid Id { get; set; }

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

    public static SiteForm Of(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return new()
        {
            Id = site.Id.Value,
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

    private static string? Day(DateOnly? day) => day is { } known ? GermanInput.Iso(known) : null;
}

/// <summary>The boxes that were ticked about an organisation.</summary>
public sealed class WorkForm
{
    public string[]? Topics { get; set; }

    public string[]? TargetGroups { get; set; }

    public string[]? Languages { get; set; }

    public DescribeOrganisationWork Ask =>
        new(Read<WorkTopic>(Topics), Read<TargetGroup>(TargetGroups), Languages ?? []);

    public static WorkForm Of(OrganisationProfile? profile) =>
        new()
        {
            Topics = [.. (profile?.Topics ?? []).Select(t => $"{t}")],
            TargetGroups = [.. (profile?.TargetGroups ?? []).Select(g => $"{g}")],
            Languages = [.. profile?.Languages ?? []],
        };

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
