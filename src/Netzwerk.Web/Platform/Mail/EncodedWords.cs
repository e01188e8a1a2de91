using System.Text;
using MimeKit;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>
/// Names and titles in headers as RFC 2047 asks for: ASCII, words of at most 75 characters, none that cuts a
/// letter. MimeKit makes them as long as the text (124 for umlauts), and lets text pass that only looks encoded.
/// </summary>
internal static class EncodedWords
{
    private const string Opening = "=?utf-8?b?";
    private const string Closing = "?=";
    private const int OctetsInWord = 45;

    // The field's name stands on the same line.
    private const int OctetsInFirstWord = 36;
    private const int LongestPlainWord = 60;
    private const string Fold = "\r\n ";

    public static void SetSubject(MimeMessage message, string text)
    {
        message.Subject = text;
        if (MustBeEncoded(text))
        {
            message.Headers.Replace(Raw(HeaderId.Subject, Encoded(text)));
        }
    }

    public static void SetAddress(MimeMessage message, HeaderId field, string name, Mailbox mailbox)
    {
        if (MustBeEncoded(name))
        {
            message.Headers.Replace(Raw(field, $"{Encoded(name)}{Fold}<{mailbox}>"));
        }
        else
        {
            var address = new MailboxAddress(name, mailbox.ToString());
            message.Headers.Replace(field, address.ToString(encode: true));
        }
    }

    private static bool MustBeEncoded(string text) =>
        !Ascii.IsValid(text)
        || text.Contains("=?", StringComparison.Ordinal)
        || text.Split(' ').Any(word => word.Length > LongestPlainWord);

    private static string Encoded(string text)
    {
        var words = new List<string>();
        var word = new List<byte>(OctetsInWord);
        Span<byte> letter = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(letter);
            if (word.Count + length > (words.Count == 0 ? OctetsInFirstWord : OctetsInWord))
            {
                words.Add(Word(word));
                word.Clear();
            }

            word.AddRange(letter[..length]);
        }

        words.Add(Word(word));
        return string.Join(Fold, words);
    }

    private static string Word(List<byte> octets) =>
        $"{Opening}{Convert.ToBase64String([.. octets])}{Closing}";

    private static Header Raw(HeaderId field, string value)
    {
        var header = new Header(Encoding.ASCII, field, "");
        header.SetRawValue(Encoding.ASCII.GetBytes($" {value}\r\n"));
        return header;
    }
}
