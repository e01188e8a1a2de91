using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Platform.Web;

namespace Netzwerk.Web.Incoming.Mails;

/// <summary>What a receipt says. The word is the ending of its texts.</summary>
public sealed record ReceiptFacts(
    string Word,
    string Name,
    Meeting Meeting,
    Rsvp? Answer,
    Rsvp? Before,
    Uri Site,
    Uri AnswerLink
)
{
    public bool MayChangeAnswer => Word is "answer" or "changed";

    /// <summary>Why this person gets it: perhaps somebody else wrote.</summary>
    public string ReasonKey => Word == "changed" ? "receipt.changed.reason" : "receipt.reason";
}

/// <summary>Puts a receipt together.</summary>
public sealed class ReceiptMailWriter(
    MailRenderer renderer,
    PersonVault vault,
    LinkTokens links,
    PreferenceLinks preferences,
    MessageComposer composer,
    PublicUrl site,
    IOptions<MailSettings> settings,
    IStringLocalizer<IncomingTexts> texts
)
{
    /// <summary>The word for a proposed date that is not taken.</summary>
    public const string Declined = "proposal-declined";

    private const int LongestTitle = 120;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IncomingMail mail,
        string word,
        IQuerySession session,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        ArgumentNullException.ThrowIfNull(mail);
        var card = await vault.FindAsync(session, dispatch.PersonId, ct);
        var meeting = mail.Meeting is { } id
            ? await session.LoadAsync<Meeting>(id.Value, ct)
            : null;
        if (card is null || meeting is null || !Mailbox.TryParse(card.Mail, out var to))
        {
            return null;
        }

        var language = InLanguage.Of(card.Language);
        var facts = new ReceiptFacts(
            word,
            card.FullName,
            meeting,
            mail.Answer,
            Receipts.BeforeOf(dispatch),
            site.Root,
            site.To("/antwort/" + links.Token(LinkPurpose.Answer, meeting.Id, dispatch.Person))
        );
        var body = await renderer.RenderAsync<ReceiptMail, ReceiptFacts>(
            facts,
            language,
            preferences.PageOf(dispatch.PersonId),
            ct
        );
        return new()
        {
            To = to,
            ToName = card.FullName,
            Subject = Subject(word, meeting, language),
            Html = body.Html,
            Text = body.Text,
            MessageId = composer.MessageIdOf(dispatch.Id),
            Date = dispatch.CausedAt,
            Language = language.TwoLetterISOLanguageName,
            ReplyTo = settings.Value.Sender.Tagged(
                links.Token(LinkPurpose.Organizer, meeting.Id, dispatch.Person)
            ),
            BounceToken = links.Token(LinkPurpose.Bounce, meeting.Id, dispatch.Person),
            Calendar = word == Declined ? Decline(dispatch, meeting, card, to, language) : null,
        };
    }

    /// <summary>For the calendar that proposed another date; null for somebody who is not invited any more.</summary>
    private CalendarPart? Decline(
        Dispatch dispatch,
        Meeting meeting,
        PersonCard card,
        Mailbox to,
        CultureInfo language
    )
    {
        if (
            meeting.Announced is not { } told
            || meeting.InviteeOf(dispatch.PersonId) is not { } invitee
        )
        {
            return null;
        }

        var organizer = settings.Value.Sender.Tagged(
            links.Token(LinkPurpose.Organizer, meeting.Id, dispatch.Person)
        );
        var message = new DeclinedProposal
        {
            Uid = CalendarMessage.UidOf(meeting.Id, settings.Value.Sender.Domain),
            Sequence = told.Revision + invitee.RevisionsAhead,
            StampedAt = dispatch.CausedAt,
            Organizer = new(organizer.ToString(), settings.Value.FromName),
            Attendee = new(
                to.ToString(),
                card.FullName,
                // Both have the same words, and "no answer" is the calendar's "needs action".
                Enum.TryParse<Participation>(invitee.Answer.ToString(), out var said)
                    ? said
                    : Participation.NeedsAction
            ),
            Comment = InLanguage.Say(language, () => texts[$"receipt.{Declined}.heading"].Value),
        };
        return new(message.Write(), DeclinedProposal.MethodName);
    }

    private string Subject(string word, Meeting meeting, CultureInfo language) =>
        InLanguage.Say(
            language,
            () =>
                texts[$"receipt.{word}.subject", PlainText.Start(meeting.Title, LongestTitle)].Value
        );
}

/// <summary>A receipt: true as long as the mail it is about stands as it was understood.</summary>
public sealed class ReceiptDispatch(ReceiptMailWriter mails) : IDispatchWriter
{
    public string Kind => Receipts.Kind;

    public MailClass Class => MailClass.Answer;

    public async Task<OutgoingMail?> WriteAsync(
        Dispatch dispatch,
        IQuerySession session,
        CancellationToken ct
    ) =>
        await session.LoadAsync<IncomingMail>(dispatch.Subject, ct) is { } mail
        && WordOf(mail, Receipts.BeforeOf(dispatch)) is { } word
            ? await mails.WriteAsync(dispatch, mail, word, session, ct)
            : null;

    private static string? WordOf(IncomingMail mail, Rsvp? before) =>
        mail switch
        {
            { Answer: not null } when before is not null => "changed",
            { Settlement: MailSettlement.ProposalDeclined } => ReceiptMailWriter.Declined,
            { Reason: MailReason.TaskDone } => "done",
            { Verdict: MailVerdict.Applied, Answer: not null } => "answer",
            { Reason: MailReason.MeetingCancelled } => "cancelled",
            { Verdict: MailVerdict.Noted } => "not-taken",
            _ => null,
        };
}
