using System.Text.RegularExpressions;

namespace Netzwerk.Web.Development;

/// <summary>Plain text cut where web addresses stand in it, as mail programs make them clickable.</summary>
internal static partial class LinkedText
{
    internal sealed record Piece(string Text, string? Link);

    public static IEnumerable<Piece> Split(string text)
    {
        var done = 0;
        foreach (Match link in WebAddress().Matches(text))
        {
            yield return new(text[done..link.Index], Link: null);
            yield return new(link.Value, link.Value);
            done = link.Index + link.Length;
        }

        yield return new(text[done..], Link: null);
    }

    // A full stop or comma behind the address belongs to the sentence.
    [GeneratedRegex(@"https?://\S+[^\s.,;:!?)]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WebAddress();
}
