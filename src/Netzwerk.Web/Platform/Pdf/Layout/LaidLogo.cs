using Netzwerk.Web.Platform.Pdf.Structure;

namespace Netzwerk.Web.Platform.Pdf.Layout;

/// <summary>The picture of the sender at the right edge; what follows stands beside it.</summary>
internal sealed class LaidLogo(PdfLogo logo, double width) : LaidBlock
{
    public static readonly double LargestWidth = Paper.Mm(60);
    private static readonly double LargestHeight = Paper.Mm(22);
    private const double Gap = 12;

    private readonly double _scale = Math.Min(
        LargestWidth / logo.Image.Width,
        LargestHeight / logo.Image.Height
    );

    /// <summary>What the text beside it cannot use.</summary>
    public double Width => logo.Image.Width * _scale + Gap;

    private double Height => logo.Image.Height * _scale;

    public override double Lead => Height;

    public override void Place(PageCursor at, double left, StructElement parent)
    {
        var right = left + width;
        // The picture reaches up a little, so that its middle is that of a name of two lines.
        var top = Math.Min(at.Y + 6, Paper.Below(8));
        var area = new Area(right - Width + Gap, top - Height, right, top);
        var figure = parent.Add(
            "Figure",
            StructAttributes.Figure(area),
            alternative: logo.Description
        );
        at.Page.PaintImage(figure, at.Images.NameOf(logo.Image), area);
    }
}
