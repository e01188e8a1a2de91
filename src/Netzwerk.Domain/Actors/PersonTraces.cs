using System.Text.RegularExpressions;

namespace Netzwerk.Domain.Actors;

/// <summary>
/// What somebody who is erased can be recognised by in free text: the name in its usual spellings, mail address and
/// phone number. Found letters are blacked out one by one, so that a text keeps its length.
/// </summary>
public sealed class PersonTraces
{
    /// <summary>Stands in the place of each letter; it is the same in every language.</summary>
    public const char Black = '█';

    /// <summary>A shorter family name or number occurs in too many other places.</summary>
    private const int ShortestName = 3;
    private const int ShortestNumber = 6;

    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(10);

    private const string Titles =
        @"frau|herrn?|fr\.|hr\.|mrs?\.?|ms\.?|dr\.|prof\.|koll(?:egin|egen|ege)|fam(?:ilie|\.)";

    private readonly Regex? _clear;
    private readonly Regex? _bare;

    public PersonTraces(string givenName, string familyName, string mail, string phone)
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(phone);
        var (given, family) = (Words(givenName), Words(familyName));
        string[] forms =
        [
            .. Names(given, family, givenName.Trim()[..Math.Min(1, givenName.Trim().Length)]),
            .. Mail(mail),
            .. Phone(phone),
        ];
        _clear = forms.Length == 0 ? null : Pattern(string.Join('|', forms), ignoreCase: true);
        _bare =
            given.Length > 0 && familyName.Trim().Length >= ShortestName
                ? Pattern($@"\b{family}s?\b", ignoreCase: false)
                : null;
    }

    /// <summary>Whether a text says clearly whom it means; only there the family name alone counts too.</summary>
    public bool AreIn(string text) => _clear?.IsMatch(text) is true;

    /// <summary>The text with every trace blacked out; the very same text when there is none.</summary>
    public string Mask(string text) =>
        AreIn(text) ? BlackOut(text, Find(text, alsoBare: true)) : text;

    /// <summary>A text that is all about the person, blacked out as a whole.</summary>
    public static string MaskAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return BlackOut(text, [(0, text.Length)]);
    }

    /// <summary>What is written into a history in which so many facts were changed.</summary>
    public static StoredTextEvent Masked(int facts) => new PersonalTextMasked(facts);

    /// <summary>The places of the traces in a text.</summary>
    internal IEnumerable<(int Start, int Length)> Find(string text, bool alsoBare) =>
        Places(_clear, text).Concat(alsoBare ? Places(_bare, text) : []);

    internal static string BlackOut(string text, IEnumerable<(int Start, int Length)> places)
    {
        var letters = text.ToCharArray();
        foreach (var (start, length) in places)
        {
            for (var i = start; i < start + length; i++)
            {
                letters[i] = char.IsWhiteSpace(letters[i]) ? letters[i] : Black;
            }
        }

        return new string(letters);
    }

    private static IEnumerable<(int Start, int Length)> Places(Regex? pattern, string text) =>
        pattern is null ? [] : pattern.Matches(text).Select(m => (m.Index, m.Length));

    private static IEnumerable<string> Names(string given, string family, string initial)
    {
        if (given.Length == 0 || family.Length == 0)
        {
            return given.Length + family.Length < ShortestName ? [] : [$@"\b{given}{family}s?\b"];
        }

        return
        [
            $@"\b{given}\s+{family}s?\b",
            $@"\b{family},?\s+{given}s?\b",
            $@"\b{Regex.Escape(initial)}\.\s*{family}s?\b",
            $@"\b(?:{Titles})\s+(?:(?:dr|prof)\.\s*)*{family}s?\b",
        ];
    }

    private static IEnumerable<string> Mail(string mail) =>
        mail.Trim().Length == 0 ? [] : [Regex.Escape(mail.Trim())];

    /// <summary>However it is grouped, with the country or with a nought before it.</summary>
    private static IEnumerable<string> Phone(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit)).TrimStart('0');
        digits =
            digits.StartsWith("49", StringComparison.Ordinal) && !phone.Trim().StartsWith('0')
                ? digits[2..].TrimStart('0')
                : digits;
        return digits.Length < ShortestNumber
            ? []
            :
            [
                $@"(?:(?:\+|00)49|0)?[\s/()\-.]*(?:0\))?[\s]*{string.Join(@"[\s/()\-.]*", digits.ToCharArray())}",
            ];
    }

    private static string Words(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Join(
            @"\s+",
            name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape)
        );
    }

    // Names are typed by people: this engine cannot be slowed down by any of them.
    private static Regex Pattern(string pattern, bool ignoreCase) =>
        new(
            pattern,
            RegexOptions.NonBacktracking
                | RegexOptions.CultureInvariant
                | RegexOptions.ExplicitCapture
                | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None),
            LongestLook
        );
}
