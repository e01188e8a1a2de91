using System.Buffers.Binary;

namespace Netzwerk.Web.Platform.Pdf.Fonts;

internal static class BigEndian
{
    public static int UInt16(byte[] bytes, int at) =>
        BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    public static int Int16(byte[] bytes, int at) =>
        BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at));

    public static int Int32(byte[] bytes, int at) =>
        BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));

    public static void SetUInt16(byte[] bytes, int at, int value) =>
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)value);

    public static void SetUInt32(byte[] bytes, int at, uint value) =>
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), value);
}
