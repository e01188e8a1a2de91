using System.Globalization;
using System.Text;
using MimeKit.Text;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>
/// The plain text of a mail we wrote ourselves: same words and same links in the same order. It knows the few
/// elements our mails use and is no converter for other people's HTML.
/// </summary>
internal sealed class TextFromHtml
{
    private readonly StringBuilder _text = new();
    private readonly Stack<int?> _lists = new();
    private int _breaks;
    private bool _space;
    private int _hidden;
    private string? _href;
    private int _linkStart;

    public static string Of(string html)
    {
        var tokenizer = new HtmlTokenizer(new StringReader(html));
        var text = new TextFromHtml();
        while (tokenizer.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken tag:
                    text.Tag(tag);
                    break;
                case HtmlDataToken data when text._hidden == 0:
                    text.Words(data.Data);
                    break;
            }
        }

        return text._text.Append('\n').ToString();
    }

    private void Tag(HtmlTagToken tag)
    {
        switch (tag.Id)
        {
            case HtmlTagId.Head or HtmlTagId.Style or HtmlTagId.Script:
                _hidden += tag.IsEndTag ? -1 : 1;
                break;
            case HtmlTagId.A when tag.IsEndTag:
                EndLink();
                break;
            case HtmlTagId.A:
                _href = tag.Attributes.FirstOrDefault(a => a.Id is HtmlAttributeId.Href)?.Value;
                _linkStart = _text.Length;
                break;
            case HtmlTagId.Br:
                Break(1);
                break;
            case HtmlTagId.TH when tag.IsEndTag:
                Words(": ");
                break;
            case HtmlTagId.LI:
                Item(tag);
                break;
            case HtmlTagId.UL or HtmlTagId.OL:
                List(tag);
                break;
            case HtmlTagId.TR or HtmlTagId.Div:
                Break(1);
                break;
            default:
                if (IsParagraph(tag.Id))
                {
                    Break(2);
                }

                break;
        }
    }

    private static bool IsParagraph(HtmlTagId id) =>
        id
            is HtmlTagId.P
                or HtmlTagId.H1
                or HtmlTagId.H2
                or HtmlTagId.H3
                or HtmlTagId.Table
                or HtmlTagId.BlockQuote
                or HtmlTagId.HR;

    private void List(HtmlTagToken tag)
    {
        Break(_lists.Count > (tag.IsEndTag ? 1 : 0) ? 1 : 2);
        if (!tag.IsEndTag)
        {
            _lists.Push(tag.Id is HtmlTagId.OL ? 0 : null);
        }
        else if (_lists.Count > 0)
        {
            _lists.Pop();
        }
    }

    private void Item(HtmlTagToken tag)
    {
        Break(1);
        if (tag.IsEndTag || _lists.Count == 0)
        {
            return;
        }

        var number = _lists.Pop() + 1;
        var own = tag.Attributes.FirstOrDefault(a => a.Name is "value")?.Value;
        if (number is not null && int.TryParse(own, CultureInfo.InvariantCulture, out var given))
        {
            number = given;
        }

        _lists.Push(number);
        Words(number is null ? "- " : string.Create(CultureInfo.InvariantCulture, $"{number}. "));
    }

    private void EndLink()
    {
        var href = _href;
        _href = null;
        if (href is null || _linkStart > _text.Length)
        {
            return;
        }

        var label = _text.ToString(_linkStart, _text.Length - _linkStart).Trim();
        var shown = href.StartsWith("mailto:", StringComparison.Ordinal) ? href[7..] : href;
        if (!label.Equals(shown, StringComparison.Ordinal))
        {
            Words(label.Length == 0 ? shown : $": {shown}");
        }
    }

    private void Words(string data)
    {
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c))
            {
                _space = true;
                continue;
            }

            Separate();
            _text.Append(c);
        }
    }

    // Blanks and breaks count only once something follows them.
    private void Separate()
    {
        if (_text.Length > 0 && _breaks > 0)
        {
            _text.Append('\n', _breaks);
        }
        else if (_text.Length > 0 && _space)
        {
            _text.Append(' ');
        }

        (_breaks, _space) = (0, false);
    }

    private void Break(int lines) => _breaks = Math.Max(_breaks, lines);
}
