using System.Reflection;
using Marten;
using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.EventStore;

/// <summary>All facts that the domain knows, with their stored names.</summary>
public static class DomainEvents
{
    public static IReadOnlyDictionary<Type, string> StoredNames { get; } =
        typeof(Refusal)
            .Assembly.GetTypes()
            .Select(t => (Type: t, Stored: t.GetCustomAttribute<StoredAsAttribute>()))
            .Where(t => t.Stored is not null)
            .ToDictionary(t => t.Type, t => t.Stored!.Name);

    public static IEnumerable<Type> Of<TEvent>() =>
        StoredNames.Keys.Where(t => t.IsSubclassOf(typeof(TEvent)));

    public static void MapDomainEvents(this StoreOptions options)
    {
        foreach (var (type, name) in StoredNames)
        {
            options.Events.MapEventType(type, name);
        }
    }
}
