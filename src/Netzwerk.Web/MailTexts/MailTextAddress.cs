using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.MailTexts;

/// <summary>How kinds of mail, and what they are about, are called in addresses.</summary>
public static class MailTextAddress
{
    private static readonly (MailTextKind Kind, string Word)[] All =
    [
        (MailTextKind.Invitation, "einladung"),
        (MailTextKind.Update, "aenderung"),
        (MailTextKind.Cancellation, "absage"),
        (MailTextKind.Reminder, "erinnerung"),
        (MailTextKind.LastReminder, "letzte-erinnerung"),
        (MailTextKind.SeriesInvitation, "reihe-einladung"),
        (MailTextKind.SeriesUpdate, "reihe-aenderung"),
        (MailTextKind.SeriesEnd, "reihe-ende"),
        (MailTextKind.SeriesCancellation, "reihe-absage"),
        (MailTextKind.AfterMeeting, "nach-der-sitzung"),
        (MailTextKind.TaskReminder, "aufgaben"),
    ];

    public static IReadOnlyList<MailTextKind> Kinds { get; } = [.. All.Select(a => a.Kind)];

    public static string Word(MailTextKind kind) => All.First(a => a.Kind == kind).Word;

    public static string Word(MailAbout about) =>
        about switch
        {
            MailAbout.Series => "reihe",
            MailAbout.Tasks => "gruppe",
            _ => "sitzung",
        };

    public static MailTextKind? Read(string? word) =>
        All.Where(a => a.Word == word).Select(a => (MailTextKind?)a.Kind).FirstOrDefault();

    public static string Page(MailTextKind kind) => $"{MailTextsFeature.Route}/{Word(kind)}";

    public static string Preview(MailTextKind kind) => $"{Page(kind)}/vorschau";
}
