using Netzwerk.Domain;

namespace Netzwerk.Web.Platform.Dispatches;

public enum DispatchState
{
    /// <summary>To be sent, or to be tried again.</summary>
    Waiting,

    /// <summary>A mail server took it over.</summary>
    Sent,

    /// <summary>What it would have said was no longer true.</summary>
    Obsolete,

    /// <summary>The server refused it for good.</summary>
    Refused,

    /// <summary>The line broke after the whole mail was out, twice: a human decides.</summary>
    Unclear,

    /// <summary>Tried for too long: a human decides.</summary>
    Parked,

    /// <summary>Its reader wants no such mail.</summary>
    Silenced,

    /// <summary>Told by a digest instead of a mail of its own.</summary>
    Gathered,

    /// <summary>Not sent, because an earlier mail to this address came back; goes out when the address is put right.</summary>
    Held,
}

/// <summary>
/// One mail to one person for one reason. The key says which, so that the same reason never makes two mails.
/// It holds keys only; what the mail says is worked out from the facts when it is sent.
/// </summary>
[AboutPeople(
    "that a mail was planned or sent, to whom by id; which server took it, refused it or sent it back, and its words without addresses",
    "prove that everybody was invited and see whom no mail reaches",
    SeenBy = "coordination, the person",
    Kept = "90 days"
)]
public sealed record Dispatch(
    string Id,
    string Kind,
    Guid Person,
    Guid Subject,
    string Detail,
    DateTimeOffset CausedAt
)
{
    /// <summary>The kind of the mail that gathers others.</summary>
    public const string Digest = "digest";

    public DispatchState State { get; init; } = DispatchState.Waiting;

    public int Attempts { get; init; }

    public int DoubtfulAttempts { get; init; }

    /// <summary>Not before this moment; at once when it is past. Of a gathered one: when its digest is due.</summary>
    public DateTimeOffset NextTryAt { get; init; } = CausedAt;

    /// <summary>The key of the digest that tells it; none before that is planned.</summary>
    public string? GatheredIn { get; init; }

    /// <summary>When it was sent or given up.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>The server's code or a short reason, without any address.</summary>
    public string Answer { get; init; } = "";

    /// <summary>The server that we handed it to, or tried to.</summary>
    public string Server { get; init; } = "";

    /// <summary>What that server said last, without addresses.</summary>
    public string Reply { get; init; } = "";

    /// <summary>When a mail server further on reported trouble with it.</summary>
    public DateTimeOffset? BouncedAt { get; init; }

    /// <summary>It will not arrive any more; otherwise it was only late.</summary>
    public bool BouncedForGood { get; init; }

    /// <summary>The enhanced code of the report, such as 5.1.1.</summary>
    public string BounceStatus { get; init; } = "";

    /// <summary>The server that would not take it.</summary>
    public string BounceServer { get; init; } = "";

    /// <summary>A coordinator wants it tried although earlier mail to this address came back.</summary>
    public bool DespiteMark { get; init; }

    /// <summary>A server took it, or may have, and nobody reported that it got lost.</summary>
    public bool MayHaveArrived =>
        (State is DispatchState.Sent && !BouncedForGood) || DoubtfulAttempts > 0;

    /// <summary>A human decides whether it is sent once more.</summary>
    public bool NeedsDecision =>
        State is DispatchState.Refused or DispatchState.Unclear or DispatchState.Parked;

    /// <summary>It did not arrive, as far as we know, and a human may have it sent after all.</summary>
    public bool MaySendAgain =>
        NeedsDecision
        || State is DispatchState.Held
        || (State is DispatchState.Sent && BouncedForGood);

    /// <summary>A human wants it sent after all; when it may have arrived before, one more doubt is the last.</summary>
    public Dispatch OnceMore(DateTimeOffset now) => Again(now) with { DespiteMark = true };

    /// <summary>The address was put right: it is tried from the beginning.</summary>
    public Dispatch Again(DateTimeOffset now) =>
        this with
        {
            State = DispatchState.Waiting,
            Attempts = 0,
            DoubtfulAttempts = Math.Min(DoubtfulAttempts, 1),
            NextTryAt = now,
            SettledAt = null,
            BouncedAt = null,
            BouncedForGood = false,
            BounceStatus = "",
            BounceServer = "",
        };

    public PersonId PersonId => new(Person);

    public static Dispatch Of(
        string kind,
        PersonId person,
        Guid subject,
        DateTimeOffset causedAt,
        string detail = ""
    ) =>
        new(
            $"{kind}:{subject:N}:{detail}:{person.Value:N}",
            kind,
            person.Value,
            subject,
            detail,
            causedAt
        );
}

/// <summary>
/// The bytes of a mail that was begun to be sent, sealed with the recipient's key, and how many tries were begun.
/// More begun than answered means that a try was cut short. Dropped when nobody needs to decide about the mail.
/// </summary>
[AboutPeople(
    "the bytes of a mail on its way, sealed with the key of its recipient",
    "send the same mail again after a fault",
    Basis = "Art. 32 GDPR",
    Kept = "until the mail is settled"
)]
public sealed record DispatchContent(string Id, string SealedMail, int Begun);

/// <summary>Whether mail reaches a person: red after a mailbox refused for good, since the first time.</summary>
[AboutPeople(
    "that a mailbox cannot be reached, by id",
    "find another way to the person",
    SeenBy = "coordination",
    Kept = "until the address was checked or replaced, or the person is erased"
)]
public sealed record MailboxState(Guid Id, bool IsUnreachable, int Code, DateTimeOffset Since)
{
    /// <summary>
    /// Reported by a mail server further on: that our own relay takes the next mail says nothing against it.
    /// </summary>
    public bool IsReported { get; init; }
}
