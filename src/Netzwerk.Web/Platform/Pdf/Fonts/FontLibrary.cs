using System.Text;

namespace Netzwerk.Web.Platform.Pdf.Fonts;

/// <summary>The embedded fonts, by style, in the order in which they are asked for a character.</summary>
internal static class FontLibrary
{
    private static readonly string[] Alphabets =
    [
        "latin",
        "latin-ext",
        "cyrillic",
        "cyrillic-ext",
        "greek",
        "vietnamese",
    ];

    private static readonly Lazy<IReadOnlyList<FontFile>> Regular = new(() =>
        Load("400-normal", "400-normal")
    );
    private static readonly Lazy<IReadOnlyList<FontFile>> Bold = new(() =>
        Load("600-normal", "700-normal")
    );
    private static readonly Lazy<IReadOnlyList<FontFile>> Italic = new(() =>
        Load("400-italic", "400-normal")
    );

    /// <summary>Bold and italic at once is the bold face; the canvas slants it.</summary>
    public static IReadOnlyList<FontFile> For(bool bold, bool italic) =>
        bold ? Bold.Value
        : italic ? Italic.Value
        : Regular.Value;

    /// <summary>The font for one letter with its marks; null when no font can draw its base character.</summary>
    public static FontFile? Find(IReadOnlyList<FontFile> fonts, string grapheme, FontFile? current)
    {
        var runes = grapheme
            .EnumerateRunes()
            .Where(rune => !IsInvisible(rune))
            .Select(Drawn)
            .ToList();
        if (runes.Count == 0)
        {
            return current ?? fonts[0];
        }

        // Spaces and punctuation stay with the word beside them, which keeps its shaping whole.
        return current is not null && !Rune.IsLetter(runes[0]) && runes.TrueForAll(current.Has)
            ? current
            : fonts.FirstOrDefault(font => runes.TrueForAll(font.Has))
                ?? fonts.FirstOrDefault(font => font.Has(runes[0]));
    }

    private static Rune Drawn(Rune rune) => rune.Value is 0xAD or 0x2011 ? new Rune('-') : rune;

    private static bool IsInvisible(Rune rune) =>
        rune.Value
            is 0x200C
                or 0x200D
                or 0x034F
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xE0000 and <= 0xE0FFF);

    private static IReadOnlyList<FontFile> Load(string firaSans, string arabic) =>
        [
            .. Alphabets.Select(alphabet => Read($"FiraSans.{alphabet}-{firaSans}", firaSans)),
            Read($"NotoSansArabic.arabic-{arabic}", arabic),
        ];

    private static FontFile Read(string name, string style)
    {
        var resource = $"Netzwerk.Web.Platform.Pdf.Fonts.{name}.woff";
        using var stream =
            typeof(FontLibrary).Assembly.GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException("A font is not embedded.", resource);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var isBold = !style.StartsWith("400", StringComparison.Ordinal);
        return new FontFile(bytes, isBold, style.EndsWith("italic", StringComparison.Ordinal));
    }
}
