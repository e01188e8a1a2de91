using Netzwerk.Web.Platform.Pdf.Images;

namespace Netzwerk.Web.Platform.Pdf;

/// <summary>A column of a table; widths are shares of the table's width.</summary>
public sealed record PdfColumn(
    string Title,
    double Share = 1,
    bool NamesItsRow = false,
    bool AlignRight = false
)
{
    /// <summary>The title where it is more than plain words.</summary>
    public PdfText Heading { get; init; } = Title;
}

/// <summary>A place to sign: a line with the name and role beneath it.</summary>
public sealed record PdfSignature(string Name, string Role = "");

/// <summary>How a box shows its side; the meaning itself must stand in the title.</summary>
public enum PdfTone
{
    Neutral,
    Decision,
    Task,
}

/// <summary>Blocks in reading order: a whole document, the inside of a box or an item of a list.</summary>
public class PdfFlow
{
    private readonly List<PdfBlock> _blocks = [];

    internal IReadOnlyList<PdfBlock> Blocks => _blocks;

    /// <summary>Levels start at 1; a skipped level is closed up, because PDF/UA forbids gaps.</summary>
    public void Heading(int level, PdfText text)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 6);
        _blocks.Add(new HeadingBlock(level, text));
    }

    /// <summary>The base direction follows the first letter; name the language where it is not the document's.</summary>
    public void Paragraph(PdfText text, string? language = null) =>
        _blocks.Add(new ParagraphBlock(text, language));

    public void BulletList(Action<PdfItems> items) => AddList(items, firstNumber: null);

    public void OrderedList(Action<PdfItems> items, int firstNumber = 1) =>
        AddList(items, firstNumber);

    public void Table(
        IReadOnlyList<PdfColumn> columns,
        IEnumerable<IReadOnlyList<PdfText>> rows,
        PdfText? caption = null,
        bool hasHeader = true
    )
    {
        if (columns.Count == 0)
        {
            throw new ArgumentException("A table needs a column.", nameof(columns));
        }

        var copied = rows.Select(row => (IReadOnlyList<PdfText>)[.. row]).ToList();
        if (copied.Exists(row => row.Count != columns.Count))
        {
            throw new ArgumentException("Every row needs one cell per column.", nameof(rows));
        }

        _blocks.Add(new TableBlock([.. columns], copied, caption, hasHeader));
    }

    /// <summary>Terms on the left, what they mean on the right, read out as pairs.</summary>
    public void Definitions(IEnumerable<(PdfText Term, PdfText Meaning)> pairs) =>
        _blocks.Add(new DefinitionsBlock([.. pairs]));

    /// <summary>Sets a decision or task apart; its title becomes a heading one level below the current one.</summary>
    public void Box(PdfText title, Action<PdfFlow> content, PdfTone tone = PdfTone.Neutral)
    {
        var inside = new PdfFlow();
        content(inside);
        _blocks.Add(new BoxBlock(title, inside, tone));
    }

    /// <summary>Lines to sign on, two beside each other, never torn apart by a page end.</summary>
    public void SignatureBlock(IEnumerable<PdfSignature> signatures) =>
        _blocks.Add(new SignaturesBlock([.. signatures]));

    /// <summary>Text with a QR code on its right that a phone can read.</summary>
    public void BesideCode(Action<PdfFlow> content, string code, string description)
    {
        var inside = new PdfFlow();
        content(inside);
        _blocks.Add(new BesideCodeBlock(inside, code, description));
    }

    /// <summary>A picture as wide as the text at most; the description says what it shows.</summary>
    public void Figure(PdfImage image, string description) =>
        _blocks.Add(new FigureBlock(image, description));

    /// <summary>A list of the headings below it, down to a level, with their pages; only at the top of a document.</summary>
    public void Contents(int levels) => _blocks.Add(new ContentsBlock(levels));

    public void PageBreak() => _blocks.Add(new PageBreakBlock());

    private void AddList(Action<PdfItems> fill, int? firstNumber)
    {
        var items = new PdfItems();
        fill(items);
        _blocks.Add(new ListBlock(items.Items, firstNumber));
    }
}

/// <summary>The items of a list; an item holds a text or any blocks, lists among them.</summary>
public sealed class PdfItems
{
    private readonly List<PdfFlow> _items = [];

    internal IReadOnlyList<PdfFlow> Items => _items;

    public void Item(PdfText text) => Item(item => item.Paragraph(text));

    public void Item(Action<PdfFlow> content)
    {
        var item = new PdfFlow();
        content(item);
        _items.Add(item);
    }
}
