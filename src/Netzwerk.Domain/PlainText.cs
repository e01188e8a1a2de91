using System.Buffers;
using System.Globalization;
using System.Text;

namespace Netzwerk.Domain;

/// <summary>
/// One line or a few lines as a person meant them: composed form (NFC), without control characters and
/// without invisible marks that turn the reading direction. Everything typed passes here before it is used.
/// </summary>
public static class PlainText
{
    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';

    // In composed form whatever stands beside them, neither controls nor invisible.
    private static readonly SearchValues<char> AlwaysMeant = SearchValues.Create([
        .. Enumerable
            .Range(' ', 0x300 - ' ')
            .Select(c => (char)c)
            .Where(c => !char.IsControl(c) && c != '\u00AD'),
    ]);

    /// <summary>A single line: line breaks become spaces.</summary>
    public static string Line(string? text) => Clean(text, keepBreaks: false);

    /// <summary>Several lines: line breaks stay, everything else is cleaned.</summary>
    public static string Lines(string? text) => Clean(text, keepBreaks: true);

    /// <summary>The text, or its beginning with "…" when it is longer than so many characters.</summary>
    public static string Start(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= longest)
        {
            return text;
        }

        // Half a character at the end would become a question mark.
        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text[..end].TrimEnd() + "…";
    }

    private static string Clean(string? text, bool keepBreaks)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        if (!text.AsSpan().ContainsAnyExcept(AlwaysMeant))
        {
            return text.Trim();
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                clean.Append(keepBreaks ? '\n' : ' ');
            }
            else if (rune.Value == '\t')
            {
                clean.Append(' ');
            }
            else if (!IsUnwanted(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        var meant = clean.ToString().Normalize(NormalizationForm.FormC).Trim();
        return meant.All(c => c is NonJoiner or Joiner || char.IsWhiteSpace(c)) ? "" : meant;
    }

    // Invisible marks go (they turn the reading direction or hide words), but for the two that whole
    // scripts and emoji need. U+FFFD stands for what could not be decoded (lone surrogates end up here);
    // U+FFFE and U+FFFF are no characters, and normalizing would throw on them.
    private static bool IsUnwanted(Rune rune) =>
        rune.Value is not (NonJoiner or Joiner)
        && (
            Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            || rune.Value is 0xFFFD or 0xFFFE or 0xFFFF
        );
}
