using System.ComponentModel.DataAnnotations;

namespace Netzwerk.Web.Platform.Web;

/// <summary>What an installation says about itself; bound to the section "Netzwerk".</summary>
public sealed class SiteOptions
{
    public const string Section = "Netzwerk";

    /// <summary>Stands in the header, in titles and in mails.</summary>
    [Required]
    public string SiteName { get; set; } = "Netzwerk Bildung";

    /// <summary>The address people type. Links, cookies and host filtering follow it, never the Host header.</summary>
    [Required]
    public Uri PublicUrl { get; set; } = new("http://localhost:5080/");

    /// <summary>Further host names this installation answers to, such as that of a health probe.</summary>
    public IList<string> OtherHosts { get; } = [];

    public OperatorOptions Operator { get; } = new();

    public bool IsHttps =>
        PublicUrl.Scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Who runs the installation: the facts that Impressum, privacy notice and accessibility statement need.</summary>
public sealed class OperatorOptions
{
    public string? Name { get; set; }
    public string? Street { get; set; }
    public string? City { get; set; }
    public string? Represented { get; set; }
    public string? Mail { get; set; }
    public string? Phone { get; set; }

    /// <summary>Responsible for editorial content (MStV § 18): name and address in one line.</summary>
    public string? Editor { get; set; }

    public string? PrivacyOfficer { get; set; }
    public string? PrivacyMail { get; set; }
    public string? SupervisoryAuthority { get; set; }

    public string? AccessibilityMail { get; set; }
    public string? EnforcementBody { get; set; }
    public Uri? EnforcementUrl { get; set; }

    /// <summary>The day of the last accessibility assessment; the law wants a new one every year.</summary>
    public DateOnly? AccessibilityAssessedOn { get; set; }

    /// <summary>Known barriers, one sentence each.</summary>
    public IList<string> KnownBarriers { get; } = [];

    public string? SecurityMail { get; set; }

    /// <summary>The names of the settings that the law asks for and that are still empty.</summary>
    public IReadOnlyList<string> Missing() =>
        [
            .. new (string Setting, bool Filled)[]
            {
                (nameof(Name), Filled(Name)),
                (nameof(Street), Filled(Street)),
                (nameof(City), Filled(City)),
                (nameof(Represented), Filled(Represented)),
                (nameof(Mail), Filled(Mail)),
                (nameof(Editor), Filled(Editor)),
                (nameof(PrivacyOfficer), Filled(PrivacyOfficer)),
                (nameof(SupervisoryAuthority), Filled(SupervisoryAuthority)),
                (nameof(EnforcementBody), Filled(EnforcementBody)),
                (nameof(AccessibilityAssessedOn), AccessibilityAssessedOn is not null),
            }
                .Where(x => !x.Filled)
                .Select(x => x.Setting),
        ];

    private static bool Filled(string? value) => !string.IsNullOrWhiteSpace(value);
}
