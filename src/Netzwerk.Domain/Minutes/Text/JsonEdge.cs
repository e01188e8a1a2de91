using System.Text.Json;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>Looks into JSON that a stranger sent: anything unexpected is null or false, never a crash.</summary>
internal static class JsonEdge
{
    // One node of the text is two levels of JSON, and a step wraps them in a few more.
    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = (2 * MinutesSchema.MaxDepth) + 16,
    };

    public static JsonDocument? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        // The parser throws ArgumentException for text with half a character.
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>An element of its own for JSON that we wrote.</summary>
    public static JsonElement Clone(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, Options);
        return document.RootElement.Clone();
    }

    /// <summary>
    /// Runs a reader of JSON. System.Text.Json checks the characters of a text or name only when it is
    /// read, and throws this when they are not Unicode.
    /// </summary>
    public static T? Guard<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>An object with these members at most, each of them once.</summary>
    public static bool HasOnly(JsonElement json, params ReadOnlySpan<string> names)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var seen = 0;
        foreach (var member in json.EnumerateObject())
        {
            var bit = 0;
            for (var i = 0; i < names.Length; i++)
            {
                if (member.NameEquals(names[i]))
                {
                    bit = 1 << i;
                }
            }

            if (bit == 0 || (seen & bit) != 0)
            {
                return false;
            }

            seen |= bit;
        }

        return true;
    }

    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public static int? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? Value(value) as int? : null;

    public static bool? Flag(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? Value(value) as bool? : null;

    public static object? Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number when value.TryGetInt32(out var number) => number,
            _ => null,
        };
}
