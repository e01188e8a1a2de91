using System.Text.Json;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Web.Tests.Support;

/// <summary>What the server sends of steps; see docs/live.md.</summary>
public sealed record StepsMessage(
    long Version,
    IReadOnlyList<JsonElement> Steps,
    IReadOnlyList<string> Clients,
    IReadOnlyList<string> Authors
);

public sealed record Present(string Connection, string Person, string Name, int Hue, int? Head);

public sealed record Joined(
    long Version,
    JsonElement Doc,
    IReadOnlyList<Present> People,
    bool MayWrite
);

public sealed record PushReply(bool Accepted, long Version, string? Reason);

/// <summary>The text as one client holds it: nothing but what the server said was committed.</summary>
public sealed class MinutesReplica(Joined joined)
{
    public MinutesText Text { get; private set; } =
        MinutesText.Read(joined.Doc, default).Text
        ?? throw new InvalidOperationException("The server sent no text.");

    public long Version { get; private set; } = joined.Version;

    /// <summary>Who sent each step, in the order of the text.</summary>
    public List<string> Clients { get; } = [];

    /// <summary>False when something before this message is missing.</summary>
    public bool TryTake(StepsMessage message)
    {
        if (message.Version > Version)
        {
            return false;
        }

        foreach (var i in Enumerable.Range(0, message.Steps.Count))
        {
            if (message.Version + i < Version)
            {
                continue;
            }

            var step = $"[{message.Steps[i].GetRawText()}]";
            var author = new PersonId(Guid.Parse(message.Authors[i]));
            Text =
                MinutesSteps.Apply(Text, step, author).Text
                ?? throw new InvalidOperationException("A committed step does not apply.");
            Version++;
            Clients.Add(message.Clients[i]);
        }

        return true;
    }
}

/// <summary>Steps as an editor sends them.</summary>
public static class Typing
{
    public static object Insert(int at, string text) =>
        new
        {
            stepType = "replace",
            from = at,
            to = at,
            slice = new { content = new[] { new { type = "text", text } } },
        };

    public static object Paragraph(int at, string text) =>
        new
        {
            stepType = "replace",
            from = at,
            to = at,
            slice = new
            {
                content = new[]
                {
                    new { type = "paragraph", content = new[] { new { type = "text", text } } },
                },
            },
        };

    public static object Delete(int from, int to) =>
        new
        {
            stepType = "replace",
            from,
            to,
        };
}
