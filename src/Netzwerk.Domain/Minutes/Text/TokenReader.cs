using System.Text.Json;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>
/// Turns the editor's JSON into tokens. Every method returns the code of the refusal, or null.
/// Unknown members are refused: they would be stored and sent on unseen.
/// </summary>
internal sealed class TokenReader(Author author)
{
    public List<Token> Tokens { get; } = [];

    public string? Content(JsonElement array, int depth = 0)
    {
        if (array.ValueKind != JsonValueKind.Array)
        {
            return MinutesRefusals.Malformed;
        }

        var afterText = false;
        foreach (var node in array.EnumerateArray())
        {
            var start = Tokens.Count;
            if (Node(node, depth) is { } refused)
            {
                return refused;
            }

            // ProseMirror joins equal neighbours; two text nodes that should be one come from elsewhere.
            var isText = Tokens[start].Kind == TokenKind.Char;
            if (afterText && isText && Tokens[start].Continues(Tokens[start - 1]))
            {
                return MinutesRefusals.Malformed;
            }

            afterText = isText;
        }

        return null;
    }

    public static string? Mark(JsonElement json, out MarkSet mark)
    {
        mark = default;
        if (!JsonEdge.HasOnly(json, "type", "attrs") || JsonEdge.Text(json, "type") is not { } type)
        {
            return MinutesRefusals.Malformed;
        }

        if (type is "link")
        {
            return Link(json, out mark);
        }

        var flag = type switch
        {
            "em" => MarkFlags.Emphasis,
            "strong" => MarkFlags.Strong,
            "strike" => MarkFlags.Strike,
            _ => MarkFlags.None,
        };
        mark = new MarkSet(Link: null, flag);
        return flag == MarkFlags.None || json.TryGetProperty("attrs", out _)
            ? MinutesRefusals.Malformed
            : null;
    }

    private static string? Link(JsonElement json, out MarkSet mark)
    {
        mark = default;
        if (
            !json.TryGetProperty("attrs", out var attributes)
            || !JsonEdge.HasOnly(attributes, "href")
            || JsonEdge.Text(attributes, "href") is not { } href
            || !MinutesSchema.IsSafeLink(href)
        )
        {
            return MinutesRefusals.Malformed;
        }

        mark = new MarkSet(href, MarkFlags.None);
        return null;
    }

    private static string? Marks(JsonElement json, out MarkSet marks)
    {
        marks = default;
        if (!json.TryGetProperty("marks", out var array))
        {
            return null;
        }

        if (array.ValueKind != JsonValueKind.Array)
        {
            return MinutesRefusals.Malformed;
        }

        foreach (var item in array.EnumerateArray())
        {
            if (Mark(item, out var mark) is { } refused)
            {
                return refused;
            }

            if (marks.Overlaps(mark))
            {
                return MinutesRefusals.Malformed;
            }

            marks = marks.Add(mark);
        }

        return null;
    }

    private string? Node(JsonElement json, int depth)
    {
        if (
            !JsonEdge.HasOnly(json, "type", "attrs", "content", "marks", "text")
            || JsonEdge.Text(json, "type") is not { } name
            || MinutesSchema.KindOf(name) is not { } kind
            || kind == NodeKind.Doc
        )
        {
            return MinutesRefusals.Malformed;
        }

        if (depth >= MinutesSchema.MaxDepth)
        {
            return MinutesRefusals.TooDeep;
        }

        return kind == NodeKind.Text ? Letters(json)
            : MinutesSchema.IsLeaf(kind) ? Leaf(json, kind)
            : Block(json, kind, depth);
    }

    private string? Letters(JsonElement json)
    {
        if (
            !JsonEdge.HasOnly(json, "type", "text", "marks")
            || JsonEdge.Text(json, "text") is not { Length: > 0 } text
        )
        {
            return MinutesRefusals.Malformed;
        }

        if (Marks(json, out var marks) is { } refused)
        {
            return refused;
        }

        if (Tokens.Count + text.Length > MinutesSchema.MaxSize)
        {
            return MinutesRefusals.TooLong;
        }

        foreach (var letter in text)
        {
            if (MinutesSchema.IsUnwanted(letter))
            {
                return MinutesRefusals.Malformed;
            }

            Tokens.Add(Token.Letter(letter, marks, author));
        }

        return null;
    }

    private string? Leaf(JsonElement json, NodeKind kind)
    {
        if (!JsonEdge.HasOnly(json, "type", "attrs", "marks"))
        {
            return MinutesRefusals.Malformed;
        }

        if (
            Attributes(json, kind, out var attributes) is not null
            || Marks(json, out var marks) is not null
            || !(marks.IsEmpty || MinutesSchema.IsInline(kind))
        )
        {
            return MinutesRefusals.Malformed;
        }

        Tokens.Add(Token.Leaf(kind, marks, attributes, author));
        return null;
    }

    private string? Block(JsonElement json, NodeKind kind, int depth)
    {
        if (!JsonEdge.HasOnly(json, "type", "attrs", "content"))
        {
            return MinutesRefusals.Malformed;
        }

        if (Attributes(json, kind, out var attributes) is { } wrong)
        {
            return wrong;
        }

        Tokens.Add(Token.Open(kind, attributes, author));
        if (
            json.TryGetProperty("content", out var content)
            && Content(content, depth + 1) is { } refused
        )
        {
            return refused;
        }

        Tokens.Add(Token.Close(kind, author));
        return null;
    }

    private static string? Attributes(
        JsonElement json,
        NodeKind kind,
        out NodeAttributes? attributes
    )
    {
        attributes = MinutesSchema.DefaultAttributes(kind);
        if (json.TryGetProperty("attrs", out var given))
        {
            if (given.ValueKind != JsonValueKind.Object)
            {
                return MinutesRefusals.Malformed;
            }

            foreach (var member in given.EnumerateObject())
            {
                attributes = attributes?.With(member.Name, JsonEdge.Value(member.Value));
                if (attributes is null)
                {
                    return MinutesRefusals.Malformed;
                }
            }
        }

        return attributes is { IsComplete: false } ? MinutesRefusals.Malformed : null;
    }
}
