using System.Buffers;
using System.Buffers.Binary;

namespace Netzwerk.Web.Platform.Pdf.Images;

/// <summary>Reads the frame of JPEG files (ISO/IEC 10918-1); PDF shows the compressed picture itself.</summary>
internal sealed class JpegReader(ImageLimits limits)
{
    private const byte Mark = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Comment = 0xFE;
    private const byte FirstApplication = 0xE0;
    private const byte LastApplication = 0xEF;

    /// <summary>Says whether the dots are red, green and blue; without it colours turn.</summary>
    private const byte ColourTransform = 0xEE;

    private readonly ArrayBufferWriter<byte> _kept = new();
    private (int Width, int Height, int Components)? _frame;

    public static bool IsJpeg(ReadOnlySpan<byte> file) =>
        file.Length > 3 && file[0] == Mark && file[1] == StartOfImage && file[2] == Mark;

    public static PdfImage Read(byte[] file, ImageLimits limits)
    {
        var reader = new JpegReader(limits);
        reader.ReadSegments(file);
        return reader._frame is { } frame
            ? new(reader._kept.WrittenSpan.ToArray(), frame.Width, frame.Height)
            {
                IsJpeg = true,
                Components = frame.Components,
            }
            : throw new ImageException(ImageFault.Broken);
    }

    private void ReadSegments(ReadOnlySpan<byte> file)
    {
        _kept.Write(file[..2]);
        var rest = file[2..];
        while (true)
        {
            if (rest.Length < 4 || rest[0] != Mark)
            {
                throw new ImageException(ImageFault.Broken);
            }

            var kind = rest[1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]) + 2;
            if (length < 4 || length > rest.Length)
            {
                throw new ImageException(ImageFault.Broken);
            }

            var segment = rest[..length];
            ReadFrame(kind, segment);
            if (kind == StartOfScan)
            {
                // What follows are the dots, up to the end.
                _kept.Write(rest[..ScanEnd(rest)]);
                return;
            }

            // Cameras and programs write about themselves and the place; none of it is needed.
            if (
                kind is not Comment and (< FirstApplication or > LastApplication or ColourTransform)
            )
            {
                _kept.Write(segment);
            }

            rest = rest[length..];
        }
    }

    private int ScanEnd(ReadOnlySpan<byte> scan)
    {
        var end = scan.LastIndexOf([Mark, EndOfImage]);
        return end < 0 || _frame is null ? throw new ImageException(ImageFault.Broken) : end + 2;
    }

    private void ReadFrame(byte kind, ReadOnlySpan<byte> segment)
    {
        // Frames are C0 to CF without the tables among them; PDF reads the first three kinds.
        if (kind is < 0xC0 or > 0xCF or 0xC4 or 0xC8 or 0xCC)
        {
            return;
        }

        if (kind > 0xC2 || segment.Length < 10 || segment[4] != 8)
        {
            throw new ImageException(ImageFault.UnusualColours);
        }

        var (height, width) = (
            BinaryPrimitives.ReadUInt16BigEndian(segment[5..]),
            BinaryPrimitives.ReadUInt16BigEndian(segment[7..])
        );
        limits.Check(width, height);
        // Four parts are inks for presses, and programs do not agree on which is which.
        _frame = segment[9] is 1 or 3
            ? (width, height, segment[9])
            : throw new ImageException(ImageFault.UnusualColours);
    }
}
