using System.Text.Json.Serialization;

namespace Netzwerk.Domain.Actors.Profiles;

/// <summary>Points to one site of an organisation.</summary>
[JsonConverter(typeof(GuidIdJson<SiteId>))]
public readonly record struct SiteId(Guid Value) : IGuidId<SiteId>
{
    public static SiteId From(Guid value) => new(value);

    public static SiteId Create() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
