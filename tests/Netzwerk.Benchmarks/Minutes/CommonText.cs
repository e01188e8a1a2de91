using System.Runtime.CompilerServices;
using System.Text.Json;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Text.Rebasing;

namespace Netzwerk.Benchmarks.Minutes;

/// <summary>
/// What the server committed to one text, worked out once for all replicas of this program: with 160 of them the driver
/// would otherwise take the processor from the server. Every replica still compares that it was sent the very same text
/// and steps; where it was not, it goes its own way, and the comparison at the end shows it.
/// </summary>
internal sealed class CommonText
{
    private readonly Lock _gate = new();
    private readonly ConditionalWeakTable<MinutesText, Committed> _next = [];
    private (JsonElement Sent, MinutesText Text)? _opened;

    /// <summary>The text that somebody who joins is sent.</summary>
    public MinutesText Opened(JsonElement sent)
    {
        lock (_gate)
        {
            if (_opened is not { } known || !JsonElement.DeepEquals(known.Sent, sent))
            {
                var text =
                    MinutesText.Read(sent, default).Text
                    ?? throw new InvalidOperationException("The server sent no text.");
                _opened = (sent, text);
            }

            return _opened.Value.Text;
        }
    }

    /// <summary>A committed step, and the text with it.</summary>
    public (MinutesStep Step, MinutesText Text) After(MinutesText before, JsonElement sent)
    {
        lock (_gate)
        {
            var isKnown = _next.TryGetValue(before, out var known);
            if (isKnown && JsonElement.DeepEquals(known!.Sent, sent))
            {
                return (known.Step, known.Text);
            }

            var step =
                MinutesStep.Read(sent, default)
                ?? throw new InvalidOperationException("A committed step is none.");
            var text =
                step.ApplyTo(before).Text
                ?? throw new InvalidOperationException("A committed step does not apply.");
            if (!isKnown)
            {
                _next.Add(before, new(sent, step, text));
            }

            return (step, text);
        }
    }

    private sealed record Committed(JsonElement Sent, MinutesStep Step, MinutesText Text);
}
