using Netzwerk.Web.Platform.Pdf.Shaping;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>Header and footer of every page, as artifacts.</summary>
internal sealed class RunningLines(TextComposer composer, TextPainter painter, PdfTexts texts)
{
    private const double PageNumberWidth = 90;
    private static readonly TextStyle Style = TextStyle.Small;

    public void Draw(IReadOnlyList<Page> pages, Func<int, string> header, string footer)
    {
        foreach (var page in pages)
        {
            var number = page.Index + 1;
            Draw(page, header(number), Style, Paper.HeaderBaseline, Paper.Left, Paper.Width);
            Draw(
                page,
                footer,
                Style,
                Paper.FooterBaseline,
                Paper.Left,
                Paper.Width - PageNumberWidth
            );
            Draw(
                page,
                texts.PageOf(number, pages.Count),
                Style with
                {
                    AlignRight = true,
                },
                Paper.FooterBaseline,
                Paper.Right - PageNumberWidth,
                PageNumberWidth
            );
        }
    }

    private void Draw(
        Page page,
        string text,
        TextStyle style,
        double baseline,
        double left,
        double width
    ) =>
        painter.Paint(
            page,
            composer.ComposeLine(text, style, width),
            style,
            left,
            baseline,
            tags: null
        );
}
