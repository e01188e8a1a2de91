using System.Security.Cryptography;
using System.Text;
using Netzwerk.Web.Platform.EmbeddedPostgres;

namespace Netzwerk.Web.Platform.Persons;

/// <summary>
/// The secret that lies outside the database: it wraps the key of each person and signs links.
/// Losing it makes all personal data unreadable, so it belongs into the backup, apart from the database.
/// </summary>
public sealed class MasterKey
{
    private const int KeyBytes = 32;
    private readonly byte[] _key;

    public MasterKey(byte[] key)
    {
        _key =
            key.Length >= KeyBytes
                ? key
                : throw new ArgumentException("The master key is too short.", nameof(key));
    }

    /// <summary>The configured key (base64), or the key file of the data directory, made at the first start.</summary>
    public static MasterKey Load(string? configured, string dataDirectory)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            return Read(configured, "Netzwerk__MasterKey");
        }

        var file = Path.Combine(dataDirectory, "schluessel");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(dataDirectory);
            Make(file);
        }

        return Read(File.ReadAllText(file).Trim(), file);
    }

    /// <summary>It is on the disk before the first name is sealed with it: without it all names are lost.</summary>
    private static void Make(string file)
    {
        var made = file + ".neu";
        File.Delete(made);
        using (var stream = PrivateFiles.Create(made))
        {
            var key = RandomNumberGenerator.GetBytes(KeyBytes);
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key)));
            stream.Flush(flushToDisk: true);
        }

        File.Move(made, file);
    }

    private static MasterKey Read(string text, string where)
    {
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length >= KeyBytes
            ? new(key[..length])
            : throw new StartException(
                $"Der Hauptschlüssel ({where}) ist unbrauchbar: Nötig sind mindestens {KeyBytes} zufällige Bytes in Base64 (openssl rand -base64 32)."
            );
    }

    /// <summary>A key of its own for each purpose.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            _key,
            KeyBytes,
            info: Encoding.UTF8.GetBytes(purpose)
        );

    public byte[] Sign(string purpose, ReadOnlySpan<byte> data) =>
        HMACSHA256.HashData(Derive(purpose), data);
}
