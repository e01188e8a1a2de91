using System.Buffers.Binary;
using System.Text;

namespace Netzwerk.Web.Groups.Papers.Sniffing;

/// <summary>An entry of an archive, as its list says.</summary>
internal sealed record ZipEntry(
    string Name,
    bool HasPassword,
    int Method,
    long Packed,
    long Offset
);

/// <summary>
/// Reads the list of an archive and nothing else: whatever an archive pretends, it costs no more memory than a list of a
/// few thousand names.
/// </summary>
internal static class ZipDirectory
{
    /// <summary>A long textbook in DOCX has some hundred entries.</summary>
    public const int MostEntries = 5000;

    private const int LargestList = 2 * 1024 * 1024;

    private const int EndBytes = 22;
    private const int EntryBytes = 46;
    private const uint EndMark = 0x06054b50;
    private const uint EntryMark = 0x02014b50;

    /// <summary>Null when there is no list, or none that an honest program writes.</summary>
    public static async Task<IReadOnlyList<ZipEntry>?> ReadAsync(Stream file, CancellationToken ct)
    {
        var tail = await FileEnds.ReadAsync(
            file,
            Math.Max(0, file.Length - EndBytes - ushort.MaxValue),
            EndBytes + ushort.MaxValue,
            ct
        );
        if (FindEnd(tail) is not { } end || !IsPlausible(end, file.Length))
        {
            return null;
        }

        return Entries(await FileEnds.ReadAsync(file, end.Offset, end.Size, ct), end.Count);
    }

    private sealed record End(int Count, int Size, long Offset);

    private static bool IsPlausible(End end, long length) =>
        end.Count is > 0 and <= MostEntries
        && end.Size is >= EntryBytes and <= LargestList
        && end.Offset + end.Size <= length;

    private static End? FindEnd(byte[] tail)
    {
        for (var at = tail.Length - EndBytes; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (
                BinaryPrimitives.ReadUInt32LittleEndian(end) == EndMark
                // Behind the list stands its comment, and nothing else.
                && BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) == end.Length - EndBytes
            )
            {
                var size = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
                return size > LargestList
                    ? null
                    : new(
                        BinaryPrimitives.ReadUInt16LittleEndian(end[10..]),
                        (int)size,
                        BinaryPrimitives.ReadUInt32LittleEndian(end[16..])
                    );
            }
        }

        return null;
    }

    private static List<ZipEntry>? Entries(ReadOnlySpan<byte> list, int count)
    {
        var entries = new List<ZipEntry>(count);
        while (entries.Count < count)
        {
            if (
                list.Length < EntryBytes
                || BinaryPrimitives.ReadUInt32LittleEndian(list) != EntryMark
            )
            {
                return null;
            }

            var name = BinaryPrimitives.ReadUInt16LittleEndian(list[28..]);
            var whole =
                EntryBytes
                + name
                + BinaryPrimitives.ReadUInt16LittleEndian(list[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(list[32..]);
            if (list.Length < whole)
            {
                return null;
            }

            entries.Add(
                new(
                    Encoding.UTF8.GetString(list.Slice(EntryBytes, name)),
                    (BinaryPrimitives.ReadUInt16LittleEndian(list[8..]) & 1) == 1,
                    BinaryPrimitives.ReadUInt16LittleEndian(list[10..]),
                    BinaryPrimitives.ReadUInt32LittleEndian(list[20..]),
                    BinaryPrimitives.ReadUInt32LittleEndian(list[42..])
                )
            );
            list = list[whole..];
        }

        return entries;
    }
}
