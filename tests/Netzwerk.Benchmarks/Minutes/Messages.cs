using System.Text.Json;

namespace Netzwerk.Benchmarks.Minutes;

/// <summary>What the server says; see docs/live.md.</summary>
internal sealed record Joined(long Version, JsonElement Doc);

internal sealed record StepsMessage(
    long Version,
    IReadOnlyList<JsonElement> Steps,
    IReadOnlyList<string> Clients
);

internal sealed record PushReply(bool Accepted, long Version, string? Reason);
