using System.Text;
using System.Text.Encodings.Web;
using MimeKit.Text;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>
/// The inside of a mail we wrote ourselves, made for a page: the few elements our mails use, without styles, ids or
/// links, and with headings below those of the page. It is no cleaner for other people's HTML.
/// </summary>
public sealed class ShownHtml
{
    private const string LinkLook = "mail-shown__link";
    private readonly StringBuilder _html = new();
    private readonly Stack<bool> _tables = new();
    private int _hidden;

    public static string Of(string html)
    {
        var tokenizer = new HtmlTokenizer(new StringReader(html));
        var shown = new ShownHtml();
        while (tokenizer.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken tag:
                    shown.Tag(tag);
                    break;
                case HtmlDataToken data when shown._hidden == 0:
                    shown._html.Append(HtmlEncoder.Default.Encode(data.Data));
                    break;
            }
        }

        return shown._html.ToString();
    }

    private void Tag(HtmlTagToken tag)
    {
        if (tag.Id is HtmlTagId.Head or HtmlTagId.Style or HtmlTagId.Script)
        {
            _hidden += tag.IsEndTag ? -1 : 1;
        }
        else if (tag.Id is HtmlTagId.Table)
        {
            Table(tag);
        }
        else if (tag.Id is HtmlTagId.TR or HtmlTagId.TH or HtmlTagId.TD or HtmlTagId.TBody)
        {
            // Tables that only place things are boxes on a page.
            Write(
                tag,
                _tables.TryPeek(out var places) && places ? "div"
                    : tag.Id is HtmlTagId.TH ? "th"
                    : tag.Id is HtmlTagId.TD ? "td"
                    : tag.Id is HtmlTagId.TR ? "tr"
                    : "tbody"
            );
        }
        else if (Name(tag.Id) is { } name)
        {
            Write(tag, name, tag.Id is HtmlTagId.A ? LinkLook : null);
        }
    }

    private void Table(HtmlTagToken tag)
    {
        if (tag.IsEndTag)
        {
            Write(tag, _tables.TryPop(out var placed) && placed ? "div" : "table");
            return;
        }

        var places = tag.Attributes.Any(a => a is { Name: "role", Value: "presentation" });
        _tables.Push(places);
        Write(tag, places ? "div" : "table");
    }

    private static string? Name(HtmlTagId id) =>
        id switch
        {
            HtmlTagId.P => "p",
            HtmlTagId.Br => "br",
            HtmlTagId.H1 => "h3",
            HtmlTagId.H2 => "h4",
            HtmlTagId.UL => "ul",
            HtmlTagId.OL => "ol",
            HtmlTagId.LI => "li",
            HtmlTagId.Strong => "strong",
            HtmlTagId.A => "span",
            _ => null,
        };

    private void Write(HtmlTagToken tag, string name, string? look = null)
    {
        _html.Append(tag.IsEndTag ? "</" : "<").Append(name);
        if (look is not null && !tag.IsEndTag)
        {
            _html.Append(" class=\"").Append(look).Append('"');
        }

        _html.Append('>');
    }
}
