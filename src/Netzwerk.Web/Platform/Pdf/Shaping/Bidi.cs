using System.Globalization;
using System.Text;

namespace Netzwerk.Web.Platform.Pdf.Shaping;

/// <summary>
/// The implicit part of the Unicode bidirectional algorithm (UAX #9: P2, W1 to W7, N0 to N2, I1, I2, L2). Enough for
/// names and sentences in Arabic, Persian or Hebrew within German text and the other way round. The limit: no explicit
/// embeddings, overrides or isolates; they are removed beforehand.
/// </summary>
internal static partial class Bidi
{
    private enum Kind
    {
        Left,
        Right,
        ArabicLetter,
        European,
        ArabicNumber,
        Sign,
        Separator,
        Terminator,
        Mark,
        Neutral,
    }

    public static bool StartsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (KindOf(rune))
            {
                case Kind.Left:
                    return false;
                case Kind.Right or Kind.ArabicLetter:
                    return true;
            }
        }

        return false;
    }

    /// <summary>One level per char: even runs left to right, odd right to left.</summary>
    public static byte[] Levels(string text, bool rightToLeft)
    {
        var levels = new byte[text.Length];
        var start = 0;
        while (start < text.Length)
        {
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline;
            var kinds = Kinds(text.AsSpan(start, end - start));
            var outside = rightToLeft ? Kind.Right : Kind.Left;
            ResolveMarks(kinds, outside);
            ResolveNumbers(kinds, outside);
            ResolveBrackets(text.AsSpan(start, end - start), kinds, outside);
            ResolveNeutrals(kinds, outside);
            for (var i = 0; i < kinds.Length; i++)
            {
                levels[start + i] = Level(kinds[i], rightToLeft);
            }

            if (newline >= 0)
            {
                levels[newline] = (byte)(rightToLeft ? 1 : 0);
            }

            start = end + 1;
        }

        return levels;
    }

    /// <summary>Rule L2: the order, left to right, in which pieces with these levels stand on a line.</summary>
    public static int[] VisualOrder(IReadOnlyList<byte> levels)
    {
        var order = Enumerable.Range(0, levels.Count).ToArray();
        for (var level = levels.DefaultIfEmpty().Max(); level > 0; level--)
        {
            for (var i = 0; i < order.Length; i++)
            {
                var start = i;
                while (i < order.Length && levels[order[i]] >= level)
                {
                    i++;
                }

                Array.Reverse(order, start, i - start);
            }
        }

        return order;
    }

    private static Kind[] Kinds(ReadOnlySpan<char> text)
    {
        var kinds = new Kind[text.Length];
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            Array.Fill(kinds, KindOf(rune), at, rune.Utf16SequenceLength);
            at += rune.Utf16SequenceLength;
        }

        return kinds;
    }

    private static Kind KindOf(Rune rune)
    {
        if (
            Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
        )
        {
            return Kind.Mark;
        }

        return rune.Value switch
        {
            (>= '0' and <= '9') or (>= 0x06F0 and <= 0x06F9) => Kind.European,
            (>= 0x0660 and <= 0x0669) or 0x066B or 0x066C => Kind.ArabicNumber,
            '+' or '-' or 0x2212 => Kind.Sign,
            ',' or '.' or ':' or '/' or 0xA0 or 0x060C => Kind.Separator,
            '#' or '$' or '%' or 0xA3 or 0xB0 or 0x20AC or 0x066A => Kind.Terminator,
            (>= 0x0590 and <= 0x05FF) or (>= 0x07C0 and <= 0x085F) => Kind.Right,
            (>= 0xFB1D and <= 0xFB4F)
            or (>= 0x10800 and <= 0x10FFF)
            or (>= 0x1E800 and <= 0x1EFFF) => Kind.Right,
            (>= 0x0600 and <= 0x07BF) or (>= 0x0860 and <= 0x08FF) => Kind.ArabicLetter,
            (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) => Kind.ArabicLetter,
            _ => Rune.IsLetterOrDigit(rune) ? Kind.Left : Kind.Neutral,
        };
    }

    private static void ResolveMarks(Kind[] kinds, Kind outside)
    {
        var before = outside;
        for (var i = 0; i < kinds.Length; i++)
        {
            before = kinds[i] = kinds[i] == Kind.Mark ? before : kinds[i];
        }
    }

    private static void ResolveNumbers(Kind[] kinds, Kind outside)
    {
        var strong = outside;
        for (var i = 0; i < kinds.Length; i++)
        {
            strong = kinds[i] is Kind.Left or Kind.Right or Kind.ArabicLetter ? kinds[i] : strong;
            kinds[i] =
                kinds[i] == Kind.European && strong == Kind.ArabicLetter
                    ? Kind.ArabicNumber
                    : kinds[i];
        }

        for (var i = 1; i < kinds.Length - 1; i++)
        {
            var (before, after) = (kinds[i - 1], kinds[i + 1]);
            var joins =
                (kinds[i] is Kind.Sign or Kind.Separator && before == Kind.European)
                || (kinds[i] == Kind.Separator && before == Kind.ArabicNumber);
            kinds[i] = joins && before == after ? before : kinds[i];
        }

        JoinTerminators(kinds);
        strong = outside;
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = kinds[i] switch
            {
                Kind.ArabicLetter => Kind.Right,
                Kind.Sign or Kind.Separator or Kind.Terminator => Kind.Neutral,
                _ => kinds[i],
            };
            strong = kinds[i] is Kind.Left or Kind.Right ? kinds[i] : strong;
            kinds[i] = kinds[i] == Kind.European && strong == Kind.Left ? Kind.Left : kinds[i];
        }
    }

    private static void JoinTerminators(Kind[] kinds)
    {
        for (var i = 1; i < kinds.Length; i++)
        {
            kinds[i] =
                kinds[i] == Kind.Terminator && kinds[i - 1] == Kind.European
                    ? Kind.European
                    : kinds[i];
        }

        for (var i = kinds.Length - 2; i >= 0; i--)
        {
            kinds[i] =
                kinds[i] == Kind.Terminator && kinds[i + 1] == Kind.European
                    ? Kind.European
                    : kinds[i];
        }
    }

    private static void ResolveNeutrals(Kind[] kinds, Kind outside)
    {
        var start = 0;
        while (start < kinds.Length)
        {
            if (kinds[start] != Kind.Neutral)
            {
                start++;
                continue;
            }

            var end = start;
            while (end < kinds.Length && kinds[end] == Kind.Neutral)
            {
                end++;
            }

            var before = start == 0 ? outside : Side(kinds[start - 1]);
            var after = end == kinds.Length ? outside : Side(kinds[end]);
            Array.Fill(kinds, before == after ? before : outside, start, end - start);
            start = end;
        }
    }

    private static Kind Side(Kind kind) => kind == Kind.Left ? Kind.Left : Kind.Right;

    private static byte Level(Kind kind, bool rightToLeft) =>
        (kind, rightToLeft) switch
        {
            (Kind.Left, false) => 0,
            (Kind.Right, false) => 1,
            (Kind.Right, true) => 1,
            _ => 2,
        };
}
