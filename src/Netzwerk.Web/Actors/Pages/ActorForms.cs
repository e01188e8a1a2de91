using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Shared;
using Netzwerk.Web.Shared.Forms;

namespace Netzwerk.Web.Actors.Pages;

/// <summary>What a person typed about an organisation.</summary>
public sealed class OrganisationForm
{
    /// <summary>Made when the form is shown: pressing twice registers one organisation.</summary>
    public Guid Id { get; set; }

    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Kind { get; set; }

    public string? Municipality { get; set; }

    public string? Address { get; set; }

    /// <summary>The organisations that look alike and are others, as said by the button that was pressed.</summary>
    public string? Another { get; set; }

    public OrganisationKind? ReadKind =>
        Enum.GetNames<OrganisationKind>().Contains(Kind, StringComparer.Ordinal)
            ? Enum.Parse<OrganisationKind>(Kind ?? "")
            : null;

    public string? ReadMunicipality =>
        string.IsNullOrWhiteSpace(Municipality) ? null : Municipality;

    public static OrganisationForm Of(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return new()
        {
            Version = organisation.Version,
            Name = organisation.Name,
            Kind = organisation.Kind.ToString(),
            Municipality = organisation.Municipality,
            Address = organisation.Address,
        };
    }

    /// <summary>Goes on from the organisation as it is now with what was typed here.</summary>
    public OrganisationForm On(OrganisationForm was, OrganisationForm stands)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(stands);
        return new()
        {
            Version = stands.Version,
            Name = Meanwhile.Keep(Name, was.Name, stands.Name),
            Kind = Meanwhile.Keep(Kind, was.Kind, stands.Kind),
            Municipality = Meanwhile.Keep(Municipality, was.Municipality, stands.Municipality),
            Address = Meanwhile.Keep(Address, was.Address, stands.Address),
        };
    }

    public bool SaysAs(OrganisationForm other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Meanwhile.Same(Name, other.Name)
            && Meanwhile.Same(Kind, other.Kind)
            && Meanwhile.Same(Municipality, other.Municipality)
            && Meanwhile.Same(Address, other.Address);
    }
}

/// <summary>The general address of an organisation as it was typed.</summary>
public sealed class GeneralMailForm
{
    public string? Mail { get; set; }
}

/// <summary>What a person typed about a person.</summary>
public sealed class PersonForm
{
    /// <summary>Made when the form is shown: pressing twice enters one person.</summary>
    public Guid Id { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? Mail { get; set; }

    public string? Phone { get; set; }

    public string? Language { get; set; }

    public string? Note { get; set; }

    public string? Organisation { get; set; }

    public string? Address { get; set; }

    /// <summary>The people who look alike and are others, as said by the button that was pressed.</summary>
    public string? Another { get; set; }

    public PersonCard Card =>
        new(
            GivenName ?? "",
            FamilyName ?? "",
            Mail ?? "",
            Phone ?? "",
            Language ?? "de",
            Note ?? "",
            Address ?? ""
        );

    public OrganisationId? ReadOrganisation =>
        OrganisationId.TryParse(Organisation, provider: null, out var id) ? id : null;

    public static PersonForm Of(PersonCard card, OrganisationId? organisation)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new()
        {
            GivenName = card.GivenName,
            FamilyName = card.FamilyName,
            Mail = card.Mail,
            Phone = card.Phone,
            Language = card.Language,
            Note = card.Note,
            Address = card.Address,
            Organisation = organisation?.ToString(),
        };
    }
}

/// <summary>Which of those who look alike were shown and are others.</summary>
internal static class LikelyOnes
{
    public static IReadOnlySet<Guid> Read(string? another) =>
        (another ?? "")
            .Split(',')
            .Select(id => Guid.TryParse(id, out var read) ? read : default)
            .ToHashSet();

    public static string Write(IEnumerable<Guid> ids) => string.Join(',', ids);
}

/// <summary>Choices of the directory's forms.</summary>
internal static class ActorChoices
{
    public static IReadOnlyList<Choice> Kinds(IStringLocalizer texts) =>
        [
            .. Enum.GetValues<OrganisationKind>()
                .Select(k => new Choice($"{k}", texts[$"kind.{k}"]))
                .OrderBy(c => c.Text, ActorDirectory.Order),
        ];

    public static IReadOnlyList<Choice> Places { get; } =
    [.. Municipalities.All.Select(m => new Choice(m.Key, m.Name))];

    public static IReadOnlyList<Choice> Languages(IStringLocalizer texts) =>
        [.. PersonInput.Languages.Select(l => new Choice(l, texts[$"language.{l}"]))];

    public static IReadOnlyList<Choice> Organisations(
        IEnumerable<Organisation> organisations,
        OrganisationId? kept = null
    ) =>
        [
            .. organisations
                .Where(o => !o.HasEnded || o.Id == kept?.Value)
                .OrderBy(o => o.Name, ActorDirectory.Order)
                .Select(o => new Choice(o.Id.ToString(), o.Name)),
        ];
}
