using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Netzwerk.Web.Platform.Api;

/// <summary>Says field by field why a request could not be read: what is missing, unknown or of the wrong kind.</summary>
internal sealed class UnreadableRequest(JsonSerializerOptions json, IStringLocalizer texts)
{
    /// <summary>Whoever has more than that wrong reads the description first.</summary>
    private const int MostErrors = 20;

    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    public static async Task<IResult> ExplainAsync(HttpContext http, CancellationToken ct)
    {
        var services = http.RequestServices;
        var explained = new UnreadableRequest(
            services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions,
            services.GetRequiredService<IStringLocalizer<ApiTexts>>()
        );
        explained.CheckAddress(http);
        var detail = http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType
            is { } type
            ? await explained.CheckBodyAsync(http.Request.Body, type, ct)
            : null;
        return services.GetRequiredService<ApiCall>().Unreadable(explained._errors, detail);
    }

    private void CheckAddress(HttpContext http)
    {
        var parameters = http.GetEndpoint()
            ?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>();
        foreach (var parameter in parameters ?? [])
        {
            var type = parameter.ParameterInfo.ParameterType;
            if (
                parameter.HasTryParse
                && http.Request.Query[parameter.Name].ToString() is { Length: > 0 } text
                && !TypeDescriptor.GetConverter(type).IsValid(text)
            )
            {
                Add(JsonNamingPolicy.CamelCase.ConvertName(parameter.Name), "api.field-unreadable");
            }
        }
    }

    private async Task<string?> CheckBodyAsync(Stream body, Type type, CancellationToken ct)
    {
        try
        {
            body.Position = 0;
            using var document = await JsonDocument.ParseAsync(body, cancellationToken: ct);
            Look(document.RootElement, json.GetTypeInfo(type), "");
            return null;
        }
        catch (JsonException e)
        {
            return texts[
                "api.unreadable.json",
                ((e.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture)
            ];
        }
        catch (InvalidOperationException)
        {
            // Text that is no text, such as half a character.
            return texts["api.unreadable.text"];
        }
    }

    private void Look(JsonElement value, JsonTypeInfo type, string path)
    {
        switch (type.Kind, value.ValueKind)
        {
            case (JsonTypeInfoKind.Object, JsonValueKind.Object):
                LookInside(value, type, path);
                break;
            case (JsonTypeInfoKind.Enumerable, JsonValueKind.Array)
                when type.ElementType is { } element:
                var number = 0;
                foreach (var one in value.EnumerateArray())
                {
                    Look(
                        one,
                        json.GetTypeInfo(element),
                        string.Create(CultureInfo.InvariantCulture, $"{path}[{number++}]")
                    );
                }

                break;
            case (JsonTypeInfoKind.None, _) when IsReadable(value, type):
                break;
            default:
                Add(path, "api.field-unreadable");
                break;
        }
    }

    private void LookInside(JsonElement value, JsonTypeInfo type, string path)
    {
        var comparison = json.PropertyNameCaseInsensitive
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;
        var seen = new HashSet<JsonPropertyInfo>();
        foreach (var given in value.EnumerateObject())
        {
            var known = type.Properties.FirstOrDefault(p =>
                string.Equals(p.Name, given.Name, comparison)
            );
            if (known is null)
            {
                Add(Below(path, given.Name), "api.field-unknown");
            }
            else if (seen.Add(known) && !IsAllowedNull(given.Value, known))
            {
                Look(given.Value, json.GetTypeInfo(known.PropertyType), Below(path, known.Name));
            }
        }

        foreach (var missing in type.Properties.Where(p => IsRequired(p) && !seen.Contains(p)))
        {
            Add(Below(path, missing.Name), "api.field-missing");
        }
    }

    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false };

    private static bool IsAllowedNull(JsonElement value, JsonPropertyInfo property) =>
        value.ValueKind is JsonValueKind.Null && property.IsSetNullable;

    private static bool IsReadable(JsonElement value, JsonTypeInfo type)
    {
        try
        {
            return value.Deserialize(type) is not null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return false;
        }
    }

    private void Add(string path, string code)
    {
        if (_errors.Count < MostErrors)
        {
            _errors.TryAdd(path.Length == 0 ? "$" : path, [texts[code]]);
        }
    }

    private static string Below(string path, string name) =>
        path.Length == 0 ? name : $"{path}.{name}";
}
