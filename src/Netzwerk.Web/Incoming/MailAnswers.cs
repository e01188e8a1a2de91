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
    public async Task<SortedMail> TakeAsync(
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
            return sorted.As(MailVerdict.Ignored, MailReason.NoAnswer);
        }

        return await AnswerOneAsync(work, sorted, id, person, ct);
    }

    /// <summary>All dates that are as the series says; about one that was moved people were asked by itself.</summary>
    private async Task<SortedMail> AnswerAllAsync(
        Work work,
        SortedMail sorted,
        SeriesId id,
        PersonId person,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var series = await work.Session.LoadAsync<MeetingSeries>(id.Value, ct);
        var result = sorted.As(MailVerdict.Noted, MailReason.TooLate);
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

    /// <summary>
    /// A mail counts as applied when it changed one date at least. What was answered before is told of all dates at once.
    /// </summary>
    private static SortedMail Better(SortedMail so, SortedMail one) =>
        (Rank(one.Finding) > Rank(so.Finding) ? one : so) with
        {
            Before = so.Before is Rsvp.NoAnswer ? one.Before : so.Before,
        };

    private static int Rank(MailFinding finding) =>
        finding switch
        {
            { Verdict: MailVerdict.Applied, Reason: not MailReason.AlreadyKnown } => 3,
            { Verdict: MailVerdict.Applied } => 2,
            { Reason: MailReason.OlderAnswer or MailReason.OldDate } => 1,
            _ => 0,
        };

    private async Task<SortedMail> AnswerOneAsync(
        Work work,
        SortedMail sorted,
        MeetingId id,
        PersonId person,
        CancellationToken ct
    )
    {
        if (await IsOlderAsync(work.Session, sorted, id, person, ct))
        {
            return sorted.As(MailVerdict.Noted, MailReason.OlderAnswer);
        }

        work.Session.LastModifiedBy = person.ToString();
        var meeting = await work.Session.LoadAsync<Meeting>(id.Value, ct);
        var invitee = meeting?.InviteeOf(person);
        var ask = new AnswerMeeting(
            person,
            sorted.Finding.Answer ?? default,
            Sequence(sorted.Sequence, meeting, invitee)
        );
        var outcome = await invitations.AnswerByMailAsync(work, id, ask, ct);
        return outcome switch
        {
            null => sorted.As(MailVerdict.Ignored, MailReason.UnknownMeeting),
            { Refusal: { } refusal } => sorted.As(MailVerdict.Noted, ReasonOf(refusal)),
            { Events.Count: 0 } => sorted.As(sorted.Finding.Verdict, MailReason.AlreadyKnown),
            _ => sorted with { Before = invitee?.Answer ?? Rsvp.NoAnswer },
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
    private static int? Sequence(int? sequence, Meeting? meeting, Invitee? invitee) =>
        meeting is { Announced: { } told } && sequence is { } number
            ? Math.Min(number - (invitee?.RevisionsAhead ?? 0), told.Sequence)
            : null;

    private static MailReason ReasonOf(Refusal refusal) =>
        refusal.Code switch
        {
            "answer.date-moved" => MailReason.OldDate,
            "answer.meeting-cancelled" => MailReason.MeetingCancelled,
            "answer.not-invited" => MailReason.NotInvited,
            _ => MailReason.TooLate,
        };
}
