using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Calendars;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Mail;
using Netzwerk.Web.Platform.Persons;

namespace Netzwerk.Web.Incoming;

/// <summary>
/// A calendar that lost its entry asks for it (RFC 5546 section 3.2.6). Only whose invitation it is gets it once more, at
/// most once an hour: a program that asks at every answer must not make a loop.
/// </summary>
public sealed class RefreshSorter(MailTokens tokens, PersonVault vault, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public async Task<SortedMail> SortAsync(
        IQuerySession session,
        IncomingMessage mail,
        CalendarAnswer ask,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(ask);
        var grants = await tokens.FindAsync(session, mail, LinkPurpose.Organizer, ct);
        var grant = grants.FirstOrDefault(g => IsAbout(ask, g));
        var meeting = grant is null ? null : await session.LoadAsync<Meeting>(grant.Subject, ct);
        if (grant is null || meeting is null)
        {
            return Of(MailVerdict.Ignored, MailReason.NoProof);
        }

        var person = new PersonId(grant.Person);
        if (!await IsOwnerAsync(session, mail, ask, person, ct))
        {
            return Of(MailVerdict.Ignored, MailReason.OtherSender);
        }

        var found = Of(MailVerdict.Applied, MailReason.Refreshed) with
        {
            Meeting = new(meeting.Id),
            Person = person,
        };
        return meeting is not { Announced: not null } || meeting.InviteeOf(person) is null
                ? found with
                {
                    Verdict = MailVerdict.Ignored,
                    Reason = MailReason.NotInvited,
                }
            : meeting.When.End <= clock.GetUtcNow()
                ? found with
                {
                    Verdict = MailVerdict.Ignored,
                    Reason = MailReason.TooLate,
                }
            : await IsTooSoonAsync(session, grant.Person, ct)
                ? found with
                {
                    Verdict = MailVerdict.Noted,
                    Reason = MailReason.RefreshedBefore,
                }
            : found;
    }

    private bool IsAbout(CalendarAnswer ask, LinkGrant grant) =>
        CalendarMessage
            .UidOf(grant.Subject, tokens.Organizer.Domain)
            .Equals(ask.Uid, StringComparison.OrdinalIgnoreCase);

    private async Task<bool> IsOwnerAsync(
        IQuerySession session,
        IncomingMessage mail,
        CalendarAnswer ask,
        PersonId owner,
        CancellationToken ct
    ) =>
        ask.Attendees is [var only]
        && mail.From is { } from
        && Mailbox.TryParse(only.Address, out var asking)
        && asking == from
        && Mailbox.TryParse((await vault.FindAsync(session, owner, ct))?.Mail, out var known)
        && known == from;

    private async Task<bool> IsTooSoonAsync(
        IQuerySession session,
        Guid person,
        CancellationToken ct
    )
    {
        var since = clock.GetUtcNow() - Pause;
        return await session
            .Query<HandledMail>()
            .AnyAsync(
                h => h.Person == person && h.At > since && h.Reason == MailReason.Refreshed,
                ct
            );
    }

    private static MailFinding Of(MailVerdict verdict, MailReason reason) =>
        new(MailSort.Refresh, verdict, reason);
}

/// <summary>Sends somebody once more what their calendar asked for.</summary>
public sealed class Refreshes(TimeProvider clock)
{
    public async Task<IReadOnlyList<Dispatch>> SendAsync(
        IDocumentOperations session,
        Guid mail,
        SortedMail sorted,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(sorted);
        return
            sorted.Finding is { Reason: MailReason.Refreshed, Meeting: { } id, Person: { } person }
            && await session.LoadAsync<Meeting>(id.Value, ct) is { } meeting
            && MeetingMails.OnceMore(meeting, person, mail, clock.GetUtcNow()) is { } dispatch
            ? await DispatchQueue.PlanAsync(session, [dispatch], ct)
            : [];
    }
}
