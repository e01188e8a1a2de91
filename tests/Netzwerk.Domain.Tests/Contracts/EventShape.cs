using System.Reflection;

namespace Netzwerk.Domain.Tests.Contracts;

/// <summary>What an event is made of.</summary>
public static class EventShape
{
    private static readonly Type[] Simple =
    [
        typeof(string),
        typeof(int),
        typeof(long),
        typeof(decimal),
        typeof(bool),
        typeof(DateOnly),
        typeof(TimeOnly),
        typeof(DateTimeOffset),
    ];

    public static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    public static bool IsAllowed(Type type) =>
        Simple.Contains(type)
        || type.IsEnum
        || IsId(type)
        || (Nullable.GetUnderlyingType(type) is { } inner && IsAllowed(inner))
        || (ItemOf(type) is { } item && IsAllowed(item));

    public static bool HoldsText(Type type) =>
        type == typeof(string) || (ItemOf(type) is { } item && HoldsText(item));

    public static Type? ChoiceIn(Type type) =>
        type.IsEnum ? type
        : (Nullable.GetUnderlyingType(type) ?? ItemOf(type)) is { } inner ? ChoiceIn(inner)
        : null;

    public static string Describe(PropertyInfo property)
    {
        var optional =
            new NullabilityInfoContext().Create(property).ReadState is NullabilityState.Nullable;
        return Describe(property.PropertyType) + (optional ? "?" : "");
    }

    private static string Describe(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Describe(inner)
        : ItemOf(type) is { } item ? $"list of {Describe(item)}"
        : type == typeof(string) ? "text"
        : type == typeof(int) || type == typeof(long) ? "number"
        : type == typeof(DateOnly) ? "date"
        : type == typeof(TimeOnly) ? "time"
        : type == typeof(DateTimeOffset) ? "moment"
        : type.Name;

    private static bool IsId(Type type) =>
        type.GetInterfaces()
            .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IGuidId<>));

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? type.GetGenericArguments()[0]
            : null;
}
