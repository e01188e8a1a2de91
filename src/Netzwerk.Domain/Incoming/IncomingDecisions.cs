using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Incoming;

/// <summary>What was found out about a mail that came in, before it is noted.</summary>
public sealed record MailFinding(MailSort Sort, MailVerdict Verdict, MailReason Reason)
{
    public MeetingId? Meeting { get; init; }

    /// <summary>With no meeting it is about all dates of this series.</summary>
    public SeriesId? Series { get; init; }

    /// <summary>Whom it comes from, as far as that is proved.</summary>
    public PersonId? Person { get; init; }

    /// <summary>Whom it names besides: who was sent instead, or who wants to come.</summary>
    public PersonId? Other { get; init; }

    public Rsvp? Answer { get; init; }

    /// <summary>The date it proposes.</summary>
    public Appointment? Proposed { get; init; }

    /// <summary>Words came with an answer that was taken over by itself.</summary>
    public bool HasComment { get; init; }
}

/// <summary>The rules of mails that come in: each is noted once, and a coordinator decides once about those that need a look.</summary>
public static class IncomingDecisions
{
    private static readonly IncomingMailEvent[] Nothing = [];

    public static Outcome<IncomingMailEvent> Decide(MailFinding found) =>
        new MailHandled(
            found.Sort,
            found.Verdict,
            found.Reason,
            found.Meeting,
            found.Person,
            found.Other,
            found.Answer,
            found.Proposed?.Day,
            found.Proposed?.From,
            found.Proposed?.To,
            found.HasComment,
            found.Series
        );

    /// <summary>The same decision twice, as after a double click, changes nothing.</summary>
    public static Outcome<IncomingMailEvent> Decide(IncomingMail mail, MailSettlement wish) =>
        mail.Settlement == wish ? Nothing
        : mail.Settlement is not null ? new Refusal("incoming.settled")
        : !Offers(mail, wish) ? new Refusal("incoming.not-offered")
        : new MailSettled(wish);

    private static bool Offers(IncomingMail mail, MailSettlement wish) =>
        wish switch
        {
            MailSettlement.AnswerTaken => mail.OffersAnswer,
            MailSettlement.PersonInvited => mail.OffersInvitation,
            MailSettlement.ProposalTaken or MailSettlement.ProposalDeclined => mail.OffersDate,
            MailSettlement.PutAside => mail.IsOpen,
            _ => false,
        };
}

/// <summary>Whose address stands in a calendar answer, seen from the meeting.</summary>
public enum AnswererIs
{
    TokenOwner,
    AnotherInvitee,
    NotInvited,
}

/// <summary>When a calendar's answer is believed: nothing that an outsider mails changes a meeting.</summary>
public static class ReplyBelief
{
    /// <summary>The token in the address is one of this meeting: it stands for the person it was sent to.</summary>
    public static (MailVerdict Verdict, MailReason Reason) WithToken(
        AnswererIs answerer,
        bool isSentByAnswerer
    ) =>
        (answerer, isSentByAnswerer) switch
        {
            (AnswererIs.TokenOwner, true) => (MailVerdict.Applied, MailReason.ProvedByToken),
            // A forwarded mail, another address of the same person, a secretary.
            (AnswererIs.TokenOwner, false) => (MailVerdict.Review, MailReason.OtherSender),
            (AnswererIs.AnotherInvitee, _) => (MailVerdict.Ignored, MailReason.AnotherInvitee),
            // Somebody who was not asked, or another address: who invites decides (RFC 5546 section 3.2.3).
            (AnswererIs.NotInvited, true) => (MailVerdict.Review, MailReason.NotInvited),
            _ => (MailVerdict.Ignored, MailReason.NoProof),
        };

    /// <summary>
    /// Whoever has a mail of ours also knows its token, and anybody can write any sender. Where the mails of a domain
    /// are signed, one that is not gets a person's look.
    /// </summary>
    public static MailFinding Doubted(MailFinding found, bool isSigned, bool isDomainKnownToSign) =>
        found
            is {
                Verdict: MailVerdict.Applied,
                Sort: MailSort.CalendarAnswer or MailSort.PlainAnswer
            }
        && !isSigned
        && isDomainKnownToSign
            ? found with
            {
                Verdict = MailVerdict.Review,
                Reason = MailReason.NotSigned,
            }
            : found;

    /// <summary>Without a token only the signature of the sender's domain proves who wrote.</summary>
    public static (MailVerdict Verdict, MailReason Reason) WithoutToken(
        bool isInvitee,
        bool isSentByAnswerer,
        bool isSigned
    ) =>
        isInvitee && isSentByAnswerer && isSigned
            ? (MailVerdict.Applied, MailReason.ProvedBySignature)
            : (MailVerdict.Ignored, MailReason.NoProof);
}
