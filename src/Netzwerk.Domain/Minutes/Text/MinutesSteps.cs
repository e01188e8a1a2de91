using System.Text.Json;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>
/// Applies the editing steps that a browser sends, or refuses them; all of a batch or nothing.
/// It comes to the same text as ProseMirror does, which the differential test checks.
/// </summary>
public static class MinutesSteps
{
    /// <summary>Far more than minutes of typing without a connection bring; a bigger batch is no writing.</summary>
    public const int MaxStepsPerBatch = 500;

    public static MinutesResult Apply(MinutesText text, string stepsJson, PersonId author)
    {
        using var document = JsonEdge.Parse(stepsJson);
        return document is null
            ? MinutesResult.Refused(MinutesRefusals.Malformed)
            : Apply(text, document.RootElement, author);
    }

    public static MinutesResult Apply(MinutesText text, JsonElement steps, PersonId author)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (steps.ValueKind != JsonValueKind.Array || steps.GetArrayLength() == 0)
        {
            return MinutesResult.Refused(MinutesRefusals.Malformed);
        }

        if (steps.GetArrayLength() > MaxStepsPerBatch)
        {
            return MinutesResult.Refused(MinutesRefusals.TooManySteps);
        }

        var writer = new Author(author);
        MinutesResult result = text;
        foreach (var json in steps.EnumerateArray())
        {
            var step = JsonEdge.Guard(() => Step.Read(json, writer));
            result = step is null
                ? MinutesResult.Refused(MinutesRefusals.Malformed)
                : Apply(text, step);
            if (result.Text is null)
            {
                return result;
            }

            text = result.Text;
        }

        return result;
    }

    /// <summary>Applies one step so that each letter it brings carries a writer of its own.</summary>
    internal static MinutesResult Retrace(MinutesText text, JsonElement json, Func<Author> next)
    {
        var step = JsonEdge.Guard(() => Step.Read(json, new Author(default)));
        return step is null
            ? MinutesResult.Refused(MinutesRefusals.Malformed)
            : Apply(text, step.WithWriters(next));
    }

    internal static MinutesResult Apply(MinutesText text, Step step)
    {
        if (step.From < 0 || step.To < step.From || step.To > text.Size)
        {
            return MinutesResult.Refused(MinutesRefusals.DoesNotFit);
        }

        if (step is ReplaceStep key && Keystroke.TryApply(text, key) is { } typed)
        {
            return typed;
        }

        var withNext = step switch
        {
            ReplaceStep replace => replace.Structure,
            ReplaceAroundStep around => around.Structure,
            // An attribute step means the node that opens behind its place.
            _ => step is AttributeStep,
        };
        var window = Window.Around(text, step.From, step.To, withNext);
        var tokens = step switch
        {
            ReplaceStep replace => Splice.Replace(window, replace),
            ReplaceAroundStep around => Splice.ReplaceAround(window, around),
            MarkStep mark => Mark(window, mark),
            AttributeStep attribute => SetAttribute(window, attribute),
            _ => null,
        };
        return tokens is null
            ? MinutesResult.Refused(MinutesRefusals.DoesNotFit)
            : text.Replace(window.FirstBlock, window.BlockCount, tokens);
    }

    private static List<Token> Mark(Window window, MarkStep step)
    {
        var tokens = window.Tokens;
        for (var i = step.From - window.Offset; i < step.To - window.Offset; i++)
        {
            var token = tokens[i];
            // Letters and leaves stand only where marks may stand.
            if (token.IsInline)
            {
                var marks = step.Adds ? token.Marks.Add(step.Mark) : token.Marks.Remove(step.Mark);
                tokens[i] = token with { Marks = marks };
            }
        }

        return tokens;
    }

    private static List<Token>? SetAttribute(Window window, AttributeStep step)
    {
        var at = step.Position - window.Offset;
        if (
            at >= window.Tokens.Count
            || window.Tokens[at].Attributes?.With(step.Name, step.Value) is not { } changed
        )
        {
            return null;
        }

        window.Tokens[at] = window.Tokens[at] with { Attributes = changed };
        return window.Tokens;
    }
}
