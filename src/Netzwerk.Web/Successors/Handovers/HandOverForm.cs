using Netzwerk.Domain;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Successors.Handovers;

/// <summary>What a person typed about who takes a seat over.</summary>
public sealed class HandOverForm
{
    /// <summary>Made when the form is shown: pressing twice enters one person.</summary>
    public Guid Id { get; set; }

    public string? Person { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? Mail { get; set; }

    public PersonId? ReadPerson =>
        PersonId.TryParse(Person, provider: null, out var person) ? person : null;

    public PersonCard Card => new(GivenName ?? "", FamilyName ?? "", Mail ?? "");
}
