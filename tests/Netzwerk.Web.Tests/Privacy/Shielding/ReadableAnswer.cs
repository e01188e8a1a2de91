using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using UglyToad.PdfPig;

namespace Netzwerk.Web.Tests.Privacy.Shielding;

/// <summary>Every kind of file as the words somebody can read in it, however they are packed.</summary>
internal static partial class ReadableAnswer
{
    public static string Of(byte[] bytes, string? mediaType) =>
        mediaType switch
        {
            "application/pdf" => OfPdf(bytes),
            _ when bytes is [(byte)'P', (byte)'K', ..] => OfArchive(bytes),
            "text/calendar" or "text/vcard" => Encoding
                .UTF8.GetString(bytes)
                .Replace("\r\n ", "", StringComparison.Ordinal),
            "application/json" or "application/problem+json" => Unescaped(
                Encoding.UTF8.GetString(bytes)
            ),
            _ => WebUtility.HtmlDecode(Unescaped(Encoding.UTF8.GetString(bytes))),
        };

    /// <summary>Heads, texts and attachments.</summary>
    public static string Of(MimeMessage mail)
    {
        var text = new StringBuilder().AppendJoin(
            '\n',
            mail.Headers.Select(h => $"{h.Field}: {h.Value}")
        );
        foreach (var part in mail.BodyParts.OfType<MimePart>())
        {
            using var content = new MemoryStream();
            part.Content!.DecodeTo(content, TestContextToken);
            text.Append('\n').Append(Of(content.ToArray(), part.ContentType.MimeType));
        }

        return text.ToString();
    }

    private static CancellationToken TestContextToken =>
        Xunit.TestContext.Current.CancellationToken;

    private static string OfPdf(byte[] bytes)
    {
        using var document = PdfDocument.Open(bytes);
        var text = new StringBuilder();
        foreach (var page in document.GetPages())
        {
            text.AppendJoin(' ', page.GetWords().Select(w => w.Text)).Append(' ');
        }

        return text.ToString();
    }

    private static string OfArchive(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (
            var entry in archive.Entries.Where(e =>
                e.Name.EndsWith("xml", StringComparison.Ordinal)
            )
        )
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(WebUtility.HtmlDecode(reader.ReadToEnd())).Append('\n');
        }

        return text.ToString();
    }

    private static string Unescaped(string json) =>
        Escape().Replace(json, m => ((char)Convert.ToInt32(m.Groups["code"].Value, 16)).ToString());

    [GeneratedRegex(@"\\u(?<code>[0-9a-fA-F]{4})", RegexOptions.None, 5000)]
    private static partial Regex Escape();
}
