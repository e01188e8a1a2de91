using System.Security.Cryptography;
using System.Text;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Platform.Identity;

/// <summary>What a link in a mail is good for. Each kind of link opens one thing only.</summary>
public enum LinkPurpose
{
    SignIn,
    Answer,
    Organizer,
    Bounce,
    Review,
    Task,
    JoinConfirmation,
    Feed,
    MailPreferences,
    NoReminders,
    NoDigests,
    Successor,
    Entry,
    GroupInvitation,
    InviteLink,
    LeaveGroup,
    NoListMail,
    Confidentiality,
    SchedulingPoll,
    CircularResolution,
}

/// <summary>
/// A link that works without signing in: for one purpose, one subject and one person. The database holds a
/// hash of the token only; the token itself is worked out from the master key when a mail is written.
/// </summary>
[AboutPeople(
    "that a link was made, for whom by id",
    "answer without an account",
    Kept = "until the link expires"
)]
public sealed record LinkGrant(
    string Id,
    LinkPurpose Purpose,
    Guid Subject,
    Guid Person,
    DateTimeOffset ExpiresAt
);

/// <summary>Makes and recognises the tokens of links.</summary>
public sealed class LinkTokens(MasterKey master)
{
    /// <summary>160 bits, written in 32 letters and digits that survive every mail system.</summary>
    private const int TokenBytes = 20;

    private const int CodeBytes = 5;

    private const int LongestTyped = 40;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>Without 0, 1, I and O, which look alike in many fonts.</summary>
    private const string CodeAlphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public string Token(LinkPurpose purpose, Guid subject, Guid person)
    {
        Span<byte> data = stackalloc byte[32];
        subject.TryWriteBytes(data);
        person.TryWriteBytes(data[16..]);
        return Base32(master.Sign("link-" + purpose, data).AsSpan(0, TokenBytes));
    }

    /// <summary>40 bits for people to type: safe only with a handful of tries and a short life.</summary>
    public string Code(LinkPurpose purpose, Guid subject, Guid person)
    {
        Span<byte> data = stackalloc byte[32];
        subject.TryWriteBytes(data);
        person.TryWriteBytes(data[16..]);
        return Base32(master.Sign("code-" + purpose, data).AsSpan(0, CodeBytes), CodeAlphabet);
    }

    /// <summary>A typed code as it was meant: without blanks and hyphens, in capitals.</summary>
    public static string TypedCode(string? typed) =>
        typed is null
            ? ""
            : string.Concat(typed.Take(LongestTyped).Where(char.IsAsciiLetterOrDigit))
                .ToUpperInvariant();

    public LinkGrant Grant(
        LinkPurpose purpose,
        Guid subject,
        Guid person,
        DateTimeOffset expiresAt
    ) => new(Hash(Token(purpose, subject, person)), purpose, subject, person, expiresAt);

    /// <summary>The addresses that a mail about something comes back to: answered by a person, or by a mail server.</summary>
    public LinkGrant[] WaysBack(Guid subject, Guid person, DateTimeOffset expiresAt) =>
        [
            Grant(LinkPurpose.Organizer, subject, person, expiresAt),
            Grant(LinkPurpose.Bounce, subject, person, expiresAt),
        ];

    public static string Hash(string token) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    internal static string Base32(ReadOnlySpan<byte> bytes, string alphabet = Alphabet)
    {
        var text = new StringBuilder();
        int buffer = 0,
            bits = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(alphabet[(buffer >> (bits - 5)) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        return text.ToString();
    }
}
