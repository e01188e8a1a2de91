using Microsoft.Extensions.Localization;
using Netzwerk.Web.Minutes.Images;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>Prints the text of an agenda item.</summary>
internal sealed class PdfBlockPrinter(IStringLocalizer<EditionTexts> texts, EditionImages images)
{
    // The item's own heading stands at level 2 of the document, as headings of the text do in the editor.
    private const int Below = 1;

    public void Print(PdfFlow flow, IEnumerable<EditionBlock> blocks)
    {
        foreach (var block in blocks)
        {
            Print(flow, block);
        }
    }

    private void Print(PdfFlow flow, EditionBlock block)
    {
        switch (block)
        {
            case EditionHeading heading:
                flow.Heading(heading.Level + Below, Text(heading.Runs));
                break;
            case EditionParagraph { Runs.Count: > 0 } paragraph:
                flow.Paragraph(Text(paragraph.Runs));
                break;
            case EditionList { IsNumbered: true } list:
                flow.OrderedList(items => Items(items, list), list.Start);
                break;
            case EditionList list:
                flow.BulletList(items => Items(items, list));
                break;
            case EditionQuote quote:
                flow.Box(texts["quote"].Value, box => Print(box, quote.Blocks));
                break;
            case EditionTable table:
                Table(flow, table);
                break;
            case EditionDecision decision:
                Decision(flow, decision);
                break;
            case EditionTask task:
                Task(flow, task);
                break;
            case EditionNote note:
                flow.Box(texts["note"].Value, box => Print(box, note.Paragraphs));
                break;
            case EditionStatement statement:
                flow.Box(
                    statement.Member.Length > 0
                        ? texts["statement.by", statement.Member].Value
                        : texts["statement"].Value,
                    box => Print(box, statement.Paragraphs)
                );
                break;
            case EditionImage image when images[image.Id] is { } shown:
                flow.Figure(shown, image.Alternative);
                break;
            case EditionImage image:
                flow.Paragraph(texts["image.missing", image.Alternative].Value);
                break;
            case EditionDate date:
                Date(flow, date);
                break;
        }
    }

    private void Items(PdfItems items, EditionList list)
    {
        foreach (var blocks in list.Items)
        {
            items.Item(flow => Print(flow, blocks));
        }
    }

    /// <summary>A column is as wide as what stands in it asks for, within reason.</summary>
    private static void Table(PdfFlow flow, EditionTable table)
    {
        const int narrowest = 6;
        const int widest = 40;
        var columns = table
            .Rows[0]
            .Select(
                (_, at) =>
                    new PdfColumn(
                        "",
                        Math.Clamp(table.Rows.Max(row => Length(row[at])), narrowest, widest)
                    )
                    {
                        Heading = Text(table.Rows[0][at].Runs),
                    }
            );
        flow.Table(
            [.. columns],
            table
                .Rows.Skip(table.HasHeader ? 1 : 0)
                .Select(row => (IReadOnlyList<PdfText>)[.. row.Select(cell => Text(cell.Runs))]),
            hasHeader: table.HasHeader
        );
    }

    private static int Length(EditionCell cell) => cell.Runs.Sum(run => run.Text.Length);

    private void Decision(PdfFlow flow, EditionDecision decision) =>
        flow.Box(
            decision.Number.Length > 0
                ? texts["decision.numbered", decision.Number].Value
                : texts["decision"].Value,
            box =>
            {
                Print(box, decision.Paragraphs);
                if (decision.Vote.Length > 0)
                {
                    box.Definitions([(texts["vote"].Value, decision.Vote)]);
                }
            },
            PdfTone.Decision
        );

    private void Task(PdfFlow flow, EditionTask task) =>
        flow.Box(
            texts["task"].Value,
            box =>
            {
                box.Paragraph(Text(task.Runs));
                if (Facts(task) is { Count: > 0 } facts)
                {
                    box.Definitions(facts);
                }
            },
            PdfTone.Task
        );

    private void Date(PdfFlow flow, EditionDate date) =>
        flow.Box(
            texts["date"].Value,
            box =>
            {
                box.Paragraph(Text(date.Runs));
                if (date.Day is { } day)
                {
                    box.Definitions([
                        (texts["date.when"].Value, WhenText.Span(day, date.From, date.To)),
                    ]);
                }
            },
            PdfTone.Task
        );

    private List<(PdfText, PdfText)> Facts(EditionTask task)
    {
        var facts = new List<(PdfText, PdfText)>();
        foreach (var who in new[] { task.Assignee, task.Organisation })
        {
            if (who.Length > 0)
            {
                facts.Add((texts["task.who"].Value, who));
            }
        }

        if (task.Due is { } due)
        {
            facts.Add((texts["task.due"].Value, WhenText.ShortDay(due)));
        }

        if (task.IsDone)
        {
            facts.Add((texts["task.state"].Value, texts["task.done"].Value));
        }

        return facts;
    }

    private static PdfText Text(IReadOnlyList<EditionRun> runs) =>
        new([
            .. runs.Select(r => new PdfRun(
                r.Text,
                Bold: r.IsStrong,
                Italic: r.IsEmphasised,
                Strike: r.IsStruck,
                Link: Uri.TryCreate(r.Link, UriKind.Absolute, out var link) ? link : null
            )),
        ]);
}
