using System.Globalization;
using Netzwerk.Web.Platform.Pdf.Images;

namespace Netzwerk.Web.Platform.Pdf.Output;

/// <summary>The pictures of a document, each stored once however often it is shown.</summary>
internal sealed class DocumentImages
{
    private readonly List<PdfImage> _all = [];

    public IReadOnlyList<PdfImage> All => _all;

    public string NameOf(PdfImage image)
    {
        if (!_all.Contains(image))
        {
            _all.Add(image);
        }

        return Name(_all.IndexOf(image));
    }

    public static string Name(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"Im{index + 1}");
}

/// <summary>Embeds pictures; opacity becomes a picture of its own beside them.</summary>
internal static class ImageWriter
{
    /// <summary>The entry for the resources of a page, or nothing.</summary>
    public static string Write(PdfObjects objects, DocumentImages images)
    {
        if (images.All.Count == 0)
        {
            return "";
        }

        var entries = images.All.Select(
            (image, i) =>
                $"/{DocumentImages.Name(i)} {Syntax.Reference(image.IsJpeg ? Jpeg(objects, image) : Dots(objects, image))}"
        );
        return $" /XObject <<{string.Join(' ', entries)}>>";
    }

    private static int Jpeg(PdfObjects objects, PdfImage image) =>
        objects.AddRawStream(
            image.Bytes,
            $"{Entries(image, image.Components == 1 ? "/DeviceGray" : "/DeviceRGB")} /Filter /DCTDecode"
        );

    private static int Dots(PdfObjects objects, PdfImage image)
    {
        var mask = image.Opacity is { } opacity
            ? $" /SMask {Syntax.Reference(objects.AddStream(opacity, Entries(image, "/DeviceGray")))}"
            : "";
        return objects.AddStream(image.Samples ?? [], Entries(image, "/DeviceRGB") + mask);
    }

    private static string Entries(PdfImage image, string colours) =>
        $"/Type /XObject /Subtype /Image /Width {Syntax.Number(image.Width)} /Height {Syntax.Number(image.Height)} "
        + $"/ColorSpace {colours} /BitsPerComponent 8";
}
