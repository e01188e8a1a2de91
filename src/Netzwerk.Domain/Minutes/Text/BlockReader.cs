using System.Text;

namespace Netzwerk.Domain.Minutes.Text;

/// <summary>Reads the tokens of one top-level block as what they say; by writers, a stretch ends where the writer changes.</summary>
internal sealed class BlockReader(Token[] tokens, bool byWriters = false)
{
    private int _at;

    public MinutesBlock Read()
    {
        var token = tokens[_at++];
        if (token is { Kind: TokenKind.Leaf, Attributes: ImageAttributes image })
        {
            return new MinutesImage(image.Image ?? default, image.Alternative);
        }

        MinutesBlock block = token switch
        {
            { Node: NodeKind.Heading, Attributes: HeadingAttributes heading } => new MinutesHeading(
                heading.Level,
                Runs()
            ),
            { Node: NodeKind.BulletList } => new MinutesList(IsNumbered: false, 1, Items(Children)),
            { Node: NodeKind.OrderedList, Attributes: OrderedListAttributes list } =>
                new MinutesList(IsNumbered: true, list.Order, Items(Children)),
            { Node: NodeKind.Blockquote } => new MinutesQuote(Children()),
            { Node: NodeKind.Decision, Attributes: DecisionAttributes decision } =>
                new MinutesDecision(Paragraphs(), decision.Vote),
            { Node: NodeKind.Task, Attributes: TaskAttributes task } => new MinutesTask(
                Runs(),
                task.Assignee,
                task.Due,
                task.Done,
                task.Organisation
            ),
            { Node: NodeKind.Note } => new MinutesNote(Paragraphs()),
            { Node: NodeKind.Statement, Attributes: StatementAttributes statement } =>
                new MinutesStatement(Paragraphs(), statement.Member),
            { Node: NodeKind.Date, Attributes: DateAttributes date } => new MinutesDate(
                Runs(),
                date.At,
                date.From,
                date.To
            ),
            { Node: NodeKind.Table, Attributes: TableAttributes table } => MinutesTable.Of(
                table.Header,
                Rows()
            ),
            _ => new MinutesParagraph(Runs()),
        };
        _at++;
        return block;
    }

    private IReadOnlyList<MinutesBlock> Children()
    {
        var children = new List<MinutesBlock>();
        while (tokens[_at].Kind != TokenKind.Close)
        {
            children.Add(Read());
        }

        return children;
    }

    /// <summary>The nodes inside of a list, a table or a row.</summary>
    private List<T> Items<T>(Func<T> read)
    {
        var items = new List<T>();
        while (tokens[_at].Kind != TokenKind.Close)
        {
            _at++;
            items.Add(read());
            _at++;
        }

        return items;
    }

    private IReadOnlyList<MinutesParagraph> Paragraphs() =>
        [.. Children().OfType<MinutesParagraph>()];

    private List<IReadOnlyList<MinutesCell>> Rows() =>
        Items(() => (IReadOnlyList<MinutesCell>)Items(() => new MinutesCell(Paragraphs())));

    private List<MinutesRun> Runs()
    {
        var runs = new List<MinutesRun>();
        while (tokens[_at].Kind != TokenKind.Close)
        {
            var token = tokens[_at];
            var content =
                token.Kind == TokenKind.Char ? Letters()
                : token.Node == NodeKind.HardBreak ? MinutesRun.LineBreak
                : "";
            runs.Add(
                new MinutesRun(content)
                {
                    Mention = (token.Attributes as MentionAttributes)?.Id,
                    IsStrong = token.Marks.Flags.HasFlag(MarkFlags.Strong),
                    IsEmphasised = token.Marks.Flags.HasFlag(MarkFlags.Emphasis),
                    IsStruck = token.Marks.Flags.HasFlag(MarkFlags.Strike),
                    Link = token.Marks.Link,
                    Writer = byWriters ? token.Author.Person : null,
                }
            );
            _at++;
        }

        return runs;
    }

    private string Letters()
    {
        var text = new StringBuilder().Append(tokens[_at].Char);
        while (tokens[_at + 1].Continues(tokens[_at]) && IsBySame(tokens[_at + 1], tokens[_at]))
        {
            text.Append(tokens[++_at].Char);
        }

        return text.ToString();
    }

    private bool IsBySame(Token token, Token before) =>
        !byWriters || token.Author.Person == before.Author.Person;
}
