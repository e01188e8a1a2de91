using Netzwerk.Web.Platform.Pdf.Shaping;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>Header and footer of every page, as artifacts.</summary>
internal sealed class RunningLines(TextComposer composer, TextPainter painter, PdfTexts texts)
{
    private const double PageNumberWidth = 90;
    private const double FooterLeading = 10;
    private static readonly TextStyle Style = TextStyle.Small;

    public void Draw(IReadOnlyList<Page> pages, Func<int, string> header, string footer)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            var (page, number) = (pages[i], i + 1);
            Draw(page, header(number), Style, Paper.HeaderBaseline, Paper.Left, Paper.Width);
            DrawFooter(page, footer);
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

    /// <summary>One line stands beside the page number; further lines stand above it.</summary>
    private void DrawFooter(Page page, string footer)
    {
        const int mostLines = 3;
        var lines = footer
            .Split('\n')
            .SelectMany(line => composer.Compose(line, Style, Paper.Width - PageNumberWidth).Lines)
            .Take(mostLines)
            .ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var baseline = Paper.FooterBaseline + (lines.Count - 1 - i) * FooterLeading;
            painter.Paint(page, lines[i], Style, Paper.Left, baseline, tags: null);
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
