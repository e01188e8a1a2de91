namespace Netzwerk.Domain.Minutes.Text;

internal enum TokenKind : byte
{
    Open,
    Close,
    Char,
    Leaf,
}

[Flags]
internal enum MarkFlags : byte
{
    None = 0,
    Emphasis = 1,
    Strong = 2,
    Strike = 4,
}

/// <summary>How a character is marked: each mark at most once, and only a link carries a value.</summary>
internal readonly record struct MarkSet(string? Link, MarkFlags Flags)
{
    public bool IsEmpty => Link is null && Flags == MarkFlags.None;

    public MarkSet Add(MarkSet one) => new(one.Link ?? Link, Flags | one.Flags);

    public MarkSet Remove(MarkSet one) =>
        new(
            one.Link is not null && string.Equals(one.Link, Link, StringComparison.Ordinal)
                ? null
                : Link,
            Flags & ~one.Flags
        );

    public bool Overlaps(MarkSet one) =>
        (Link is not null && one.Link is not null) || (Flags & one.Flags) != MarkFlags.None;
}

/// <summary>Shared by all tokens of one writer, so that a token holds a pointer instead of 16 bytes.</summary>
internal record Author(PersonId Person);

/// <summary>
/// One position of the text, counted as ProseMirror counts: entering a node 1, leaving it 1, each UTF-16
/// unit 1, a leaf 1. A step is then a splice of the run of tokens.
/// </summary>
internal readonly record struct Token(
    TokenKind Kind,
    NodeKind Node,
    char Char,
    MarkSet Marks,
    NodeAttributes? Attributes,
    Author Author
)
{
    public bool IsInline =>
        Kind == TokenKind.Char || (Kind == TokenKind.Leaf && MinutesSchema.IsInline(Node));

    public static Token Open(NodeKind node, NodeAttributes? attributes, Author author) =>
        new(TokenKind.Open, node, '\0', default, attributes, author);

    public static Token Close(NodeKind node, Author author) =>
        new(TokenKind.Close, node, '\0', default, Attributes: null, author);

    public static Token Letter(char letter, MarkSet marks, Author author) =>
        new(TokenKind.Char, NodeKind.Text, letter, marks, Attributes: null, author);

    public static Token Leaf(
        NodeKind node,
        MarkSet marks,
        NodeAttributes? attributes,
        Author author
    ) => new(TokenKind.Leaf, node, '\0', marks, attributes, author);

    /// <summary>Whether two neighbouring letters belong to one text node.</summary>
    public bool Continues(Token before) =>
        Kind == TokenKind.Char && before.Kind == TokenKind.Char && Marks == before.Marks;
}
