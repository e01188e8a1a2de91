using System.Security.Cryptography;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>Authenticated encryption (AES-256-GCM): nonce, tag and cipher text in one run of bytes.</summary>
public static class Sealed
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] Close(byte[] key, ReadOnlySpan<byte> plain)
    {
        var result = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = result.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(
            nonce,
            plain,
            result.AsSpan(NonceBytes + TagBytes),
            result.AsSpan(NonceBytes, TagBytes)
        );
        return result;
    }

    public static byte[] Open(byte[] key, ReadOnlySpan<byte> closed)
    {
        var plain = new byte[closed.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            closed[..NonceBytes],
            closed[(NonceBytes + TagBytes)..],
            closed.Slice(NonceBytes, TagBytes),
            plain
        );
        return plain;
    }
}
