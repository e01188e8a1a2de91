using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>How a mail begins and ends in the words of the office, filled in for its reader; empty for the usual words.</summary>
public sealed record OwnWords(string Opening, string Closing)
{
    public static readonly OwnWords None = new("", "");

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

    public static async Task<OwnWords> LoadAsync(
        IQuerySession session,
        MeetingMailFacts facts,
        CultureInfo language,
        IStringLocalizer texts,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(language);
        if (
            KindOf(facts.Kind) is not { } kind
            || await session.LoadAsync<OwnMailTexts>(OwnMailTexts.OfTheOffice, ct) is not { } own
        )
        {
            return None;
        }

        var text = own.Of(kind);
        var values = InLanguage.Say(language, () => Values(facts, texts));
        var (opening, closing) =
            language.TwoLetterISOLanguageName == "en"
                ? (text.EnglishOpening, text.EnglishClosing)
                : (text.GermanOpening, text.GermanClosing);
        return new(MailPlaceholders.Fill(opening, values), MailPlaceholders.Fill(closing, values));
    }

    private static Dictionary<string, string> Values(MeetingMailFacts facts, IStringLocalizer texts)
    {
        var meeting = facts.Meeting;
        return new(StringComparer.Ordinal)
        {
            ["name"] = facts.Name,
            ["gruppe"] = facts.Group,
            ["titel"] = meeting.Title,
            ["termin"] = WhenText.WithZone(meeting.When),
            ["ort"] =
                meeting.Place.Length > 0
                    ? meeting.Place
                    : texts[meeting.VideoLink.Length > 0 ? "mail.place.video" : "mail.place.open"],
        };
    }
}
