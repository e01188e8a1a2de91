using System.Buffers.Binary;

namespace Netzwerk.Web.Platform.Pdf.Images;

/// <summary>How the dots of a PNG file lie in its rows.</summary>
internal sealed record PngLayout(int Width, int Height, int Depth, int Colour)
{
    public const int Grey = 0;
    public const int Rgb = 2;
    public const int Palette = 3;
    public const int GreyWithOpacity = 4;
    public const int RgbWithOpacity = 6;

    public int Channels =>
        Colour switch
        {
            Rgb => 3,
            GreyWithOpacity => 2,
            RgbWithOpacity => 4,
            _ => 1,
        };

    public int RowBytes => (Width * Channels * Depth + 7) / 8;

    /// <summary>How far back the dot to the left lies, for the filters.</summary>
    public int Step => Math.Max(1, Channels * Depth / 8);

    public static PngLayout Of(byte[] head, byte[] palette, ImageLimits limits)
    {
        if (head.Length == 0)
        {
            throw new ImageException(ImageFault.Broken);
        }

        var (width, height) = (
            BinaryPrimitives.ReadInt32BigEndian(head),
            BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4))
        );
        limits.Check(width, height);
        var layout = new PngLayout(width, height, head[8], head[9]);
        var isKnown =
            layout.Colour switch
            {
                Grey => layout.Depth is 1 or 2 or 4 or 8 or 16,
                Palette => layout.Depth is 1 or 2 or 4 or 8
                    && palette.Length is > 0 and <= 768
                    && palette.Length % 3 == 0,
                Rgb or GreyWithOpacity or RgbWithOpacity => layout.Depth is 8 or 16,
                _ => false,
            }
            && head[10] == 0
            && head[11] == 0;
        return !isKnown ? throw new ImageException(ImageFault.Broken)
            : head[12] != 0 ? throw new ImageException(ImageFault.Interlaced)
            // Deep colours take more memory than their dots say.
            : (long)layout.RowBytes * height > limits.MostRawBytes
                ? throw new ImageException(ImageFault.TooManyPixels)
            : layout;
    }
}

/// <summary>Takes the filters off the rows: each byte was stored as the difference to its neighbours.</summary>
internal static class PngRows
{
    public static byte[] Unfilter(byte[] stored, PngLayout layout)
    {
        var (bytes, step) = (layout.RowBytes, layout.Step);
        var rows = new byte[layout.Height * bytes];
        var above = new byte[bytes];
        for (var y = 0; y < layout.Height; y++)
        {
            var filter = stored[y * (bytes + 1)];
            var row = rows.AsSpan(y * bytes, bytes);
            stored.AsSpan(y * (bytes + 1) + 1, bytes).CopyTo(row);
            for (var x = 0; x < bytes; x++)
            {
                int left = x < step ? 0 : row[x - step];
                int corner = x < step ? 0 : above[x - step];
                row[x] += filter switch
                {
                    0 => 0,
                    1 => (byte)left,
                    2 => above[x],
                    3 => (byte)((left + above[x]) / 2),
                    4 => (byte)Nearest(left, above[x], corner),
                    _ => throw new ImageException(ImageFault.Broken),
                };
            }

            row.CopyTo(above);
        }

        return rows;
    }

    private static int Nearest(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return a <= b && a <= c ? left
            : b <= c ? above
            : corner;
    }
}
