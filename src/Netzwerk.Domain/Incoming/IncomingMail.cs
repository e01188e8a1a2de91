using Netzwerk.Domain.Meetings;

namespace Netzwerk.Domain.Incoming;

/// <summary>One mail that came in: what it is, what became of it and why, and what a coordinator made of it.</summary>
public sealed record IncomingMail(
    Guid Id,
    MailSort Sort,
    MailVerdict Verdict,
    MailReason Reason,
    MeetingId? Meeting,
    PersonId? Person,
    PersonId? Other,
    Rsvp? Answer,
    Appointment? Proposed,
    MailSettlement? Settlement
) : IFolded<IncomingMail, IncomingMailEvent>
{
    public int Version { get; init; }

    /// <summary>Somebody said more than the answer that was taken over.</summary>
    public bool HasComment { get; init; }

    /// <summary>With no meeting it is about all dates of this series.</summary>
    public SeriesId? Series { get; init; }

    /// <summary>A coordinator has still to look at it.</summary>
    public bool IsOpen => (IsUndecided || HasComment) && Settlement is null;

    private bool IsAboutDates => Meeting is not null || Series is not null;

    private bool IsUndecided => Verdict is MailVerdict.Review;

    /// <summary>It can be taken as an answer with one click.</summary>
    public bool OffersAnswer =>
        IsOpen && IsUndecided && IsAboutDates && this is { Person: not null, Answer: not null };

    /// <summary>The person it names besides can be invited with one click.</summary>
    public bool OffersInvitation => IsOpen && IsUndecided && IsAboutDates && Other is not null;

    /// <summary>The meeting can be moved to the date it proposes with one click.</summary>
    public bool OffersDate =>
        IsOpen && IsUndecided && this is { Meeting: not null, Proposed: not null };

    public static IncomingMail? Evolve(IncomingMail? mail, Guid id, object happened) =>
        (mail, happened) switch
        {
            (null, MailHandled e) => new(
                id,
                e.Sort,
                e.Verdict,
                e.Reason,
                e.Meeting,
                e.Person,
                e.Other,
                e.Answer,
                e is { Day: { } day, From: { } from, To: { } to } ? new(day, from, to) : null,
                Settlement: null
            )
            {
                HasComment = e.HasComment,
                Series = e.Series,
            },
            ({ } m, MailSettled e) => m with { Settlement = e.Settlement },
            _ => mail,
        };
}
