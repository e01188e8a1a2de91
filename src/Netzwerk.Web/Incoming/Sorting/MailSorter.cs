using Marten;
using Netzwerk.Domain.Incoming;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Incoming;

/// <summary>
/// Decides what a mail is and what it may do, in this order: unreadable, our own, a report of a mail server, the end of reminders, a
/// calendar's answer, an automatic mail, words of a person. Nothing that an outsider mails changes anything.
/// </summary>
public sealed class MailSorter(
    MailTokens tokens,
    ReportSorter reports,
    CalendarSorter calendars,
    Unsubscriptions unsubscriptions,
    RefreshSorter refreshes,
    PlainSorter words,
    SigningDomains signing
)
{
    public async Task<SortedMail> SortAsync(
        IQuerySession session,
        IncomingMessage mail,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        var sorted = await BelievedAsync(session, mail, ct);
        var isDemanded = await signing.MustSignAsync(session, mail, ct);
        return sorted with
        {
            Finding = ReplyBelief.Doubted(sorted.Finding, mail.IsSigned, isDemanded),
        };
    }

    private async Task<SortedMail> BelievedAsync(
        IQuerySession session,
        IncomingMessage mail,
        CancellationToken ct
    ) =>
        mail switch
        {
            { Condition: MessageCondition.Unreadable } => SortedMail.Of(
                MailSort.Other,
                MailVerdict.Review,
                MailReason.Unreadable
            ),
            { From: { } from } when tokens.IsOurs(from) => SortedMail.Of(
                MailSort.Other,
                MailVerdict.Ignored,
                MailReason.OwnMail
            ),
            { Report: { } report } => await reports.SortAsync(session, mail, report, ct),
            _ => await unsubscriptions.FindAsync(session, mail, ct)
                ?? await AnsweredAsync(session, mail, ct),
        };

    private async Task<SortedMail> AnsweredAsync(
        IQuerySession session,
        IncomingMessage mail,
        CancellationToken ct
    ) =>
        mail switch
        {
            // Rooms and calendars that answer by themselves do mean what they say.
            { Calendar: { Method: "REPLY" or "COUNTER" } answer } => await calendars.SortAsync(
                session,
                mail,
                answer,
                ct
            ),
            { IsAutomatic: true } => SortedMail.Of(
                MailSort.Automatic,
                MailVerdict.Ignored,
                MailReason.AutomaticReply
            ),
            { Calendar: { Method: "REFRESH" } ask } => await refreshes.SortAsync(
                session,
                mail,
                ask,
                ct
            ),
            { Calendar: not null } => await LookAtAsync(
                session,
                mail,
                MailReason.ForeignInvitation,
                ct
            ),
            { HasBrokenCalendar: true } => await LookAtAsync(
                session,
                mail,
                MailReason.BrokenCalendar,
                ct
            ),
            _ => await words.SortAsync(session, mail, ct),
        };

    /// <summary>Who answers an invitation of ours with something we do not take gets a person's look; nobody else does.</summary>
    private async Task<SortedMail> LookAtAsync(
        IQuerySession session,
        IncomingMessage mail,
        MailReason reason,
        CancellationToken ct
    )
    {
        var grants = await tokens.FindAsync(session, mail, LinkPurpose.Organizer, ct);
        if (grants is not [var grant, ..])
        {
            return SortedMail.Of(MailSort.CalendarAnswer, MailVerdict.Ignored, reason);
        }

        var finding = new MailFinding(MailSort.CalendarAnswer, MailVerdict.Review, reason)
        {
            Person = new(grant.Person),
        };
        return await AnsweredThing.FindAsync(session, grant.Subject, ct) is { } about
            ? about.Note(finding)
            : finding;
    }
}
