using System.Text.Json.Serialization;

namespace Netzwerk.Domain.Groups.Papers;

/// <summary>Points to one paper, with all its versions.</summary>
[JsonConverter(typeof(GuidIdJson<PaperId>))]
public readonly record struct PaperId(Guid Value) : IGuidId<PaperId>
{
    public static PaperId From(Guid value) => new(value);

    public static PaperId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out PaperId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to the content of one version of a paper, which lies sealed beside the facts.</summary>
[JsonConverter(typeof(GuidIdJson<PaperContentId>))]
public readonly record struct PaperContentId(Guid Value) : IGuidId<PaperContentId>
{
    public static PaperContentId From(Guid value) => new(value);

    public static PaperContentId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out PaperContentId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}
