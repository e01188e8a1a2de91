using System.Globalization;
using System.Text.RegularExpressions;
using Netzwerk.Domain.Minutes.Text;

namespace Netzwerk.Web.Minutes.Versions;

public enum LineKind
{
    Paragraph,
    Heading,
    Item,
    Row,
    Decision,
    Task,
    Note,
    Statement,
    Date,
    Image,
}

/// <summary>A word, a gap or a sign of a line, and how it is marked.</summary>
public sealed record LineWord(string Text)
{
    public bool IsStrong { get; init; }

    public bool IsEmphasised { get; init; }

    public bool IsStruck { get; init; }

    public string? Link { get; init; }

    /// <summary>What the block says before its text: "Aufgabe (Anna Brandt, bis 15.12.2026):".</summary>
    public bool IsLabel { get; init; }

    public bool IsGap => string.IsNullOrWhiteSpace(Text);

    /// <summary>Equal for words that say the same and look the same.</summary>
    public string Key =>
        $"{Text}|{(IsStrong ? 'b' : '-')}{(IsEmphasised ? 'i' : '-')}{(IsStruck ? 's' : '-')}{(IsLabel ? 'l' : '-')}{Link}";
}

/// <summary>A paragraph, heading or item of a text as it is compared, with how deep it stands in lists and quotations.</summary>
public sealed partial record TextLine(LineKind Kind, int Depth, IReadOnlyList<LineWord> Words)
{
    public string Said => string.Concat(Words.Select(word => word.Text));

    /// <summary>Lines of the same shape can be compared word by word.</summary>
    internal (LineKind, int) Shape => (Kind, Depth);

    public string Key =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Kind}{Depth}|{string.Join('\u001E', Words.Select(word => word.Key))}"
        );

    public static IReadOnlyList<TextLine> Of(MinutesText text, MinutesWording wording)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(wording);
        return [.. text.Blocks().SelectMany(block => Lines(block, depth: 0, wording))];
    }

    private static IEnumerable<TextLine> Lines(
        MinutesBlock block,
        int depth,
        MinutesWording wording
    ) =>
        block switch
        {
            MinutesHeading b => [new(LineKind.Heading, b.Level, WordsOf(b.Runs, wording))],
            MinutesParagraph b => [new(LineKind.Paragraph, depth, WordsOf(b.Runs, wording))],
            MinutesList b => b.Items.SelectMany((item, at) => Item(b, at, item, depth, wording)),
            MinutesQuote b => b.Blocks.SelectMany(inner => Lines(inner, depth + 1, wording)),
            MinutesTable b => b.Rows.Select(row => Row(row, depth, wording)),
            MinutesDecision b => Decision(b, depth, wording),
            MinutesTask b =>
            [
                new(
                    LineKind.Task,
                    depth,
                    [.. Label(wording.TaskLabel(b) + ":"), .. WordsOf(b.Runs, wording)]
                ),
            ],
            MinutesNote b => Group(LineKind.Note, wording.Note, b.Paragraphs, depth, wording),
            MinutesStatement b => Group(
                LineKind.Statement,
                wording.StatementLabel(b),
                b.Paragraphs,
                depth,
                wording
            ),
            MinutesImage b =>
            [
                new(
                    LineKind.Image,
                    depth,
                    [.. Label(wording.Image + ":"), .. WordsOf([new(b.Alternative)], wording)]
                ),
            ],
            MinutesDate b =>
            [
                new(
                    LineKind.Date,
                    depth,
                    [.. Label(wording.DateLabel(b) + ":"), .. WordsOf(b.Runs, wording)]
                ),
            ],
            _ => [],
        };

    private static IEnumerable<TextLine> Item(
        MinutesList list,
        int at,
        IReadOnlyList<MinutesBlock> item,
        int depth,
        MinutesWording wording
    )
    {
        var label = list.IsNumbered
            ? (list.Start + at).ToString(CultureInfo.InvariantCulture) + "."
            : "–";
        return item.SelectMany(block => Lines(block, depth + 1, wording))
            .Select(
                (line, i) =>
                    i == 0 ? new(LineKind.Item, depth + 1, [.. Label(label), .. line.Words]) : line
            );
    }

    private static TextLine Row(
        IReadOnlyList<MinutesCell> row,
        int depth,
        MinutesWording wording
    ) =>
        new(
            LineKind.Row,
            depth,
            [
                .. row.SelectMany(
                    (cell, at) =>
                        (IEnumerable<LineWord>)
                            [.. at == 0 ? [] : Label(" |"), .. WordsOf(cell.Runs, wording)]
                ),
            ]
        );

    private static IEnumerable<TextLine> Decision(
        MinutesDecision decision,
        int depth,
        MinutesWording wording
    )
    {
        var lines = Group(LineKind.Decision, wording.Decision, decision.Paragraphs, depth, wording);
        return decision.Vote.Length == 0
            ? lines
            : lines.Append(
                new(
                    LineKind.Decision,
                    depth,
                    [.. Label(wording.Vote + ":"), .. WordsOf([new(decision.Vote)], wording)]
                )
            );
    }

    private static IEnumerable<TextLine> Group(
        LineKind kind,
        string label,
        IEnumerable<MinutesParagraph> paragraphs,
        int depth,
        MinutesWording wording
    ) =>
        paragraphs.Select(
            (paragraph, at) =>
                new TextLine(
                    kind,
                    depth,
                    [.. at == 0 ? Label(label + ":") : [], .. WordsOf(paragraph.Runs, wording)]
                )
        );

    internal static IEnumerable<LineWord> Label(string label) =>
        [.. Split(label + " ").Select(word => new LineWord(word) { IsLabel = true })];

    private static List<LineWord> WordsOf(IReadOnlyList<MinutesRun> runs, MinutesWording wording) =>
        [
            .. runs.SelectMany(run =>
                (run.Mention is null ? Split(run.Content) : [run.Shown(wording.Name)]).Select(
                    word => new LineWord(word)
                    {
                        IsStrong = run.IsStrong || run.Mention is not null,
                        IsEmphasised = run.IsEmphasised,
                        IsStruck = run.IsStruck,
                        Link = run.Link,
                    }
                )
            ),
        ];

    internal static IEnumerable<string> Split(string text) =>
        Word().Matches(text).Select(match => match.Value);

    /// <summary>Words, gaps, and signs one by one; no character is cut in halves.</summary>
    [GeneratedRegex(
        @"[\w\p{M}]+|\s+|[\uD800-\uDBFF][\uDC00-\uDFFF]|.",
        RegexOptions.Singleline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 5_000
    )]
    private static partial Regex Word();
}
