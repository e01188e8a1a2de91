using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>
/// One mail to one person, complete: everything that becomes bytes, and nothing taken from the clock,
/// so that the same mail composed again is the same bytes.
/// </summary>
public sealed record OutgoingMail
{
    public required Mailbox To { get; init; }

    public string ToName { get; init; } = "";

    public required string Subject { get; init; }

    public required string Html { get; init; }

    public required string Text { get; init; }

    /// <summary>Without angle brackets: unique before the @, our own domain after it.</summary>
    public required string MessageId { get; init; }

    /// <summary>When what the mail tells was decided.</summary>
    public required DateTimeOffset Date { get; init; }

    public string Language { get; init; } = "de";

    public CalendarPart? Calendar { get; init; }

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];

    /// <summary>The first mail about the same thing: clients show both as one conversation.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>Where a person's or a calendar's answer goes: for an invitation its ORGANIZER.</summary>
    public Mailbox? ReplyTo { get; init; }

    /// <summary>Makes an undelivered mail recognisable when it comes back: lower-case letters and digits.</summary>
    public string? BounceToken { get; init; }

    /// <summary>False only where a person wrote the mail by hand.</summary>
    public bool AutoSubmitted { get; init; } = true;

    /// <summary>The group it comes from, when it comes from one.</summary>
    public GroupId? Group { get; init; }

    /// <summary>The distribution list it went to, when it is a circular.</summary>
    public DistributionListId? DistributionList { get; init; }

    /// <summary>For reminders, digests and newsletters; never for invitations.</summary>
    public MailingList? List { get; init; }
}

/// <summary>
/// What a mail belongs to that mail programs can sort by (RFC 2919), and the address that ends it by one click without
/// a login (RFC 8058). The same token ends it by a mail (RFC 2369), where somebody reads it.
/// </summary>
public sealed record MailingList(string Name, Uri Unsubscribe, string Token);

/// <summary>A calendar message as written by Platform.Calendars, with its method.</summary>
public sealed record CalendarPart(ReadOnlyMemory<byte> Bytes, string Method);

public sealed record MailAttachment(string Name, string MediaType, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// A mail ready to go: the bytes and the envelope they travel in. Stored as it is, so every further try sends the same.
/// </summary>
public sealed record SealedMail(
    string MessageId,
    DateTimeOffset Date,
    Mailbox EnvelopeFrom,
    Mailbox EnvelopeTo,
    ReadOnlyMemory<byte> Bytes
);
