using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Meetings.Series;
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
        var entry = tokens.SubjectOf(ask.Uid) is { } id
            ? await AnsweredThing.FindAsync(session, id, ct)
            : null;
        var grants = await tokens.FindAsync(session, mail, LinkPurpose.Organizer, ct);
        var grant = grants.FirstOrDefault(g => entry?.Covers(g.Subject) == true);
        if (entry is null || grant is null)
        {
            return Of(MailVerdict.Ignored, MailReason.NoProof);
        }

        var person = new PersonId(grant.Person);
        if (!await IsOwnerAsync(session, mail, ask, person, ct))
        {
            return Of(MailVerdict.Ignored, MailReason.OtherSender);
        }

        var about = await AskedForAsync(session, entry, grant, ask, ct);
        var reason = await ReasonOfAsync(session, about, person, ct);
        return about.Note(Of(VerdictOf(reason), reason) with { Person = person });
    }

    /// <summary>
    /// Whoever is invited to a series gets the whole entry, even when asked for one date: an override alone would leave a
    /// calendar that lost everything with one date. A guest of one date gets that date.
    /// </summary>
    private static async Task<AnsweredThing> AskedForAsync(
        IQuerySession session,
        AnsweredThing entry,
        LinkGrant grant,
        CalendarAnswer ask,
        CancellationToken ct
    )
    {
        if (entry.Series is not { } series || series.InviteeOf(new(grant.Person)) is not null)
        {
            return entry;
        }

        var date = await entry.OfAsync(session, ask, ct) is { Meeting: { } named }
            ? named
            : await session.LoadAsync<Meeting>(grant.Subject, ct);
        return entry with { Meeting = date };
    }

    private async Task<MailReason> ReasonOfAsync(
        IQuerySession session,
        AnsweredThing about,
        PersonId person,
        CancellationToken ct
    ) =>
        !about.WasTold || !about.IsInvited(person) ? MailReason.NotInvited
        : await about.EndAsync(session, ct) <= clock.GetUtcNow() ? MailReason.TooLate
        : await IsTooSoonAsync(session, person.Value, ct) ? MailReason.RefreshedBefore
        : MailReason.Refreshed;

    private static MailVerdict VerdictOf(MailReason reason) =>
        reason switch
        {
            MailReason.Refreshed => MailVerdict.Applied,
            MailReason.RefreshedBefore => MailVerdict.Noted,
            _ => MailVerdict.Ignored,
        };

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
        && Mailbox.TryParse(
            (await vault.OpenAsync(session, owner, Openly.Comparing, ct))?.Mail,
            out var known
        )
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
        if (sorted.Finding is not { Reason: MailReason.Refreshed, Person: { } person } asked)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var dispatch = asked switch
        {
            { Meeting: { } id } => await session.LoadAsync<Meeting>(id.Value, ct) is { } meeting
                ? MeetingMails.OnceMore(meeting, person, mail, now)
                : null,
            { Series: { } id } => await session.LoadAsync<MeetingSeries>(id.Value, ct) is { } series
                ? SeriesMails.OnceMore(series, person, mail, now)
                : null,
            _ => null,
        };
        return dispatch is null ? [] : await DispatchQueue.PlanAsync(session, [dispatch], ct);
    }
}
