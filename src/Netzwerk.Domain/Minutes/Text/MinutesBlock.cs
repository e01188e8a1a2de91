namespace Netzwerk.Domain.Minutes.Text;

/// <summary>One block of the minutes: a heading, a paragraph, a list, a quotation, a table, or one of the blocks with a meaning of its own.</summary>
public abstract record MinutesBlock
{
    /// <summary>Everybody whom this block itself names by id.</summary>
    public virtual IEnumerable<PersonId> People => [];

    /// <summary>Blocks that stand inside of this one.</summary>
    protected virtual IEnumerable<MinutesBlock> Inner => [];

    /// <summary>This block and all blocks inside of it, in the order of the text.</summary>
    public IEnumerable<MinutesBlock> WithInner() =>
        Inner.SelectMany(block => block.WithInner()).Prepend(this);
}

/// <summary>A heading inside of the text of one agenda item; level 2 is the highest.</summary>
public sealed record MinutesHeading(int Level, IReadOnlyList<MinutesRun> Runs) : MinutesBlock
{
    public override IEnumerable<PersonId> People => MinutesRun.Mentions(Runs);
}

/// <summary>A paragraph.</summary>
public sealed record MinutesParagraph(IReadOnlyList<MinutesRun> Runs) : MinutesBlock
{
    public override IEnumerable<PersonId> People => MinutesRun.Mentions(Runs);
}

/// <summary>A list, numbered from a first number or with bullets; each item holds blocks.</summary>
public sealed record MinutesList(
    bool IsNumbered,
    int Start,
    IReadOnlyList<IReadOnlyList<MinutesBlock>> Items
) : MinutesBlock
{
    protected override IEnumerable<MinutesBlock> Inner => Items.SelectMany(item => item);
}

/// <summary>A quotation.</summary>
public sealed record MinutesQuote(IReadOnlyList<MinutesBlock> Blocks) : MinutesBlock
{
    protected override IEnumerable<MinutesBlock> Inner => Blocks;
}

/// <summary>
/// A table; its first row may name the columns. Each row has a cell for every column: where two people changed the
/// table at once a cell can be missing, and an empty one stands for it.
/// </summary>
public sealed record MinutesTable(bool HasHeader, IReadOnlyList<IReadOnlyList<MinutesCell>> Rows)
    : MinutesBlock
{
    /// <summary>The row that names the columns, if there is one.</summary>
    public IReadOnlyList<MinutesCell>? Header => HasHeader ? Rows[0] : null;

    /// <summary>The rows below the one that names the columns.</summary>
    public IEnumerable<IReadOnlyList<MinutesCell>> Body => Rows.Skip(HasHeader ? 1 : 0);

    protected override IEnumerable<MinutesBlock> Inner =>
        Rows.SelectMany(row => row).SelectMany(cell => cell.Paragraphs);

    internal static MinutesTable Of(bool hasHeader, IReadOnlyList<IReadOnlyList<MinutesCell>> rows)
    {
        var columns = rows.Max(row => row.Count);
        return new(
            hasHeader,
            [
                .. rows.Select(row =>
                    (IReadOnlyList<MinutesCell>)
                        [.. row, .. Enumerable.Repeat(MinutesCell.Empty, columns - row.Count)]
                ),
            ]
        );
    }
}

/// <summary>A cell of a table.</summary>
public sealed record MinutesCell(IReadOnlyList<MinutesParagraph> Paragraphs)
{
    internal static MinutesCell Empty { get; } = new([new MinutesParagraph([])]);

    public bool IsEmpty => Paragraphs.All(paragraph => paragraph.Runs.Count == 0);

    /// <summary>What the cell says; its paragraphs stand on lines of their own.</summary>
    public IReadOnlyList<MinutesRun> Runs =>
        [
            .. Paragraphs.SelectMany(
                (paragraph, at) =>
                    at == 0 ? paragraph.Runs : paragraph.Runs.Prepend(new(MinutesRun.LineBreak))
            ),
        ];
}

/// <summary>A decision as worded in the text, with the vote that was taken on it.</summary>
public sealed record MinutesDecision(IReadOnlyList<MinutesParagraph> Paragraphs, string Vote)
    : MinutesBlock
{
    protected override IEnumerable<MinutesBlock> Inner => Paragraphs;

    /// <summary>The wording without its marks; paragraphs stand on lines of their own.</summary>
    public string Wording(Func<PersonId, string> names) =>
        string.Join('\n', Paragraphs.Select(paragraph => MinutesRun.Text(paragraph.Runs, names)))
            .Trim();
}

/// <summary>
/// A task as worded in the text: which person or organisation does it, until when, and whether it is done.
/// </summary>
public sealed record MinutesTask(
    IReadOnlyList<MinutesRun> Runs,
    PersonId? Assignee,
    DateOnly? Due,
    bool IsDone,
    OrganisationId? Organisation = null
) : MinutesBlock
{
    public override IEnumerable<PersonId> People =>
        Assignee is { } assignee
            ? MinutesRun.Mentions(Runs).Append(assignee)
            : MinutesRun.Mentions(Runs);

    /// <summary>The wording without its marks.</summary>
    public string Wording(Func<PersonId, string> names) => MinutesRun.Text(Runs, names).Trim();
}

/// <summary>Something noted for the record, without anything following from it.</summary>
public sealed record MinutesNote(IReadOnlyList<MinutesParagraph> Paragraphs) : MinutesBlock
{
    protected override IEnumerable<MinutesBlock> Inner => Paragraphs;
}

/// <summary>What a member declares and wants to have in the minutes.</summary>
public sealed record MinutesStatement(IReadOnlyList<MinutesParagraph> Paragraphs, PersonId? Member)
    : MinutesBlock
{
    public override IEnumerable<PersonId> People => Member is { } member ? [member] : [];

    protected override IEnumerable<MinutesBlock> Inner => Paragraphs;
}

/// <summary>A day to keep free, perhaps with a beginning and an end, and what is then.</summary>
public sealed record MinutesDate(
    IReadOnlyList<MinutesRun> Runs,
    DateOnly? Day,
    TimeOnly? From,
    TimeOnly? To
) : MinutesBlock
{
    public override IEnumerable<PersonId> People => MinutesRun.Mentions(Runs);
}

/// <summary>A picture that lies beside the text, and what it shows, in words.</summary>
public sealed record MinutesImage(MinutesImageId Id, string Alternative) : MinutesBlock;

/// <summary>A stretch of text with the same marks, a line break ("\n"), or the mention of a person.</summary>
public sealed record MinutesRun(string Content)
{
    /// <summary>What a line break says as text.</summary>
    public const string LineBreak = "\n";

    public PersonId? Mention { get; init; }

    public bool IsStrong { get; init; }

    public bool IsEmphasised { get; init; }

    public bool IsStruck { get; init; }

    public string? Link { get; init; }

    /// <summary>Who wrote it, when the text was read by writers.</summary>
    public PersonId? Writer { get; init; }

    public bool IsLineBreak => Content is LineBreak;

    /// <summary>The text to show: the name for a mention.</summary>
    public string Shown(Func<PersonId, string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return Mention is { } person ? names(person) : Content;
    }

    internal static IEnumerable<PersonId> Mentions(IReadOnlyList<MinutesRun> runs) =>
        runs.Select(run => run.Mention).OfType<PersonId>();

    internal static string Text(IReadOnlyList<MinutesRun> runs, Func<PersonId, string> names) =>
        string.Concat(runs.Select(run => run.Shown(names)));
}
