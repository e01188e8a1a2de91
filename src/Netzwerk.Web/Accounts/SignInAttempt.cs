using Netzwerk.Domain;

namespace Netzwerk.Web.Accounts;

/// <summary>
/// Somebody gave an address to sign in. Link and code are not stored: both are worked out from the master key.
/// An unknown address makes an attempt without a person, so that nothing tells it from a known one.
/// </summary>
[AboutPeople(
    "that somebody asked for a sign-in mail, by id",
    "sign in",
    Basis = "Art. 6(1)(b) GDPR",
    Kept = "2 hours"
)]
public sealed record SignInAttempt(
    Guid Id,
    string NonceHash,
    Guid? Person,
    DateTimeOffset StartedAt,
    DateTimeOffset ExpiresAt,
    bool Remember,
    string Back
)
{
    /// <summary>A code has 40 bits: five guesses leave an attacker a chance of one in 200 thousand million.</summary>
    public const int MostTries = 5;

    /// <summary>Long enough for greylisting, short enough for a shared screen (ASVS 6.5.5).</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>The entry that has the address; somebody who was entered twice has one more.</summary>
    public Guid? Entry { get; init; }

    /// <summary>Wrong codes so far.</summary>
    public int Tries { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    public DateTimeOffset? MailedAt { get; init; }
}

/// <summary>The sign-in mails of one person: the newest attempt, which alone counts, and when mails went out lately.</summary>
[AboutPeople(
    "when sign-in mails went out lately, by id",
    "keep strangers from flooding a mailbox",
    Basis = "Art. 32 GDPR",
    Kept = "2 hours"
)]
public sealed record SignInPost(
    Guid Id,
    Guid Newest,
    IReadOnlyList<DateTimeOffset> Mails,
    DateTimeOffset LastAt
);
