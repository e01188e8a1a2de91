using Netzwerk.Web.Platform.Pdf.Output;
using Netzwerk.Web.Platform.Pdf.Shaping;
using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

internal sealed record Bookmark(int Level, string Title, Page Page, double Top);

/// <summary>Where the next line goes, and what the pages so far have collected.</summary>
internal sealed class PageCursor
{
    // Sums of line heights must not push a block that exactly fits to the next page.
    private const double Tolerance = 0.01;

    private TextPainter _painter;
    private readonly List<Page> _pages = [new(0)];
    private readonly List<Bookmark> _bookmarks = [];
    private readonly Stack<int> _headings = new();

    public PageCursor(TextPainter painter) => _painter = painter;

    public DocumentImages Images { get; } = new();

    /// <summary>Nothing stands on any page yet.</summary>
    public bool IsEmpty => _pages.Count == 1 && Page.Content.Length == 0;

    public StructElement Root { get; } = new("Document", null);

    public IReadOnlyList<Page> Pages => _pages;

    public IReadOnlyList<Bookmark> Bookmarks => _bookmarks;

    public Page Page => _pages[^1];

    public double Y { get; private set; } = Paper.Top;

    public bool IsAtTop => Y >= Paper.Top;

    /// <summary>Words that the writer adds itself are those of another language from here on.</summary>
    public void Speak(TextPainter painter) => _painter = painter;

    public bool HasRoomFor(double height) => Y - height >= Paper.Bottom - Tolerance;

    public int LinesThatFit(double leading) =>
        (int)Math.Floor((Y - Paper.Bottom + Tolerance) / leading);

    public void MoveDown(double height) => Y -= height;

    public void MoveBackTo(double y) => Y = y;

    public void BreakPage()
    {
        Page.End = Y;
        _pages.Add(new Page(_pages.Count));
        Y = Paper.Top;
    }

    /// <summary>Begins a new page unless the height fits, or would fit no page any better.</summary>
    public void Reserve(double height)
    {
        if (!IsAtTop && !HasRoomFor(height))
        {
            BreakPage();
        }
    }

    /// <summary>Paints a line and moves below it; without tags it is an artifact.</summary>
    public void PaintLine(TextLine line, TextStyle style, double left, ParagraphTags? tags)
    {
        var baseline = Y - (style.Leading + 0.7 * style.Size) / 2;
        _painter.Paint(Page, line, style, left, baseline, tags);
        Y -= style.Leading;
    }

    /// <summary>How deep a heading of this level lies below the others: PDF/UA forbids gaps between levels.</summary>
    public int NextHeading(int level)
    {
        while (_headings.TryPeek(out var above) && above >= level)
        {
            _headings.Pop();
        }

        _headings.Push(level);
        return _headings.Count;
    }

    /// <summary>The level of a box's title, which does not count for the headings after it.</summary>
    public int HeadingWithin() => Math.Min(_headings.Count + 1, 6);

    public void AddBookmark(int level, string title) =>
        _bookmarks.Add(new Bookmark(level, title, Page, Y));
}
