using System.Globalization;
using System.Text;
using Netzwerk.Web.Platform.Pdf.Fonts;
using Netzwerk.Web.Platform.Pdf.Layout;
using Netzwerk.Web.Platform.Pdf.Shaping;

namespace Netzwerk.Web.Platform.Pdf.Output;

/// <summary>Puts pages, structure, bookmarks, fonts and metadata into one file.</summary>
internal sealed class DocumentWriter(PdfInfo info, DocumentFonts fonts) : IDisposable
{
    private readonly PdfObjects _objects = new();

    public void Dispose() => _objects.Dispose();

    public byte[] Write(PageCursor laid)
    {
        var catalog = _objects.Reserve();
        var pages = _objects.Reserve();
        var pageIds = laid.Pages.Select(_ => _objects.Reserve()).ToList();
        var images = ImageWriter.Write(_objects, laid.Images);
        var resources = _objects.Add($"<</Font <<{Fonts()}>>{images}>>");
        var structure = new StructureWriter(_objects, pageIds);
        var tree = structure.Write(laid.Root, laid.Pages);
        foreach (var page in laid.Pages)
        {
            _objects.Set(pageIds[page.Index], PageBody(page, pages, resources, structure));
        }

        var kids = string.Join(' ', pageIds.Select(Syntax.Reference));
        _objects.Set(
            pages,
            $"<</Type /Pages /Count {Syntax.Number(pageIds.Count)} /Kids [{kids}]>>"
        );
        var outline = new OutlineWriter(_objects, pageIds).Write(laid.Bookmarks);
        var (title, author) = (CleanText.Line(info.Title), CleanText.Line(info.Author));
        var metadata = _objects.AddRawStream(
            Metadata.Of(info, title, author),
            "/Type /Metadata /Subtype /XML"
        );
        var created = Syntax.Date(info.Created);
        var about = _objects.Add(
            $"<</Title {Syntax.Text(title)} /Author {Syntax.Text(author)} /Producer ({Metadata.Producer}) "
                + $"/CreationDate {created} /ModDate {created}>>"
        );
        var bookmarks = outline is { } id
            ? $" /Outlines {Syntax.Reference(id)} /PageMode /UseOutlines"
            : "";
        _objects.Set(
            catalog,
            $"<</Type /Catalog /Pages {Syntax.Reference(pages)} /Lang {Syntax.Ascii(info.Language)} "
                + $"/MarkInfo <</Marked true>> /StructTreeRoot {Syntax.Reference(tree)} "
                + $"/Metadata {Syntax.Reference(metadata)} /ViewerPreferences <</DisplayDocTitle true>>{bookmarks}>>"
        );
        return _objects.Finish(catalog, about);
    }

    private string Fonts()
    {
        var names = new StringBuilder();
        foreach (var subset in fonts.Subsets)
        {
            var id = FontWriter.Write(_objects, subset);
            names.Append(CultureInfo.InvariantCulture, $"/{subset.Resource} {id} 0 R ");
        }

        return names.ToString();
    }

    private string PageBody(Page page, int pages, int resources, StructureWriter structure)
    {
        var content = _objects.AddStream(Encoding.Latin1.GetBytes(page.Content.ToString()));
        var links = string.Join(' ', structure.LinkIds(page).Select(Syntax.Reference));
        var annotations = links.Length == 0 ? "" : $" /Annots [{links}]";
        return $"<</Type /Page /Parent {Syntax.Reference(pages)} "
            + $"/MediaBox [0 0 {Syntax.Numbers(Paper.SheetWidth, Paper.SheetHeight)}] "
            + $"/Resources {Syntax.Reference(resources)} /Contents {Syntax.Reference(content)} "
            + $"/StructParents {Syntax.Number(page.Index)} /Tabs /S{annotations}>>";
    }
}
