using System.Text.RegularExpressions;

namespace Netzwerk.Web.DistributionLists.Mails;

/// <summary>A piece of a line; an address of the web is a link.</summary>
public sealed record TextPiece(string Text, bool IsLink);

/// <summary>Plain text as it was typed, cut into paragraphs, lines and links.</summary>
public static partial class CircularText
{
    public static IReadOnlyList<IReadOnlyList<string>> Paragraphs(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            .. BlankLines()
                .Split(text.ReplaceLineEndings("\n"))
                .Where(p => !string.IsNullOrWhiteSpace(p))
                .Select(IReadOnlyList<string> (p) => p.Trim('\n').Split('\n')),
        ];
    }

    public static IEnumerable<TextPiece> Pieces(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var done = 0;
        foreach (var link in WebAddress().Matches(line).Where(m => IsAddress(m.Value)))
        {
            yield return new(line[done..link.Index], IsLink: false);
            yield return new(link.Value, IsLink: true);
            done = link.Index + link.Length;
        }

        yield return new(line[done..], IsLink: false);
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    // A full stop or comma behind the address belongs to the sentence.
    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;:!?)]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"\n[ ]*\n", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BlankLines();
}
