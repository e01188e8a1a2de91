using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Meetings.Series.Pages;

/// <summary>What a person typed to invite somebody from outside whom the directory may not know.</summary>
public sealed class GuestForm
{
    /// <summary>Made when the form is shown: pressing twice enters one person.</summary>
    public Guid Id { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? Mail { get; set; }

    public PersonCard Card => new(GivenName ?? "", FamilyName ?? "", Mail ?? "");
}
