using Netzwerk.Domain;

namespace Netzwerk.Web.Groups;

/// <summary>Several decisions about one state that do not depend on each other: all of them, or none.</summary>
internal static class Outcomes
{
    public static Outcome<TEvent> All<TEvent>(params IReadOnlyList<Outcome<TEvent>> parts)
        where TEvent : class =>
        parts.Select(p => p.Refusal).FirstOrDefault(r => r is not null) is { } refusal
            ? refusal
            : parts.SelectMany(p => p.Events).ToArray();
}
