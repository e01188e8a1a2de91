using System.Text.Json;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Text.Rebasing;

namespace Netzwerk.Benchmarks.Minutes;

/// <summary>
/// A text as the server committed it, and the step that follows, worked out once for all replicas of this program: with
/// 160 of them the driver would otherwise take the processor from the server. Every replica still compares that it was
/// sent the very same text and steps; where it was not, it goes its own way, and the comparison at the end shows it.
/// </summary>
internal sealed class CommonText(MinutesText text)
{
    private readonly Lock _gate = new();
    private (JsonElement Sent, MinutesStep Step, CommonText Then)? _next;

    public MinutesText Text => text;

    /// <summary>A committed step, and the text with it.</summary>
    public (MinutesStep Step, CommonText Then) After(JsonElement sent)
    {
        lock (_gate)
        {
            if (_next is { } known && JsonElement.DeepEquals(known.Sent, sent))
            {
                return (known.Step, known.Then);
            }

            var step =
                MinutesStep.Read(sent, default)
                ?? throw new InvalidOperationException("A committed step is none.");
            var then = new CommonText(
                step.ApplyTo(text).Text
                    ?? throw new InvalidOperationException("A committed step does not apply.")
            );
            _next ??= (sent, step, then);
            return (step, then);
        }
    }
}

/// <summary>Where replicas of one text begin: those that were sent the same begin as one.</summary>
internal sealed class CommonStart
{
    private readonly Lock _gate = new();
    private (JsonElement Sent, CommonText Text)? _last;

    public CommonText Of(JsonElement sent)
    {
        lock (_gate)
        {
            if (_last is not { } known || !JsonElement.DeepEquals(known.Sent, sent))
            {
                var text =
                    MinutesText.Read(sent, default).Text
                    ?? throw new InvalidOperationException("The server sent no text.");
                _last = (sent, new(text));
            }

            return _last.Value.Text;
        }
    }
}
