using Microsoft.Extensions.Localization;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Time;

namespace Netzwerk.Web.Minutes.Corrections;

/// <summary>Says in sentences what a correction changed: on paper, in mails and in documents alike.</summary>
public static class ChangeWords
{
    /// <summary>Who changed more than this is better served by both editions side by side.</summary>
    public const int Most = 30;

    public static string Title(IStringLocalizer<EditionTexts> texts, EditionCorrection correction)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(correction);
        return texts["correction", correction.Corrects];
    }

    /// <summary>Which edition is corrected, and why.</summary>
    public static IReadOnlyList<string> Head(
        IStringLocalizer<EditionTexts> texts,
        EditionCorrection correction
    )
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(correction);
        return
        [
            texts[
                "correction.of",
                correction.Corrects,
                WhenText.ShortDay(correction.FrozenOn),
                MinutesEdition.Beginning(correction.Sha512)
            ],
            texts["correction.reason", correction.Reason],
        ];
    }

    /// <summary>"Bisher: …" and "Jetzt: …", or one line for what came, went or moved.</summary>
    public static IReadOnlyList<string> Of(
        IStringLocalizer<EditionTexts> texts,
        EditionChange change
    )
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(change);
        return change switch
        {
            { IsMoved: true } => [texts["correction.moved", change.Now]],
            { Before.Length: 0 } => [texts["correction.new", change.Now]],
            { Now.Length: 0 } => [texts["correction.gone", change.Before]],
            _ => [texts["correction.before", change.Before], texts["correction.now", change.Now]],
        };
    }
}
