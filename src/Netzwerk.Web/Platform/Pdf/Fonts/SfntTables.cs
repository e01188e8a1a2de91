using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Netzwerk.Web.Platform.Pdf.Fonts;

/// <summary>Reads the tables of a WOFF file and writes tables as a plain TrueType file.</summary>
internal static class SfntTables
{
    private const int WoffHeader = 44;
    private const int WoffEntry = 20;
    private const int SfntHeader = 12;
    private const int SfntEntry = 16;
    private const uint TrueType = 0x00010000;
    private const uint ChecksumMagic = 0xB1B0AFBA;

    public static Dictionary<string, byte[]> FromWoff(byte[] woff)
    {
        var tables = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var count = BigEndian.UInt16(woff, 12);
        for (var entry = WoffHeader; entry < WoffHeader + count * WoffEntry; entry += WoffEntry)
        {
            var offset = BigEndian.Int32(woff, entry + 4);
            var stored = BigEndian.Int32(woff, entry + 8);
            var table = new byte[BigEndian.Int32(woff, entry + 12)];
            if (stored == table.Length)
            {
                Array.Copy(woff, offset, table, 0, stored);
            }
            else
            {
                using var inflated = new ZLibStream(
                    new MemoryStream(woff, offset, stored),
                    CompressionMode.Decompress
                );
                inflated.ReadExactly(table);
            }

            tables[Encoding.ASCII.GetString(woff, entry, 4)] = table;
        }

        return tables;
    }

    public static byte[] ToTrueType(IReadOnlyDictionary<string, byte[]> tables)
    {
        var ordered = tables.OrderBy(table => table.Key, StringComparer.Ordinal).ToList();
        var directory = SfntHeader + SfntEntry * ordered.Count;
        var file = new byte[directory + ordered.Sum(table => Padded(table.Value.Length))];
        WriteHeader(file, ordered.Count);
        var (entry, offset) = (SfntHeader, directory);
        foreach (var (tag, table) in ordered)
        {
            Array.Copy(table, 0, file, offset, table.Length);
            if (tag is "head")
            {
                BigEndian.SetUInt32(file, offset + 8, 0);
            }

            Encoding.ASCII.GetBytes(tag, file.AsSpan(entry));
            BigEndian.SetUInt32(file, entry + 4, Checksum(file, offset, Padded(table.Length)));
            BigEndian.SetUInt32(file, entry + 8, (uint)offset);
            BigEndian.SetUInt32(file, entry + 12, (uint)table.Length);
            (entry, offset) = (entry + SfntEntry, offset + Padded(table.Length));
        }

        var head =
            directory
            + ordered
                .TakeWhile(table => table.Key is not "head")
                .Sum(table => Padded(table.Value.Length));
        BigEndian.SetUInt32(file, head + 8, ChecksumMagic - Checksum(file, 0, file.Length));
        return file;
    }

    /// <summary>The PostScript name, which PDF demands as the font's name.</summary>
    public static string PostScriptName(byte[] nameTable)
    {
        const int postScript = 6;
        const int windows = 3;
        var strings = BigEndian.UInt16(nameTable, 4);
        for (var record = 6; record < 6 + 12 * BigEndian.UInt16(nameTable, 2); record += 12)
        {
            if (
                BigEndian.UInt16(nameTable, record + 6) == postScript
                && BigEndian.UInt16(nameTable, record) == windows
            )
            {
                var at = strings + BigEndian.UInt16(nameTable, record + 10);
                return Encoding.BigEndianUnicode.GetString(
                    nameTable,
                    at,
                    BigEndian.UInt16(nameTable, record + 8)
                );
            }
        }

        throw new InvalidDataException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"No PostScript name among {nameTable.Length} bytes."
            )
        );
    }

    private static void WriteHeader(byte[] file, int count)
    {
        var power = (int)Math.Log2(count);
        BigEndian.SetUInt32(file, 0, TrueType);
        BigEndian.SetUInt16(file, 4, count);
        BigEndian.SetUInt16(file, 6, SfntEntry << power);
        BigEndian.SetUInt16(file, 8, power);
        BigEndian.SetUInt16(file, 10, SfntEntry * count - (SfntEntry << power));
    }

    private static uint Checksum(byte[] bytes, int from, int length)
    {
        uint sum = 0;
        for (var at = from; at < from + length; at += 4)
        {
            sum += (uint)BigEndian.Int32(bytes, at);
        }

        return sum;
    }

    private static int Padded(int length) => (length + 3) & ~3;
}
