using System.Reflection;
using CsCheck;

namespace Netzwerk.Domain.Tests.Support;

/// <summary>All kinds of facts of the domain, and values to build them from.</summary>
public static class Facts
{
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. typeof(Refusal)
            .Assembly.GetTypes()
            .Where(t => t.GetCustomAttribute<StoredAsAttribute>() is not null)
            .OrderBy(StoredName, StringComparer.Ordinal),
    ];

    /// <summary>Any fact with any content, plausible or not.</summary>
    public static Gen<object> Any { get; } = Gen.OneOf([.. Types.Select(AnyOf)]);

    public static string StoredName(Type type) =>
        type.GetCustomAttribute<StoredAsAttribute>()?.Name ?? "";

    /// <summary>The same example of a fact each time, every value filled.</summary>
    public static object Example(Type type) =>
        Create(type, [.. ParametersOf(type).Select((p, i) => Value(p.ParameterType, i))]);

    /// <summary>The same example with everything missing that may be missing.</summary>
    public static object Barest(Type type) =>
        Create(
            type,
            [
                .. ParametersOf(type)
                    .Select((p, i) => MayBeMissing(p) ? null : Value(p.ParameterType, i)),
            ]
        );

    public static ParameterInfo[] ParametersOf(Type type) =>
        type.GetConstructors().Single().GetParameters();

    public static bool MayBeMissing(ParameterInfo parameter) =>
        new NullabilityInfoContext().Create(parameter).ReadState is NullabilityState.Nullable;

    private static object Create(Type type, object?[] values) =>
        type.GetConstructors().Single().Invoke(values);

    public static Gen<object> AnyOf(Type type)
    {
        var parts = ParametersOf(type).Select(p => AnyValue(p.ParameterType)).ToArray();
        return parts.Length == 0
            ? Gen.Const(Create(type, []))
            : Gen.Int[0, int.MaxValue]
                .Select(seed => Create(type, [.. parts.Select((part, i) => part(seed / (i + 1)))]));
    }

    private static Func<int, object?> AnyValue(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner
            ? n => n % 3 == 0 ? null : AnyValue(inner)(n)
            : n => Value(type, n % 7);

    private static object Value(Type type, int n) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Value(inner, n)
        : type == typeof(string) ? $"Text {n}"
        : type == typeof(int) ? n
        : type == typeof(long) ? (long)n
        : type == typeof(bool) ? n % 2 == 0
        : type == typeof(DateOnly) ? new DateOnly(2026, 12, 10).AddDays(n)
        : type == typeof(TimeOnly) ? new TimeOnly(9 + n, 30)
        : type == typeof(DateTimeOffset)
            ? new DateTimeOffset(2026, 12, 10, 9 + n, 30, 0, TimeSpan.Zero)
        : type.IsEnum ? Enum.GetValues(type).GetValue(n % Enum.GetValues(type).Length)!
        : type.IsGenericType ? List(type.GetGenericArguments()[0], n)
        : Activator.CreateInstance(type, new Guid($"0197c0de-0000-7000-8000-{n:x12}"))!;

    private static Array List(Type of, int n)
    {
        var list = Array.CreateInstance(of, n % 3 + 1);
        for (var i = 0; i < list.Length; i++)
        {
            list.SetValue(Value(of, i), i);
        }

        return list;
    }
}
