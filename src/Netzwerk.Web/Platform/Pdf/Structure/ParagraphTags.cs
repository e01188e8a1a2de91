namespace Netzwerk.Web.Platform.Pdf.Structure;

/// <summary>Which element a run's text belongs to: the paragraph itself, or a link or span within it.</summary>
internal sealed class ParagraphTags(StructElement paragraph)
{
    private static readonly string[] LinkSchemes = ["http", "https", "mailto", "tel"];

    private readonly Dictionary<PdfRun, StructElement> _inline = new(
        ReferenceEqualityComparer.Instance
    );

    public static Uri? LinkTarget(PdfRun run) =>
        run.Link is { IsAbsoluteUri: true } link
        && LinkSchemes.Contains(link.Scheme, StringComparer.OrdinalIgnoreCase)
            ? link
            : null;

    public static bool BelongTogether(PdfRun one, PdfRun other) =>
        ReferenceEquals(one, other) || (!HasElement(one) && !HasElement(other));

    /// <summary>The element comes into being when asked for, so ask in reading order.</summary>
    public StructElement For(PdfRun run)
    {
        var isLink = LinkTarget(run) is not null;
        if (!HasElement(run))
        {
            return paragraph;
        }

        if (!_inline.TryGetValue(run, out var element))
        {
            var attributes = run.Strike ? StructAttributes.StruckOut : null;
            element = paragraph.Add(isLink ? "Link" : "Span", attributes, run.Language);
            _inline[run] = element;
        }

        return element;
    }

    private static bool HasElement(PdfRun run) =>
        run.Strike || run.Language is not null || LinkTarget(run) is not null;
}
