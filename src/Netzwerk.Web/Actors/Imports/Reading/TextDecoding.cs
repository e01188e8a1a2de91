using System.Text;

namespace Netzwerk.Web.Actors.Imports.Reading;

/// <summary>
/// Finds out in which encoding a text was written: by its mark, else UTF-16 by its noughts, else UTF-8 when it holds
/// together, else Windows-1252, of which ISO-8859-1 is a part as far as people write it.
/// </summary>
internal static class TextDecoding
{
    /// <summary>So much of a text is looked at for noughts.</summary>
    private const int Sample = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(
        1252
    )!;

    /// <summary>Null when it is no text.</summary>
    public static (string Text, ListEncoding Encoding)? Decode(byte[] file)
    {
        var (text, encoding) = Marked(file) ?? Unmarked(file);
        return text.Contains('\0', StringComparison.Ordinal) ? null : (text, encoding);
    }

    private static (string, ListEncoding)? Marked(byte[] file) =>
        file switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (
                Encoding.UTF8.GetString(file, 3, file.Length - 3),
                ListEncoding.Utf8
            ),
            [0xFF, 0xFE, ..] => (
                Encoding.Unicode.GetString(file, 2, file.Length - 2),
                ListEncoding.Utf16
            ),
            [0xFE, 0xFF, ..] => (
                Encoding.BigEndianUnicode.GetString(file, 2, file.Length - 2),
                ListEncoding.Utf16
            ),
            _ => null,
        };

    private static (string, ListEncoding) Unmarked(byte[] file)
    {
        if (Utf16Of(file) is { } utf16)
        {
            return (utf16.GetString(file), ListEncoding.Utf16);
        }

        try
        {
            return (StrictUtf8.GetString(file), ListEncoding.Utf8);
        }
        catch (DecoderFallbackException)
        {
            return (Windows1252.GetString(file), ListEncoding.Windows1252);
        }
    }

    /// <summary>In western text every second byte of UTF-16 is a nought.</summary>
    private static Encoding? Utf16Of(byte[] file)
    {
        var looked = file.AsSpan(0, Math.Min(Sample, file.Length) & ~1);
        int even = 0,
            odd = 0;
        for (var i = 0; i < looked.Length; i += 2)
        {
            even += looked[i] == 0 ? 1 : 0;
            odd += looked[i + 1] == 0 ? 1 : 0;
        }

        var most = looked.Length * 4 / 10;
        return looked.Length < 4 || even + odd < most ? null
            : even == 0 ? Encoding.Unicode
            : odd == 0 ? Encoding.BigEndianUnicode
            : null;
    }
}
