using System.Globalization;
using System.Text.Json.Nodes;
using Netzwerk.Domain;
using Netzwerk.Web.Demo.Chance;

namespace Netzwerk.Web.Demo;

/// <summary>What the words of a topic are filled with in one meeting.</summary>
internal sealed record TextFill(
    DemoDice Dice,
    DateOnly Day,
    PersonId Chair,
    IReadOnlyList<PersonId> Members,
    IReadOnlyList<string> Organisations,
    IReadOnlyList<string> Places
);

/// <summary>Writes the words of a topic as the editor of the minutes would: one step that puts all blocks in.</summary>
internal sealed class DemoText(TextFill fill)
{
    // One place and two numbers for a whole item, so that its sentences agree with each other.
    private readonly string _place = fill.Dice.Pick(fill.Places);
    private readonly int _less = fill.Dice.Between(4, 19);
    private readonly int _more = fill.Dice.Between(21, 64);

    // The empty paragraph that every text begins with makes room.
    public string Steps(IReadOnlyList<string> lines) =>
        new JsonArray(Replace(0, 2, Blocks(lines))).ToJsonString();

    /// <summary>The step that puts a paragraph in front of what is written.</summary>
    public static string Addition(string sentence)
    {
        var paragraph = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = sentence });
        return new JsonArray(Replace(0, 0, [Node("paragraph", paragraph)])).ToJsonString();
    }

    private JsonArray Blocks(IReadOnlyList<string> lines)
    {
        var blocks = new JsonArray();
        JsonArray? list = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                if (list is null)
                {
                    list = [];
                    blocks.Add(Node("bullet_list", list));
                }

                list.Add(Node("list_item", [Paragraph(line[2..])]));
                continue;
            }

            list = null;
            blocks.Add(Block(line));
        }

        return blocks;
    }

    private JsonObject Block(string line) =>
        line[..2] switch
        {
            "= " => Node("heading", Inline(line[2..]), new() { ["level"] = 3 }),
            "! " => Decision(line[2..].Split(" | ")),
            "> " => Task(line[2..].Split(" | ")),
            _ => Paragraph(line),
        };

    private JsonObject Decision(string[] parts) =>
        Node("decision", [Paragraph(parts[0])], new() { ["vote"] = parts[1] });

    private JsonObject Task(string[] parts)
    {
        var days = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var due = fill.Day.AddDays(days);
        return Node(
            "task",
            Inline(parts[0]),
            new()
            {
                ["assignee"] = fill.Dice.Pick(fill.Members).ToString(),
                ["due"] = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["done"] = false,
            }
        );
    }

    private JsonObject Paragraph(string line) => Node("paragraph", Inline(line));

    /// <summary>Words between stars are strong; {wer} and {leitung} become mentions, the rest of the braces words.</summary>
    private JsonArray Inline(string line)
    {
        var nodes = new JsonArray();
        foreach (var (i, stretch) in line.Split("**").Index())
        {
            var rest = Words(stretch);
            while (rest.IndexOf('{') is >= 0 and var at)
            {
                var end = rest.IndexOf('}');
                AddText(nodes, rest[..at], isStrong: i % 2 == 1);
                var person = rest[at..end] is "{leitung"
                    ? fill.Chair
                    : fill.Dice.Pick(fill.Members);
                nodes.Add(
                    new JsonObject
                    {
                        ["type"] = "mention",
                        ["attrs"] = new JsonObject { ["id"] = person.ToString() },
                    }
                );
                rest = rest[(end + 1)..];
            }

            AddText(nodes, rest, isStrong: i % 2 == 1);
        }

        return nodes;
    }

    private string Words(string line) =>
        line.Replace("{ort}", _place, StringComparison.Ordinal)
            .Replace("{org}", fill.Dice.Pick(fill.Organisations), StringComparison.Ordinal)
            .Replace("{n}", _more.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{m}", _less.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace(
                "{tag}",
                fill.Day.AddDays(28).ToString("d. MMMM", CultureInfo.GetCultureInfo("de-DE")),
                StringComparison.Ordinal
            );

    private static void AddText(JsonArray nodes, string text, bool isStrong)
    {
        if (text.Length == 0)
        {
            return;
        }

        var node = new JsonObject { ["type"] = "text", ["text"] = text };
        if (isStrong)
        {
            node["marks"] = new JsonArray(new JsonObject { ["type"] = "strong" });
        }

        nodes.Add(node);
    }

    private static JsonObject Replace(int from, int to, JsonArray blocks) =>
        new()
        {
            ["stepType"] = "replace",
            ["from"] = from,
            ["to"] = to,
            ["slice"] = new JsonObject { ["content"] = blocks },
        };

    private static JsonObject Node(string type, JsonArray content, JsonObject? attributes = null)
    {
        var node = new JsonObject { ["type"] = type };
        if (attributes is not null)
        {
            node["attrs"] = attributes;
        }

        node["content"] = content;
        return node;
    }
}
