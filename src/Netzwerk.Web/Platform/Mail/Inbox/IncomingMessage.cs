using Netzwerk.Web.Platform.Calendars;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>How much of a mail could be read.</summary>
public enum MessageCondition
{
    Whole,

    /// <summary>Too large: only its headers and its small calendar and text parts were fetched.</summary>
    Large,

    /// <summary>No parser could make anything of it.</summary>
    Unreadable,
}

/// <summary>A mail as it came in, read but not judged: everything in it may be forged or hostile.</summary>
public sealed record IncomingMessage
{
    /// <summary>The same mail has the same id, however often it is delivered or read.</summary>
    public required Guid Id { get; init; }

    public MessageCondition Condition { get; init; } = MessageCondition.Whole;

    /// <summary>The one address it says it comes from; null when there is none, or several.</summary>
    public Mailbox? From { get; init; }

    public string FromName { get; init; } = "";

    /// <summary>Every address it was sent or delivered to.</summary>
    public IReadOnlyList<Mailbox> Recipients { get; init; } = [];

    public string Subject { get; init; } = "";

    /// <summary>A program wrote it (RFC 3834): it is never answered.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>The domains whose signature our own provider, or we ourselves, found good.</summary>
    public IReadOnlyList<string> SignedBy { get; init; } = [];

    /// <summary>Somebody looked for signatures: then a mail without one is known to have none.</summary>
    public bool IsChecked { get; init; }

    public CalendarAnswer? Calendar { get; init; }

    /// <summary>There is a calendar part, but none that one answer can be read from.</summary>
    public bool HasBrokenCalendar { get; init; }

    public DeliveryReport? Report { get; init; }

    /// <summary>The first text of it, with what it quotes.</summary>
    public string Text { get; init; } = "";

    /// <summary>True when the sender's domain, or one above it, signed the mail.</summary>
    public bool IsSigned =>
        From is { } from && SignedBy.Any(d => SignedDomains.MaySignFor(d, from));
}

/// <summary>What a mail server reports about a mail of ours.</summary>
/// <param name="Action">"failed", "delayed" or another word of RFC 3464.</param>
/// <param name="Status">The enhanced code, such as 5.1.1.</param>
/// <param name="Code">The three digits of SMTP, or 0.</param>
/// <param name="Recipients">Whom the mail did not reach, as we wrote the address and as the server knew it.</param>
public sealed record DeliveryReport(
    string Action,
    string Status,
    int Code,
    IReadOnlyList<Mailbox> Recipients
)
{
    /// <summary>The Message-ID of the mail that is reported about; empty when the report does not tell.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The name of the server that would not take it.</summary>
    public string Server { get; init; } = "";
}

/// <summary>Where a mail lies that was read: with both numbers a mailbox can be asked for it again.</summary>
public sealed record MailboxPlace(long Validity, long Uid);

/// <summary>Decides about a mail and stores the outcome, all in one transaction. The same mail again changes nothing.</summary>
public interface IIncomingMailHandler
{
    /// <summary>The mail at this place was dealt with before: then it need not be fetched again.</summary>
    Task<MailDisposal?> FindAsync(MailboxPlace place, CancellationToken ct);

    Task<MailDisposal> HandleAsync(IncomingMessage mail, MailboxPlace place, CancellationToken ct);
}

/// <summary>What is done with a mail in the mailbox once the outcome is stored.</summary>
public enum MailDisposal
{
    Processed,
    Unclear,
}
