using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Netzwerk.Web.Platform.Pdf.Images;

/// <summary>Reads PNG files that are not interlaced (ISO/IEC 15948), every depth and kind of colour.</summary>
internal sealed class PngReader
{
    private const int ChunkFrame = 12;
    private const int HeadBytes = 13;
    private const string Kept = "IHDR PLTE tRNS IDAT IEND";
    private static readonly byte[] Signature =
    [
        0x89,
        (byte)'P',
        (byte)'N',
        (byte)'G',
        13,
        10,
        26,
        10,
    ];

    private readonly ArrayBufferWriter<byte> _kept = new();
    private readonly ArrayBufferWriter<byte> _data = new();
    private byte[] _head = [];
    private byte[] _palette = [];
    private byte[] _transparent = [];

    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static PdfImage Read(byte[] file, ImageLimits limits)
    {
        var reader = new PngReader();
        reader.ReadChunks(file);
        var layout = PngLayout.Of(reader._head, reader._palette, limits);
        var rows = PngRows.Unfilter(reader.Inflate(layout), layout);
        var pixels = new PngPixels(layout, reader._palette, reader._transparent);
        var (samples, opacity) = pixels.Read(rows);
        return new(reader._kept.WrittenSpan.ToArray(), layout.Width, layout.Height)
        {
            Components = 3,
            Samples = samples,
            Opacity = Array.TrueForAll(opacity, o => o == byte.MaxValue) ? null : opacity,
        };
    }

    private void ReadChunks(ReadOnlySpan<byte> file)
    {
        _kept.Write(Signature);
        var rest = file[Signature.Length..];
        for (var ended = false; !ended; )
        {
            var length = rest.Length < ChunkFrame ? -1 : BinaryPrimitives.ReadInt32BigEndian(rest);
            if (length < 0 || length > rest.Length - ChunkFrame)
            {
                throw new ImageException(ImageFault.Broken);
            }

            var named = rest[4..(8 + length)];
            if (Crc32.Of(named) != BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + length)..]))
            {
                throw new ImageException(ImageFault.Broken);
            }

            var name = System.Text.Encoding.Latin1.GetString(named[..4]);
            Take(name, named[4..].ToArray());
            if (Kept.Contains(name, StringComparison.Ordinal))
            {
                _kept.Write(rest[..(length + ChunkFrame)]);
            }

            ended = name == "IEND";
            rest = rest[(length + ChunkFrame)..];
        }
    }

    private void Take(string name, byte[] content)
    {
        if ((_head.Length == 0) != (name == "IHDR"))
        {
            throw new ImageException(ImageFault.Broken);
        }

        switch (name)
        {
            case "IHDR" when content.Length == HeadBytes:
                _head = content;
                break;
            case "PLTE":
                _palette = content;
                break;
            case "tRNS":
                _transparent = content;
                break;
            case "IDAT":
                _data.Write(content);
                break;
        }
    }

    /// <summary>Exactly as many bytes as the size says: a small file must not fill the memory.</summary>
    private byte[] Inflate(PngLayout layout)
    {
        var rows = new byte[layout.Height * (layout.RowBytes + 1)];
        try
        {
            using var data = new MemoryStream(_data.WrittenSpan.ToArray());
            using var inflating = new ZLibStream(data, CompressionMode.Decompress);
            inflating.ReadExactly(rows);
            return rows;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new ImageException(ImageFault.Broken);
        }
    }
}
