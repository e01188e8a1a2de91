using System.Globalization;
using System.Text;

namespace Netzwerk.Web.Actors.Matching;

/// <summary>
/// Names as they are compared. German spelling: ü is ue and ß is ss; accents, case, hyphens and blanks count for nothing.
/// Loosely, Müller, Mueller and Muller are one.
/// </summary>
public static class Folding
{
    private static readonly string[] LegalForms =
    [
        "e. v.",
        "e.v.",
        "e.v",
        "ev",
        "ggmbh",
        "gmbh",
        "gug",
        "ug",
        "eg",
        "e. g.",
        "ag",
        "kg",
    ];

    public static string Name(string name) => Fold(name, loosely: false);

    public static string Loose(string name) => Fold(name, loosely: true);

    /// <summary>Both names in the order of the alphabet: transposed names are one.</summary>
    public static string Pair(string given, string family, bool loosely = false)
    {
        var (one, other) = (Fold(given, loosely), Fold(family, loosely));
        return string.CompareOrdinal(one, other) <= 0 ? $"{one}|{other}" : $"{other}|{one}";
    }

    /// <summary>An organisation's name and, apart, the same without its legal form.</summary>
    public static (string Whole, string Bare) Organisation(string name)
    {
        var plain = name.Trim();
        var form = LegalForms.FirstOrDefault(f =>
            plain.Length > f.Length + 1
            && plain.EndsWith(f, StringComparison.OrdinalIgnoreCase)
            && plain[^(f.Length + 1)] is ' ' or ','
        );
        var whole = Name(plain);
        return (whole, form is null ? whole : Name(plain[..^form.Length]));
    }

    /// <summary>The digits of a number from the country on: 0371 12, +49 371 12 and 0049 (0)371 12 are one.</summary>
    public static string Phone(string phone)
    {
        var plain = phone.Replace("(0)", "", StringComparison.Ordinal);
        var digits = string.Concat(plain.Where(char.IsAsciiDigit));
        return plain.TrimStart().StartsWith('+') ? digits
            : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..]
            : digits.StartsWith('0') ? "49" + digits[1..]
            : digits;
    }

    /// <summary>An address however it is broken into lines: lists have it in one.</summary>
    public static string Lines(string address) =>
        string.Join(
            '\n',
            address
                .Split(
                    ['\n', ','],
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
                .Select(l => Name(l.Replace("str.", "strasse", StringComparison.OrdinalIgnoreCase)))
        );

    private static string Fold(string name, bool loosely)
    {
        var folded = new StringBuilder(name.Length + 4);
        foreach (var c in Decomposed(name))
        {
            _ = c switch
            {
                // The two dots over a, o and u are an e; other marks are only dropped.
                '\u0308' when folded.Length > 0 && folded[^1] is 'a' or 'o' or 'u' => folded.Append(
                    'e'
                ),
                'ß' => folded.Append("ss"),
                'ø' => folded.Append("oe"),
                'æ' => folded.Append("ae"),
                'ł' => folded.Append('l'),
                _ when char.IsLetterOrDigit(c) => folded.Append(c),
                _ => folded,
            };
        }

        return loosely
            ? folded.Replace("ae", "a").Replace("oe", "o").Replace("ue", "u").ToString()
            : folded.ToString();
    }

    private static string Decomposed(string name)
    {
        var plain = Netzwerk.Domain.PlainText.Line(name);
        return plain.ToLower(CultureInfo.InvariantCulture).Normalize(NormalizationForm.FormD);
    }
}
