using Marten;
using Microsoft.Extensions.Options;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Incoming;

/// <summary>Finds the tokens in the addresses that a mail was sent or delivered to.</summary>
public sealed class MailTokens(IOptions<MailSettings> settings, TimeProvider clock)
{
    /// <summary>A mail of ours carries one; a few more are somebody's mistake, many an attempt.</summary>
    private const int MostTokens = 5;

    public Mailbox Organizer => settings.Value.Sender;

    public Mailbox Bounces => settings.Value.BounceMailbox;

    public Mailbox Unsubscribes => settings.Value.UnsubscribeMailbox;

    /// <summary>What the tokens in addresses of this mailbox stand for; unknown and old ones stand for nothing.</summary>
    public async Task<IReadOnlyList<LinkGrant>> FindAsync(
        IQuerySession session,
        IncomingMessage mail,
        LinkPurpose purpose,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        var home = purpose switch
        {
            LinkPurpose.Bounce => Bounces,
            LinkPurpose.NoReminders or LinkPurpose.NoDigests or LinkPurpose.NoListMail =>
                Unsubscribes,
            _ => Organizer,
        };
        var links = new Links(session, clock);
        var found = new List<LinkGrant>();
        foreach (
            var token in mail
                .Recipients.Select(r => TagOf(r, home))
                .OfType<string>()
                .Take(MostTokens)
        )
        {
            if (await links.FindAsync(token, purpose, ct) is { } grant)
            {
                found.Add(grant);
            }
        }

        return found;
    }

    /// <summary>Our own address, with or without a token: what comes from there is a loop.</summary>
    public bool IsOurs(Mailbox mailbox) =>
        new[] { Organizer, Bounces, Unsubscribes }.Any(ours =>
            mailbox == ours || TagOf(mailbox, ours) is not null
        );

    /// <summary>The meeting or series that a UID of ours names; null for one of somebody else.</summary>
    public Guid? SubjectOf(string uid)
    {
        ArgumentNullException.ThrowIfNull(uid);
        var at = uid.IndexOf('@', StringComparison.Ordinal);
        return
            at > 0
            && Guid.TryParseExact(uid[..at], "D", out var id)
            && uid[(at + 1)..].Equals(Organizer.Domain, StringComparison.OrdinalIgnoreCase)
            ? id
            : null;
    }

    private static string? TagOf(Mailbox mailbox, Mailbox home) =>
        mailbox.Domain == home.Domain
        && mailbox.Local.StartsWith(home.Local + '+', StringComparison.OrdinalIgnoreCase)
            ? mailbox.Local[(home.Local.Length + 1)..]
            : null;
}
