using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;
using HarfBuzzBuffer = HarfBuzzSharp.Buffer;

namespace Netzwerk.Web.Platform.Pdf.Fonts;

/// <summary>A glyph as shaped, in font units and visual order; Text is what it stands for.</summary>
internal readonly record struct ShapedGlyph(int Id, int Advance, int Right, int Up, string Text);

/// <summary>One face, read once and shared by all documents: HarfBuzz only reads it after that.</summary>
internal sealed class FontFile
{
    private readonly Dictionary<string, byte[]> _tables;
    private readonly Font _shaper;
    private readonly bool _longOffsets;
    private readonly int _metricCount;

    public FontFile(byte[] woff, bool bold, bool italic)
    {
        (Bold, Italic) = (bold, italic);
        _tables = SfntTables.FromWoff(woff);
        Name = SfntTables.PostScriptName(_tables["name"]);
        var (head, lines) = (_tables["head"], _tables["hhea"]);
        UnitsPerEm = BigEndian.UInt16(head, 18);
        Box = [.. Enumerable.Range(0, 4).Select(side => BigEndian.Int16(head, 36 + 2 * side))];
        _longOffsets = BigEndian.UInt16(head, 50) == 1;
        (Ascent, Descent) = (BigEndian.Int16(lines, 4), BigEndian.Int16(lines, 6));
        _metricCount = BigEndian.UInt16(lines, 34);
        CapHeight = _tables["OS/2"] is { Length: >= 90 } os2 ? BigEndian.Int16(os2, 88) : Ascent;
        _shaper = Shaper(SfntTables.ToTrueType(_tables), UnitsPerEm);
    }

    public string Name { get; }
    public bool Bold { get; }
    public bool Italic { get; }
    public int UnitsPerEm { get; }
    public int Ascent { get; }
    public int Descent { get; }
    public int CapHeight { get; }
    public IReadOnlyList<int> Box { get; }

    public byte[]? Table(string tag) => _tables.GetValueOrDefault(tag);

    public bool Has(Rune rune) =>
        _shaper.TryGetNominalGlyph((uint)rune.Value, out var glyph) && glyph != 0;

    public int Advance(int glyph) =>
        BigEndian.UInt16(_tables["hmtx"], 4 * Math.Min(glyph, _metricCount - 1));

    public int LeftBearing(int glyph) =>
        BigEndian.Int16(
            _tables["hmtx"],
            glyph < _metricCount ? 4 * glyph + 2 : 4 * _metricCount + 2 * (glyph - _metricCount)
        );

    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var (start, end) = (Offset(glyph), Offset(glyph + 1));
        return _tables["glyf"].AsSpan(start, end - start);
    }

    public IReadOnlyList<ShapedGlyph> Shape(string text, bool rightToLeft)
    {
        using var buffer = new HarfBuzzBuffer();
        buffer.AddUtf16(AsDrawn(text));
        buffer.GuessSegmentProperties();
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        _shaper.Shape(buffer);
        return Glyphs(text, buffer.GlyphInfos, buffer.GlyphPositions, rightToLeft);
    }

    /// <summary>Both hyphens look like the plain one, which is the one the fonts have.</summary>
    private static string AsDrawn(string text) =>
        text.Replace('\u00AD', '-').Replace('\u2011', '-');

    private static ShapedGlyph[] Glyphs(
        string text,
        GlyphInfo[] infos,
        GlyphPosition[] positions,
        bool rightToLeft
    )
    {
        var starts = infos.Select(info => (int)info.Cluster).Distinct().Order().ToList();
        var seen = new Dictionary<int, int>();
        var counts = infos
            .CountBy(info => (int)info.Cluster)
            .ToDictionary(pair => pair.Key, pair => pair.Value);
        var glyphs = new ShapedGlyph[infos.Length];
        for (var i = 0; i < infos.Length; i++)
        {
            var start = (int)infos[i].Cluster;
            var next = starts.BinarySearch(start) + 1;
            var cluster = text[start..(next < starts.Count ? starts[next] : text.Length)];
            var place = seen[start] = seen.GetValueOrDefault(start, -1) + 1;
            var inReadingOrder = rightToLeft ? counts[start] - 1 - place : place;
            glyphs[i] = new(
                (int)infos[i].Codepoint,
                positions[i].XAdvance,
                positions[i].XOffset,
                positions[i].YOffset,
                Share(cluster, inReadingOrder, counts[start])
            );
        }

        return glyphs;
    }

    /// <summary>Several glyphs for several characters share them one by one; else the first stands for all.</summary>
    private static string Share(string cluster, int place, int glyphs)
    {
        var runes = cluster.EnumerateRunes().ToList();
        return glyphs == 1 ? cluster
            : glyphs == runes.Count ? runes[place].ToString()
            : place == 0 ? cluster
            : "";
    }

    private static Font Shaper(byte[] trueType, int unitsPerEm)
    {
        // Blob.FromStream would hand HarfBuzz the address of an array that the collector may move.
        var memory = Marshal.AllocHGlobal(trueType.Length);
        try
        {
            Marshal.Copy(trueType, 0, memory, trueType.Length);
            using var blob = new Blob(memory, trueType.Length, MemoryMode.Duplicate);
            blob.MakeImmutable();
            using var face = new Face(blob, 0);
            face.MakeImmutable();
            var font = new Font(face);
            font.SetScale(unitsPerEm, unitsPerEm);
            font.SetFunctionsOpenType();
            return font;
        }
        finally
        {
            Marshal.FreeHGlobal(memory);
        }
    }

    private int Offset(int glyph) =>
        _longOffsets
            ? BigEndian.Int32(_tables["loca"], 4 * glyph)
            : 2 * BigEndian.UInt16(_tables["loca"], 2 * glyph);
}
