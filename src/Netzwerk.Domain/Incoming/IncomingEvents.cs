using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Incoming;

/// <summary>Something that happened to a mail that came in.</summary>
[AboutPeople(
    "that a mail came in, from whom by id, what became of it and why",
    "prove what was done with each mail",
    SeenBy = "coordination",
    Kept = "with the records of the group"
)]
public abstract record IncomingMailEvent;

/// <summary>What a mail that came in wants to be.</summary>
public enum MailSort
{
    CalendarAnswer,
    CounterProposal,
    PlainAnswer,
    DeliveryReport,
    Automatic,
    Other,
    Refresh,
    Unsubscription,
}

/// <summary>What became of a mail that came in.</summary>
public enum MailVerdict
{
    Applied,
    Noted,
    Ignored,
    Review,
}

/// <summary>Why a mail that came in was handled as it was.</summary>
public enum MailReason
{
    ProvedByToken,
    ProvedBySignature,
    AlreadyKnown,
    OtherSender,
    AnotherInvitee,
    NotInvited,
    NoProof,
    Delegated,
    CounterProposed,
    OldDate,
    OlderAnswer,
    TooLate,
    MeetingCancelled,
    UnknownMeeting,
    ForeignOrganizer,
    BrokenCalendar,
    ForeignInvitation,
    NoAnswer,
    OwnMail,
    AutomaticReply,
    MailboxGone,
    MailboxFull,
    NotDelivered,
    Delayed,
    Distrusted,
    UnknownToken,
    WrongPerson,
    UnclearWords,
    UnknownSender,
    TooLarge,
    Unreadable,
    TaskDone,
    NoSingleTask,
    UnknownDate,
    NotSigned,
    Refreshed,
    RefreshedBefore,
    Unsubscribed,
    UnsubscribedBefore,
}

/// <summary>What a coordinator did with a mail that needed a look.</summary>
public enum MailSettlement
{
    AnswerTaken,
    PersonInvited,
    ProposalTaken,
    ProposalDeclined,
    PutAside,
}

/// <summary>
/// A mail came in and was dealt with: what it is, what became of it and why. The person is the one it comes from
/// as far as that is proved, the other one whom it names besides; day and times are a proposed date. With a comment a
/// person said more than the answer, which a coordinator reads. With a series and no meeting it is about all its dates.
/// </summary>
[StoredAs("mail-handled.1")]
public sealed record MailHandled(
    MailSort Sort,
    MailVerdict Verdict,
    MailReason Reason,
    MeetingId? Meeting,
    PersonId? Person,
    PersonId? Other,
    Rsvp? Answer,
    DateOnly? Day,
    TimeOnly? From,
    TimeOnly? To,
    bool HasComment,
    SeriesId? Series = null
) : IncomingMailEvent;

/// <summary>A coordinator decided about a mail that needed a look.</summary>
[StoredAs("mail-settled.1")]
public sealed record MailSettled(MailSettlement Settlement) : IncomingMailEvent;
