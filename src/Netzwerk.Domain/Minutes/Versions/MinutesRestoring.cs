using System.Buffers;
using System.Text;
using System.Text.Json;
using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Domain.Minutes.Versions;

/// <summary>
/// Finds the step that leads from one text to another. It leaves alone what is the same at the beginning and at the
/// end, so that carets of others there stay where they are.
/// </summary>
public static class MinutesRestoring
{
    /// <summary>A JSON array with one step, or null when the texts say the same.</summary>
    public static string? Steps(MinutesText text, MinutesText wanted)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(wanted);
        var (old, @new) = (text.TokenBlocks, wanted.TokenBlocks);
        var shorter = Math.Min(old.Count, @new.Count);
        var head = 0;
        while (head < shorter && AreSame(old[head], @new[head]))
        {
            head++;
        }

        if (head == old.Count && head == @new.Count)
        {
            return null;
        }

        var tail = 0;
        while (tail < shorter - head && AreSame(old[^(tail + 1)], @new[^(tail + 1)]))
        {
            tail++;
        }

        var from = old.Take(head).Sum(block => block.Length);
        Token[][] gone = [.. old.Skip(head).SkipLast(tail)];
        Token[][] come = [.. @new.Skip(head).SkipLast(tail)];
        return gone is [var before] && come is [var after] && IsSameLine(before, after)
            ? WithinLine(from, before, after)
            : Step(from, from + gone.Sum(block => block.Length), come);
    }

    private static string WithinLine(int from, Token[] before, Token[] after)
    {
        // The line itself stays: its first and its last token are the same.
        var longest = Math.Min(before.Length, after.Length) - 1;
        var head = 1;
        while (head < longest && IsSame(before[head], after[head]))
        {
            head++;
        }

        var tail = 1;
        while (tail <= longest - head && IsSame(before[^(tail + 1)], after[^(tail + 1)]))
        {
            tail++;
        }

        // No half of a character may stay behind.
        head -= char.IsHighSurrogate(after[head - 1].Char) ? 1 : 0;
        tail -= char.IsLowSurrogate(after[^tail].Char) ? 1 : 0;
        return Step(from + head, from + before.Length - tail, [after[head..^tail]]);
    }

    private static string Step(int from, int to, Token[][] content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            writer.WriteStartObject();
            writer.WriteString("stepType", "replace");
            writer.WriteNumber("from", from);
            writer.WriteNumber("to", to);
            if (content.Any(part => part.Length > 0))
            {
                writer.WriteStartObject("slice");
                TokenWriter.WriteContent(content, writer);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static bool IsSameLine(Token[] one, Token[] other) =>
        MinutesSchema.IsTextBlock(one[0].Node) && IsSame(one[0], other[0]);

    private static bool AreSame(Token[] one, Token[] other) =>
        one.Length == other.Length && one.Zip(other).All(pair => IsSame(pair.First, pair.Second));

    private static bool IsSame(Token one, Token other) =>
        one with { Author = other.Author } == other;
}
