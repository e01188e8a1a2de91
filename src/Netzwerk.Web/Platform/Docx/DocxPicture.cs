using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Pdf.Shaping;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Netzwerk.Web.Platform.Docx;

/// <summary>A picture in a line of text, with the words for those who do not see it.</summary>
internal static class DocxPicture
{
    /// <summary>English metric units: 360,000 are a centimetre.</summary>
    private const double Centimetre = 360_000;

    private const double MostWidth = 6 * Centimetre;
    private const double MostHeight = 2.2 * Centimetre;

    public static Drawing Of(HeaderPart part, PdfLogo logo)
    {
        var image = logo.Image;
        var file = part.AddImagePart(image.IsJpeg ? ImagePartType.Jpeg : ImagePartType.Png);
        using (var bytes = new MemoryStream(image.Bytes))
        {
            file.FeedData(bytes);
        }

        var scale = Math.Min(MostWidth / image.Width, MostHeight / image.Height);
        var (width, height) = ((long)(image.Width * scale), (long)(image.Height * scale));
        return new Drawing(
            new W.Inline(
                new W.Extent { Cx = width, Cy = height },
                new W.DocProperties
                {
                    Id = 1U,
                    Name = "Logo",
                    Description = CleanText.Line(logo.Description),
                },
                new W.NonVisualGraphicFrameDrawingProperties(
                    new A.GraphicFrameLocks { NoChangeAspect = true }
                ),
                new A.Graphic(
                    new A.GraphicData(Picture(part.GetIdOfPart(file), logo, width, height))
                    {
                        Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
                    }
                )
            )
            {
                DistanceFromTop = 0U,
                DistanceFromBottom = 0U,
                DistanceFromLeft = 0U,
                DistanceFromRight = 0U,
            }
        );
    }

    private static P.Picture Picture(string id, PdfLogo logo, long width, long height) =>
        new(
            new P.NonVisualPictureProperties(
                new P.NonVisualDrawingProperties
                {
                    Id = 1U,
                    Name = "Logo",
                    Description = CleanText.Line(logo.Description),
                },
                new P.NonVisualPictureDrawingProperties()
            ),
            new P.BlipFill(new A.Blip { Embed = id }, new A.Stretch(new A.FillRectangle())),
            new P.ShapeProperties(
                new A.Transform2D(
                    new A.Offset { X = 0, Y = 0 },
                    new A.Extents { Cx = width, Cy = height }
                ),
                new A.PresetGeometry(new A.AdjustValueList())
                {
                    Preset = A.ShapeTypeValues.Rectangle,
                }
            )
        );
}
