using System.Globalization;
using System.Text;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>The minutes as HTML for pages and mails: built from what the text says, never from HTML that somebody sent.</summary>
public sealed class MinutesHtml
{
    /// <summary>Where the pictures lie for those who may read the minutes.</summary>
    public const string Images = "/protokoll/bilder";

    private const int LowestLevel = 6;

    private readonly StringBuilder _html = new();
    private readonly MinutesWording _wording;
    private readonly int _topLevel;

    private readonly Func<PersonId, int>? _colours;

    private MinutesHtml(MinutesWording wording, int topLevel, Func<PersonId, int>? colours) =>
        (_wording, _topLevel, _colours) = (wording, topLevel, colours);

    /// <summary>Writes the text; the page says which heading level comes next in its outline.</summary>
    public static string Write(MinutesText text, MinutesWording wording, int topLevel)
    {
        ArgumentNullException.ThrowIfNull(text);
        var html = new MinutesHtml(wording, topLevel, colours: null);
        html.Blocks(text.Blocks());
        return html._html.ToString();
    }

    /// <summary>Writes the text with a name before each stretch of it, and a class that says which colour each writer has.</summary>
    public static string WriteByWriters(
        MinutesText text,
        MinutesWording wording,
        int topLevel,
        Func<PersonId, int> colours
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        var html = new MinutesHtml(wording, topLevel, colours);
        html.Blocks(text.BlocksByWriters());
        return html._html.ToString();
    }

    private void Blocks(IEnumerable<MinutesBlock> blocks)
    {
        foreach (var block in blocks)
        {
            Block(block);
        }
    }

    private void Block(MinutesBlock block)
    {
        switch (block)
        {
            case MinutesHeading heading:
                var level = heading.Level - MinutesSchema.TopHeading + _topLevel;
                var name = string.Create(
                    CultureInfo.InvariantCulture,
                    $"h{Math.Clamp(level, 1, LowestLevel)}"
                );
                Wrap($"<{name}>", heading.Runs, $"</{name}>");
                break;
            case MinutesParagraph paragraph:
                Wrap("<p>", paragraph.Runs, "</p>");
                break;
            case MinutesList list:
                List(list);
                break;
            case MinutesQuote quote:
                _html.Append("<blockquote>");
                Blocks(quote.Blocks);
                _html.Append("</blockquote>");
                break;
            case MinutesTable table:
                Table(table);
                break;
            case MinutesDecision decision:
                Decision(decision);
                break;
            case MinutesTask task:
                var done = task.IsDone ? " erledigt" : "";
                Line("aufgabe", done, _wording.TaskLabel(task), task.Runs);
                break;
            case MinutesNote note:
                Group("vermerk", _wording.Note, note.Paragraphs);
                break;
            case MinutesStatement statement:
                Group("erklaerung", _wording.StatementLabel(statement), statement.Paragraphs);
                break;
            case MinutesImage image:
                _html.Append(
                    CultureInfo.InvariantCulture,
                    $"<p class=\"bild\"><img src=\"{Images}/{image.Id}\" alt=\"{Escape(image.Alternative)}\" loading=\"lazy\"></p>"
                );
                break;
            case MinutesDate date:
                Line("termin", "", _wording.DateLabel(date), date.Runs);
                break;
        }
    }

    private void List(MinutesList list)
    {
        var start =
            list.Start == 1
                ? ""
                : $" start=\"{list.Start.ToString(CultureInfo.InvariantCulture)}\"";
        _html.Append(list.IsNumbered ? $"<ol{start}>" : "<ul>");
        foreach (var item in list.Items)
        {
            _html.Append("<li>");
            Blocks(item);
            _html.Append("</li>");
        }

        _html.Append(list.IsNumbered ? "</ol>" : "</ul>");
    }

    /// <summary>A wide table scrolls inside of its own frame, which the keyboard can reach.</summary>
    private void Table(MinutesTable table)
    {
        _html.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"scroll\" role=\"group\" aria-label=\"{Escape(_wording.Table)}\" tabindex=\"0\"><table class=\"tabelle\">"
        );
        Rows("thead", table.Header is { } header ? [header] : []);
        Rows("tbody", table.Body);
        _html.Append("</table></div>");

        void Rows(string part, IEnumerable<IReadOnlyList<MinutesCell>> rows)
        {
            var lines = rows.ToList();
            _html.Append(lines.Count == 0 ? "" : $"<{part}>");
            foreach (var row in lines)
            {
                _html.Append("<tr>");
                foreach (var cell in row)
                {
                    // A heading that says nothing heads nothing.
                    var isHead = part is "thead" && !cell.IsEmpty;
                    Wrap(
                        isHead ? "<th scope=\"col\">" : "<td>",
                        cell.Runs,
                        isHead ? "</th>" : "</td>"
                    );
                }

                _html.Append("</tr>");
            }

            _html.Append(lines.Count == 0 ? "" : $"</{part}>");
        }
    }

    private void Decision(MinutesDecision decision) =>
        Group(
            "beschluss",
            _wording.Decision,
            decision.Paragraphs,
            decision.Vote.Length == 0
                ? ""
                : $"<p class=\"abstimmung\">{Escape(_wording.Vote)}: {Escape(decision.Vote)}</p>"
        );

    /// <summary>A block of several paragraphs under its label.</summary>
    private void Group(
        string name,
        string label,
        IEnumerable<MinutesParagraph> paragraphs,
        string foot = ""
    )
    {
        var said = Escape(label);
        _html.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"{name}\" role=\"group\" aria-label=\"{said}\"><p class=\"{name}-kopf\">{said}</p>"
        );
        Blocks(paragraphs);
        _html.Append(foot).Append("</div>");
    }

    /// <summary>A block of one line behind its label.</summary>
    private void Line(string name, string state, string label, IReadOnlyList<MinutesRun> runs) =>
        Wrap(
            $"<p class=\"{name}{state}\"><span class=\"{name}-kopf\">{Escape(label)}:</span> ",
            runs,
            "</p>"
        );

    private void Wrap(string open, IReadOnlyList<MinutesRun> runs, string close)
    {
        _html.Append(open);
        PersonId? writer = null;
        foreach (var run in runs)
        {
            if (run.Writer != writer && _colours is not null)
            {
                _html.Append(writer is null ? "" : "</span>");
                Begin(run.Writer ?? default);
                writer = run.Writer;
            }

            Run(run);
        }

        _html.Append(writer is null ? "" : "</span>").Append(close);
    }

    private void Begin(PersonId writer) =>
        _html.Append(
            CultureInfo.InvariantCulture,
            $"<span class=\"von von-{_colours?.Invoke(writer)}\"><bdi class=\"von-name\">{Escape(_wording.Name(writer))}:</bdi> "
        );

    private void Run(MinutesRun run)
    {
        var inner =
            run.IsLineBreak ? "<br>"
            : run.Mention is null ? Escape(run.Content)
            : $"<span class=\"mention\">{Escape(run.Shown(_wording.Name))}</span>";
        inner = run.IsStruck ? $"<s>{inner}</s>" : inner;
        inner = run.IsStrong ? $"<strong>{inner}</strong>" : inner;
        inner = run.IsEmphasised ? $"<em>{inner}</em>" : inner;
        _html.Append(
            run.Link is { } link
                ? $"<a href=\"{Escape(link)}\" rel=\"noopener\">{inner}</a>"
                : inner
        );
    }

    // Umlauts and other scripts stay readable in the source; these four can break out of text or attribute.
    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
}
