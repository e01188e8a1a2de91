using Netzwerk.Web.Platform.Pdf.Images;
using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>A picture between paragraphs: never larger than its dots at screen size, than its column, or than half a page.</summary>
internal sealed class LaidFigure(PdfImage image, string description, double width) : LaidBlock
{
    private const double PointsPerDot = 0.75;
    private const double LargestHeight = Paper.BodyHeight / 2;

    private readonly double _scale = Math.Min(
        PointsPerDot,
        Math.Min(width / image.Width, LargestHeight / image.Height)
    );

    private double Height => image.Height * _scale;

    public override double Lead => Height;

    public override void Place(PageCursor at, double left, StructElement parent)
    {
        at.Reserve(Height);
        var area = new Area(left, at.Y - Height, left + image.Width * _scale, at.Y);
        var figure = parent.Add("Figure", StructAttributes.Figure(area), alternative: description);
        at.Page.PaintImage(figure, at.Images.NameOf(image), area);
        at.MoveDown(Height);
    }
}
