using System.Globalization;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>The minutes as plain text for mails and search.</summary>
public static class MinutesPlainText
{
    public static string Write(MinutesText text, MinutesWording wording)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(wording);
        return string.Join('\n', text.Blocks().SelectMany(block => Lines(block, wording)));
    }

    private static IEnumerable<string> Lines(MinutesBlock block, MinutesWording wording) =>
        block switch
        {
            MinutesHeading heading => [.. Split(heading.Runs, wording), ""],
            MinutesParagraph paragraph => [.. Split(paragraph.Runs, wording), ""],
            MinutesList list =>
            [
                .. list.Items.SelectMany((item, at) => Item(list, at, item, wording)),
                "",
            ],
            MinutesQuote quote => [.. Indent("> ", "> ", Inner(quote.Blocks, wording)), ""],
            MinutesDecision decision => Decision(decision, wording),
            MinutesNote note => [.. Group(wording.Note, note.Paragraphs, wording), ""],
            MinutesStatement statement =>
            [
                .. Group(wording.StatementLabel(statement), statement.Paragraphs, wording),
                "",
            ],
            MinutesDate date =>
            [
                .. Indent(wording.DateLabel(date) + ": ", "  ", Split(date.Runs, wording)),
                "",
            ],
            MinutesTask task =>
            [
                .. Indent(wording.TaskLabel(task) + ": ", "  ", Split(task.Runs, wording)),
                "",
            ],
            MinutesTable table => [.. table.Rows.Select(row => Row(row, wording)), ""],
            MinutesImage image => [$"[{wording.Image}: {image.Alternative}]", ""],
            _ => [],
        };

    private static string Row(IReadOnlyList<MinutesCell> row, MinutesWording wording) =>
        string.Join(" | ", row.Select(cell => string.Join(' ', Split(cell.Runs, wording))))
            .TrimEnd();

    private static IEnumerable<string> Item(
        MinutesList list,
        int at,
        IReadOnlyList<MinutesBlock> item,
        MinutesWording wording
    )
    {
        var label = list.IsNumbered
            ? (list.Start + at).ToString(CultureInfo.InvariantCulture) + ". "
            : "- ";
        return Indent(label, new string(' ', label.Length), Inner(item, wording));
    }

    private static IEnumerable<string> Decision(MinutesDecision decision, MinutesWording wording)
    {
        var lines = Group(wording.Decision, decision.Paragraphs, wording);
        return decision.Vote.Length > 0
            ? [.. lines, $"  {wording.Vote}: {decision.Vote}", ""]
            : [.. lines, ""];
    }

    private static IEnumerable<string> Group(
        string label,
        IEnumerable<MinutesParagraph> paragraphs,
        MinutesWording wording
    ) =>
        Indent(
            label + ": ",
            "  ",
            paragraphs.SelectMany(paragraph => Split(paragraph.Runs, wording))
        );

    // Inside of a list or quotation the blocks stand close together.
    private static IEnumerable<string> Inner(
        IEnumerable<MinutesBlock> blocks,
        MinutesWording wording
    ) => blocks.SelectMany(block => Lines(block, wording)).Where(line => line.Length > 0);

    private static IEnumerable<string> Indent(
        string first,
        string others,
        IEnumerable<string> lines
    ) =>
        lines
            .DefaultIfEmpty("")
            .Select((line, at) => ((at == 0 ? first : others) + line).TrimEnd());

    private static string[] Split(IReadOnlyList<MinutesRun> runs, MinutesWording wording) =>
        MinutesRun.Text(runs, wording.Name).Split('\n');
}
