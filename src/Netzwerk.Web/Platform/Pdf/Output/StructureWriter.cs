using System.Globalization;
using System.Text;
using Netzwerk.Web.Platform.Pdf.Layout;
using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Output;

/// <summary>The structure tree and the way back into it from pages and links.</summary>
internal sealed class StructureWriter(PdfObjects objects, IReadOnlyList<int> pageIds)
{
    private readonly Dictionary<StructElement, int> _ids = [];
    private readonly Dictionary<LinkAnnotation, int> _links = new(
        ReferenceEqualityComparer.Instance
    );

    /// <summary>Numbers of the link annotations on a page.</summary>
    public IEnumerable<int> LinkIds(Page page) => page.Links.Select(link => _links[link]);

    public int Write(StructElement document, IReadOnlyList<Page> pages)
    {
        var root = objects.Reserve();
        Number(document);
        var parents = new StringBuilder();
        foreach (var page in pages)
        {
            var marks = string.Join(
                ' ',
                page.Marks.Select(element => Syntax.Reference(_ids[element]))
            );
            parents.Append(CultureInfo.InvariantCulture, $"{page.Index} [{marks}]\n");
        }

        // The first keys are the pages'.
        var key = pages.Count;
        foreach (var link in pages.SelectMany(page => page.Links))
        {
            parents.Append(
                CultureInfo.InvariantCulture,
                $"{key} {Syntax.Reference(_ids[link.Element])}\n"
            );
            _links[link] = objects.Add(Annotation(link, key++));
        }

        WriteElement(document, root);
        var tree = objects.Add($"<</Nums [{parents}]>>");
        objects.Set(
            root,
            $"<</Type /StructTreeRoot /K {Syntax.Reference(_ids[document])} "
                + $"/ParentTree {Syntax.Reference(tree)} /ParentTreeNextKey {Syntax.Number(key)}>>"
        );
        return root;
    }

    private void Number(StructElement element)
    {
        _ids[element] = objects.Reserve();
        foreach (var kid in element.Kids.OfType<ElementKid>())
        {
            Number(kid.Element);
        }
    }

    private void WriteElement(StructElement element, int parentId)
    {
        var id = _ids[element];
        var kids = string.Join(' ', element.Kids.Select(Kid));
        var attributes = element.Attributes is { } given ? $" /A {given}" : "";
        var language = element.Language is { } name ? $" /Lang {Syntax.Ascii(name)}" : "";
        var words = element.Alternative is { } said ? $" /Alt {Syntax.Text(said)}" : "";
        objects.Set(
            id,
            $"<</Type /StructElem /S /{element.Tag} /P {Syntax.Reference(parentId)}{attributes}{language}{words} /K [{kids}]>>"
        );
        foreach (var kid in element.Kids.OfType<ElementKid>())
        {
            WriteElement(kid.Element, id);
        }
    }

    private string Kid(StructKid kid) =>
        kid switch
        {
            ElementKid child => Syntax.Reference(_ids[child.Element]),
            MarkedKid marked => string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type /MCR /Pg {pageIds[marked.Page.Index]} 0 R /MCID {marked.Mark}>>"
            ),
            LinkKid { Link: var link } => string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type /OBJR /Pg {pageIds[link.Page.Index]} 0 R /Obj {_links[link]} 0 R>>"
            ),
            _ => throw new InvalidOperationException("An unknown kind of structure."),
        };

    private string Annotation(LinkAnnotation link, int key)
    {
        var area = Syntax.Numbers(link.Area.Left, link.Area.Bottom, link.Area.Right, link.Area.Top);
        const int printed = 4;
        return $"<</Type /Annot /Subtype /Link /Rect [{area}] /Border [0 0 0] /F {Syntax.Number(printed)} "
            + $"/P {Syntax.Reference(pageIds[link.Page.Index])} /StructParent {Syntax.Number(key)} "
            + $"/Contents {Syntax.Text(link.Description)} "
            + $"/A <</S /URI /URI {Syntax.Ascii(link.Target.AbsoluteUri)}>>>>";
    }
}
