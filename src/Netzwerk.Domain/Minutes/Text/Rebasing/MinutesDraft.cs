namespace Netzwerk.Domain.Minutes.Text.Rebasing;

/// <summary>
/// What one writer wrote and others do not have yet: steps on top of the common text. It moves over what the
/// others write exactly as prosemirror-collab moves it in the browser, one of their steps after the other, so
/// that browser and server come to the same steps.
/// </summary>
public sealed class MinutesDraft
{
    private readonly MinutesText _common;
    private readonly MinutesStep[] _steps;
    private readonly MinutesText[] _texts;

    private MinutesDraft(
        MinutesText common,
        MinutesStep[] steps,
        MinutesText[] texts,
        Refusal? refusal
    ) => (_common, _steps, _texts, Refusal) = (common, steps, texts, refusal);

    public IReadOnlyList<MinutesStep> Steps => _steps;

    /// <summary>The text after each of the steps.</summary>
    public IReadOnlyList<MinutesText> Texts => _texts;

    /// <summary>The common text with all these steps.</summary>
    public MinutesText Text => _texts.Length > 0 ? _texts[^1] : _common;

    /// <summary>A step still has its place, but the text would break a limit that the browser does not know.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Nothing written yet.</summary>
    public static MinutesDraft On(MinutesText text) => new(text, [], [], refusal: null);

    /// <summary>The draft with one step more, or with the reason why that is not allowed.</summary>
    public MinutesDraft With(MinutesStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var result = step.ApplyTo(Text);
        return result.Text is { } text
            ? new(_common, [.. _steps, step], [.. _texts, text], Refusal)
            : new(_common, _steps, _texts, Refusal ?? result.Refusal);
    }

    /// <summary>The first steps are now part of the common text.</summary>
    public MinutesDraft Confirmed(int count) =>
        count == 0 ? this : new(_texts[count - 1], _steps[count..], _texts[count..], Refusal);

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
        var (text, refusal) = (after, Refusal);
        var (kept, texts) = (new List<MinutesStep>(count), new List<MinutesText>(count));
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
            texts.Add(changed);
        }

        return new(after, [.. kept], [.. texts], refusal);
    }
}
