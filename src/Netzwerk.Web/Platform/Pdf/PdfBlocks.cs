using Netzwerk.Web.Platform.Pdf.Images;

namespace Netzwerk.Web.Platform.Pdf;

internal abstract record PdfBlock;

internal sealed record HeadingBlock(int Level, PdfText Text) : PdfBlock;

internal sealed record ParagraphBlock(PdfText Text, string? Language) : PdfBlock;

internal sealed record ListBlock(IReadOnlyList<PdfFlow> Items, int? FirstNumber) : PdfBlock;

internal sealed record TableBlock(
    IReadOnlyList<PdfColumn> Columns,
    IReadOnlyList<IReadOnlyList<PdfText>> Rows,
    PdfText? Caption,
    bool HasHeader
) : PdfBlock;

internal sealed record DefinitionsBlock(IReadOnlyList<(PdfText Term, PdfText Meaning)> Pairs)
    : PdfBlock;

internal sealed record BoxBlock(PdfText Title, PdfFlow Content, PdfTone Tone) : PdfBlock;

internal sealed record SignaturesBlock(IReadOnlyList<PdfSignature> Signatures) : PdfBlock;

internal sealed record LetterheadBlock(IReadOnlyList<string> Lines, PdfLogo? Logo) : PdfBlock;

internal sealed record BesideCodeBlock(PdfFlow Content, string Code, string Description) : PdfBlock;

internal sealed record FigureBlock(PdfImage Image, string Description) : PdfBlock;

internal sealed record PageBreakBlock : PdfBlock;

internal sealed record ContentsBlock(int Levels) : PdfBlock;

/// <summary>A list of contents whose pages are known.</summary>
internal sealed record ContentsLinesBlock(IReadOnlyList<ContentsLine> Lines) : PdfBlock;

internal sealed record ContentsLine(int Level, string Title, string Page);
