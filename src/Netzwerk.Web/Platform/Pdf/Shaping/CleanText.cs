using System.Globalization;
using System.Text;

namespace Netzwerk.Web.Platform.Pdf.Shaping;

/// <summary>Whatever was typed or imported, as text that can be laid out and written into XML and PDF.</summary>
internal static class CleanText
{
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        var afterReturn = false;

        // Half surrogate pairs come out of the enumeration as U+FFFD.
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != '\n' || !afterReturn)
            {
                Append(clean, rune);
            }

            afterReturn = rune.Value == '\r';
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>For titles and bookmarks.</summary>
    public static string Line(string text) =>
        Of(text).Replace('\n', ' ').Replace("\u200B", "", StringComparison.Ordinal);

    private static void Append(StringBuilder clean, Rune rune)
    {
        if (rune.Value is '\r' or '\n' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029)
        {
            clean.Append('\n');
        }
        else if (rune.Value is 0x2007 or 0x202F)
        {
            clean.Append('\u00A0');
        }
        else if (rune.Value == 0x2010)
        {
            clean.Append('-');
        }
        else if (rune.Value == '\t' || (rune.Value != 0xA0 && IsSpace(rune)))
        {
            clean.Append(' ');
        }
        else if (!IsUnwanted(rune))
        {
            clean.Append(rune);
        }
    }

    private static bool IsSpace(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator;

    /// <summary>Control characters, non-characters and direction overrides, which could make a text read as another.</summary>
    private static bool IsUnwanted(Rune rune) =>
        Rune.IsControl(rune)
        || (rune.Value & 0xFFFE) == 0xFFFE
        || rune.Value
            is 0x061C
                or 0x200E
                or 0x200F
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x206F)
                or 0xFEFF
                or (>= 0xFDD0 and <= 0xFDEF)
                or (>= 0xFFF9 and <= 0xFFFB);
}
