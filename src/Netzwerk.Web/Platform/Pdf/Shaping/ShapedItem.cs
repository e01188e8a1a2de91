using Netzwerk.Web.Platform.Pdf.Fonts;

namespace Netzwerk.Web.Platform.Pdf.Shaping;

/// <summary>The smallest piece that moves as one: one word or less in one font, style and direction.</summary>
internal sealed record ShapedItem(
    string Text,
    PdfRun Run,
    FontFile Font,
    IReadOnlyList<ShapedGlyph> Glyphs,
    double Width,
    byte Level
)
{
    public bool IsRightToLeft => Level % 2 == 1;

    /// <summary>There is no face that is both; the bold one is slanted by the canvas.</summary>
    public bool IsSlanted { get; init; }

    /// <summary>Whether the glyphs alone, in order, do not say the text.</summary>
    public bool NeedsActualText => IsRightToLeft || Glyphs.Any(glyph => glyph.Text.Length == 0);

    /// <summary>The glyphs with their distance from the left edge, in font units.</summary>
    public IReadOnlyList<(ShapedGlyph Glyph, int X)> GlyphsInReadingOrder()
    {
        var (placed, x) = (new List<(ShapedGlyph, int)>(Glyphs.Count), 0);
        foreach (var glyph in Glyphs)
        {
            placed.Add((glyph, x + glyph.Right));
            x += glyph.Advance;
        }

        if (IsRightToLeft)
        {
            placed.Reverse();
        }

        return placed;
    }
}

internal readonly record struct PlacedItem(ShapedItem Item, double X);

/// <summary>A line with its items in logical order; X counts from the left edge of the text's column.</summary>
internal sealed record TextLine(IReadOnlyList<PlacedItem> Items);

/// <summary>A text broken into lines of one style.</summary>
internal sealed record TextLines(IReadOnlyList<TextLine> Lines, TextStyle Style)
{
    public int Count => Lines.Count;

    public double Height => Lines.Count * Style.Leading;
}
