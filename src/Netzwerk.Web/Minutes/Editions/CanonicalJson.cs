using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>
/// The one way to write a thing down as JSON: names sorted, no blanks, UTF-8. Equal things give equal bytes, so
/// a checksum over them means something.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        AllowOutOfOrderMetadataProperties = true,
    };

    // The bytes are a file of its own and never part of a page: letters stay letters.
    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write<T>(T value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            Write(JsonSerializer.SerializeToNode(value, Options), writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options);

    private static void Write(JsonNode? node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case JsonObject thing:
                writer.WriteStartObject();
                foreach (var (name, value) in thing.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(name);
                    Write(value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var value in list)
                {
                    Write(value, writer);
                }

                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }
}
