using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Pdf.Shaping;

namespace Netzwerk.Web.Platform.Docx;

/// <summary>Writes the stretches of a paragraph with their marks, languages and links.</summary>
internal sealed class DocxText(OpenXmlPart part)
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    public IEnumerable<OpenXmlElement> Runs(PdfText text, bool bold = false) =>
        text.Runs.SelectMany(run => Run(run, bold));

    public static bool StartsRightToLeft(PdfText text) =>
        Bidi.StartsRightToLeft(CleanText.Of(text.ToString()));

    private OpenXmlElement[] Run(PdfRun run, bool bold)
    {
        OpenXmlElement[] written = [.. Plain(run, bold)];
        if (
            run.Link is not { } link
            || !Schemes.Contains(link.Scheme, StringComparer.Ordinal)
            || written.Length == 0
        )
        {
            return written;
        }

        var target = part.AddHyperlinkRelationship(link, isExternal: true);
        return [new Hyperlink(written) { Id = target.Id }];
    }

    private static IEnumerable<Run> Plain(PdfRun run, bool bold)
    {
        var lines = CleanText.Of(run.Text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                yield return new Run(new Break());
            }

            if (lines[i].Length > 0)
            {
                yield return new Run(
                    Properties(run, bold),
                    new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve }
                );
            }
        }
    }

    private static RunProperties Properties(PdfRun run, bool bold) =>
        new()
        {
            RunStyle = run.Link is null ? null : new() { Val = DocxStyles.Link },
            Bold = run.Bold || bold ? new() : null,
            Italic = run.Italic ? new() : null,
            Strike = run.Strike ? new() : null,
            Languages = run.Language is { } language
                ? new() { Val = DocxStyles.Tag(language) }
                : null,
        };
}
