using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Web.Minutes.Live;

/// <summary>Somebody who has a text open; the head is the place of the caret or null. See docs/live.md.</summary>
public sealed record MinutesPresent(
    string Connection,
    string Person,
    string Name,
    int Hue,
    int? Head
);

/// <summary>The answer to Join.</summary>
public sealed record MinutesJoined(
    long Version,
    JsonElement Doc,
    IReadOnlyList<MinutesPresent> People,
    bool MayWrite
);

/// <summary>Committed steps, who sent and who wrote them; the version is the one before the first of them.</summary>
public sealed record MinutesStepsMessage(
    long Version,
    IReadOnlyList<JsonElement> Steps,
    IReadOnlyList<string> Clients,
    IReadOnlyList<string> Authors
);

/// <summary>The answer to Push.</summary>
public sealed record MinutesPushReply(bool Accepted, long Version, string? Reason = null)
{
    /// <summary>Writing has ended.</summary>
    public const string Closed = "closed";

    /// <summary>This person may not write here; there may also be no such text.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>More than anybody writes; the same push is welcome a moment later.</summary>
    public const string TooFast = "too-fast";

    public static MinutesPushReply Refused(string reason) => new(Accepted: false, 0, reason);
}

/// <summary>What the server tells those who have a text open; some clients care about the case of the names.</summary>
public interface IMinutesClient
{
    [HubMethodName("steps")]
    Task Steps(string itemId, MinutesStepsMessage message);

    [HubMethodName("person")]
    Task Person(string itemId, MinutesPresent present);

    [HubMethodName("left")]
    Task Left(string itemId, string connection);

    [HubMethodName("closed")]
    Task Closed(string itemId);
}

internal static class MinutesJson
{
    /// <summary>One node of a text is two levels of JSON; message, step and slice wrap them in a few more.</summary>
    public const int MaxDepth = (2 * MinutesSchema.MaxDepth) + 60;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json, Options);
        return document.RootElement.Clone();
    }
}
