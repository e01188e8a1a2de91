using System.Globalization;
using Marten;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Platform.Wording;

/// <summary>How a mail begins and ends in the words of the office, filled in for its reader; empty for the usual words.</summary>
public sealed record OwnWords(string Opening, string Closing)
{
    public static readonly OwnWords None = new("", "");

    /// <param name="session">Where the words lie.</param>
    /// <param name="kind">The kind of mail; null for one whose words are always the usual ones.</param>
    /// <param name="language">The language of its reader.</param>
    /// <param name="values">What stands for the placeholders, said in that language.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<OwnWords> LoadAsync(
        IQuerySession session,
        MailTextKind? kind,
        CultureInfo language,
        Func<IReadOnlyDictionary<string, string>> values,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(language);
        if (
            kind is not { } known
            || await session.LoadAsync<OwnMailTexts>(OwnMailTexts.OfTheOffice, ct) is not { } own
            || own.Of(known) is not { IsUsual: false } text
        )
        {
            return None;
        }

        var filled = InLanguage.Say(language, values);
        var (opening, closing) =
            language.TwoLetterISOLanguageName == "en"
                ? (text.EnglishOpening, text.EnglishClosing)
                : (text.GermanOpening, text.GermanClosing);
        return new(MailPlaceholders.Fill(opening, filled), MailPlaceholders.Fill(closing, filled));
    }
}
