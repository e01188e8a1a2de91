namespace Netzwerk.Domain.Minutes.Text;

internal enum NodeKind : byte
{
    Doc,
    Paragraph,
    Heading,
    BulletList,
    OrderedList,
    ListItem,
    Blockquote,
    Decision,
    Task,
    Table,
    TableRow,
    TableCell,
    Note,
    Statement,
    Date,
    Image,
    Text,
    HardBreak,
    Mention,
}

/// <summary>
/// What may stand in the text of the minutes and inside what. The browser has the same rules in
/// src/Netzwerk.Client/minutes/schema.ts; the differential test holds the two together.
/// </summary>
public static class MinutesSchema
{
    /// <summary>Nobody nests lists deeper; a reader of deeper nesting would run out of stack or patience.</summary>
    public const int MaxDepth = 50;

    /// <summary>About sixty printed pages for one agenda item, and still a few megabytes in memory.</summary>
    public const int MaxSize = 200_000;

    /// <summary>"einstimmig bei 2 Enthaltungen" and somewhat more; the reasons belong in the text.</summary>
    public const int MaxVoteLength = 200;

    /// <summary>A picture is described in a few sentences; what it says in detail belongs in the text.</summary>
    public const int MaxAlternativeLength = 500;

    /// <summary>What browsers and mail programs pass on without cutting.</summary>
    public const int MaxLinkLength = 2_000;

    /// <summary>The levels an author can choose; the page moves them below its own headings.</summary>
    public const int TopHeading = 2;

    public const int LowestHeading = 4;

    /// <summary>A list may go on where another ended, but a year at the start of a line is no list.</summary>
    public const int MaxListStart = 9_999;

    /// <summary>Days outside of these years are slips of the keyboard.</summary>
    public const int FirstYear = 1900;

    public const int LastYear = 2199;

    private static readonly string[] Names =
    [
        "doc",
        "paragraph",
        "heading",
        "bullet_list",
        "ordered_list",
        "list_item",
        "blockquote",
        "decision",
        "task",
        "table",
        "table_row",
        "table_cell",
        "note",
        "statement",
        "date",
        "image",
        "text",
        "hard_break",
        "mention",
    ];

    internal static string NameOf(NodeKind kind) => Names[(int)kind];

    internal static NodeKind? KindOf(string name) =>
        Array.IndexOf(Names, name) is >= 0 and var at ? (NodeKind)at : null;

    internal static bool IsTextBlock(NodeKind kind) =>
        kind is NodeKind.Paragraph or NodeKind.Heading or NodeKind.Task or NodeKind.Date;

    internal static bool IsInline(NodeKind kind) => kind >= NodeKind.Text;

    internal static bool IsLeaf(NodeKind kind) =>
        kind is NodeKind.HardBreak or NodeKind.Mention or NodeKind.Image;

    internal static bool IsBlock(NodeKind kind) =>
        kind
            is > NodeKind.Doc
                and < NodeKind.Text
                and not (NodeKind.ListItem or NodeKind.TableRow or NodeKind.TableCell);

    /// <summary>Whether a child may stand in a parent at this place.</summary>
    internal static bool Allows(NodeKind parent, NodeKind child, bool first) =>
        parent switch
        {
            NodeKind.Doc or NodeKind.Blockquote => IsBlock(child),
            NodeKind.BulletList or NodeKind.OrderedList => child == NodeKind.ListItem,
            NodeKind.ListItem => first ? child == NodeKind.Paragraph : IsBlock(child),
            NodeKind.Table => child == NodeKind.TableRow,
            NodeKind.TableRow => child == NodeKind.TableCell,
            NodeKind.Decision or NodeKind.TableCell or NodeKind.Note or NodeKind.Statement => child
                == NodeKind.Paragraph,
            _ => IsTextBlock(parent) && IsInline(child),
        };

    internal static bool MayBeEmpty(NodeKind kind) => IsTextBlock(kind) || IsLeaf(kind);

    /// <summary>Two nodes may be joined when some kind of child can stand first in both.</summary>
    internal static bool Joinable(NodeKind one, NodeKind other)
    {
        if (one == other)
        {
            return true;
        }

        for (var child = NodeKind.Paragraph; child <= NodeKind.Mention; child++)
        {
            if (Allows(one, child, first: true) && Allows(other, child, first: true))
            {
                return true;
            }
        }

        return false;
    }

    internal static NodeAttributes? DefaultAttributes(NodeKind kind) =>
        kind switch
        {
            NodeKind.Heading => new HeadingAttributes(TopHeading),
            NodeKind.OrderedList => new OrderedListAttributes(1),
            NodeKind.Decision => new DecisionAttributes(""),
            NodeKind.Task => new TaskAttributes(null, null, Done: false, null),
            NodeKind.Statement => new StatementAttributes(null),
            NodeKind.Date => new DateAttributes(null, null, null),
            NodeKind.Image => new ImageAttributes(null, ""),
            NodeKind.Table => new TableAttributes(Header: true),
            NodeKind.Mention => new MentionAttributes(null),
            _ => null,
        };

    /// <summary>Addresses a link may lead to: the web, a mailbox, or a page of this site.</summary>
    internal static bool IsSafeLink(string href) =>
        href.Length <= MaxLinkLength
        && !href.Any(c => c <= ' ' || char.IsControl(c))
        && IsWellFormed(href)
        && (
            href.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || href.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || href.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            || IsLocalPath(href)
        );

    /// <summary>PostgreSQL stores no NUL, and no other control character can be seen or typed.</summary>
    internal static bool IsUnwanted(char c) => char.IsControl(c) && c != '\t';

    /// <summary>What a picture shows, in words: there must be some.</summary>
    internal static bool IsAlternative(string text) =>
        text.Length <= MaxAlternativeLength
        && !string.IsNullOrWhiteSpace(text)
        && IsSingleLine(text);

    internal static bool IsSingleLine(string text) =>
        !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029') && IsWellFormed(text);

    // Browsers read "/\host" like "//host": another site.
    private static bool IsLocalPath(string href) =>
        href.StartsWith('/') && (href.Length == 1 || href[1] is not ('/' or '\\'));

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }
}
