using System.Text.Json;
using System.Text.Json.Nodes;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Domain.Minutes;

/// <summary>
/// Blacks out the traces of a person in the editing steps of a text. A name is mostly typed letter by letter, so the
/// steps are repeated and every letter remembers where it came from, also those that were deleted again later.
/// Steps keep their lengths: they still apply, and a text that somebody has open stays in step.
/// </summary>
public static class MinutesMasking
{
    /// <summary>The batches of steps with the traces blacked out; a batch without any is the same as before.</summary>
    public static IReadOnlyList<MinutesTextEvent> Mask(
        IReadOnlyList<MinutesTextEvent> batches,
        PersonTraces traces
    )
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(traces);
        var seen = Blocks(batches);
        var texts = seen.ConvertAll(letters => new string([.. letters.Select(l => l.Char)]));
        var isMeant = texts.Exists(traces.AreIn);
        var black = new HashSet<Origin>();
        for (var i = 0; i < seen.Count && isMeant; i++)
        {
            foreach (var (start, length) in traces.Find(texts[i], alsoBare: true))
            {
                black.UnionWith(
                    seen[i].Skip(start).Take(length).Select(l => l.From).OfType<Origin>()
                );
            }
        }

        var ofBatch = black.ToLookup(o => o.Batch, o => o.Letter);
        return [.. batches.Select((b, i) => Mask(b, ofBatch[i].ToHashSet(), traces))];
    }

    /// <summary>Every block as it once stood, with the places between letters as line ends.</summary>
    private static List<List<(char Char, Origin? From)>> Blocks(
        IReadOnlyList<MinutesTextEvent> batches
    )
    {
        var known = new HashSet<Token[]>(ReferenceEqualityComparer.Instance);
        var seen = new List<List<(char, Origin?)>>();
        var text = MinutesText.Empty;
        for (var i = 0; i < batches.Count; i++)
        {
            var letter = 0;
            var batch = i;
            Author Next() => new Origin(batch, letter++);
            using var steps = JsonDocument.Parse(batches[i].Steps);
            foreach (var step in steps.RootElement.EnumerateArray())
            {
                text =
                    MinutesSteps.Retrace(text, step, Next).Text
                    ?? throw new InvalidOperationException("committed steps no longer apply");
                seen.AddRange(
                    text.TokenBlocks.Where(known.Add).Select(b => b.Select(Letter).ToList())
                );
            }
        }

        return seen;
    }

    private static (char, Origin?) Letter(Token token) =>
        token.Kind == TokenKind.Char ? (token.Char, token.Author as Origin) : ('\n', null);

    private static MinutesTextEvent Mask(
        MinutesTextEvent batch,
        HashSet<int> black,
        PersonTraces traces
    )
    {
        var steps = JsonNode.Parse(batch.Steps);
        var at = 0;
        var masked = Rewritten(steps, name: null, black, traces, ref at);
        return masked ? batch with { Steps = steps!.ToJsonString() } : batch;
    }

    /// <summary>Letters count in the order in which the steps bring them; other words are looked through as they are.</summary>
    private static bool Rewritten(
        JsonNode? node,
        string? name,
        HashSet<int> black,
        PersonTraces traces,
        ref int at
    )
    {
        var changed = false;
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list.ToArray())
                {
                    changed |= Rewritten(item, name: null, black, traces, ref at);
                }

                break;
            case JsonObject members:
                foreach (var (member, value) in members.ToArray())
                {
                    changed |= Rewritten(value, member, black, traces, ref at);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                var start = at;
                at += name is "text" ? text.Length : 0;
                var masked = name is "text"
                    ? PersonTraces.BlackOut(
                        text,
                        Enumerable
                            .Range(0, text.Length)
                            .Where(i => black.Contains(start + i))
                            .Select(i => (i, 1))
                    )
                    : traces.Mask(text);
                if (!string.Equals(masked, text, StringComparison.Ordinal))
                {
                    value.ReplaceWith(masked);
                    changed = true;
                }

                break;
        }

        return changed;
    }

    /// <summary>Where a letter came from: the batch, and which of its letters it was.</summary>
    private sealed record Origin(int Batch, int Letter) : Author(default(PersonId));
}
