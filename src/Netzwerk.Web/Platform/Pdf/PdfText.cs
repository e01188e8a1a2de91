using System.Collections;
using System.Runtime.CompilerServices;

namespace Netzwerk.Web.Platform.Pdf;

/// <summary>A stretch of text in one style. Only http, https, mailto and tel links are drawn as links.</summary>
public sealed record PdfRun(
    string Text,
    bool Bold = false,
    bool Italic = false,
    bool Strike = false,
    Uri? Link = null,
    string? Language = null
);

/// <summary>The text of one paragraph, heading or cell; "\n" in it begins a new line.</summary>
[CollectionBuilder(typeof(PdfText), nameof(Of))]
public sealed class PdfText(IReadOnlyList<PdfRun> runs) : IEnumerable<PdfRun>
{
    public IReadOnlyList<PdfRun> Runs { get; } = runs;

    public static PdfText Of(ReadOnlySpan<PdfRun> runs) => new(runs.ToArray());

    public static PdfText FromString(string text) => new([new PdfRun(text)]);

    public static implicit operator PdfText(string text) => FromString(text);

    public IEnumerator<PdfRun> GetEnumerator() => Runs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Concat(Runs.Select(run => run.Text));
}
