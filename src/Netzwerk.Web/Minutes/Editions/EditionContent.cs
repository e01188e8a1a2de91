using System.Text.Json.Serialization;
using Netzwerk.Domain.Meetings;

namespace Netzwerk.Web.Minutes.Editions;

/// <summary>
/// Everything that stands in the minutes of a meeting, with the names as they were. Frozen, it is a record of its
/// own that no later change of a name or place reaches.
/// </summary>
public sealed record EditionContent(
    int Edition,
    Guid Meeting,
    string Group,
    string Title,
    DateOnly Day,
    TimeOnly From,
    TimeOnly To,
    string Place,
    string VideoLink,
    IReadOnlyList<EditionPerson> People,
    IReadOnlyList<EditionItem> Items
)
{
    /// <summary>Which edition this one corrects and why; the first corrects none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EditionCorrection? Correction { get; init; }

    /// <summary>The later meeting that approved the minutes by a resolution.</summary>
    public EditionApproval? Approval { get; init; }

    /// <summary>True when some of it is only for those with a seat.</summary>
    [JsonIgnore]
    public bool HasClosedPart => Items.Any(i => i.IsClosed);

    /// <summary>What everybody may read: nothing of the closed part is left, the other items keep their numbers.</summary>
    public EditionContent WithoutClosedPart() =>
        this with
        {
            Items = [.. Items.Where(i => !i.IsClosed)],
        };

    /// <summary>The decisions in the order of the text, wherever they stand.</summary>
    public IEnumerable<EditionDecision> Decisions() =>
        Items.SelectMany(i => i.Blocks).SelectMany(WithInner).OfType<EditionDecision>();

    /// <summary>A block and all blocks inside of it, in the order of the text.</summary>
    public static IEnumerable<EditionBlock> WithInner(EditionBlock block)
    {
        IEnumerable<EditionBlock> inner = block switch
        {
            EditionList list => list.Items.SelectMany(blocks => blocks),
            EditionQuote quote => quote.Blocks,
            _ => [],
        };
        return inner.SelectMany(WithInner).Prepend(block);
    }

    public IReadOnlyList<string> Named(EditionDuty duty) =>
        [.. People.Where(p => p.Duty == duty).Select(p => p.Name)];
}

/// <summary>The edition that another one corrects: its number, the day it was frozen and its checksum; and the reason.</summary>
public sealed record EditionCorrection(
    int Corrects,
    DateOnly FrozenOn,
    string Sha512,
    string Reason
);

/// <summary>The day of the meeting that approved minutes, and the vote.</summary>
public sealed record EditionApproval(DateOnly Day, string Vote);

/// <summary>What somebody did in the meeting's group.</summary>
public enum EditionDuty
{
    None,
    Chair,
    MinuteTaker,
    Guest,
}

/// <summary>Somebody invited: the name, for whom, and whether the person came.</summary>
public sealed record EditionPerson(
    string Name,
    string Organisation,
    EditionDuty Duty,
    Attendance Attendance
);

/// <summary>One item of the agenda with the text of its minutes.</summary>
public sealed record EditionItem(
    int Number,
    string Title,
    string Rapporteur,
    IReadOnlyList<EditionBlock> Blocks,
    bool IsClosed = false
);

/// <summary>A block of the text, with names instead of keys.</summary>
[JsonDerivedType(typeof(EditionHeading), "heading")]
[JsonDerivedType(typeof(EditionParagraph), "paragraph")]
[JsonDerivedType(typeof(EditionList), "list")]
[JsonDerivedType(typeof(EditionQuote), "quote")]
[JsonDerivedType(typeof(EditionTable), "table")]
[JsonDerivedType(typeof(EditionDecision), "decision")]
[JsonDerivedType(typeof(EditionTask), "task")]
[JsonDerivedType(typeof(EditionNote), "note")]
[JsonDerivedType(typeof(EditionStatement), "statement")]
[JsonDerivedType(typeof(EditionDate), "date")]
[JsonDerivedType(typeof(EditionImage), "image")]
public abstract record EditionBlock
{
    /// <summary>Blocks that stand inside of this one.</summary>
    protected virtual IEnumerable<EditionBlock> Inner => [];

    /// <summary>This block and all blocks inside of it, in the order of the text.</summary>
    public IEnumerable<EditionBlock> WithInner() =>
        Inner.SelectMany(block => block.WithInner()).Prepend(this);
}

/// <summary>Level 2 is the highest within an item.</summary>
public sealed record EditionHeading(int Level, IReadOnlyList<EditionRun> Runs) : EditionBlock;

public sealed record EditionParagraph(IReadOnlyList<EditionRun> Runs) : EditionBlock;

public sealed record EditionList(
    bool IsNumbered,
    int Start,
    IReadOnlyList<IReadOnlyList<EditionBlock>> Items
) : EditionBlock
{
    protected override IEnumerable<EditionBlock> Inner => Items.SelectMany(item => item);
}

public sealed record EditionQuote(IReadOnlyList<EditionBlock> Blocks) : EditionBlock
{
    protected override IEnumerable<EditionBlock> Inner => Blocks;
}

/// <summary>Each row has a cell for every column; the first may name the columns.</summary>
public sealed record EditionTable(bool HasHeader, IReadOnlyList<IReadOnlyList<EditionCell>> Rows)
    : EditionBlock;

/// <summary>A cell of a table; its paragraphs stand on lines of their own.</summary>
public sealed record EditionCell(IReadOnlyList<EditionRun> Runs);

/// <summary>The number is empty until the minutes are frozen.</summary>
public sealed record EditionDecision(
    string Number,
    IReadOnlyList<EditionParagraph> Paragraphs,
    string Vote
) : EditionBlock;

public sealed record EditionTask(
    string Assignee,
    DateOnly? Due,
    bool IsDone,
    IReadOnlyList<EditionRun> Runs
) : EditionBlock
{
    public string Organisation { get; init; } = "";
}

/// <summary>Something noted for the record.</summary>
public sealed record EditionNote(IReadOnlyList<EditionParagraph> Paragraphs) : EditionBlock;

/// <summary>What a member declared.</summary>
public sealed record EditionStatement(string Member, IReadOnlyList<EditionParagraph> Paragraphs)
    : EditionBlock;

/// <summary>A picture; its id follows from its bytes, so the checksum of an edition holds for it, too.</summary>
public sealed record EditionImage(Guid Id, string Alternative) : EditionBlock;

/// <summary>A day to keep free, and what is then.</summary>
public sealed record EditionDate(
    DateOnly? Day,
    TimeOnly? From,
    TimeOnly? To,
    IReadOnlyList<EditionRun> Runs
) : EditionBlock;

public sealed record EditionRun(string Text)
{
    public bool IsName { get; init; }

    public bool IsStrong { get; init; }

    public bool IsEmphasised { get; init; }

    public bool IsStruck { get; init; }

    public string Link { get; init; } = "";
}
