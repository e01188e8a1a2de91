using System.Globalization;
using Marten;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings.Series.Mails;
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
    AnsweredThing About,
    Rsvp? Answer,
    Rsvp? Before,
    Uri Site,
    Uri AnswerLink
)
{
    public bool MayChangeAnswer => Word is "answer" or "changed";

    /// <summary>Why this person gets it: perhaps somebody else wrote.</summary>
    public string ReasonKey => Word == "changed" ? "receipt.changed.reason" : "receipt.reason";

    public string Title => About.Meeting?.Title ?? About.Series?.Title ?? "";
}

/// <summary>Puts a receipt together.</summary>
public sealed class ReceiptMailWriter(
    PersonalMails mails,
    PersonVault vault,
    LinkTokens links,
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
        var card = await vault.OpenAsync(session, dispatch.PersonId, Openly.OwnMail, ct);
        var id = mail.Meeting?.Value ?? mail.Series?.Value;
        var about = id is { } subject ? await AnsweredThing.FindAsync(session, subject, ct) : null;
        if (
            card is null
            || about is null
            || id is not { } thing
            || !Mailbox.TryParse(card.Mail, out var to)
        )
        {
            return null;
        }

        var language = InLanguage.Of(card.Language);
        var facts = new ReceiptFacts(
            word,
            card.FullName,
            about,
            mail.Answer,
            Receipts.BeforeOf(dispatch),
            site.Root,
            site.To("/antwort/" + links.Token(LinkPurpose.Answer, thing, dispatch.Person))
        );
        var written = await mails.WriteAsync<ReceiptMail, ReceiptFacts>(
            dispatch,
            card,
            to,
            Subject(word, facts.Title, language),
            facts,
            ct
        );
        return written with
        {
            ReplyTo = settings.Value.Sender.Tagged(
                links.Token(LinkPurpose.Organizer, thing, dispatch.Person)
            ),
            BounceToken = links.Token(LinkPurpose.Bounce, thing, dispatch.Person),
            Calendar =
                word == Declined && about.Meeting is { } meeting
                    ? Decline(
                        dispatch,
                        meeting,
                        await DateInSeries.LoadAsync(session, meeting, ct),
                        new(to.ToString(), card.FullName, Said(meeting, dispatch.PersonId)),
                        language
                    )
                    : null,
        };
    }

    /// <summary>For the calendar that proposed another date; null for somebody who is not invited any more.</summary>
    private CalendarPart? Decline(
        Dispatch dispatch,
        Meeting meeting,
        DateInSeries? inSeries,
        CalendarAttendee attendee,
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
            links.Token(
                LinkPurpose.Organizer,
                inSeries?.AnswersTo(meeting, dispatch.PersonId) ?? meeting.Id,
                dispatch.Person
            )
        );
        var own = told.Sequence + invitee.RevisionsAhead;
        var message = new DeclinedProposal
        {
            Uid = CalendarMessage.UidOf(
                inSeries?.Series.Id ?? meeting.Id,
                settings.Value.Sender.Domain
            ),
            DateOf = inSeries?.Date,
            Sequence = inSeries?.SequenceOf(own, dispatch.PersonId) ?? own,
            StampedAt = dispatch.CausedAt,
            Organizer = new(organizer.ToString(), settings.Value.FromName),
            Attendee = attendee,
            Comment = InLanguage.Say(language, () => texts[$"receipt.{Declined}.heading"].Value),
        };
        return new(message.Write(), DeclinedProposal.MethodName);
    }

    // Both have the same words, and "no answer" is the calendar's "needs action".
    private static Participation Said(Meeting meeting, PersonId person) =>
        Enum.TryParse<Participation>(meeting.InviteeOf(person)?.Answer.ToString(), out var said)
            ? said
            : Participation.NeedsAction;

    private string Subject(string word, string title, CultureInfo language) =>
        InLanguage.Say(
            language,
            () => texts[$"receipt.{word}.subject", PlainText.Start(title, LongestTitle)].Value
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
