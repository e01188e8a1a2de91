using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Incoming;

/// <summary>
/// Judges what mail servers report. Only a report about a mail of ours to this person counts: otherwise anybody could
/// write somebody off with a forged one.
/// </summary>
public sealed class ReportSorter(MailTokens tokens, PersonVault vault, TimeProvider clock)
{
    /// <summary>A full mailbox is emptied again: only the third report within the time marks the person.</summary>
    private const int FailuresThatCount = 3;

    private static readonly TimeSpan CountedWithin = TimeSpan.FromDays(14);

    private static readonly MailReason[] Counted =
    [
        MailReason.MailboxFull,
        MailReason.NotDelivered,
    ];

    public async Task<SortedMail> SortAsync(
        IQuerySession session,
        IncomingMessage mail,
        DeliveryReport report,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        var grants = await tokens.FindAsync(session, mail, LinkPurpose.Bounce, ct);
        if (grants is not [var grant, ..])
        {
            return Of(MailVerdict.Ignored, MailReason.UnknownToken);
        }

        var person = new PersonId(grant.Person);
        var card = await vault.OpenAsync(session, person, Openly.Comparing, ct);
        if (!Mailbox.TryParse(card?.Mail, out var mailbox) || !report.Recipients.Contains(mailbox))
        {
            return Of(MailVerdict.Ignored, MailReason.WrongPerson);
        }

        var finding = await JudgeAsync(session, person, report, ct);
        // We also write about other things than meetings.
        var meeting = await session.LoadAsync<Meeting>(grant.Subject, ct);
        return new(
            finding with
            {
                Meeting = meeting is null ? null : new(meeting.Id),
                Person = person,
            }
        )
        {
            Subject = grant.Subject,
            Code = report.Code,
            Report = report,
        };
    }

    private async Task<MailFinding> JudgeAsync(
        IQuerySession session,
        PersonId person,
        DeliveryReport report,
        CancellationToken ct
    )
    {
        if (report.Action != "FAILED")
        {
            return Of(MailVerdict.Noted, MailReason.Delayed);
        }

        var status = report.Status + ".";
        // The whole mail system distrusts us: that says nothing about the address.
        if (status.StartsWith("5.7.", StringComparison.Ordinal))
        {
            return Of(MailVerdict.Noted, MailReason.Distrusted);
        }

        if (status.StartsWith("5.1.", StringComparison.Ordinal) || status is "5.2.1.")
        {
            return Of(MailVerdict.Applied, MailReason.MailboxGone);
        }

        var reason = status is "5.2.2." or "4.2.2."
            ? MailReason.MailboxFull
            : MailReason.NotDelivered;
        var before = await FailuresAsync(session, person, ct);
        return Of(
            before + 1 >= FailuresThatCount ? MailVerdict.Applied : MailVerdict.Noted,
            reason
        );
    }

    private async Task<int> FailuresAsync(
        IQuerySession session,
        PersonId person,
        CancellationToken ct
    )
    {
        var since = clock.GetUtcNow() - CountedWithin;
        var owner = (Guid?)person.Value;
        var reports = await session
            .Query<HandledMail>()
            .Where(h => h.Person == owner && h.At >= since)
            .ToListAsync(ct);
        return reports.Count(h => Counted.Contains(h.Reason));
    }

    private static MailFinding Of(MailVerdict verdict, MailReason reason) =>
        new(MailSort.DeliveryReport, verdict, reason);
}
