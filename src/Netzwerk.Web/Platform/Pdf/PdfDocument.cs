using Netzwerk.Web.Platform.Pdf.Fonts;
using Netzwerk.Web.Platform.Pdf.Layout;
using Netzwerk.Web.Platform.Pdf.Output;
using Netzwerk.Web.Platform.Pdf.Shaping;

namespace Netzwerk.Web.Platform.Pdf;

/// <summary>What a reader program shows about the file; Created is the only date written.</summary>
public sealed record PdfInfo(string Title, string Language, string Author, DateTimeOffset Created);

/// <summary>
/// A tagged A4 document after PDF/UA-1. The same calls give the same bytes.
/// Not thread-safe while it is filled; different documents can be made at the same time.
/// </summary>
public sealed class PdfDocument(PdfInfo info) : PdfFlow
{
    private readonly List<PdfLetter> _letters = [];
    private IReadOnlyList<string> _letterhead = [];
    private PdfLogo? _logo;
    private string _runningHeader = "";
    private string _footer = "";

    internal PdfInfo Info => info;

    internal IReadOnlyList<string> Sender => _letterhead;

    internal PdfLogo? Picture => _logo;

    internal string RunningTitle => _runningHeader;

    internal string Foot => _footer;

    /// <summary>Who writes: the first line large, the others small, on page one only.</summary>
    public void Letterhead(params IReadOnlyList<string> lines) => _letterhead = [.. lines];

    /// <summary>A picture beside the letterhead.</summary>
    public void Logo(PdfLogo? logo) => _logo = logo;

    /// <summary>A letter on pages of its own, with its own language, foot and page numbers.</summary>
    public void Letter(PdfLetter letter) => _letters.Add(letter);

    /// <summary>Stands on top of every page that has no letterhead; one line, cut when too long.</summary>
    public void RunningHeader(string text) => _runningHeader = text;

    /// <summary>Stands at the foot of every page, beside the page number; one line, cut when too long.</summary>
    public void Footer(string text) => _footer = text;

    public byte[] ToBytes()
    {
        if (!Blocks.OfType<ContentsBlock>().Any())
        {
            return ToBytes(Blocks);
        }

        // Set once to learn the pages and once more with them; the numbers stand in a column that never grows.
        var contents = new ContentsPages(Blocks);
        ToBytes(contents.Unknown(), contents.Learn);
        return ToBytes(contents.Known());
    }

    private byte[] ToBytes(
        IReadOnlyList<PdfBlock> blocks,
        Action<IReadOnlyList<Bookmark>>? learn = null
    )
    {
        var fonts = new DocumentFonts();
        var texts = new PdfTexts(info.Language);
        var painter = new TextPainter(fonts, texts);
        var composer = new TextComposer();
        var cursor = new PageCursor(painter);
        IReadOnlyList<PdfBlock> letterhead =
            _letterhead.Count == 0 ? [] : [new LetterheadBlock(_letterhead, _logo)];
        if (blocks.Count + letterhead.Count > 0 || _letters.Count == 0)
        {
            new BlockComposer(composer)
                .Flow([.. letterhead, .. blocks], Paper.Width)
                .Place(cursor, Paper.Left, cursor.Root);
            new RunningLines(composer, painter, texts).Draw(cursor.Pages, Header, _footer);
        }

        learn?.Invoke(cursor.Bookmarks);
        foreach (var letter in _letters)
        {
            Place(letter, cursor, composer, fonts);
        }

        using var writer = new DocumentWriter(info, fonts);
        return writer.Write(cursor);
    }

    private static void Place(
        PdfLetter letter,
        PageCursor cursor,
        TextComposer composer,
        DocumentFonts fonts
    )
    {
        if (!cursor.IsEmpty)
        {
            cursor.BreakPage();
        }

        var first = cursor.Page.Index;
        var texts = new PdfTexts(letter.Language);
        var painter = new TextPainter(fonts, texts);
        cursor.Speak(painter);
        new LetterComposer(composer)
            .Compose(letter)
            .Place(cursor, Paper.Left, cursor.Root.Add("Part", language: letter.Language));
        new RunningLines(composer, painter, texts).Draw(
            [.. cursor.Pages.Skip(first)],
            number => number == 1 ? "" : letter.Subject,
            letter.Footer
        );
    }

    private string Header(int pageNumber) =>
        pageNumber == 1 && _letterhead.Count > 0 ? "" : _runningHeader;
}
