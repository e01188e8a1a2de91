using System.Globalization;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace Netzwerk.Web.Platform.Mail;

/// <summary>
/// Checks by ourselves whether the domain of the sender signed a mail (RFC 6376), for mailboxes whose provider does not
/// say so. Only keys of the sender's domain are asked for, so that a mail cannot make us ask for what it likes.
/// </summary>
public sealed class DkimCheck(
    IDnsTexts dns,
    IOptions<MailSettings> settings,
    TimeProvider clock,
    ILogger<DkimCheck> log
)
{
    /// <summary>A mail bears one or two of its domain; many are an attempt to keep us busy.</summary>
    private const int MostSignatures = 3;

    /// <summary>All keys of one mail together: the next mail waits meanwhile.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(10);

    /// <summary>Clocks differ.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Without the word of a provider, and as long as it is not switched off.</summary>
    public bool IsOn =>
        settings.Value.Imap is { VerifyDkim: true } imap
        && string.IsNullOrWhiteSpace(imap.AuthServId);

    /// <summary>The same mail with the domains that signed it. It never fails: what cannot be checked is not signed.</summary>
    public async Task<IncomingMessage> CheckedAsync(
        IncomingMessage mail,
        byte[] raw,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(raw);
        // Of a large mail parts are missing: that it is large makes it no better than one that is not signed.
        return !IsOn
            ? mail
            : mail with
            {
                SignedBy = mail is { From: { } from, Condition: MessageCondition.Whole }
                    ? await SignedByAsync(raw, from, ct)
                    : [],
                IsChecked = true,
            };
    }

    private async Task<IReadOnlyList<string>> SignedByAsync(
        byte[] raw,
        Mailbox from,
        CancellationToken ct
    )
    {
        using var stream = new MemoryStream(raw, writable: false);
        using var message = await MimeMessage.LoadAsync(stream, ct);
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(ct);
        soon.CancelAfter(Within);
        var signed = new List<string>();
        foreach (var signature in SignaturesOf(message, from))
        {
            if (await IsGoodAsync(message, signature, soon.Token, ct))
            {
                signed.Add(signature.Domain);
            }
        }

        return signed;
    }

    private IEnumerable<Signature> SignaturesOf(MimeMessage message, Mailbox from)
    {
        var now = clock.GetUtcNow();
        return message
            .Headers.Where(h => h.Id is HeaderId.DkimSignature)
            .Select(Signature.Read)
            .OfType<Signature>()
            .Where(s => SignedDomains.MaySignFor(s.Domain, from) && s.Holds(now, Tolerance))
            .Take(MostSignatures);
    }

    private async Task<bool> IsGoodAsync(
        MimeMessage message,
        Signature signature,
        CancellationToken soon,
        CancellationToken ct
    )
    {
        try
        {
            var verifier = new DkimVerifier(new Keys(dns));
            return await verifier.VerifyAsync(message, signature.Header, soon);
        }
        // The edge to the world: neither a broken signature nor a name server that is away may stop the mail.
        catch (Exception e) when (!ct.IsCancellationRequested && e is not OutOfMemoryException)
        {
            log.SignatureNotChecked(e.GetType().Name);
            return false;
        }
    }

    /// <summary>What a signature says of itself, as far as MimeKit does not look at it.</summary>
    private sealed record Signature(Header Header, string Domain, DateTimeOffset? Until)
    {
        public bool Holds(DateTimeOffset now, TimeSpan tolerance) =>
            Until is not { } until || now <= until + tolerance;

        /// <summary>Null when it is broken, or signs a part of the mail only: anybody can write on below that.</summary>
        public static Signature? Read(Header header)
        {
            var tags = Tags.Read(header.Value);
            return
                !tags.ContainsKey("l")
                && tags.TryGetValue("d", out var d)
                && Mailbox.TryParse("x@" + d, out var mailbox)
                ? new(header, mailbox.Domain, Moment(tags.GetValueOrDefault("x")))
                : null;
        }

        private static DateTimeOffset? Moment(string? seconds) =>
            seconds is null ? null
            : long.TryParse(
                seconds,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
                ? DateTimeOffset.FromUnixTimeSeconds(number)
            : DateTimeOffset.MinValue.AddDays(1);
    }

    /// <summary>Looks keys up where RFC 6376 section 3.6.2.1 says that they stand.</summary>
    private sealed class Keys(IDnsTexts dns) : DkimPublicKeyLocatorBase
    {
        private const int LongestText = 4_096;

        public override AsymmetricKeyParameter LocatePublicKey(
            string methods,
            string domain,
            string selector,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException("Only asked without blocking.");

        public override async Task<AsymmetricKeyParameter> LocatePublicKeyAsync(
            string methods,
            string domain,
            string selector,
            CancellationToken cancellationToken = default
        )
        {
            var texts = await dns.FindAsync($"{selector}._domainkey.{domain}", cancellationToken);
            return
                texts is [{ Length: <= LongestText } text]
                && Tags.Read(text) is var tags
                && !IsOnTrial(tags)
                ? GetPublicKey(text)
                : throw new ParseException("no key", 0, 0);
        }

        /// <summary>"t=y": the domain still tries out whether its signatures are good, and wants none believed.</summary>
        private static bool IsOnTrial(IReadOnlyDictionary<string, string> tags) =>
            tags.GetValueOrDefault("t")?.Split(':').Contains("y", StringComparer.Ordinal) == true;
    }

    /// <summary>"name=value;" lists, of signatures and keys alike.</summary>
    private static class Tags
    {
        public static Dictionary<string, string> Read(string text)
        {
            var tags = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var part in text.Split(';'))
            {
                var at = part.IndexOf('=', StringComparison.Ordinal);
                if (at > 0)
                {
                    tags[part[..at].Trim()] = string.Concat(
                        part[(at + 1)..].Where(c => !char.IsWhiteSpace(c))
                    );
                }
            }

            return tags;
        }
    }
}
