using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Netzwerk.Domain.Topics;

/// <summary>Points to one topic of a group.</summary>
[JsonConverter(typeof(GuidIdJson<TopicId>))]
public readonly record struct TopicId(Guid Value) : IGuidId<TopicId>
{
    public static TopicId From(Guid value) => new(value);

    public static TopicId Create() => new(Guid.CreateVersion7());

    /// <summary>The topic that an item becomes which was written straight onto an agenda: postponed twice it is one.</summary>
    public static TopicId OfItem(MeetingId meeting, AgendaItemId item) =>
        new(
            new Guid(
                SHA256
                    .HashData([
                        .. "topic"u8,
                        .. meeting.Value.ToByteArray(),
                        .. item.Value.ToByteArray(),
                    ])
                    .AsSpan(0, 16)
            )
        );

    public static bool TryParse(string? s, IFormatProvider? provider, out TopicId id)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString();
}
