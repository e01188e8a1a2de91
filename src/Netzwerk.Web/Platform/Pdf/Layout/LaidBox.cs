using Netzwerk.Web.Platform.Pdf.Shaping;
using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>A section with a coloured bar at its side, on every page it reaches.</summary>
internal sealed class LaidBox(LaidFlow content, Ink ink) : LaidBlock
{
    public const double Indent = 14;
    private const double BarWidth = 3;
    private const double Padding = 3;

    public override double Lead => content.Lead + 2 * Padding;

    public override void Place(PageCursor at, double left, StructElement parent)
    {
        at.Reserve(Lead);
        var (first, top) = (at.Page, at.Y);
        at.MoveDown(Padding);
        content.Place(at, left + Indent, parent.Add("Sect"));
        at.MoveDown(Padding);
        foreach (var page in at.Pages.Skip(first.Index))
        {
            var from = page == first ? top : Paper.Top;
            var to = page == at.Page ? at.Y : page.End;
            page.Decorate(ink, new Area(left, to, left + BarWidth, from));
        }
    }
}
