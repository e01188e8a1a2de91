using System.Text;
using Netzwerk.Web.Platform.Pdf.Output;
using Netzwerk.Web.Platform.Pdf.Shaping;
using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>A page's drawing operators, every one inside a tagged mark or an artifact.</summary>
internal sealed class Page(int index)
{
    private readonly List<StructElement> _marks = [];
    private readonly List<LinkAnnotation> _links = [];

    public int Index => index;

    public StringBuilder Content { get; } = new();

    public IReadOnlyList<StructElement> Marks => _marks;

    public IReadOnlyList<LinkAnnotation> Links => _links;

    /// <summary>Where the text ended when the page was full.</summary>
    public double End { get; set; } = Paper.Bottom;

    public void BeginMark(StructElement element)
    {
        element.Add(new MarkedKid(this, _marks.Count));
        Content
            .Append('/')
            .Append(element.Tag)
            .Append(" <</MCID ")
            .Append(_marks.Count)
            .Append(">> BDC\n");
        _marks.Add(element);
    }

    public void BeginArtifact(bool pagination) =>
        Content.Append(pagination ? "/Artifact <</Type /Pagination>> BDC\n" : "/Artifact BMC\n");

    public void EndMark() => Content.Append("EMC\n");

    public void AddLink(LinkAnnotation link)
    {
        link.Element.Add(new LinkKid(link));
        _links.Add(link);
    }

    /// <summary>Paints a picture into an area, as one thing with words of its own.</summary>
    public void PaintImage(StructElement figure, string image, Area area)
    {
        BeginMark(figure);
        var (width, height) = (area.Right - area.Left, area.Top - area.Bottom);
        Content.Append("q ").Append(Syntax.Numbers(width, 0, 0, height, area.Left, area.Bottom));
        Content.Append(" cm /").Append(image).Append(" Do Q\n");
        EndMark();
    }

    /// <summary>Paints black squares as one thing with words of its own.</summary>
    public void PaintSquares(StructElement figure, IEnumerable<Area> squares)
    {
        BeginMark(figure);
        Content.Append(Syntax.Fill(Ink.Black)).Append('\n');
        foreach (var square in squares)
        {
            var (width, height) = (square.Right - square.Left, square.Top - square.Bottom);
            Content.Append(Syntax.Numbers(square.Left, square.Bottom, width, height));
            Content.Append(" re\n");
        }

        Content.Append("f\n");
        EndMark();
    }

    /// <summary>Rules, bars and underlines carry no meaning of their own.</summary>
    public void Decorate(Ink ink, Area area)
    {
        BeginArtifact(pagination: false);
        Content.Append(Syntax.Fill(ink)).Append('\n');
        Content.Append(
            Syntax.Numbers(area.Left, area.Bottom, area.Right - area.Left, area.Top - area.Bottom)
        );
        Content.Append(" re f\n");
        EndMark();
    }
}
