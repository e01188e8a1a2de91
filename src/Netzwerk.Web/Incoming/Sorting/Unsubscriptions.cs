using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Web.MailChoices;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Incoming;

/// <summary>
/// A mail to the address in the head of a reminder, digest or circular ends that kind, as the one click does (RFC 2369). Mail
/// programs send it on their own, so it counts from programs too; the token is what allows it.
/// </summary>
public sealed class Unsubscriptions(MailTokens tokens)
{
    private static readonly LinkPurpose[] Kinds =
    [
        LinkPurpose.NoReminders,
        LinkPurpose.NoDigests,
        LinkPurpose.NoListMail,
    ];

    /// <summary>Null when the mail is none.</summary>
    public async Task<SortedMail?> FindAsync(
        IQuerySession session,
        IncomingMessage mail,
        CancellationToken ct
    )
    {
        foreach (var kind in Kinds)
        {
            if (await tokens.FindAsync(session, mail, kind, ct) is [var link, ..])
            {
                var finding = new MailFinding(
                    MailSort.Unsubscription,
                    MailVerdict.Applied,
                    MailReason.Unsubscribed
                )
                {
                    Person = new(link.Person),
                };
                return new(finding) { Unsubscribes = link };
            }
        }

        return null;
    }

    public static async Task<SortedMail> CarryOutAsync(
        Work work,
        SortedMail sorted,
        PersonId person,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(sorted);
        work.Session.LastModifiedBy = person.ToString();
        return
            sorted.Unsubscribes is { } link
            && await PreferenceCommands.UnsubscribeByMailAsync(work, link, ct)
            ? sorted
            : sorted.As(MailVerdict.Noted, MailReason.UnsubscribedBefore);
    }
}
