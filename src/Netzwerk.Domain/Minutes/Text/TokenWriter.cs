using System.Text;
using System.Text.Json;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>Writes tokens as the JSON that ProseMirror writes for the same document.</summary>
internal static class TokenWriter
{
    public static void Write(IReadOnlyList<Token[]> blocks, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", MinutesSchema.NameOf(NodeKind.Doc));
        WriteContent(blocks, writer);
        writer.WriteEndObject();
    }

    /// <summary>Whole blocks, or a stretch of one line.</summary>
    public static void WriteContent(IEnumerable<Token[]> parts, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("content");
        foreach (var part in parts)
        {
            Block(part, writer);
        }

        writer.WriteEndArray();
    }

    private static void Block(Token[] tokens, Utf8JsonWriter writer)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            switch (token.Kind)
            {
                case TokenKind.Open:
                    Start(token, writer);
                    // ProseMirror leaves the member out when there is nothing in it.
                    if (tokens[i + 1].Kind != TokenKind.Close)
                    {
                        writer.WriteStartArray("content");
                    }

                    break;
                case TokenKind.Close:
                    if (tokens[i - 1].Kind != TokenKind.Open)
                    {
                        writer.WriteEndArray();
                    }

                    writer.WriteEndObject();
                    break;
                case TokenKind.Leaf:
                    Start(token, writer);
                    Marks(token.Marks, writer);
                    writer.WriteEndObject();
                    break;
                default:
                    i = Letters(tokens, i, writer);
                    break;
            }
        }
    }

    private static void Start(Token token, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", MinutesSchema.NameOf(token.Node));
        if (token.Attributes is { } attributes)
        {
            writer.WriteStartObject("attrs");
            attributes.WriteTo(writer);
            writer.WriteEndObject();
        }
    }

    private static int Letters(Token[] tokens, int start, Utf8JsonWriter writer)
    {
        var text = new StringBuilder().Append(tokens[start].Char);
        var last = start;
        while (last + 1 < tokens.Length && tokens[last + 1].Continues(tokens[last]))
        {
            text.Append(tokens[++last].Char);
        }

        writer.WriteStartObject();
        writer.WriteString("type", MinutesSchema.NameOf(NodeKind.Text));
        Marks(tokens[start].Marks, writer);
        writer.WriteString("text", text.ToString());
        writer.WriteEndObject();
        return last;
    }

    private static void Marks(MarkSet marks, Utf8JsonWriter writer)
    {
        if (marks.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("marks");
        if (marks.Link is { } link)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "link");
            writer.WriteStartObject("attrs");
            writer.WriteString("href", link);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        Flag(marks, MarkFlags.Emphasis, "em", writer);
        Flag(marks, MarkFlags.Strong, "strong", writer);
        Flag(marks, MarkFlags.Strike, "strike", writer);
        writer.WriteEndArray();
    }

    private static void Flag(MarkSet marks, MarkFlags flag, string name, Utf8JsonWriter writer)
    {
        if (marks.Flags.HasFlag(flag))
        {
            writer.WriteStartObject();
            writer.WriteString("type", name);
            writer.WriteEndObject();
        }
    }
}
