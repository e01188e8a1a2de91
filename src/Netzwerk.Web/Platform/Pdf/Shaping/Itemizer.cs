using System.Globalization;
using Netzwerk.Web.Platform.Pdf.Fonts;

namespace Netzwerk.Web.Platform.Pdf.Shaping;

/// <summary>Cuts a word where font, style or direction changes, and shapes the pieces.</summary>
internal sealed class Itemizer
{
    // Longer pieces are parts of torn words and hardly come twice.
    private const int LongestRemembered = 24;
    private const int EmptyBox = 0;

    private readonly Dictionary<(FontFile, string, bool), IReadOnlyList<ShapedGlyph>> _shaped = [];

    public IReadOnlyList<ShapedItem> Items(FlowingText text, TextStyle style, int start, int end)
    {
        var items = new List<ShapedItem>();
        while (start < end)
        {
            var (run, level) = (text.Run(start), text.Level(start));
            var fonts = FontLibrary.For(style.Bold || run.Bold, run.Italic);
            var (at, font) = (start, (FontFile?)null);
            do
            {
                var next = text.NextGrapheme(at, end);
                var found = FontLibrary.Find(fonts, text.Text[at..next], font);
                if (at > start && found != font)
                {
                    break;
                }

                (at, font) = (next, found);
            } while (at < end && ReferenceEquals(text.Run(at), run) && text.Level(at) == level);

            items.Add(
                Item(text.Text[start..at], run, font ?? fonts[0], font is null, style, level)
            );
            start = at;
        }

        return items;
    }

    private ShapedItem Item(
        string text,
        PdfRun run,
        FontFile font,
        bool missing,
        TextStyle style,
        byte level
    )
    {
        var glyphs = missing
            ? Boxes(text, font, level % 2 == 1)
            : Shape(text, font, level % 2 == 1);
        var width = glyphs.Sum(glyph => glyph.Advance) * style.Size / font.UnitsPerEm;
        var slanted = run.Italic && !font.Italic && level % 2 == 0;
        return new ShapedItem(text, run, font, glyphs, width, level) { IsSlanted = slanted };
    }

    /// <summary>One empty box for every letter no font has, an emoji of many parts included.</summary>
    private static List<ShapedGlyph> Boxes(string text, FontFile font, bool rightToLeft)
    {
        var boxes = new List<ShapedGlyph>();
        var graphemes = StringInfo.GetTextElementEnumerator(text);
        while (graphemes.MoveNext())
        {
            boxes.Add(
                new ShapedGlyph(EmptyBox, font.Advance(EmptyBox), 0, 0, graphemes.GetTextElement())
            );
        }

        if (rightToLeft)
        {
            boxes.Reverse();
        }

        return boxes;
    }

    private IReadOnlyList<ShapedGlyph> Shape(string text, FontFile font, bool rightToLeft)
    {
        if (text.Length > LongestRemembered)
        {
            return font.Shape(text, rightToLeft);
        }

        var key = (font, text, rightToLeft);
        return _shaped.TryGetValue(key, out var known)
            ? known
            : _shaped[key] = font.Shape(text, rightToLeft);
    }
}
