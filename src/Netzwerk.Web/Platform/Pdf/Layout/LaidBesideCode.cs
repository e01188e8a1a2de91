using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>Blocks with a QR code on their right.</summary>
internal sealed class LaidBesideCode(
    LaidFlow content,
    double room,
    IReadOnlyList<Area> squares,
    string description
) : LaidBlock
{
    private const double Gap = 18;

    /// <summary>A phone reads it from an arm's length.</summary>
    private static readonly double Side = Paper.Mm(28);

    public static double Width => Side + Gap;

    public override double Lead => Math.Max(content.Lead, Side);

    public override void Place(PageCursor at, double left, StructElement parent)
    {
        at.Reserve(Lead);
        var (page, top) = (at.Page, at.Y);
        content.Place(at, left, parent);
        var corner = left + room + Gap;
        var area = new Area(corner, top - Side, corner + Side, top);
        var figure = parent.Add("Figure", StructAttributes.Figure(area), alternative: description);
        page.PaintSquares(figure, squares.Select(s => Placed(s, area)));
        if (page == at.Page)
        {
            at.MoveBackTo(Math.Min(at.Y, area.Bottom));
        }
    }

    private static Area Placed(Area unit, Area on) =>
        new(
            on.Left + unit.Left * Side,
            on.Bottom + unit.Bottom * Side,
            on.Left + unit.Right * Side,
            on.Bottom + unit.Top * Side
        );
}
