using System.Globalization;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Minutes.Editions;

namespace Netzwerk.Web.Minutes.Review.Pages;

/// <summary>One paragraph of minutes to point at: its item, its place counted from 1, and what it says.</summary>
public sealed record Passage(AgendaItemId Item, int Number, int Paragraph, string Text)
{
    private const char Between = ':';

    /// <summary>How a form names it.</summary>
    public string Value =>
        string.Create(CultureInfo.InvariantCulture, $"{Item}{Between}{Paragraph}");

    public static (AgendaItemId? Item, int Paragraph) Read(string? value) =>
        value?.Split(Between) is [var id, var place]
        && AgendaItemId.TryParse(id, CultureInfo.InvariantCulture, out var item)
        && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var paragraph)
        && paragraph > 0
            ? (item, paragraph)
            : (null, 0);

    /// <summary>All paragraphs that say something, in the order of the minutes.</summary>
    public static IReadOnlyList<Passage> Of(EditionContent content, Meeting meeting)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(meeting);
        return
        [
            .. content.Items.SelectMany(item =>
                item.Blocks.Select(
                        (block, at) =>
                            new Passage(
                                meeting.ItemAt(item.Number)?.Id ?? default,
                                item.Number,
                                at + 1,
                                Said(block)
                            )
                    )
                    .Where(p => p.Text.Length > 0 && p.Item != default)
            ),
        ];
    }

    private static string Said(EditionBlock block) =>
        string.Join(
                ' ',
                block switch
                {
                    EditionHeading b => [Said(b.Runs)],
                    EditionParagraph b => [Said(b.Runs)],
                    EditionTask b => [Said(b.Runs)],
                    EditionDate b => [Said(b.Runs)],
                    EditionDecision b => [.. b.Paragraphs.Select(p => Said(p.Runs)), b.Vote],
                    EditionNote b => b.Paragraphs.Select(p => Said(p.Runs)),
                    EditionStatement b => b.Paragraphs.Select(p => Said(p.Runs)),
                    EditionQuote b => b.Blocks.Select(Said),
                    EditionList b => b.Items.SelectMany(i => i.Select(Said)),
                    EditionTable b => b.Rows.SelectMany(r => r.Select(c => Said(c.Runs))),
                    EditionImage b => [b.Alternative],
                    _ => [],
                }
            )
            .Trim();

    private static string Said(IReadOnlyList<EditionRun> runs) =>
        string.Concat(runs.Select(r => r.Text)).ReplaceLineEndings(" ");
}
