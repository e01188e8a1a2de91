using System.Text;
using System.Text.RegularExpressions;
using Netzwerk.Web.Platform.Pdf;
using UglyToad.PdfPig.Content;
using PigDocument = UglyToad.PdfPig.PdfDocument;

namespace Netzwerk.Web.Tests.Platform.Pdf;

/// <summary>A written document as an independent reader sees it.</summary>
internal sealed partial class PrintedPdf : IDisposable
{
    private readonly PigDocument _document;

    public PrintedPdf(PdfDocument pdf)
        : this(pdf.ToBytes()) { }

    public PrintedPdf(byte[] bytes)
    {
        Bytes = bytes;
        Raw = Encoding.Latin1.GetString(Bytes);
        _document = PigDocument.Open(Bytes);
        Pages = [.. _document.GetPages()];
    }

    public byte[] Bytes { get; }

    public string Raw { get; }

    public PigDocument Document => _document;

    public IReadOnlyList<Page> Pages { get; }

    /// <summary>The tags of the structure tree; they are written in reading order.</summary>
    public IReadOnlyList<string> Tags =>
        [.. StructElem().Matches(Raw).Select(match => match.Groups["tag"].Value)];

    /// <summary>The text that is no artifact, in the order in which it is written.</summary>
    public string Text =>
        string.Concat(Pages.SelectMany(TaggedLetters).Select(letter => letter.Value));

    public string TextWithoutSpaces => Spaces().Replace(Text, "");

    public static IEnumerable<Letter> TaggedLetters(Page page) => Letters(page, isArtifact: false);

    public static string ArtifactText(Page page) =>
        string.Concat(Letters(page, isArtifact: true).Select(letter => letter.Value));

    /// <summary>Letters within spans of a mark count for the mark.</summary>
    public static IEnumerable<Letter> Letters(Page page, bool isArtifact) =>
        page.GetMarkedContents().Where(mark => mark.IsArtifact == isArtifact).SelectMany(Within);

    private static IEnumerable<Letter> Within(MarkedContentElement mark) =>
        mark.Letters.Concat(mark.Children.SelectMany(Within));

    public void Dispose() => _document.Dispose();

    [GeneratedRegex("/Type /StructElem /S /(?<tag>[A-Za-z0-9]+)", RegexOptions.None, 5000)]
    private static partial Regex StructElem();

    [GeneratedRegex(@"[\s\u034F]+", RegexOptions.None, 5000)]
    private static partial Regex Spaces();
}
