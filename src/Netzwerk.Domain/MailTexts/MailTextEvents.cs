namespace Netzwerk.Domain.MailTexts;

/// <summary>Something that happened to the own words of the office in mails.</summary>
[AboutPeople(
    "who set own words for mails, by id; the words, free texts",
    "write mails in the tone of the office",
    SeenBy = "everybody who gets such a mail",
    Kept = "as an id that leads nowhere"
)]
public abstract record MailTextEvent;

/// <summary>Which mails own words are for: those about a meeting, a series of meetings or open tasks.</summary>
public enum MailTextKind
{
    Invitation,
    Update,
    Cancellation,
    Reminder,
    LastReminder,
    SeriesInvitation,
    SeriesUpdate,
    SeriesEnd,
    SeriesCancellation,
    AfterMeeting,
    TaskReminder,
}

/// <summary>One kind of mail begins or ends with own words, in both languages; an empty text stands for the usual one.</summary>
[StoredAs("mail-text-set.1")]
public sealed record MailTextSet(
    MailTextKind Kind,
    [property: Personal] string GermanOpening,
    [property: Personal] string GermanClosing,
    [property: Personal] string EnglishOpening,
    [property: Personal] string EnglishClosing
) : MailTextEvent;

/// <summary>One kind of mail says what it usually says again.</summary>
[StoredAs("mail-text-reset.1")]
public sealed record MailTextReset(MailTextKind Kind) : MailTextEvent;
