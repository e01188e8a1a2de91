using System.Text.Json.Serialization;

namespace Netzwerk.Domain.SchedulingPolls;

/// <summary>Points to one date poll.</summary>
[JsonConverter(typeof(GuidIdJson<SchedulingPollId>))]
public readonly record struct SchedulingPollId(Guid Value) : IGuidId<SchedulingPollId>
{
    public static SchedulingPollId From(Guid value) => new(value);

    public static SchedulingPollId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out SchedulingPollId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Points to one proposed date of a poll.</summary>
[JsonConverter(typeof(GuidIdJson<PollOptionId>))]
public readonly record struct PollOptionId(Guid Value) : IGuidId<PollOptionId>
{
    public static PollOptionId From(Guid value) => new(value);

    public static PollOptionId Create() => new(Guid.CreateVersion7());

    public static bool TryParse(string? s, IFormatProvider? provider, out PollOptionId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}
