using System.Globalization;
using System.Text;

namespace Netzwerk.Web.Platform.Searching;

/// <summary>
/// A text as it is searched. Case and marks above letters count for nothing, ß is ss, and whoever has no umlauts on the
/// keyboard writes ue for ü: "bruecke" and "brucke" both find "Brücke".
/// </summary>
public sealed class SearchText
{
    /// <summary>The end of Latin Extended-B.</summary>
    private const char LastMarked = '\u0250';

    private static readonly char[] Bare =
    [
        .. Enumerable.Range(0, LastMarked).Select(c => BareOf((char)c)),
    ];

    private readonly string _bare;
    private readonly string _loose;

    private SearchText(string bare)
    {
        _bare = bare;
        _loose = bare.Replace("ae", "a", StringComparison.Ordinal)
            .Replace("oe", "o", StringComparison.Ordinal)
            .Replace("ue", "u", StringComparison.Ordinal);
    }

    public static SearchText Of(string? text) => new(Fold((text ?? "").Trim()));

    public bool IsEmpty => _bare.Length == 0;

    /// <summary>Whether what was looked for stands in this text; nothing stands in every text.</summary>
    public bool Has(SearchText wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return _bare.Contains(wanted._bare, StringComparison.Ordinal)
            || _loose.Contains(wanted._loose, StringComparison.Ordinal);
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 4);
        foreach (var letter in text.IsNormalized() ? text : text.Normalize())
        {
            var small = char.ToLowerInvariant(letter);
            _ = small switch
            {
                'ß' => folded.Append("ss"),
                'æ' => folded.Append("ae"),
                'œ' => folded.Append("oe"),
                < LastMarked => folded.Append(Bare[small]),
                _ => folded.Append(small),
            };
        }

        return folded.ToString();
    }

    private static char BareOf(char letter) =>
        letter switch
        {
            'ø' => 'o',
            'đ' => 'd',
            'ł' => 'l',
            'ı' => 'i',
            _ => letter.ToString().Normalize(NormalizationForm.FormD) is [var bare, _, ..]
            && CharUnicodeInfo.GetUnicodeCategory(bare) is UnicodeCategory.LowercaseLetter
                ? bare
                : letter,
        };
}
