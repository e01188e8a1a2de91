using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Incoming;

/// <summary>Takes an answer that is believed: to a meeting, to one date of a series, or to all its dates.</summary>
public sealed class MailAnswers(InvitationCommands invitations, TimeProvider clock)
{
    public async Task<MailFinding> TakeAsync(
        Work work,
        SortedMail sorted,
        PersonId person,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(sorted);
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
}
