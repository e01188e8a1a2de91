namespace Netzwerk.Domain.MailTexts;

/// <summary>The wish for own words in one kind of mail; all empty means the usual ones.</summary>
public sealed record SetMailText(MailText Text);

/// <summary>The rules for own words in mails.</summary>
public static class MailTextDecisions
{
    /// <summary>Longer, and date and place would slide out of sight.</summary>
    public const int LongestOpening = 1000;

    public const int LongestClosing = 500;

    private static readonly MailTextEvent[] Nothing = [];

    public static Outcome<MailTextEvent> Decide(OwnMailTexts? now, SetMailText ask)
    {
        if (!Enum.IsDefined(ask.Text.Kind))
        {
            return new Refusal("mailtext.kind-unknown");
        }

        var text = Clean(ask.Text);
        return Check(text) is { } refusal ? refusal
            : (now ?? OwnMailTexts.None).Of(text.Kind) == text ? Nothing
            : text.IsUsual ? new MailTextReset(text.Kind)
            : new MailTextSet(
                text.Kind,
                text.GermanOpening,
                text.GermanClosing,
                text.EnglishOpening,
                text.EnglishClosing
            );
    }

    private static MailText Clean(MailText text) =>
        new(
            text.Kind,
            PlainText.Lines(text.GermanOpening),
            PlainText.Lines(text.GermanClosing),
            PlainText.Lines(text.EnglishOpening),
            PlainText.Lines(text.EnglishClosing)
        );

    private static Refusal? Check(MailText text) =>
        Fault(text, text.GermanOpening, LongestOpening, nameof(text.GermanOpening))
        ?? Fault(text, text.EnglishOpening, LongestOpening, nameof(text.EnglishOpening))
        ?? Fault(text, text.GermanClosing, LongestClosing, nameof(text.GermanClosing))
        ?? Fault(text, text.EnglishClosing, LongestClosing, nameof(text.EnglishClosing))
        ?? Missing(text.GermanOpening, text.EnglishOpening, "Opening")
        ?? Missing(text.GermanClosing, text.EnglishClosing, "Closing");

    private static Refusal? Fault(MailText all, string text, int longest, string field) =>
        text.Length > longest ? new("mailtext.too-long", field)
        : MailPlaceholders.FaultIn(text, all.Kind) is { } code ? new Refusal(code, field)
        : null;

    /// <summary>Nobody gets a mail that begins in one tone and goes on in another: both languages, or none.</summary>
    private static Refusal? Missing(string german, string english, string part) =>
        german.Length > 0 == english.Length > 0 ? null
        : german.Length == 0 ? new("mailtext.german-missing", "German" + part)
        : new("mailtext.english-missing", "English" + part);
}
