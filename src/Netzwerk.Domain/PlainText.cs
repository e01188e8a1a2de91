using System.Globalization;
using System.Text;

namespace Netzwerk.Domain;

/// <summary>
/// One line or a few lines as a person meant them: composed form (NFC), without control characters and
/// without invisible marks that turn the reading direction. Everything typed passes here before it is used.
/// </summary>
public static class PlainText
{
    /// <summary>A single line: line breaks become spaces.</summary>
    public static string Line(string? text) => Clean(text, keepBreaks: false);

    /// <summary>Several lines: line breaks stay, everything else is cleaned.</summary>
    public static string Lines(string? text) => Clean(text, keepBreaks: true);

    private static string Clean(string? text, bool keepBreaks)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
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

        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    // U+FFFD stands for what could not be decoded (lone surrogates end up here).
    private static bool IsUnwanted(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x200B or 0x200E or 0x200F or 0xFEFF or 0xFFFD or 0x061C
        || rune.Value is >= 0x202A and <= 0x202E
        || rune.Value is >= 0x2066 and <= 0x2069;
}
