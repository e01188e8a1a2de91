using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Mail;

namespace Netzwerk.Web.Incoming;

/// <summary>
/// Deals with one mail: what it changes, the event that tells its verdict, the mark that it was handled and the
/// receipt are one transaction. The same mail again finds its history begun and changes nothing.
/// </summary>
public sealed class IncomingMails(
    IDocumentStore store,
    CommandRunner commands,
    MailSorter sorter,
    InvitationCommands invitations,
    IncomingLetters letters,
    BounceNotes bounces,
    DispatchQueue queue,
    TimeProvider clock
) : IIncomingMailHandler
{
    public async Task<MailDisposal?> FindAsync(MailboxPlace place, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(place);
        await using var session = store.QuerySession();
        var (validity, uid) = place;
        var handled = await session
            .Query<HandledMail>()
            .FirstOrDefaultAsync(h => h.Validity == validity && h.Uid == uid, ct);
        return handled?.Disposal;
    }

    public async Task<MailDisposal> HandleAsync(
        IncomingMessage mail,
        MailboxPlace place,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(place);
        var disposal = MailDisposal.Processed;
        IReadOnlyList<Dispatch> receipts = [];
        var result = await commands.RunAsync(
            Originator.Mail,
            async (work, token) =>
            {
                receipts = [];
                if (await work.Session.LoadAsync<IncomingMail>(mail.Id, token) is { } known)
                {
                    disposal = DisposalOf(known.Verdict);
                    return;
                }

                var sorted = await sorter.SortAsync(work.Session, mail, token);
                var finding = await CarryOutAsync(work, sorted, token);
                await bounces.NoteAsync(work.Session, sorted, token);
                disposal = DisposalOf(finding.Verdict);
                receipts = await NoteAsync(
                    work,
                    mail,
                    place,
                    sorted with
                    {
                        Finding = finding,
                    },
                    token
                );
            },
            ct
        );
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"A mail could not be noted: {result.Status}.");
        }

        queue.Wake(receipts);
        return disposal;
    }

    private static MailDisposal DisposalOf(MailVerdict verdict) =>
        verdict is MailVerdict.Review ? MailDisposal.Unclear : MailDisposal.Processed;

    private async Task<IReadOnlyList<Dispatch>> NoteAsync(
        Work work,
        IncomingMessage mail,
        MailboxPlace place,
        SortedMail sorted,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var finding = sorted.Finding with
        {
            HasComment =
                sorted.Finding is { Verdict: MailVerdict.Applied, Sort: MailSort.CalendarAnswer }
                && mail.Calendar is { Comment.Length: > 0 },
        };
        work.Start<IncomingMail, IncomingMailEvent>(mail.Id, IncomingDecisions.Decide(finding));
        work.Session.Store(
            new HandledMail(
                mail.Id,
                place.Validity,
                place.Uid,
                now,
                DisposalOf(finding.Verdict),
                finding.Reason,
                finding.Person?.Value
            )
        );
        if (finding.Verdict is MailVerdict.Review || finding.HasComment)
        {
            await letters.KeepAsync(work.Session, mail, sorted, ct);
        }

        return await Receipts.PlanAsync(work.Session, mail.Id, finding, now, ct);
    }

    /// <summary>Does what the mail asks for; what the rules of meetings refuse becomes another verdict.</summary>
    private async Task<MailFinding> CarryOutAsync(
        Work work,
        SortedMail sorted,
        CancellationToken ct
    )
    {
        var finding = sorted.Finding;
        if (finding is not { Verdict: MailVerdict.Applied, Person: { } person })
        {
            return finding;
        }

        switch (finding.Sort)
        {
            case MailSort.DeliveryReport:
                await MarkUnreachableAsync(work, person, sorted.Code, ct);
                return finding;
            case MailSort.PlainAnswer when sorted.Task is { } task:
                work.Session.LastModifiedBy = person.ToString();
                await FollowUpCommands.FinishByMailAsync(work, task, ct);
                return finding;
            default:
                return await AnswerAsync(work, sorted, person, ct);
        }
    }

    private async Task<MailFinding> AnswerAsync(
        Work work,
        SortedMail sorted,
        PersonId person,
        CancellationToken ct
    )
    {
        var finding = sorted.Finding;
        if (finding is { Meeting: null, Series: { } series, Answer: not null })
        {
            return await AnswerAllAsync(work, sorted, series, person, ct);
        }

        if (finding is not { Meeting: { } id, Answer: not null })
        {
            return finding with { Verdict = MailVerdict.Ignored, Reason = MailReason.NoAnswer };
        }

        return await AnswerOneAsync(work, sorted, id, person, ct);
    }

    /// <summary>All dates that are as the series says; about one that was moved people were asked by itself.</summary>
    private async Task<MailFinding> AnswerAllAsync(
        Work work,
        SortedMail sorted,
        SeriesId id,
        PersonId person,
        CancellationToken ct
    )
    {
        var (finding, now) = (sorted.Finding, clock.GetUtcNow());
        var series = await work.Session.LoadAsync<MeetingSeries>(id.Value, ct);
        var result = finding with { Verdict = MailVerdict.Noted, Reason = MailReason.TooLate };
        if (series is null)
        {
            return result;
        }

        foreach (var date in await work.Session.DatesAsync(series, ct))
        {
            if (
                SeriesWork.IsOpenTo(date, person, now)
                && date.When == series.On(date.OfSeries?.Day ?? date.When.Day)
            )
            {
                var one = await AnswerOneAsync(work, sorted, new(date.Id), person, ct);
                result = Better(result, one);
            }
        }

        return result;
    }

    /// <summary>A mail counts as applied when it changed one date at least.</summary>
    private static MailFinding Better(MailFinding so, MailFinding one) =>
        Rank(one) > Rank(so) ? one : so;

    private static int Rank(MailFinding finding) =>
        finding switch
        {
            { Verdict: MailVerdict.Applied, Reason: not MailReason.AlreadyKnown } => 3,
            { Verdict: MailVerdict.Applied } => 2,
            { Reason: MailReason.OlderAnswer or MailReason.OldDate } => 1,
            _ => 0,
        };

    private async Task<MailFinding> AnswerOneAsync(
        Work work,
        SortedMail sorted,
        MeetingId id,
        PersonId person,
        CancellationToken ct
    )
    {
        var finding = sorted.Finding;
        if (await IsOlderAsync(work.Session, sorted, id, person, ct))
        {
            return finding with { Verdict = MailVerdict.Noted, Reason = MailReason.OlderAnswer };
        }

        work.Session.LastModifiedBy = person.ToString();
        var sequence = await SequenceAsync(work.Session, sorted.Sequence, id, person, ct);
        var ask = new AnswerMeeting(person, finding.Answer ?? default, sequence);
        var outcome = await invitations.AnswerByMailAsync(work, id, ask, ct);
        return outcome switch
        {
            null => finding with
            {
                Verdict = MailVerdict.Ignored,
                Reason = MailReason.UnknownMeeting,
            },
            { Refusal: { } refusal } => Refused(finding, refusal),
            { Events.Count: 0 } => finding with { Reason = MailReason.AlreadyKnown },
            _ => finding,
        };
    }

    /// <summary>Drops what was overtaken on the way, and remembers the newest (RFC 5546 section 2.1.5).</summary>
    private static async Task<bool> IsOlderAsync(
        IDocumentSession session,
        SortedMail sorted,
        MeetingId meeting,
        PersonId person,
        CancellationToken ct
    )
    {
        if (sorted is not { Sequence: { } sequence, StampedAt: { } stamp })
        {
            return false;
        }

        var id = AnswerStamp.IdOf(meeting, person);
        var last = await session.LoadAsync<AnswerStamp>(id, ct);
        if (last?.IsNewerThan(sequence, stamp) == true)
        {
            return true;
        }

        session.Store(new AnswerStamp(id, person.Value, sequence, stamp));
        return false;
    }

    /// <summary>
    /// The sequence of the meeting that is answered: a person's own entry may be ahead of it, and a calendar that
    /// counts on by itself answers the newest.
    /// </summary>
    private static async Task<int?> SequenceAsync(
        IQuerySession session,
        int? sequence,
        MeetingId id,
        PersonId person,
        CancellationToken ct
    )
    {
        var meeting = sequence is null ? null : await session.LoadAsync<Meeting>(id.Value, ct);
        return meeting is { Announced: { } told } && sequence is { } number
            ? Math.Min(number - (meeting.InviteeOf(person)?.RevisionsAhead ?? 0), told.Sequence)
            : null;
    }

    private static MailFinding Refused(MailFinding finding, Refusal refusal) =>
        finding with
        {
            Verdict = MailVerdict.Noted,
            Reason = refusal.Code switch
            {
                "answer.date-moved" => MailReason.OldDate,
                "answer.meeting-cancelled" => MailReason.MeetingCancelled,
                "answer.not-invited" => MailReason.NotInvited,
                _ => MailReason.TooLate,
            },
        };

    private Task MarkUnreachableAsync(Work work, PersonId person, int code, CancellationToken ct)
    {
        const int MailboxUnavailable = 550;
        var mark = new MailboxState(
            person.Value,
            IsUnreachable: true,
            code > 0 ? code : MailboxUnavailable,
            clock.GetUtcNow()
        );
        return Mailboxes.MarkAsync(work.Session, mark with { IsReported = true }, ct);
    }
}
