using Microsoft.Extensions.Localization;
using Netzwerk.Domain.MailTexts;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>What stands for the placeholders in own words about a meeting or a series.</summary>
internal static class MeetingWords
{
    /// <summary>The kinds of mail whose words may be the office's own.</summary>
    public static MailTextKind? KindOf(MeetingMailKind kind) =>
        kind switch
        {
            MeetingMailKind.Invitation => MailTextKind.Invitation,
            MeetingMailKind.Update => MailTextKind.Update,
            MeetingMailKind.Cancellation => MailTextKind.Cancellation,
            MeetingMailKind.Reminder => MailTextKind.Reminder,
            MeetingMailKind.LastReminder => MailTextKind.LastReminder,
            _ => null,
        };

    public static MeetingMailKind MailOf(MailTextKind kind) =>
        Enum.GetValues<MeetingMailKind>().First(k => KindOf(k) == kind);

    public static IReadOnlyDictionary<string, string> Values(
        (string Name, string Group) reader,
        (string Title, string When) what,
        (string Place, string VideoLink) where,
        IStringLocalizer<MeetingTexts> texts
    )
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = reader.Name,
            ["gruppe"] = reader.Group,
            ["titel"] = what.Title,
            ["termin"] = what.When,
            ["ort"] =
                where.Place.Length > 0
                    ? where.Place
                    : texts[where.VideoLink.Length > 0 ? "mail.place.video" : "mail.place.open"],
        };
    }
}
