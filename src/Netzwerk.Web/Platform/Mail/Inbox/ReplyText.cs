using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>The first text of a mail as lines: the plain part, or the words of the HTML part up to what it quotes.</summary>
internal static class ReplyText
{
    private const int Longest = 8_000;

    /// <summary>Cut off before it is decoded: nobody answers in the second hundred kilobytes.</summary>
    private const int LargestPart = 256 * 1024;

    public static string Of(MimeMessage message)
    {
        var texts = message.BodyParts.OfType<TextPart>().Where(p => !p.IsAttachment).ToArray();
        if (
            texts.FirstOrDefault(p => p.IsPlain) is { } plain
            && Read(plain) is { Length: > 0 } words
        )
        {
            return words;
        }

        return texts.FirstOrDefault(p => p.IsHtml) is { } html
            ? Cut(Lines(Read(html, LargestPart)))
            : "";
    }

    private static string Read(TextPart part, int longest = Longest)
    {
        using var content = part.Content?.Open();
        if (content is null)
        {
            return "";
        }

        var bytes = new byte[Math.Min(longest * 4, LargestPart)];
        var length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var charset = Charset(part);
        var text = charset.GetString(bytes, 0, length);
        return text.Length > longest ? text[..longest] : text;
    }

    private static Encoding Charset(TextPart part)
    {
        try
        {
            return part.ContentType.CharsetEncoding ?? Encoding.UTF8;
        }
        catch (NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }

    private static string Lines(string html)
    {
        var tokenizer = new HtmlTokenizer(new StringReader(html));
        var text = new StringBuilder();
        var hidden = 0;
        while (text.Length < Longest && tokenizer.ReadNextToken(out var token))
        {
            switch (token)
            {
                // What is quoted stands below: there the answer ends.
                case HtmlTagToken { Id: HtmlTagId.BlockQuote or HtmlTagId.HR }:
                    return text.ToString();
                case HtmlTagToken
                {
                    Id: HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title or HtmlTagId.Head
                } tag:
                    hidden = Math.Max(
                        0,
                        hidden
                            + (
                                tag.IsEndTag ? -1
                                : tag.IsEmptyElement ? 0
                                : 1
                            )
                    );
                    break;
                case HtmlTagToken
                {
                    Id: HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI
                }:
                    text.Append('\n');
                    break;
                case HtmlDataToken data when hidden == 0:
                    text.Append(data.Data.ReplaceLineEndings(" "));
                    break;
            }
        }

        return text.ToString();
    }

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] : text;
}
