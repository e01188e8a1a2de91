using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Incoming;

/// <summary>
/// That a mail was dealt with, stored in one transaction with what it changed: where it lay, when, and what is to be
/// done with it in the mailbox. Holds keys and choices only.
/// </summary>
[AboutPeople(
    "the place of a mail in the mailbox and what became of it, by id",
    "see that no mail counts twice",
    SeenBy = "coordination",
    Kept = "90 days"
)]
public sealed record HandledMail(
    Guid Id,
    long Validity,
    long Uid,
    DateTimeOffset At,
    MailDisposal Disposal,
    MailReason Reason,
    Guid? Person
);

/// <summary>What a coordinator needs to see to decide about a mail; sealed, and gone with the decision.</summary>
public sealed record IncomingLetter(
    string FromName,
    string From,
    string Subject,
    string Text,
    string Named,
    string Comment
);

/// <summary>A letter as it is stored: with the key of the person it comes from, or with our own when that is not known.</summary>
[AboutPeople(
    "sender, subject and the first words of a mail that a coordinator has to read, sealed with the key of the person, or with our own when nobody is known",
    "decide what is meant",
    SeenBy = "coordination",
    Kept = "until decided, 60 days at most"
)]
public sealed record SealedLetter(Guid Id, Guid? Person, string Content, DateTimeOffset At);

/// <summary>The newest calendar answer of one person about one meeting, so that an older one that comes later is dropped.</summary>
[AboutPeople(
    "SEQUENCE and time of the newest calendar answer of a person, by id",
    "drop answers that were overtaken",
    Kept = "90 days"
)]
public sealed record AnswerStamp(string Id, Guid Person, int Sequence, DateTimeOffset StampedAt)
{
    public static string IdOf(MeetingId meeting, PersonId person) =>
        $"{meeting.Value:N}:{person.Value:N}";

    /// <summary>RFC 5546 section 2.1.5: first the sequence counts, then the stamp. The same answer again is not older.</summary>
    public bool IsNewerThan(int sequence, DateTimeOffset stampedAt) =>
        Sequence > sequence || (Sequence == sequence && StampedAt > stampedAt);
}
