namespace Netzwerk.Benchmarks.Minutes;

/// <summary>Whether all who have a text open hold the same one.</summary>
internal static class Comparison
{
    /// <summary>The names of those that differ from the reader who opened the text last.</summary>
    public static IReadOnlyList<string> Different(
        IEnumerable<(string Name, Replica Replica)> replicas,
        Replica fresh
    ) =>
        [
            .. replicas
                .Where(r =>
                    r.Replica.Version != fresh.Version
                    || r.Replica.Draft.Steps.Count > 0
                    || !string.Equals(r.Replica.Json, fresh.Json, StringComparison.Ordinal)
                )
                .Select(r => r.Name),
        ];
}
