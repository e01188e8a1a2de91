using System.Globalization;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Minutes.Versions;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Minutes.Corrections;

/// <summary>What an edition says, line by line, so that two can be compared: meeting, attendance, items.</summary>
internal sealed class EditionLines(IStringLocalizer<EditionTexts> texts)
{
    /// <summary>Headings within a text begin at 2; the item stands above them.</summary>
    private const int ItemLevel = 1;

    public static bool BeginsItem(TextLine line) =>
        line is { Kind: LineKind.Heading, Depth: ItemLevel };

    public IReadOnlyList<TextLine> Of(EditionContent content) =>
        [
            .. Facts(content)
                .Where(f => f.Value.Length > 0)
                .Select(f => Said(texts[f.Key], f.Value)),
            new(LineKind.Heading, ItemLevel, Plain(texts["people"])),
            .. content.People.Select(Person),
            .. content.Items.SelectMany(Item),
        ];

    private static IEnumerable<(string Key, string Value)> Facts(EditionContent content) =>
        [
            ("pdf.group", content.Group),
            ("pdf.when", WhenText.Whole(new(content.Day, content.From, content.To))),
            ("pdf.place", content.Place),
        ];

    private TextLine Person(EditionPerson person)
    {
        string[] more =
        [
            person.Organisation,
            person.Duty is EditionDuty.None ? "" : texts[$"duty.{person.Duty}"],
            texts[$"attendance.{person.Attendance}"],
        ];
        return Said(person.Name, string.Join(", ", more.Where(word => word.Length > 0)));
    }

    private IEnumerable<TextLine> Item(EditionItem item) =>
        [
            new(LineKind.Heading, ItemLevel, Plain($"{item.Number}. {item.Title}")),
            .. item.Rapporteur.Length > 0
                ? [new(LineKind.Paragraph, 0, Plain(texts["pdf.rapporteur", item.Rapporteur]))]
                : Array.Empty<TextLine>(),
            .. item.Blocks.SelectMany(block => Block(block, depth: 0)),
        ];

    private IEnumerable<TextLine> Block(EditionBlock block, int depth) =>
        block switch
        {
            EditionHeading b => [new(LineKind.Heading, b.Level, Words(b.Runs))],
            EditionParagraph { Runs.Count: 0 } => [],
            EditionParagraph b => [new(LineKind.Paragraph, depth, Words(b.Runs))],
            EditionList b => b.Items.SelectMany((item, at) => ListItem(b, at, item, depth)),
            EditionQuote b => b.Blocks.SelectMany(inner => Block(inner, depth + 1)),
            EditionTable b => b.Rows.Select(row => Row(row, depth)),
            EditionDecision b => Decision(b, depth),
            EditionTask b => [Task(b, depth)],
            EditionNote b => Box(LineKind.Note, texts["note"], b.Paragraphs, depth),
            EditionStatement b => Box(
                LineKind.Statement,
                b.Member.Length > 0 ? texts["statement.by", b.Member] : texts["statement"],
                b.Paragraphs,
                depth
            ),
            EditionDate b => [Date(b, depth)],
            EditionImage b =>
            [
                new(
                    LineKind.Image,
                    depth,
                    [.. TextLine.Label(texts["image"] + ":"), .. Plain(b.Alternative)]
                ),
            ],
            _ => throw new InvalidOperationException("a kind of block that nobody compares"),
        };

    private IEnumerable<TextLine> ListItem(
        EditionList list,
        int at,
        IReadOnlyList<EditionBlock> item,
        int depth
    )
    {
        var label = list.IsNumbered
            ? (list.Start + at).ToString(CultureInfo.InvariantCulture) + "."
            : "–";
        return item.SelectMany(block => Block(block, depth + 1))
            .Select(
                (line, i) =>
                    i == 0
                        ? new(LineKind.Item, depth + 1, [.. TextLine.Label(label), .. line.Words])
                        : line
            );
    }

    private static TextLine Row(IReadOnlyList<EditionCell> row, int depth) =>
        new(
            LineKind.Row,
            depth,
            [
                .. row.SelectMany(
                    (cell, at) =>
                        (IEnumerable<LineWord>)
                            [.. at == 0 ? [] : TextLine.Label(" |"), .. Words(cell.Runs)]
                ),
            ]
        );

    private IEnumerable<TextLine> Decision(EditionDecision decision, int depth)
    {
        string label =
            decision.Number.Length > 0
                ? texts["decision.numbered", decision.Number]
                : texts["decision"];
        var lines = Box(LineKind.Decision, label, decision.Paragraphs, depth);
        return decision.Vote.Length == 0
            ? lines
            : lines.Append(
                new(
                    LineKind.Decision,
                    depth,
                    [.. TextLine.Label(texts["vote"] + ":"), .. Plain(decision.Vote)]
                )
            );
    }

    private static IEnumerable<TextLine> Box(
        LineKind kind,
        string label,
        IReadOnlyList<EditionParagraph> paragraphs,
        int depth
    ) =>
        paragraphs.Select(
            (paragraph, at) =>
                new TextLine(
                    kind,
                    depth,
                    [.. at == 0 ? TextLine.Label(label + ":") : [], .. Words(paragraph.Runs)]
                )
        );

    private TextLine Date(EditionDate date, int depth)
    {
        string label = date.Day is { } day
            ? $"{texts["date"]} ({WhenText.Span(day, date.From, date.To)}):"
            : $"{texts["date"]}:";
        return new(LineKind.Date, depth, [.. TextLine.Label(label), .. Words(date.Runs)]);
    }

    private TextLine Task(EditionTask task, int depth)
    {
        string[] facts =
        [
            task.Assignee,
            task.Organisation,
            task.Due is { } due ? texts["task.until", WhenText.ShortDay(due)] : "",
            task.IsDone ? texts["task.done"] : "",
        ];
        var known = string.Join(", ", facts.Where(fact => fact.Length > 0));
        string label = known.Length > 0 ? $"{texts["task"]} ({known}):" : $"{texts["task"]}:";
        return new(LineKind.Task, depth, [.. TextLine.Label(label), .. Words(task.Runs)]);
    }

    private static TextLine Said(string label, string text) =>
        new(LineKind.Paragraph, 0, [.. TextLine.Label(label + ":"), .. Plain(text)]);

    private static List<LineWord> Plain(string text) => Words([new EditionRun(text)]);

    private static List<LineWord> Words(IReadOnlyList<EditionRun> runs) =>
        [
            .. runs.SelectMany(run =>
                (run.IsName ? [run.Text] : TextLine.Split(run.Text)).Select(word => new LineWord(
                    word
                )
                {
                    IsStrong = run.IsStrong || run.IsName,
                    IsEmphasised = run.IsEmphasised,
                    IsStruck = run.IsStruck,
                    Link = run.Link.Length > 0 ? run.Link : null,
                })
            ),
        ];
}
