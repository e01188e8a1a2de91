using System.Buffers.Binary;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using Netzwerk.Domain.Groups.Papers;

namespace Netzwerk.Web.Groups.Papers.Sniffing;

/// <summary>Tells Office files from archives, and archives with programs from those without.</summary>
internal static class ZipSniffer
{
    private const int HeaderBytes = 30;
    private const int LongestManifest = 256 * 1024;
    private const int Stored = 0;
    private const int Deflated = 8;

    private static readonly FrozenSet<string> Programs = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            .. "apk app appimage bat bin class cmd com cpl deb dex dll dmg dylib elf exe gadget hta htm html".Split(
                ' '
            ),
            .. "iso jar js jse lnk mht mhtml msi msp mst php pif pl ps1 psm1 py rb reg rpm scf scr sh so".Split(
                ' '
            ),
            .. "svg sys url vb vbe vbs vhd wasm wsf wsh xhtml xll".Split(' '),
        ]
    );

    private static readonly (string Name, PaperKind Kind)[] OfficeMains =
    [
        ("word/document", PaperKind.Word),
        ("xl/workbook", PaperKind.Excel),
        ("ppt/presentation", PaperKind.PowerPoint),
    ];

    public static async Task<Sniffed> LookAsync(Stream file, CancellationToken ct)
    {
        var entries = await ZipDirectory.ReadAsync(file, ct);
        return entries is null
            ? PaperFault.Broken
            : await OdfAsync(file, entries, ct) ?? Office(entries) ?? Archive(entries);
    }

    private static Sniffed? Office(IReadOnlyList<ZipEntry> entries)
    {
        if (!entries.Any(e => Is(e, "[Content_Types].xml")))
        {
            return null;
        }

        foreach (var (name, kind) in OfficeMains)
        {
            if (entries.Any(e => e.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            {
                return ((Sniffed)kind)
                    .With(entries.Any(IsMacro), PaperTrait.Macros)
                    .With(entries.Any(e => e.HasPassword), PaperTrait.Password);
            }
        }

        return null;
    }

    private static bool IsMacro(ZipEntry entry) =>
        entry.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
        || entry.Name.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)
        || entry.Name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase);

    private static async Task<Sniffed?> OdfAsync(
        Stream file,
        IReadOnlyList<ZipEntry> entries,
        CancellationToken ct
    )
    {
        if (entries.FirstOrDefault(e => Is(e, "mimetype")) is not { } type)
        {
            return null;
        }

        PaperKind? kind = (await TextOfAsync(file, type, ct)).Trim() switch
        {
            "application/vnd.oasis.opendocument.text" => PaperKind.OdfText,
            "application/vnd.oasis.opendocument.spreadsheet" => PaperKind.OdfTable,
            "application/vnd.oasis.opendocument.presentation" => PaperKind.OdfSlides,
            _ => null,
        };
        if (kind is not { } known)
        {
            return null;
        }

        var list = entries.FirstOrDefault(e => Is(e, "META-INF/manifest.xml"));
        var manifest = list is null ? "" : await TextOfAsync(file, list, ct);
        return ((Sniffed)known)
            .With(entries.Any(IsOdfMacro), PaperTrait.Macros)
            .With(
                entries.Any(e => e.HasPassword)
                    || manifest.Contains("encryption-data", StringComparison.Ordinal),
                PaperTrait.Password
            );
    }

    private static bool IsOdfMacro(ZipEntry entry) =>
        !entry.Name.EndsWith('/')
        && (
            entry.Name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
            || entry.Name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)
        );

    private static Sniffed Archive(IReadOnlyList<ZipEntry> entries) =>
        entries.Any(e => Programs.Contains(EndingOf(e)))
            ? PaperFault.ProgramInZip
            : ((Sniffed)PaperKind.Zip).With(entries.Any(e => e.HasPassword), PaperTrait.Password);

    // Windows drops blanks and dots at the end of a name.
    private static string EndingOf(ZipEntry entry)
    {
        var name = entry.Name.TrimEnd(' ', '.');
        return name[(name.LastIndexOf('.') + 1)..];
    }

    private static bool Is(ZipEntry entry, string name) =>
        entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The beginning of a small entry; nothing when it cannot be unpacked.</summary>
    private static async Task<string> TextOfAsync(Stream file, ZipEntry entry, CancellationToken ct)
    {
        var head = await FileEnds.ReadAsync(file, entry.Offset, HeaderBytes, ct);
        if (head.Length < HeaderBytes)
        {
            return "";
        }

        var start =
            entry.Offset
            + HeaderBytes
            + BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(26))
            + BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(28));
        var packed = await FileEnds.ReadAsync(
            file,
            start,
            (int)Math.Min(entry.Packed, LongestManifest),
            ct
        );
        return entry.Method switch
        {
            Stored => Encoding.UTF8.GetString(packed),
            Deflated => await UnpackedAsync(packed, ct),
            _ => "",
        };
    }

    private static async Task<string> UnpackedAsync(byte[] packed, CancellationToken ct)
    {
        var text = new byte[LongestManifest];
        await using var unpacking = new DeflateStream(
            new MemoryStream(packed),
            CompressionMode.Decompress
        );
        try
        {
            var read = await unpacking.ReadAtLeastAsync(
                text,
                text.Length,
                throwOnEndOfStream: false,
                ct
            );
            return Encoding.UTF8.GetString(text, 0, read);
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }
}
