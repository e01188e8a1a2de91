using System.Text.Json.Serialization;

namespace Netzwerk.Domain.DistributionLists;

/// <summary>Points to one circular.</summary>
[JsonConverter(typeof(GuidIdJson<CircularId>))]
public readonly record struct CircularId(Guid Value) : IGuidId<CircularId>
{
    public static CircularId From(Guid value) => new(value);

    public static CircularId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out CircularId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}
