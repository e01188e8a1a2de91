using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;

namespace Netzwerk.Domain.CircularResolutions;

/// <summary>A seat that is asked: one vote, of its member or, when the member says nothing, of a deputy.</summary>
public sealed record CircularSeat(PersonId Person, OrganisationId? Organisation)
{
    /// <summary>Who may answer instead, the first to be asked first.</summary>
    public IReadOnlyList<PersonId> Deputies { get; init; } = [];

    internal bool Names(PersonId person) => Person == person || Deputies.Contains(person);
}

/// <summary>The last answer of somebody; a reason only stands with an objection.</summary>
public sealed record CircularReply(
    PersonId By,
    CircularChoice Choice,
    DateTimeOffset At,
    string Reason
);

/// <summary>Where a question that a group decides without a meeting stands.</summary>
public enum CircularResolutionState
{
    Draft,
    Running,
    Ended,
    Withdrawn,
    Discarded,
}

/// <summary>How a question ended: the result, the votes as they count, and how many objected.</summary>
public sealed record CircularEnd(
    CircularEnding Ending,
    CircularResult Result,
    VoteWording Wording,
    VoteCounts Counted,
    int Objections,
    IReadOnlyList<PersonId> Entitled,
    IReadOnlyList<PersonId> Silent,
    DateTimeOffset At
);

