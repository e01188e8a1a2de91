namespace Netzwerk.Domain.Minutes.Text.Rebasing;

/// <summary>
/// What one writer wrote and others do not have yet: steps on top of the common text. It moves over what the
/// others write exactly as prosemirror-collab moves it in the browser, one of their steps after the other, so
/// that browser and server come to the same steps.
/// </summary>
public sealed class MinutesDraft
{
    private readonly MinutesStep[] _steps;

    private MinutesDraft(MinutesStep[] steps, MinutesText text, Refusal? refusal) =>
        (_steps, Text, Refusal) = (steps, text, refusal);

    public IReadOnlyList<MinutesStep> Steps => _steps;

    /// <summary>The common text with these steps.</summary>
    public MinutesText Text { get; }

    /// <summary>A step still has its place, but the text would break a limit that the browser does not know.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Nothing written yet.</summary>
    public static MinutesDraft On(MinutesText text) => new([], text, refusal: null);

    /// <summary>The draft with one step more, or with the reason why that is not allowed.</summary>
    public MinutesDraft With(MinutesStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var result = step.ApplyTo(Text);
        return result.Text is { } text
            ? new([.. _steps, step], text, Refusal)
            : new(_steps, Text, Refusal ?? result.Refusal);
    }

    /// <summary>The first steps are now part of the common text.</summary>
    public MinutesDraft Confirmed(int count) => new(_steps[count..], Text, Refusal);

    /// <summary>The draft on top of the common text after a step of somebody else.</summary>
    public MinutesDraft Over(MinutesStep other, MinutesText after)
    {
        ArgumentNullException.ThrowIfNull(other);
        var count = _steps.Length;
        var mapping = new Mapping();
        for (var i = count - 1; i >= 0; i--)
        {
            mapping.Add(_steps[i].Step.Changes.Inverted());
        }

        mapping.Add(other.Step.Changes);
        var (text, refusal, kept) = (after, Refusal, new List<MinutesStep>(count));
        for (var i = 0; i < count; i++)
        {
            if (_steps[i].Map(mapping.From(count - i)) is not { } moved)
            {
                continue;
            }

            var result = moved.ApplyTo(text);
            if (result.Text is not { } changed)
            {
                refusal ??= MinutesRefusals.IsLimit(result.Refusal) ? result.Refusal : null;
                continue;
            }

            mapping.AddMirrorOf(count - i - 1, moved.Step.Changes);
            text = changed;
            kept.Add(moved);
        }

        return new([.. kept], text, refusal);
    }
}
