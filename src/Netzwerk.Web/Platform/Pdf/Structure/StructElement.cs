using Netzwerk.Web.Platform.Pdf.Layout;

namespace Netzwerk.Web.Platform.Pdf.Structure;

/// <summary>A node of the structure tree: what assistive technology reads, in reading order.</summary>
internal sealed class StructElement(string tag, StructElement? parent)
{
    private readonly List<StructKid> _kids = [];

    public string Tag => tag;

    public StructElement? Parent => parent;

    public IReadOnlyList<StructKid> Kids => _kids;

    public string? Attributes { get; private init; }

    public string? Language { get; private init; }

    /// <summary>What a picture says, in words.</summary>
    public string? Alternative { get; private init; }

    public StructElement Add(
        string childTag,
        string? attributes = null,
        string? language = null,
        string? alternative = null
    )
    {
        var child = new StructElement(childTag, this)
        {
            Attributes = attributes,
            Language = language,
            Alternative = alternative,
        };
        _kids.Add(new ElementKid(child));
        return child;
    }

    public void Add(StructKid kid) => _kids.Add(kid);
}

internal abstract record StructKid;

internal sealed record ElementKid(StructElement Element) : StructKid;

internal sealed record MarkedKid(Page Page, int Mark) : StructKid;

internal sealed record LinkKid(LinkAnnotation Link) : StructKid;

/// <summary>The clickable area of a link on one line.</summary>
internal sealed record LinkAnnotation(
    Page Page,
    StructElement Element,
    Uri Target,
    string Description,
    Area Area
);

internal sealed record Area(double Left, double Bottom, double Right, double Top);
