using System.Text.Json;
using JasperFx.Events;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.EventStore;

/// <summary>The texts of facts that are marked as personal, whatever fact it is: a new one is covered by its mark.</summary>
public static class PersonalText
{
    private static readonly Dictionary<Type, string[]> Fields = DomainEvents
        .StoredNames.Keys.Select(type => (Type: type, Names: NamesIn(type)))
        .Where(t => t.Names.Length > 0)
        .ToDictionary(t => t.Type, t => t.Names);

    /// <summary>The kinds of facts that hold such a text.</summary>
    public static IReadOnlyCollection<Type> Facts => Fields.Keys;

    /// <summary>The fact with its personal texts changed; null when that changes nothing.</summary>
    public static object? Change(object fact, Func<string, string> change)
    {
        var json = JsonSerializer.SerializeToNode(fact, fact.GetType(), StoredJson.Options);
        var changed = false;
        foreach (var field in Fields.GetValueOrDefault(fact.GetType(), []))
        {
            if (
                json?[field]?.GetValue<string>() is { } text
                && change(text) is var masked
                && !string.Equals(text, masked, StringComparison.Ordinal)
            )
            {
                json[field] = masked;
                changed = true;
            }
        }

        return changed ? json.Deserialize(fact.GetType(), StoredJson.Options) : null;
    }

    /// <summary>Whose words a fact holds, or to whom they were said, when it says so in its property Person.</summary>
    public static PersonId? PersonOf(object fact) =>
        fact.GetType().GetProperty("Person")?.GetValue(fact) is PersonId person ? person : null;

    /// <summary>Puts another content into a stored fact; who, when and by which way stay.</summary>
    public static IEvent With(this IEvent stored, object content)
    {
        var data =
            stored.GetType().GetProperty(nameof(IEvent.Data), content.GetType())
            ?? throw new InvalidOperationException("a fact of another type");
        data.SetValue(stored, content);
        return stored;
    }

    private static string[] NamesIn(Type type) =>
        [
            .. type.GetProperties()
                .Where(p => p.IsDefined(typeof(PersonalAttribute), inherit: false))
                .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)),
        ];
}
