using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Pdf.Images;
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

    /// <summary>The picture of the sender beside the letterhead.</summary>
    public static Drawing Logo(HeaderPart part, PdfLogo logo) =>
        Of(part, logo.Image, new(1, logo.Description, 6, 2.2));

    /// <summary>A picture between paragraphs; each of a document has a number of its own.</summary>
    public static Drawing Figure(MainDocumentPart part, FigureBlock figure, uint number) =>
        Of(part, figure.Image, new(number, figure.Description, 16, 12));

    private sealed record Look(uint Number, string Description, double Wide, double High)
    {
        public string Name => $"Bild {Number}";

        public string Said => CleanText.Line(Description);
    }

    private static Drawing Of<TPart>(TPart part, PdfImage image, Look look)
        where TPart : OpenXmlPart, ISupportedRelationship<ImagePart>
    {
        var file = part.AddImagePart(image.IsJpeg ? ImagePartType.Jpeg : ImagePartType.Png);
        using (var bytes = new MemoryStream(image.Bytes))
        {
            file.FeedData(bytes);
        }

        var scale = Math.Min(
            look.Wide * Centimetre / image.Width,
            look.High * Centimetre / image.Height
        );
        var (width, height) = ((long)(image.Width * scale), (long)(image.Height * scale));
        return new Drawing(
            new W.Inline(
                new W.Extent { Cx = width, Cy = height },
                new W.DocProperties
                {
                    Id = look.Number,
                    Name = look.Name,
                    Description = look.Said,
                },
                new W.NonVisualGraphicFrameDrawingProperties(
                    new A.GraphicFrameLocks { NoChangeAspect = true }
                ),
                new A.Graphic(
                    new A.GraphicData(Picture(part.GetIdOfPart(file), look, width, height))
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

    private static P.Picture Picture(string id, Look look, long width, long height) =>
        new(
            new P.NonVisualPictureProperties(
                new P.NonVisualDrawingProperties
                {
                    Id = look.Number,
                    Name = look.Name,
                    Description = look.Said,
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
