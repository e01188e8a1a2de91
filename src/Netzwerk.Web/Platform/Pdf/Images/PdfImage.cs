namespace Netzwerk.Web.Platform.Pdf.Images;

/// <summary>Why a file cannot be used as a picture.</summary>
public enum ImageFault
{
    TooManyBytes,
    UnknownKind,
    TooManyPixels,
    Interlaced,
    UnusualColours,
    Broken,
}

/// <summary>How large a picture may be: in bytes, at each side, and in dots altogether.</summary>
public sealed record ImageLimits(int MostBytes, int LargestSide, long MostDots)
{
    /// <summary>A logo is drawn six centimetres wide at most: this is 800 dots per inch. Every letter carries it.</summary>
    public static ImageLimits Logo { get; } = new(300 * 1024, 2000, 2000 * 2000);

    /// <summary>Four parts of a byte for each dot.</summary>
    internal long MostRawBytes => 4 * MostDots;

    internal void Check(int width, int height)
    {
        if (width < 1 || height < 1)
        {
            throw new ImageException(ImageFault.Broken);
        }

        if (width > LargestSide || height > LargestSide || (long)width * height > MostDots)
        {
            throw new ImageException(ImageFault.TooManyPixels);
        }
    }
}

/// <summary>A picture read and checked byte by byte; the bytes hold what shows it and nothing else.</summary>
public sealed class PdfImage
{
    internal PdfImage(byte[] bytes, int width, int height) =>
        (Bytes, Width, Height) = (bytes, width, height);

    /// <summary>The file without anything that is not needed to show it, such as where a photo was taken.</summary>
    public byte[] Bytes { get; }

    public int Width { get; }

    public int Height { get; }

    public bool IsJpeg { get; internal init; }

    /// <summary>One for grey, three for colours.</summary>
    internal int Components { get; init; } = 3;

    /// <summary>The samples of a PNG, row by row; a JPEG stays as it is.</summary>
    public byte[]? Samples { get; internal init; }

    /// <summary>How opaque each dot is, if not all are.</summary>
    public byte[]? Opacity { get; internal init; }

    /// <summary>The picture, or what is wrong with the file. What the file is called does not matter.</summary>
    public static (PdfImage? Image, ImageFault? Fault) Read(byte[] file, ImageLimits limits)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        if (file.Length > limits.MostBytes)
        {
            return (null, ImageFault.TooManyBytes);
        }

        try
        {
            return PngReader.IsPng(file) ? (PngReader.Read(file, limits), null)
                : JpegReader.IsJpeg(file) ? (JpegReader.Read(file, limits), null)
                : (null, ImageFault.UnknownKind);
        }
        catch (ImageException problem)
        {
            return (null, problem.Fault);
        }
    }
}

internal sealed class ImageException(ImageFault fault) : Exception(fault.ToString())
{
    public ImageFault Fault => fault;
}
