using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Incoming;

/// <summary>What a mail comes to, with what is needed to carry it out.</summary>
public sealed record SortedMail(MailFinding Finding)
{
    /// <summary>The SEQUENCE of the calendar entry that is answered; null in plain words, which answer what is in force.</summary>
    public int? Sequence { get; init; }

    public DateTimeOffset? StampedAt { get; init; }

    /// <summary>What the person had answered before this mail changed it; nothing when it was the first answer.</summary>
    public Rsvp Before { get; init; }

    /// <summary>The task that is called done.</summary>
    public ActionItemId? Task { get; init; }

    /// <summary>What the person wants to end.</summary>
    public LinkGrant? Unsubscribes { get; init; }

    /// <summary>What a report said: the three digits, kept with the mailbox.</summary>
    public int Code { get; init; }

    /// <summary>What a mail server reported about a mail of ours, once it is believed.</summary>
    public DeliveryReport? Report { get; init; }

    /// <summary>What the mail that is reported about was about: a meeting, or something else.</summary>
    public Guid Subject { get; init; }

    /// <summary>The address that a calendar answer names, for a coordinator's eyes.</summary>
    public string Named { get; init; } = "";

    public SortedMail As(MailVerdict verdict, MailReason reason) =>
        this with
        {
            Finding = Finding with { Verdict = verdict, Reason = reason },
        };

    public static implicit operator SortedMail(MailFinding finding) => new(finding);

    public static SortedMail Of(MailSort sort, MailVerdict verdict, MailReason reason) =>
        new(new MailFinding(sort, verdict, reason));
}
