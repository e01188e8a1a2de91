using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.Meetings.Mails;

namespace Netzwerk.Web.MailTexts;

/// <summary>How kinds of mail are called in addresses.</summary>
public static class MailTextAddress
{
    private static readonly (MailTextKind Kind, string Word, MeetingMailKind Mail)[] All =
    [
        (MailTextKind.Invitation, "einladung", MeetingMailKind.Invitation),
        (MailTextKind.Update, "aenderung", MeetingMailKind.Update),
        (MailTextKind.Cancellation, "absage", MeetingMailKind.Cancellation),
        (MailTextKind.Reminder, "erinnerung", MeetingMailKind.Reminder),
        (MailTextKind.LastReminder, "letzte-erinnerung", MeetingMailKind.LastReminder),
    ];

    public static IReadOnlyList<MailTextKind> Kinds { get; } = [.. All.Select(a => a.Kind)];

    public static string Word(MailTextKind kind) => All.First(a => a.Kind == kind).Word;

    public static MeetingMailKind MailOf(MailTextKind kind) => All.First(a => a.Kind == kind).Mail;

    public static MailTextKind? Read(string? word) =>
        All.Where(a => a.Word == word).Select(a => (MailTextKind?)a.Kind).FirstOrDefault();

    public static string Page(MailTextKind kind) => $"{MailTextsFeature.Route}/{Word(kind)}";

    public static string Preview(MailTextKind kind) => $"{Page(kind)}/vorschau";
}
