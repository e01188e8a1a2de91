using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Incoming;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.EventStore;

namespace Netzwerk.Web.Incoming;

/// <summary>Enters the answers to meetings that came by mail.</summary>
public sealed class MailedAnswers(InvitationCommands invitations)
{
    /// <summary>Enters an answer and remembers what was answered before; what the rules refuse becomes another verdict.</summary>
    public async Task<SortedMail> EnterAsync(
        Work work,
        SortedMail sorted,
        PersonId person,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(sorted);
        var finding = sorted.Finding;
        if (finding is not { Meeting: { } id, Answer: { } answer })
        {
            return sorted.As(MailVerdict.Ignored, MailReason.NoAnswer);
        }

        if (await IsOlderAsync(work.Session, sorted, id, person, ct))
        {
            return sorted.As(MailVerdict.Noted, MailReason.OlderAnswer);
        }

        work.Session.LastModifiedBy = person.ToString();
        var meeting = await work.Session.LoadAsync<Meeting>(id.Value, ct);
        var invitee = meeting?.InviteeOf(person);
        var ask = new AnswerMeeting(person, answer, Revision(sorted.Sequence, meeting, invitee));
        var outcome = await invitations.AnswerByMailAsync(work, id, ask, ct);
        return outcome switch
        {
            null => sorted.As(MailVerdict.Ignored, MailReason.UnknownMeeting),
            { Refusal: { } refusal } => sorted.As(MailVerdict.Noted, ReasonOf(refusal)),
            { Events.Count: 0 } => sorted.As(finding.Verdict, MailReason.AlreadyKnown),
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
    /// The revision of the meeting that is answered: a person's own entry may be ahead of it, and a calendar that
    /// counts on by itself answers the newest.
    /// </summary>
    private static int? Revision(int? sequence, Meeting? meeting, Invitee? invitee) =>
        meeting is { Announced: { } told } && sequence is { } number
            ? Math.Min(number - (invitee?.RevisionsAhead ?? 0), told.Revision)
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
