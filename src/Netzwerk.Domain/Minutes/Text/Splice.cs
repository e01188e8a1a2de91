using System.Runtime.InteropServices;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>
/// Replaces a range by a slice. Refuses exactly what ProseMirror's replace refuses; what the outcome must
/// look like is checked afterwards for both. Null means refused.
/// </summary>
internal static class Splice
{
    public static List<Token>? Replace(Window window, ReplaceStep step)
    {
        var (from, to) = (step.From - window.Offset, step.To - window.Offset);
        return step.Structure && HasContent(window.Tokens, from, to)
            ? null
            : Replace(window.Tokens, from, to, step.Slice);
    }

    public static List<Token>? ReplaceAround(Window window, ReplaceAroundStep step)
    {
        var tokens = window.Tokens;
        var (from, to) = (step.From - window.Offset, step.To - window.Offset);
        var (gapFrom, gapTo) = (step.GapFrom - window.Offset, step.GapTo - window.Offset);
        if (gapFrom < from || gapTo < gapFrom || gapTo > to || !IsFlat(tokens, gapFrom, gapTo))
        {
            return null;
        }

        if (step.Structure && (HasContent(tokens, from, gapFrom) || HasContent(tokens, gapTo, to)))
        {
            return null;
        }

        var gap = tokens[gapFrom..gapTo];
        // A hostile number must not overflow on the way to the comparison.
        var at = (long)step.Insert + step.Slice.OpenStart;
        if (
            at < 0
            || at > step.Slice.Tokens.Count
            || (
                !step.Slice.IsOpenAround((int)at)
                && !TokenRules.ChildrenAllowed(
                    step.Slice.Tokens,
                    (int)at,
                    CollectionsMarshal.AsSpan(gap)
                )
            )
        )
        {
            return null;
        }

        return Replace(tokens, from, to, step.Slice.WithInserted((int)at, gap));
    }

    private static List<Token>? Replace(List<Token> tokens, int from, int to, Slice slice)
    {
        var left = TokenRules.Path(tokens, from);
        var right = TokenRules.Path(tokens, to);
        var shared = left.Count - slice.OpenStart;
        if (shared < 0 || shared != right.Count - slice.OpenEnd)
        {
            return null;
        }

        if (!CanJoin(left, right, shared, slice))
        {
            return null;
        }

        var result = new List<Token>(tokens.Count - (to - from) + slice.InnerCount);
        result.AddRange(CollectionsMarshal.AsSpan(tokens)[..from]);
        result.AddRange(
            CollectionsMarshal.AsSpan(slice.Tokens).Slice(slice.OpenStart, slice.InnerCount)
        );
        result.AddRange(CollectionsMarshal.AsSpan(tokens)[to..]);
        return result;
    }

    /// <summary>
    /// The nodes cut at both ends grow together: with each other, and with the open nodes of the slice.
    /// </summary>
    private static bool CanJoin(
        List<(NodeKind Kind, int At)> left,
        List<(NodeKind Kind, int At)> right,
        int shared,
        Slice slice
    )
    {
        for (var i = 0; i < shared; i++)
        {
            if (left[i].At != right[i].At && !MinutesSchema.Joinable(left[i].Kind, right[i].Kind))
            {
                return false;
            }
        }

        for (var i = 0; i < slice.OpenStart; i++)
        {
            if (!MinutesSchema.Joinable(left[shared + i].Kind, slice.Tokens[i].Node))
            {
                return false;
            }
        }

        for (var i = 0; i < slice.OpenEnd; i++)
        {
            if (!MinutesSchema.Joinable(slice.Tokens[^(i + 1)].Node, right[shared + i].Kind))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFlat(List<Token> tokens, int from, int to)
    {
        var depth = 0;
        for (var i = from; i < to && depth >= 0; i++)
        {
            depth += tokens[i].Kind switch
            {
                TokenKind.Open => 1,
                TokenKind.Close => -1,
                _ => 0,
            };
        }

        return depth == 0;
    }

    /// <summary>
    /// Whether more than the ends and starts of nodes lies between two places. As in ProseMirror, the rest
    /// of a last text node counts as its end.
    /// </summary>
    private static bool HasContent(List<Token> tokens, int from, int to)
    {
        var at = from;
        while (at > 0 && at < tokens.Count && tokens[at].Continues(tokens[at - 1]))
        {
            at++;
        }

        // The text node is not the last child: what follows it is content.
        if (at > from && tokens[at].Kind != TokenKind.Close)
        {
            return to > from;
        }

        var distance = to - from;
        for (; distance > 0 && at < tokens.Count && tokens[at].Kind == TokenKind.Close; at++)
        {
            distance--;
        }

        for (; distance > 0 && at < tokens.Count && tokens[at].Kind == TokenKind.Open; at++)
        {
            distance--;
        }

        return distance > 0;
    }
}

/// <summary>
/// The short way for what nearly every step is: letters that come or go within one line. It comes to the same text
/// as the long way, with one copy of the paragraph instead of five.
/// </summary>
internal static class Keystroke
{
    /// <summary>Null when it is something else; then the long way says what becomes of it.</summary>
    public static MinutesText? TryApply(MinutesText text, ReplaceStep step)
    {
        var slice = step.Slice;
        if (step.Structure || slice.OpenStart != 0 || slice.OpenEnd != 0)
        {
            return null;
        }

        var blocks = text.TokenBlocks;
        var (index, offset) = (0, 0);
        while (index < blocks.Count && offset + blocks[index].Length <= step.From)
        {
            offset += blocks[index++].Length;
        }

        if (index == blocks.Count || step.To >= offset + blocks[index].Length)
        {
            return null;
        }

        ReadOnlySpan<Token> block = blocks[index];
        var (from, to) = (step.From - offset, step.To - offset);
        var inserted = CollectionsMarshal.AsSpan(slice.Tokens);
        if (!IsInLine(block, from) || !AreInline(block[from..to]) || !AreInline(inserted))
        {
            return null;
        }

        var result = new Token[block.Length - (to - from) + inserted.Length];
        block[..from].CopyTo(result);
        inserted.CopyTo(result.AsSpan(from));
        block[to..].CopyTo(result.AsSpan(from + inserted.Length));
        return TokenRules.AreWhole(result, from - 1, from + inserted.Length)
            ? text.WithBlock(index, result)
            : null;
    }

    /// <summary>Whether a place lies among the letters of a paragraph, heading or task.</summary>
    private static bool IsInLine(ReadOnlySpan<Token> block, int at)
    {
        while (at > 0 && block[at - 1].IsInline)
        {
            at--;
        }

        return at > 0
            && block[at - 1].Kind == TokenKind.Open
            && MinutesSchema.IsTextBlock(block[at - 1].Node);
    }

    private static bool AreInline(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (!token.IsInline)
            {
                return false;
            }
        }

        return true;
    }
}
