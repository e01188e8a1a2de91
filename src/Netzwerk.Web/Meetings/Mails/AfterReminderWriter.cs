using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Time;
using Netzwerk.Web.Platform.Web;
using Netzwerk.Web.Platform.Wording;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>What a reminder after a meeting says.</summary>
public sealed record AfterReminderFacts(string Name, string Group, Meeting Meeting, Uri Page)
{
    /// <summary>The words that the office chose for the beginning and the end.</summary>
    public OwnWords Own { get; init; } = OwnWords.None;

    /// <summary>Our own address on the web.</summary>
    public Uri Site => new(Page, "/");
}

/// <summary>Puts a reminder after a meeting together.</summary>
public sealed class AfterReminderWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    IOptions<MailSettings> settings,
    IStringLocalizer<MeetingTexts> texts
)
{
    /// <summary>A subject longer than this is cut by every client.</summary>
    private const int LongestSubject = 160;

    public async Task<OutgoingMail?> WriteAsync(
        Meeting meeting,
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        var group = await session.LoadAsync<Group>(meeting.Group.Value, ct);
        var card = await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct);
        if (group is null || card is null || !Mailbox.TryParse(card.Mail, out var to))
        {
            return null;
        }

        var language = InLanguage.Of(card.Language);
        var facts = await FactsAsync(meeting, group, card, language, session, ct);
        var mail = await mails.WriteAsync<AfterReminderMail, AfterReminderFacts>(
            dispatch,
            card,
            to,
            Subject(facts, language),
            facts,
            ct
        );
        return mail with
        {
            Group = meeting.Group,
            ReplyTo = settings.Value.Sender.Tagged(
                links.Token(LinkPurpose.Organizer, dispatch.Subject, dispatch.Person)
            ),
            BounceToken = links.Token(LinkPurpose.Bounce, dispatch.Subject, dispatch.Person),
        };
    }

    /// <summary>The same for a mail that is sent and for one that is only looked at.</summary>
    internal async Task<AfterReminderFacts> FactsAsync(
        Meeting meeting,
        Group group,
        PersonCard card,
        CultureInfo language,
        IQuerySession session,
        CancellationToken ct
    ) =>
        new(card.FullName, group.Name, meeting, site.To($"/sitzungen/{meeting.Id}"))
        {
            Own = await OwnWords.LoadAsync(
                session,
                MailTextKind.AfterMeeting,
                language,
                () =>
                    MeetingWords.Values(
                        (card.FullName, group.Name),
                        (meeting.Title, WhenText.WithZone(meeting.When)),
                        (meeting.Place, meeting.VideoLink),
                        texts
                    ),
                ct
            ),
        };

    internal string Subject(AfterReminderFacts facts, CultureInfo language) =>
        InLanguage.Say(
            language,
            () =>
                texts[
                    "mail.after.subject",
                    PlainText.Start(facts.Meeting.Title, LongestSubject),
                    WhenText.ShortDay(facts.Meeting.When.Day)
                ].Value
        );
}
