using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>An item of the agenda and the text written to it.</summary>
public sealed record ItemText(AgendaItem Item, MinutesText Text);

/// <summary>Writes the blocks of an item down with names, and decisions with their numbers.</summary>
internal sealed class BlockFreezer(
    NameLookup names,
    OrganisationNames organisations,
    Queue<string> numbers
)
{
    public IReadOnlyList<EditionBlock> Blocks(IEnumerable<MinutesBlock> blocks) =>
        [.. blocks.Select(Block)];

    private EditionBlock Block(MinutesBlock block) =>
        block switch
        {
            MinutesHeading heading => new EditionHeading(heading.Level, Runs(heading.Runs)),
            MinutesParagraph paragraph => Paragraph(paragraph),
            MinutesList list => new EditionList(
                list.IsNumbered,
                list.Start,
                [.. list.Items.Select(Blocks)]
            ),
            MinutesQuote quote => new EditionQuote(Blocks(quote.Blocks)),
            MinutesTable table => new EditionTable(table.HasHeader, [.. table.Rows.Select(Row)]),
            MinutesDecision decision => new EditionDecision(
                RegisterEntries.Counts(decision) && numbers.TryDequeue(out var number)
                    ? number
                    : "",
                Paragraphs(decision.Paragraphs),
                decision.Vote
            ),
            MinutesTask task => new EditionTask(
                task.Assignee is { } assignee ? names[assignee] : "",
                task.Due,
                task.IsDone,
                Runs(task.Runs)
            )
            {
                Organisation = task.Organisation is { } organisation
                    ? organisations[organisation]
                    : "",
            },
            MinutesNote note => new EditionNote(Paragraphs(note.Paragraphs)),
            MinutesStatement statement => new EditionStatement(
                statement.Member is { } member ? names[member] : "",
                Paragraphs(statement.Paragraphs)
            ),
            MinutesImage image => new EditionImage(image.Id.Value, image.Alternative),
            MinutesDate date => new EditionDate(date.Day, date.From, date.To, Runs(date.Runs)),
            _ => throw new InvalidOperationException("a kind of block that editions do not know"),
        };

    private IReadOnlyList<EditionParagraph> Paragraphs(
        IReadOnlyList<MinutesParagraph> paragraphs
    ) => [.. paragraphs.Select(Paragraph)];

    private IReadOnlyList<EditionCell> Row(IReadOnlyList<MinutesCell> row) =>
        [.. row.Select(cell => new EditionCell(Runs(cell.Runs)))];

    private EditionParagraph Paragraph(MinutesParagraph paragraph) => new(Runs(paragraph.Runs));

    private IReadOnlyList<EditionRun> Runs(IReadOnlyList<MinutesRun> runs) =>
        [
            .. runs.Select(r => new EditionRun(r.Shown(p => names[p]))
            {
                IsName = r.Mention is not null,
                IsStrong = r.IsStrong,
                IsEmphasised = r.IsEmphasised,
                IsStruck = r.IsStruck,
                Link = r.Link ?? "",
            }),
        ];
}
