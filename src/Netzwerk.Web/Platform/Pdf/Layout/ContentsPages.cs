using System.Globalization;
using Netzwerk.Web.Platform.Pdf.Shaping;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>Finds on which page each heading stands that a list of contents names.</summary>
internal sealed class ContentsPages(IReadOnlyList<PdfBlock> blocks)
{
    private readonly Dictionary<HeadingBlock, string> _pages = new(
        ReferenceEqualityComparer.Instance
    );

    public IReadOnlyList<PdfBlock> Unknown() => Known();

    public IReadOnlyList<PdfBlock> Known() =>
        [.. blocks.Select((block, at) => block is ContentsBlock c ? Lines(c, at) : block)];

    /// <summary>Headings and bookmarks come in the same order; headings within boxes have bookmarks, too, and no line.</summary>
    public void Learn(IReadOnlyList<Bookmark> bookmarks)
    {
        var at = 0;
        foreach (var heading in blocks.OfType<HeadingBlock>())
        {
            var title = CleanText.Line(heading.Text.ToString());
            while (at < bookmarks.Count && bookmarks[at].Title != title)
            {
                at++;
            }

            if (at < bookmarks.Count)
            {
                _pages[heading] = (bookmarks[at++].Page.Index + 1).ToString(
                    CultureInfo.InvariantCulture
                );
            }
        }
    }

    private ContentsLinesBlock Lines(ContentsBlock contents, int at) =>
        new([
            .. blocks
                .Skip(at)
                .OfType<HeadingBlock>()
                .Where(h => h.Level <= contents.Levels)
                .Select(h => new ContentsLine(
                    h.Level,
                    CleanText.Line(h.Text.ToString()),
                    _pages.GetValueOrDefault(h, "0")
                )),
        ]);
}
