using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Meetings.Mails;

/// <summary>What a reminder after a meeting says.</summary>
public sealed record AfterReminderFacts(
    string Name,
    string Group,
    Meeting Meeting,
    Uri Page,
    Uri Site
);

/// <summary>
/// A reminder after a meeting: true as long as its day and words stand and the person is one whom it concerns.
/// </summary>
public sealed class AfterReminderDispatch(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
    PublicUrl site,
    IOptions<MailSettings> settings,
    IStringLocalizer<MeetingTexts> texts
) : IDispatchWriter
{
    /// <summary>A subject longer than this is cut by every client.</summary>
    private const int LongestSubject = 160;

    public string Kind => MeetingMails.AfterReminder;

    public MailClass Class => MailClass.Reminder;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(session);
        var meeting = await session.LoadAsync<Meeting>(dispatch.Subject, ct);
        var group = meeting is null
            ? null
            : await session.LoadAsync<Group>(meeting.Group.Value, ct);
        var card = await vault.FindAsync(session, dispatch.PersonId, ct);
        if (
            meeting is null
            || group is null
            || card is null
            || !Mailbox.TryParse(card.Mail, out var to)
            || !IsTrue(meeting, dispatch)
        )
        {
            return null;
        }

        return await WriteAsync(
            dispatch,
            new(card.FullName, group.Name, meeting, site.To($"/sitzungen/{meeting.Id}"), site.Root),
            card,
            to,
            ct
        );
    }

    private static bool IsTrue(Meeting meeting, Dispatch dispatch) =>
        meeting.Status is not MeetingStatus.Cancelled
        && meeting.After.DaysAfter.Any(d =>
            dispatch.Detail == PlanAfterReminders.DetailOf(meeting, d)
        )
        && meeting.InviteeOf(dispatch.PersonId) is { } invitee
        && AfterReminderDecisions.Concerns(meeting, invitee);

    private async Task<OutgoingMail> WriteAsync(
        Dispatch dispatch,
        AfterReminderFacts facts,
        PersonCard card,
        Mailbox to,
        CancellationToken ct
    )
    {
        var language = InLanguage.Of(card.Language);
        var mail = await mails.WriteAsync<AfterReminderMail, AfterReminderFacts>(
            dispatch,
            card,
            to,
            InLanguage.Say(language, () => Subject(facts.Meeting)),
            facts,
            ct
        );
        return mail with
        {
            Group = facts.Meeting.Group,
            ReplyTo = settings.Value.Sender.Tagged(
                links.Token(LinkPurpose.Organizer, dispatch.Subject, dispatch.Person)
            ),
            BounceToken = links.Token(LinkPurpose.Bounce, dispatch.Subject, dispatch.Person),
        };
    }

    private string Subject(Meeting meeting) =>
        texts[
            "mail.after.subject",
            PlainText.Start(meeting.Title, LongestSubject),
            Platform.Time.WhenText.ShortDay(meeting.When.Day)
        ];
}
