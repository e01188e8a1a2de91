using System.Runtime.InteropServices;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>Holds a run of tokens against the schema.</summary>
internal static class TokenRules
{
    /// <summary>
    /// Checks top-level blocks and everything in them. A closing token takes the kind of the node it
    /// really closes: a splice may have joined two nodes of different kinds.
    /// </summary>
    public static string? Check(List<Token> tokens)
    {
        var outer = new Stack<NodeKind>();
        var (kind, isFirst) = (NodeKind.Doc, true);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Close)
            {
                if (outer.Count == 0 || (isFirst && !MinutesSchema.MayBeEmpty(kind)))
                {
                    return MinutesRefusals.DoesNotFit;
                }

                if (token.Node != kind)
                {
                    tokens[i] = token with { Node = kind };
                }

                (kind, isFirst) = (outer.Pop(), false);
                continue;
            }

            if (!MinutesSchema.Allows(kind, token.Node, isFirst))
            {
                return MinutesRefusals.DoesNotFit;
            }

            isFirst = false;
            if (token.Kind == TokenKind.Char && !IsWhole(CollectionsMarshal.AsSpan(tokens), i))
            {
                return MinutesRefusals.BrokenCharacter;
            }

            if (token.Kind == TokenKind.Open)
            {
                if (outer.Count == MinutesSchema.MaxDepth)
                {
                    return MinutesRefusals.TooDeep;
                }

                outer.Push(kind);
                (kind, isFirst) = (token.Node, true);
            }
        }

        return outer.Count == 0 ? null : MinutesRefusals.DoesNotFit;
    }

    /// <summary>Whether the direct children of the node around a place would still be allowed.</summary>
    public static bool ChildrenAllowed(List<Token> tokens, int at, ReadOnlySpan<Token> inserted)
    {
        var path = Path(tokens, at);
        if (path.Count == 0)
        {
            return true;
        }

        var (parent, start) = path[^1];
        var first = true;
        var depth = 0;
        foreach (
            var token in tokens
                .Take(at)
                .Skip(start + 1)
                .Concat(inserted.ToArray())
                .Concat(tokens.Skip(at))
        )
        {
            if (token.Kind == TokenKind.Close)
            {
                if (--depth < 0)
                {
                    break;
                }

                continue;
            }

            if (depth == 0 && !MinutesSchema.Allows(parent, token.Node, first))
            {
                return false;
            }

            first = first && depth > 0;
            depth += token.Kind == TokenKind.Open ? 1 : 0;
        }

        return !first || MinutesSchema.MayBeEmpty(parent);
    }

    /// <summary>The nodes open at a place, outermost first, each with the place where it opens.</summary>
    public static List<(NodeKind Kind, int At)> Path(List<Token> tokens, int position)
    {
        var path = new List<(NodeKind, int)>();
        for (var i = 0; i < position; i++)
        {
            if (tokens[i].Kind == TokenKind.Open)
            {
                path.Add((tokens[i].Node, i));
            }
            else if (tokens[i].Kind == TokenKind.Close)
            {
                path.RemoveAt(path.Count - 1);
            }
        }

        return path;
    }

    /// <summary>Whether the letters from one place to another are whole characters.</summary>
    public static bool AreWhole(Token[] tokens, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (tokens[i].Kind == TokenKind.Char && !IsWhole(tokens, i))
            {
                return false;
            }
        }

        return true;
    }

    // Half a pair, or a pair whose halves are marked differently, is no text that JSON can carry.
    private static bool IsWhole(ReadOnlySpan<Token> tokens, int at)
    {
        var letter = tokens[at].Char;
        if (char.IsHighSurrogate(letter))
        {
            return at + 1 < tokens.Length
                && tokens[at + 1].Continues(tokens[at])
                && char.IsLowSurrogate(tokens[at + 1].Char);
        }

        return !char.IsLowSurrogate(letter)
            || (
                at > 0
                && tokens[at].Continues(tokens[at - 1])
                && char.IsHighSurrogate(tokens[at - 1].Char)
            );
    }
}
