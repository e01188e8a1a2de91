namespace Netzwerk.Web.Platform.Pdf.Fonts;

/// <summary>
/// The glyphs of one font that one document uses, renumbered in order of use. A glyph that stands for two texts gets
/// two numbers, so that copying and reading aloud give back exactly what was written. A missing character gets a copy
/// of the empty box, because PDF/UA forbids glyph 0 itself.
/// </summary>
internal sealed class FontSubset(FontFile font, string resource)
{
    // Composite glyph flags of the TrueType specification.
    private const int WordArguments = 0x0001;
    private const int OneScale = 0x0008;
    private const int MoreComponents = 0x0020;
    private const int TwoScales = 0x0040;
    private const int FourScales = 0x0080;

    private static readonly string[] CopiedTables = ["cvt ", "fpgm", "prep"];

    private readonly List<(int Glyph, string Text)> _used = [(0, "")];
    private readonly Dictionary<(int Glyph, string Text), int> _codes = [];

    public FontFile Font { get; } = font;

    public string Resource { get; } = resource;

    /// <summary>Code and text of every glyph that can be shown; code 0 never is.</summary>
    public IEnumerable<(int Code, string Text)> Texts =>
        _codes.Select(pair => (pair.Value, pair.Key.Text)).OrderBy(pair => pair.Value);

    public int Code(int glyph, string text)
    {
        if (!_codes.TryGetValue((glyph, text), out var code))
        {
            _codes[(glyph, text)] = code = _used.Count;
            _used.Add((glyph, text));
        }

        return code;
    }

    public int Advance(int code) => Font.Advance(_used[code].Glyph);

    public byte[] ToTrueType()
    {
        var glyphs = _used.ConvertAll(use => use.Glyph);
        var outlines = Outlines(glyphs);
        var tables = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["head"] = Patched("head", 50, 1),
            ["hhea"] = Patched("hhea", 34, glyphs.Count),
            ["maxp"] = Patched("maxp", 4, glyphs.Count),
            ["hmtx"] = Metrics(glyphs),
            ["loca"] = Offsets(outlines),
            ["glyf"] = [.. outlines.SelectMany(outline => outline)],
        };
        foreach (var tag in CopiedTables)
        {
            if (Font.Table(tag) is { } table)
            {
                tables[tag] = table;
            }
        }

        return SfntTables.ToTrueType(tables);
    }

    /// <summary>Adds the parts of composite glyphs to the list while it walks over it.</summary>
    private List<byte[]> Outlines(List<int> glyphs)
    {
        var outlines = new List<byte[]>();
        for (var code = 0; code < glyphs.Count; code++)
        {
            var source = Font.Outline(glyphs[code]);
            var outline = new byte[(source.Length + 3) & ~3];
            source.CopyTo(outline);
            if (source.Length > 0 && BigEndian.Int16(outline, 0) < 0)
            {
                RenumberParts(outline, glyphs);
            }

            outlines.Add(outline);
        }

        return outlines;
    }

    private static void RenumberParts(byte[] outline, List<int> glyphs)
    {
        const int header = 10;
        var (at, flags) = (header, MoreComponents);
        while ((flags & MoreComponents) != 0)
        {
            flags = BigEndian.UInt16(outline, at);
            var part = BigEndian.UInt16(outline, at + 2);
            var code = glyphs.IndexOf(part, 1);
            if (code < 0)
            {
                code = glyphs.Count;
                glyphs.Add(part);
            }

            BigEndian.SetUInt16(outline, at + 2, code);
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2) + ScaleSize(flags);
        }
    }

    private static int ScaleSize(int flags) =>
        (flags & OneScale) != 0 ? 2
        : (flags & TwoScales) != 0 ? 4
        : (flags & FourScales) != 0 ? 8
        : 0;

    private byte[] Metrics(List<int> glyphs)
    {
        var metrics = new byte[4 * glyphs.Count];
        for (var code = 0; code < glyphs.Count; code++)
        {
            BigEndian.SetUInt16(metrics, 4 * code, Font.Advance(glyphs[code]));
            BigEndian.SetUInt16(metrics, 4 * code + 2, Font.LeftBearing(glyphs[code]));
        }

        return metrics;
    }

    private static byte[] Offsets(List<byte[]> outlines)
    {
        var offsets = new byte[4 * (outlines.Count + 1)];
        uint end = 0;
        for (var code = 0; code < outlines.Count; code++)
        {
            end += (uint)outlines[code].Length;
            BigEndian.SetUInt32(offsets, 4 * (code + 1), end);
        }

        return offsets;
    }

    private byte[] Patched(string tag, int at, int value)
    {
        var source = Font.Table(tag) ?? throw new InvalidDataException($"The font lacks {tag}.");
        var table = (byte[])source.Clone();
        BigEndian.SetUInt16(table, at, value);
        return table;
    }
}

/// <summary>The fonts of one document, in order of first use.</summary>
internal sealed class DocumentFonts
{
    private readonly List<FontSubset> _subsets = [];

    public IReadOnlyList<FontSubset> Subsets => _subsets;

    public FontSubset Of(FontFile font)
    {
        var subset = _subsets.Find(known => known.Font == font);
        if (subset is null)
        {
            subset = new FontSubset(font, FormattableString.Invariant($"F{_subsets.Count + 1}"));
            _subsets.Add(subset);
        }

        return subset;
    }
}
