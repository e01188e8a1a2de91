using System.Text.Json.Serialization;

namespace Netzwerk.Domain.Actors.Affiliations;

/// <summary>Points to one tie between a person and an organisation.</summary>
[JsonConverter(typeof(GuidIdJson<AffiliationId>))]
public readonly record struct AffiliationId(Guid Value) : IGuidId<AffiliationId>
{
    public static AffiliationId From(Guid value) => new(value);

    public static AffiliationId Create() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>What ties a person to an organisation.</summary>
public enum AffiliationKind
{
    WorksAt,
    Represents,
}

/// <summary>A person works at an organisation or represents it, from a day to a day.</summary>
public sealed record Affiliation(
    AffiliationId Id,
    PersonId Person,
    AffiliationKind Kind,
    DateOnly? From,
    DateOnly? Until
)
{
    public bool IsOver(DateOnly today) => Until < today;
}

/// <summary>Whom to turn to at an organisation, and for what.</summary>
public sealed record Contact(PersonId Person, string Function);
