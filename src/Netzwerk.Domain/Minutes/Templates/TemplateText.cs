using System.Globalization;
using System.Text.Json.Nodes;
using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Domain.Minutes.Templates;

/// <summary>
/// Makes a text of minutes out of lines that anybody can type: "## " begins a heading, "- " and "1. " an item of a list,
/// "Beschluss:" and "Aufgabe:" a box of that kind; every other line is a paragraph, empty lines only part lists.
/// </summary>
public static class TemplateText
{
    private const string Decision = "Beschluss:";
    private const string Task = "Aufgabe:";

    /// <summary>The text, as written by this person. Whatever the lines say, there is one.</summary>
    public static MinutesText Read(string lines, PersonId author)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var document = new JsonObject { ["type"] = "doc", ["content"] = Blocks(lines) };
        return MinutesText.Read(document.ToJsonString(), author).Text ?? MinutesText.Empty;
    }

    private static JsonArray Blocks(string lines)
    {
        var blocks = new JsonArray();
        JsonObject? list = null;
        foreach (var line in PlainText.Lines(lines).Split('\n'))
        {
            var text = line.Trim();
            var block = text.Length == 0 ? null : Block(text);
            var goesOn = block is not null && list is not null && IsSameList(list, block);
            if (goesOn)
            {
                var item = block!["content"]!.AsArray()[0]!;
                block["content"]!.AsArray().Clear();
                list!["content"]!.AsArray().Add(item);
                continue;
            }

            list = block is not null && IsList(block) ? block : null;
            if (block is not null)
            {
                blocks.Add(block);
            }
        }

        if (blocks.Count == 0)
        {
            blocks.Add(Line("paragraph", ""));
        }

        return blocks;
    }

    private static JsonObject Block(string line)
    {
        if (After(line, "### ") is { } small)
        {
            return Heading(MinutesSchema.TopHeading + 1, small);
        }

        if (After(line, "## ") is { } heading)
        {
            return Heading(MinutesSchema.TopHeading, heading);
        }

        if (After(line, "- ") is { } bullet)
        {
            return Holding("bullet_list", Holding("list_item", Line("paragraph", bullet)));
        }

        if (After(line, Decision) is { } decision)
        {
            var box = Holding("decision", Line("paragraph", decision));
            box["attrs"] = new JsonObject { ["vote"] = "" };
            return box;
        }

        if (After(line, Task) is { } task)
        {
            var box = Line("task", task);
            box["attrs"] = new JsonObject
            {
                ["assignee"] = "",
                ["due"] = "",
                ["done"] = false,
            };
            return box;
        }

        return Numbered(line) ?? Line("paragraph", line);
    }

    /// <summary>"1. " to "999. "; a line that begins with a year is no list.</summary>
    private static JsonObject? Numbered(string line)
    {
        var dot = line.IndexOf(". ", StringComparison.Ordinal);
        if (
            dot is < 1 or > 3
            || !int.TryParse(
                line[..dot],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            return null;
        }

        var list = Holding(
            "ordered_list",
            Holding("list_item", Line("paragraph", line[(dot + 2)..].Trim()))
        );
        list["attrs"] = new JsonObject { ["order"] = number };
        return list;
    }

    private static JsonObject Heading(int level, string text)
    {
        var heading = Line("heading", text);
        heading["attrs"] = new JsonObject { ["level"] = level };
        return heading;
    }

    private static JsonObject Line(string type, string text)
    {
        var line = new JsonObject { ["type"] = type };
        if (text.Length > 0)
        {
            line["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text });
        }

        return line;
    }

    private static JsonObject Holding(string type, JsonObject inner) =>
        new() { ["type"] = type, ["content"] = new JsonArray(inner) };

    private static string? After(string line, string start) =>
        line.StartsWith(start, StringComparison.OrdinalIgnoreCase)
            ? line[start.Length..].Trim()
            : null;

    private static bool IsList(JsonObject block) =>
        block["type"]!.GetValue<string>() is "bullet_list" or "ordered_list";

    private static bool IsSameList(JsonObject list, JsonObject block) =>
        list["type"]!.GetValue<string>() == block["type"]!.GetValue<string>();
}
