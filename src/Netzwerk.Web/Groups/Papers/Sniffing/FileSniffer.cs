using System.Buffers.Binary;
using System.Text;
using Netzwerk.Domain.Groups.Papers;

namespace Netzwerk.Web.Groups.Papers.Sniffing;

/// <summary>
/// Tells by its content what a file is. Its name decides nothing but whether a text is a table; what we do not know is not
/// taken (ADR 0084).
/// </summary>
public static class FileSniffer
{
    private const int HeadBytes = 4096;

    /// <param name="file">The whole file; it can be read from anywhere.</param>
    /// <param name="seen">What was seen of it when it went by.</param>
    /// <param name="name">Its name, for tables.</param>
    /// <param name="ct">Stops looking.</param>
    public static async Task<Sniffed> LookAsync(
        Stream file,
        ContentProbe seen,
        string name,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(name);
        var head = await FileEnds.ReadAsync(file, 0, HeadBytes, ct);
        return head.Length == 0 ? PaperFault.Empty
            : IsProgram(head) ? PaperFault.Program
            : Picture(head) is { } picture ? picture
            : Starts(head, "%PDF-") ? Pdf(seen)
            : Starts(head, "PK\x03\x04") ? await ZipSniffer.LookAsync(file, ct)
            : head.AsSpan().StartsWith(OldOffice) ? await OldOfficeAsync(file, head, ct)
            : !seen.IsText ? PaperFault.Unknown
            : Markup.IsAt(head) ? PaperFault.WebPage
            : Starts(head, "{\\rtf") ? PaperKind.RichText
            : WithoutMark(head).StartsWith("BEGIN:VCALENDAR"u8) ? PaperKind.Calendar
            : name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? PaperKind.Csv
            : PaperKind.PlainText;
    }

    private static ReadOnlySpan<byte> OldOffice => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static bool IsProgram(ReadOnlySpan<byte> head) =>
        Starts(head, "MZ")
        || Starts(head, "#!")
        || head.StartsWith((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F'])
        || head.StartsWith((ReadOnlySpan<byte>)[0, (byte)'a', (byte)'s', (byte)'m'])
        || head.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE])
        || head.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE])
        || head.StartsWith((ReadOnlySpan<byte>)[0xCE, 0xFA, 0xED, 0xFE])
        || head.StartsWith((ReadOnlySpan<byte>)[0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]);

    private static Sniffed? Picture(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10])
            ? PaperKind.Png
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? PaperKind.Jpeg
        : Starts(head, "RIFF") && head.Length > 12 && head.Slice(8, 4).SequenceEqual("WEBP"u8)
            ? PaperKind.WebP
        : null;

    private static Sniffed Pdf(ContentProbe seen) =>
        new(PaperKind.Pdf, [.. seen.PdfTraits.Order()], Fault: null);

    /// <summary>The same cover holds what Office wrote before 2007 and what it seals with a password today.</summary>
    private static async Task<Sniffed> OldOfficeAsync(
        Stream file,
        byte[] head,
        CancellationToken ct
    )
    {
        if (head.Length < 512)
        {
            return PaperFault.Broken;
        }

        var sector =
            1L << Math.Min((int)BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(30)), 12);
        var first = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(48));
        var list = await FileEnds.ReadAsync(file, (first + 1) * sector, 8 * 1024, ct);
        return list.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            ? ((Sniffed)PaperKind.SealedOffice).With(has: true, PaperTrait.Password)
            : PaperFault.OldOffice;
    }

    private static bool Starts(ReadOnlySpan<byte> head, string mark) =>
        head.StartsWith(Encoding.ASCII.GetBytes(mark));

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> head) =>
        head.StartsWith("\uFEFF"u8) ? head[3..] : head;
}
