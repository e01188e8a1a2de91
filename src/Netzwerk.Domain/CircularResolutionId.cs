using System.Text.Json.Serialization;

namespace Netzwerk.Domain;

/// <summary>Points to one question that a group decides without a meeting.</summary>
[JsonConverter(typeof(GuidIdJson<CircularResolutionId>))]
public readonly record struct CircularResolutionId(Guid Value) : IGuidId<CircularResolutionId>
{
    public static CircularResolutionId From(Guid value) => new(value);

    public static CircularResolutionId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out CircularResolutionId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}
