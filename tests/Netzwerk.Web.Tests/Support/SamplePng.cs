using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Netzwerk.Web.Tests.Support;

/// <summary>Small PNG files as programs write them, good ones and bad ones.</summary>
internal static class SamplePng
{
    /// <summary>Two rows: red and half-transparent green, then blue and half-transparent turquoise, each row with a filter of its own.</summary>
    public static byte[] Logo { get; } =
        File(Head(2, 2, 8, 6), [1, 255, 0, 0, 255, 1, 255, 0, 129, 4, 1, 0, 255, 0, 0, 0, 0, 0]);

    public static byte[] File(byte[] head, byte[] rows, params (string Name, byte[] Content)[] more)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]);
        Chunk(file, "IHDR", head);
        foreach (var (name, content) in more)
        {
            Chunk(file, name, content);
        }

        Chunk(file, "IDAT", Deflated(rows));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    public static byte[] Head(int width, int height, byte depth, byte colour, byte interlace = 0)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9], head[12]) = (depth, colour, interlace);
        return head;
    }

    private static byte[] Deflated(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packing.Write(rows);
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        file.Write(number);
    }

    /// <summary>Bit by bit, as the standard defines it.</summary>
    private static uint Checksum(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
