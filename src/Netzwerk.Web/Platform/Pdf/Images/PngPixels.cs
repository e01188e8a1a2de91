using System.Buffers.Binary;

namespace Netzwerk.Web.Platform.Pdf.Images;

/// <summary>Turns rows of any depth and kind of colour into red, green, blue and opacity, a byte each.</summary>
internal sealed class PngPixels(PngLayout layout, byte[] palette, byte[] transparent)
{
    private const int Deep = 16;

    public (byte[] Samples, byte[] Opacity) Read(byte[] rows)
    {
        var samples = new byte[layout.Width * layout.Height * 3];
        var opacity = new byte[layout.Width * layout.Height];
        var values = new int[layout.Channels];
        for (var (y, at) = (0, 0); y < layout.Height; y++)
        {
            var row = rows.AsSpan(y * layout.RowBytes, layout.RowBytes);
            for (var x = 0; x < layout.Width; x++, at++)
            {
                for (var channel = 0; channel < values.Length; channel++)
                {
                    values[channel] = Value(row, x * values.Length + channel);
                }

                opacity[at] = Dot(values, samples.AsSpan(at * 3, 3));
            }
        }

        return (samples, opacity);
    }

    private int Value(ReadOnlySpan<byte> row, int index) =>
        layout.Depth switch
        {
            Deep => BinaryPrimitives.ReadUInt16BigEndian(row[(index * 2)..]),
            8 => row[index],
            var depth => (row[index * depth / 8] >> (8 - depth - index * depth % 8))
                & ((1 << depth) - 1),
        };

    /// <summary>Writes the colour and returns the opacity.</summary>
    private byte Dot(int[] values, Span<byte> colour)
    {
        if (layout.Colour == PngLayout.Palette)
        {
            var entry = values[0] * 3;
            if (entry + 3 > palette.Length)
            {
                throw new ImageException(ImageFault.Broken);
            }

            palette.AsSpan(entry, 3).CopyTo(colour);
            return values[0] < transparent.Length ? transparent[values[0]] : byte.MaxValue;
        }

        var isGrey = layout.Colour is PngLayout.Grey or PngLayout.GreyWithOpacity;
        for (var i = 0; i < 3; i++)
        {
            colour[i] = Byte(values[isGrey ? 0 : i]);
        }

        return layout.Colour is PngLayout.GreyWithOpacity or PngLayout.RgbWithOpacity
                ? Byte(values[^1])
            : IsTransparent(values) ? (byte)0
            : byte.MaxValue;
    }

    private byte Byte(int value) =>
        layout.Depth == Deep ? (byte)(value >> 8) : (byte)(value * 255 / ((1 << layout.Depth) - 1));

    /// <summary>One colour may be named that is not painted.</summary>
    private bool IsTransparent(int[] values)
    {
        if (transparent.Length != values.Length * 2)
        {
            return false;
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(transparent.AsSpan(i * 2)) != values[i])
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The checksum of PNG chunks.</summary>
internal static class Crc32
{
    private static readonly uint[] Table =
    [
        .. Enumerable.Range(0, 256).Select(n => Entry((uint)n)),
    ];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc = Table[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint Entry(uint n)
    {
        for (var k = 0; k < 8; k++)
        {
            n = (n & 1) == 1 ? 0xEDB88320 ^ (n >> 1) : n >> 1;
        }

        return n;
    }
}