/// <summary>A question that a group decides without a meeting: asked in writing, answered until the end of its last day.</summary>
public sealed partial record CircularResolution(
    Guid Id,
    GroupId Group,
    string Title,
    string Wording,
    string Reasons,
    bool IsClosed,
    DateOnly LastDay
) : IFolded<CircularResolution, CircularResolutionEvent>
{
    public int Version { get; init; }

    public CircularResolutionState State { get; init; }

    /// <summary>Papers of the group that belong to the question.</summary>
    public IReadOnlyList<PaperId> Papers { get; init; } = [];

    /// <summary>The number of the rules of procedure by which it is decided; 0 while it is a draft.</summary>
    public int Rules { get; init; }

    /// <summary>It was confirmed that the matter is a minor one.</summary>
    public bool IsMinor { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The seats that are asked, as they were when the question was sent.</summary>
    public IReadOnlyList<CircularSeat> Seats { get; init; } = [];

    /// <summary>The last answer of each who answered.</summary>
    public IReadOnlyList<CircularReply> Replies { get; init; } = [];

    public string WithdrawnBecause { get; init; } = "";

    public CircularEnd? End { get; init; }

    public bool IsRunning => State is CircularResolutionState.Running;

    /// <summary>As many were for it as against it, and the chair has not decided.</summary>
    public bool AwaitsChair => End?.Result is CircularResult.ChairDecides;

    public bool HasPassed => End?.Result is CircularResult.Passed;

    /// <summary>The moment in which its last day is over.</summary>
    public DateTimeOffset EndsAt => Appointment.EndOf(LastDay);

    /// <summary>Until the last second of the last day, by the clocks of Europe/Berlin.</summary>
    public bool TakesAnswersAt(DateTimeOffset now) =>
        IsRunning && CircularArithmetic.IsInTime(now, LastDay);

    public CircularReply? ReplyOf(PersonId person) => Replies.FirstOrDefault(r => r.By == person);

    public CircularSeat? SeatOf(PersonId person) => Seats.FirstOrDefault(s => s.Person == person);

    /// <summary>The seats that somebody may answer for when their members say nothing.</summary>
    public IEnumerable<CircularSeat> DeputisedBy(PersonId person) =>
        Seats.Where(s => s.Deputies.Contains(person));

    /// <summary>Has a seat that is asked, or is a deputy of one.</summary>
    public bool IsAsked(PersonId person) => Seats.Any(s => s.Names(person));

    /// <summary>
    /// Waits for this person's answer: a member who has said nothing. Deputies wait until they are asked.
    /// </summary>
    public bool ExpectsAnswerOf(PersonId person) =>
        SeatOf(person) is not null && ReplyOf(person) is null;

    public static CircularResolution? Evolve(
        CircularResolution? circular,
        Guid id,
        object happened
    ) =>
        (circular, happened) switch
        {
            (null, CircularResolutionDrafted e) => new(
                id,
                e.Group,
                e.Title,
                e.Wording,
                e.Reasons,
                e.IsClosed,
                e.LastDay
            )
            {
                Papers = e.Papers,
            },
            ({ } c, CircularResolutionRevised e) => c with
            {
                Title = e.Title,
                Wording = e.Wording,
                Reasons = e.Reasons,
                IsClosed = e.IsClosed,
                LastDay = e.LastDay,
                Papers = e.Papers,
            },
            ({ } c, CircularResolutionDiscarded) => c with
            {
                State = CircularResolutionState.Discarded,
            },
            ({ } c, CircularResolutionSent e) => c.Sent(e),
            ({ } c, CircularVoteCast e) => c.With(new CircularReply(e.By, e.Choice, e.At, "")),
            ({ } c, ProcedureObjectionRaised e) => c.With(
                new CircularReply(e.By, CircularChoice.Objection, e.At, e.Reason)
            ),
            ({ } c, CircularResolutionWithdrawn e) => c with
            {
                State = CircularResolutionState.Withdrawn,
                WithdrawnBecause = e.Reason,
            },
            ({ } c, CircularResolutionEnded e) => c.Ended(e),
            ({ End: { } end } c, CircularTieDecided e) => c with
            {
                End = end with
                {
                    Result = e.Carried ? CircularResult.Passed : CircularResult.Rejected,
                    Wording = e.Carried ? VoteWording.ByChair : VoteWording.RejectedByChair,
                },
            },
            ({ } c, CircularPersonRemoved e) => c.Without(e.Person),
            ({ } c, CircularResolutionEvent e) => c.WithMerging(e),
            _ => circular,
        };

    private CircularResolution Sent(CircularResolutionSent e) =>
        this with
        {
            State = CircularResolutionState.Running,
            Rules = e.Rules,
            IsMinor = e.IsMinor,
            SentAt = e.At,
            Seats =
            [
                .. e
                    .Seats.Distinct()
                    .Select(s => new CircularSeat(s, OrganisationIn(e, s))
                    {
                        Deputies =
                        [
                            .. e
                                .DeputySeats.Zip(e.Deputies)
                                .Where(d => d.First == s)
                                .Select(d => d.Second),
                        ],
                    }),
            ],
        };

    private static OrganisationId? OrganisationIn(CircularResolutionSent e, PersonId seat) =>
        e
            .OrganisationSeats.Zip(e.Organisations)
            .Where(o => o.First == seat)
            .Select(o => (OrganisationId?)o.Second)
            .FirstOrDefault();

    private CircularResolution Ended(CircularResolutionEnded e) =>
        this with
        {
            State = CircularResolutionState.Ended,
            End = new(
                e.Ending,
                e.Result,
                e.Wording,
                new(e.Yes, e.No, e.Abstentions),
                e.Objections,
                e.Entitled,
                e.Silent,
                e.At
            ),
        };

    private CircularResolution With(CircularReply reply) =>
        this with
        {
            Replies = [.. Replies.Where(r => r.By != reply.By), reply],
        };

    /// <summary>A seat that nobody could answer for any more is none; what was answered stays.</summary>
    private CircularResolution Without(PersonId person) =>
        ReplyOf(person) is not null
            ? this
            : this with
            {
                Seats =
                [
                    .. Seats
                        .Select(s =>
                            s.Deputies.Contains(person)
                                ? s with
                                {
                                    Deputies = [.. s.Deputies.Where(d => d != person)],
                                }
                                : s
                        )
                        .Where(s => s.Person != person || s.Deputies.Count > 0),
                ],
            };
}
