namespace Netzwerk.Web.Platform.Pdf.Shaping;

/// <summary>Rule N0: both brackets of a pair take one direction, so that a name in brackets keeps them around it.</summary>
internal static partial class Bidi
{
    private const string Opening = "([{";
    private const string Closing = ")]}";

    // The depth UAX #9 allows.
    private const int DeepestPair = 63;

    private static void ResolveBrackets(ReadOnlySpan<char> text, Kind[] kinds, Kind outside)
    {
        foreach (var (open, close) in Pairs(text, kinds))
        {
            var inside = kinds.AsSpan(open + 1, close - open - 1);
            var opposite = outside == Kind.Left ? Kind.Right : Kind.Left;
            var direction =
                Holds(inside, outside) ? outside
                : !Holds(inside, opposite) ? (Kind?)null
                : StrongBefore(kinds, open, outside) == opposite ? opposite
                : outside;
            if (direction is { } resolved)
            {
                kinds[open] = kinds[close] = resolved;
            }
        }
    }

    private static IEnumerable<(int Open, int Close)> Pairs(ReadOnlySpan<char> text, Kind[] kinds)
    {
        var open = new List<int>();
        var pairs = new List<(int Open, int Close)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (kinds[i] != Kind.Neutral)
            {
                continue;
            }

            if (Opening.Contains(text[i], StringComparison.Ordinal))
            {
                if (open.Count == DeepestPair)
                {
                    break;
                }

                open.Add(i);
            }
            else if (Closing.IndexOf(text[i], StringComparison.Ordinal) is var kind and >= 0)
            {
                var match = LastOpen(text, open, Opening[kind]);
                if (match >= 0)
                {
                    pairs.Add((open[match], i));
                    open.RemoveRange(match, open.Count - match);
                }
            }
        }

        return pairs.OrderBy(pair => pair.Open);
    }

    private static int LastOpen(ReadOnlySpan<char> text, List<int> open, char bracket)
    {
        var match = open.Count - 1;
        while (match >= 0 && text[open[match]] != bracket)
        {
            match--;
        }

        return match;
    }

    private static bool Holds(ReadOnlySpan<Kind> kinds, Kind side)
    {
        foreach (var kind in kinds)
        {
            if (kind != Kind.Neutral && Side(kind) == side)
            {
                return true;
            }
        }

        return false;
    }

    private static Kind StrongBefore(Kind[] kinds, int at, Kind outside)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (kinds[i] != Kind.Neutral)
            {
                return Side(kinds[i]);
            }
        }

        return outside;
    }
}
