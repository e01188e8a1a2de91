using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Netzwerk.Web.Platform.Pdf.Fonts;

namespace Netzwerk.Web.Platform.Pdf.Output;

/// <summary>Embeds a subset as a composite font with the text every code stands for.</summary>
internal static class FontWriter
{
    private const int Symbolic = 4;
    private const int Slanted = 64;
    private const int MostEntriesPerBlock = 100;

    public static int Write(PdfObjects objects, FontSubset subset)
    {
        var program = subset.ToTrueType();
        var name = $"{SubsetTag(program)}+{subset.Font.Name}";
        var length = string.Create(CultureInfo.InvariantCulture, $"/Length1 {program.Length}");
        var file = objects.AddStream(program, length);
        var descriptor = objects.Add(Descriptor(subset.Font, name, file));
        var widths = string.Join(' ', subset.Texts.Select(text => Width(subset, text.Code)));
        var descendant = objects.Add(
            $"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity "
                + "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
                + $"/FontDescriptor {Syntax.Reference(descriptor)} /W [1 [{widths}]]>>"
        );
        var unicode = objects.AddStream(Encoding.ASCII.GetBytes(UnicodeMap(subset)));
        return objects.Add(
            $"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
                + $"/DescendantFonts [{Syntax.Reference(descendant)}] /ToUnicode {Syntax.Reference(unicode)}>>"
        );
    }

    private static string Descriptor(FontFile font, string name, int file)
    {
        var scale = 1000.0 / font.UnitsPerEm;
        var flags = (font.Italic ? Slanted : 0) | Symbolic;
        return $"<</Type /FontDescriptor /FontName /{name} /Flags {Syntax.Number(flags)} "
            + $"/FontBBox [{Syntax.Numbers(font.Box.Select(side => side * scale))}] "
            + $"/ItalicAngle {(font.Italic ? "-12" : "0")} /Ascent {Syntax.Number(font.Ascent * scale)} "
            + $"/Descent {Syntax.Number(font.Descent * scale)} /CapHeight {Syntax.Number(font.CapHeight * scale)} "
            + $"/StemV {(font.Bold ? "130" : "80")} /FontFile2 {Syntax.Reference(file)}>>";
    }

    private static string Width(FontSubset subset, int code) =>
        Syntax.Number(subset.Advance(code) * 1000.0 / subset.Font.UnitsPerEm);

    private static string UnicodeMap(FontSubset subset)
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                + "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                + "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        );
        foreach (var block in subset.Texts.Chunk(MostEntriesPerBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (code, text) in block)
            {
                // A mark whose text its neighbour carries: the map must not be empty, so an invisible joiner.
                var shown = text.Length == 0 ? "\u034F" : text;
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}> <{Syntax.Utf16(shown)}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
            .ToString();
    }

    /// <summary>Six capital letters, as PDF wants in front of the name of a partial font.</summary>
    private static string SubsetTag(byte[] program) =>
        string.Concat(SHA256.HashData(program).Take(6).Select(part => (char)('A' + part % 26)));
}
