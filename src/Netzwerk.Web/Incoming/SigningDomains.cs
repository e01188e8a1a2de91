using System.Text;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Incoming;

/// <summary>That mail of a domain was seen signed. The domain is not stored: it can be the name of a person.</summary>
[AboutPeople(
    "that mail of a domain is signed, by a keyed hash of the domain, and when the last signed one came",
    "have somebody look at mails that pretend to come from there",
    Basis = "Art. 32 GDPR",
    Kept = "180 days after the last signed mail"
)]
public sealed record SigningDomain(string Id, DateTimeOffset LastSeen);

/// <summary>
/// Remembers whose domains sign their mail. Only domains of people we know are remembered, so that strangers cannot
/// fill the list.
/// </summary>
public sealed class SigningDomains(PersonVault vault, MasterKey master, TimeProvider clock)
{
    /// <summary>Whose domain stopped signing is believed again one day.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>Nobody who did not look for signatures may miss one.</summary>
    public async Task<bool> MustSignAsync(
        IQuerySession session,
        IncomingMessage mail,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(mail);
        return mail is { IsChecked: true, IsSigned: false, From: { } from }
            && await session.LoadAsync<SigningDomain>(IdOf(from), ct) is { } known
            && known.LastSeen > clock.GetUtcNow() - Kept;
    }

    public async Task NoteAsync(
        IDocumentSession session,
        IncomingMessage mail,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(mail);
        if (
            mail is not { IsSigned: true, From: { } from }
            || await vault.ByMailAsync(session, from.ToString(), ct) is null
        )
        {
            return;
        }

        var (id, now) = (IdOf(from), clock.GetUtcNow());
        if (
            !(
                await session.LoadAsync<SigningDomain>(id, ct) is { } known
                && known.LastSeen > now - Fresh
            )
        )
        {
            session.Store(new SigningDomain(id, now));
        }
    }

    private string IdOf(Mailbox from) =>
        Convert.ToHexStringLower(
            master.Sign("signing-domain", Encoding.UTF8.GetBytes(from.Domain))
        );
}
