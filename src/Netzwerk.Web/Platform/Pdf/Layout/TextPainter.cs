using System.Globalization;
using System.Text;
using Netzwerk.Web.Platform.Pdf.Fonts;
using Netzwerk.Web.Platform.Pdf.Output;
using Netzwerk.Web.Platform.Pdf.Shaping;
using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>Writes lines of text as marked content with their underlines, strikes and links.</summary>
internal sealed class TextPainter(DocumentFonts fonts, PdfTexts texts)
{
    private const double Slant = 0.2;
    private const double DecorationWeight = 0.05;

    public void Paint(
        Page page,
        TextLine line,
        TextStyle style,
        double left,
        double baseline,
        ParagraphTags? tags
    )
    {
        if (tags is null && line.Items.Count > 0)
        {
            page.BeginArtifact(pagination: true);
            PaintItems(page.Content, line.Items, style, left, baseline);
            page.EndMark();
            return;
        }

        for (var start = 0; tags is not null && start < line.Items.Count; )
        {
            var run = line.Items[start].Item.Run;
            var items = line
                .Items.Skip(start)
                .TakeWhile(placed => ParagraphTags.BelongTogether(placed.Item.Run, run))
                .ToList();
            var element = tags.For(run);
            page.BeginMark(element);
            PaintItems(page.Content, items, style, left, baseline);
            page.EndMark();
            Decorate(page, element, items, style, left, baseline);
            start += items.Count;
        }
    }

    private void PaintItems(
        StringBuilder content,
        IReadOnlyList<PlacedItem> items,
        TextStyle style,
        double left,
        double baseline
    )
    {
        var actualText = items.Any(placed => placed.Item.NeedsActualText);
        if (actualText)
        {
            var text = string.Concat(items.Select(placed => placed.Item.Text));
            content.Append("/Span <</ActualText ").Append(Syntax.Text(text)).Append(">> BDC\n");
        }

        var isLink = ParagraphTags.LinkTarget(items[0].Item.Run) is not null;
        content.Append(Syntax.Fill(isLink ? Ink.Link : style.Ink)).Append(" BT\n");
        FontSubset? current = null;
        foreach (var (item, x) in items)
        {
            var subset = fonts.Of(item.Font);
            if (subset != current)
            {
                current = subset;
                content
                    .Append('/')
                    .Append(current.Resource)
                    .Append(' ')
                    .Append(Syntax.Number(style.Size))
                    .Append(" Tf\n");
            }

            content
                .Append("1 0 ")
                .Append(item.IsSlanted ? Syntax.Number(Slant) : "0")
                .Append(" 1 ");
            content.Append(Syntax.Numbers(left + x, baseline)).Append(" Tm ");
            PaintGlyphs(content, item, subset, style.Size);
        }

        content.Append("ET\n").Append(actualText ? "EMC\n" : "");
    }

    /// <summary>
    /// One TJ per stretch on the same height; numbers in it move back by thousandths of the size. Glyphs are painted
    /// in reading order, also from right to left, for programs that read the page instead of the actual text.
    /// </summary>
    private static void PaintGlyphs(
        StringBuilder content,
        ShapedItem item,
        FontSubset subset,
        double size
    )
    {
        var thousandth = 1000.0 / item.Font.UnitsPerEm;
        var (rise, pen) = (0, 0);
        content.Append("[<");
        foreach (var (glyph, x) in item.GlyphsInReadingOrder())
        {
            if (glyph.Up != rise)
            {
                rise = glyph.Up;
                content
                    .Append(">] TJ ")
                    .Append(Syntax.Number(rise * size / item.Font.UnitsPerEm))
                    .Append(" Ts [<");
            }

            if (x != pen)
            {
                content.Append('>').Append(Syntax.Number((pen - x) * thousandth)).Append('<');
            }

            var code = subset.Code(glyph.Id, glyph.Text);
            content.Append(code.ToString("X4", CultureInfo.InvariantCulture));
            pen = x + subset.Advance(code);
        }

        content.Append(rise == 0 ? ">] TJ\n" : ">] TJ 0 Ts\n");
    }

    private void Decorate(
        Page page,
        StructElement element,
        List<PlacedItem> items,
        TextStyle style,
        double left,
        double baseline
    )
    {
        var run = items[0].Item.Run;
        var visible = items.FindAll(placed => !string.IsNullOrWhiteSpace(placed.Item.Text));
        if (visible.Count == 0)
        {
            return;
        }

        var from = left + visible.Min(placed => placed.X);
        var to = left + visible.Max(placed => placed.X + placed.Item.Width);
        var weight = style.Size * DecorationWeight;
        if (run.Strike)
        {
            var middle = baseline + 0.25 * style.Size;
            page.Decorate(style.Ink, new Area(from, middle, to, middle + weight));
        }

        if (ParagraphTags.LinkTarget(run) is { } target)
        {
            var under = baseline - 0.14 * style.Size;
            page.Decorate(Ink.Link, new Area(from, under, to, under + weight));
            var area = new Area(
                from,
                baseline - 0.25 * style.Size,
                to,
                baseline + 0.85 * style.Size
            );
            page.AddLink(
                new LinkAnnotation(page, element, target, texts.LinkTo(target.OriginalString), area)
            );
        }
    }
}
