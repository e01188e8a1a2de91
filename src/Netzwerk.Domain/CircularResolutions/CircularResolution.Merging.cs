namespace Netzwerk.Domain.CircularResolutions;

/// <summary>Somebody who had been entered twice: both are asked as one, and counted once while the question goes round.</summary>
[StoredAs("circular-person-merged.1")]
public sealed record CircularPersonMerged(PersonId Gone, PersonId Into) : CircularResolutionEvent;

/// <summary>It was a mistake: both are asked again as they were.</summary>
[StoredAs("circular-person-merge-undone.1")]
public sealed record CircularPersonMergeUndone(PersonId Gone, PersonId Into)
    : CircularResolutionEvent;

/// <summary>How seats and answers stood before two entries became one person, and after.</summary>
public sealed record MergedCircularPerson(PersonId Gone, PersonId Into)
{
    public IReadOnlyList<CircularSeat> SeatsBefore { get; init; } = [];

    public IReadOnlyList<CircularReply> RepliesBefore { get; init; } = [];

    public IReadOnlyList<CircularReply> RepliesAfter { get; init; } = [];
}

public sealed partial record CircularResolution
{
    /// <summary>What can be given back if two people were merged by mistake.</summary>
    public IReadOnlyList<MergedCircularPerson> MergedPeople { get; init; } = [];

    private CircularResolution WithMerging(CircularResolutionEvent happened) =>
        happened switch
        {
            CircularPersonMerged e => Merge(e),
            CircularPersonMergeUndone e
                when MergedPeople.LastOrDefault(m => (m.Gone, m.Into) == (e.Gone, e.Into))
                    is { } merged => Part(merged),
            _ => this,
        };

    /// <summary>Once there is a result, its seats stay as many as they were counted.</summary>
    private CircularResolution Merge(CircularPersonMerged e)
    {
        var both = SeatOf(e.Gone) is not null && SeatOf(e.Into) is not null;
        if (both && !IsRunning)
        {
            return this with { MergedPeople = [.. MergedPeople, Before(e, Replies)] };
        }

        CircularReply[] replies =
        [
            .. Replies.Where(r => r.By != e.Gone),
            .. Replies
                .Where(r => r.By == e.Gone && ReplyOf(e.Into) is null)
                .Select(r => r with { By = e.Into }),
        ];
        return this with
        {
            Seats =
            [
                .. Seats
                    .Where(s => !both || s.Person != e.Gone)
                    .Select(s => AsOne(s, e, both ? SeatOf(e.Gone) : null)),
            ],
            Replies = replies,
            MergedPeople = [.. MergedPeople, Before(e, replies)],
        };
    }

    private MergedCircularPerson Before(
        CircularPersonMerged e,
        IReadOnlyList<CircularReply> after
    ) =>
        new(e.Gone, e.Into)
        {
            SeatsBefore = Seats,
            RepliesBefore = Replies,
            RepliesAfter = after,
        };

    /// <summary>Nobody is a deputy of themselves; of two seats of one person the deputies of both may answer.</summary>
    private static CircularSeat AsOne(
        CircularSeat seat,
        CircularPersonMerged e,
        CircularSeat? other
    )
    {
        var person = seat.Person == e.Gone ? e.Into : seat.Person;
        IEnumerable<PersonId> more =
            seat.Person == e.Into && other is not null ? other.Deputies : [];
        return seat with
        {
            Person = person,
            Deputies =
            [
                .. seat
                    .Deputies.Concat(more)
                    .Select(d => d == e.Gone ? e.Into : d)
                    .Distinct()
                    .Where(d => d != person),
            ],
        };
    }

    /// <summary>What was answered since stays with the one who answered.</summary>
    private CircularResolution Part(MergedCircularPerson merged)
    {
        CircularReply[] since = [.. Replies.Except(merged.RepliesAfter)];
        return this with
        {
            Seats =
                IsRunning || merged.SeatsBefore.Count == Seats.Count ? merged.SeatsBefore : Seats,
            Replies = [.. merged.RepliesBefore.Where(r => since.All(n => n.By != r.By)), .. since],
            MergedPeople = [.. MergedPeople.Where(m => m != merged)],
        };
    }
}

/// <summary>The wish that somebody who was entered twice is asked once.</summary>
public sealed record MergeCircularPerson(PersonId Gone, PersonId Into);

/// <summary>The wish that both are asked again as they were.</summary>
public sealed record UndoCircularPersonMerge(PersonId Gone, PersonId Into);

/// <summary>The rules of questions that go round for people who were entered twice.</summary>
public static class CircularMergeDecisions
{
    private static readonly CircularResolutionEvent[] Nothing = [];

    public static Outcome<CircularResolutionEvent> Decide(
        CircularResolution circular,
        MergeCircularPerson ask
    ) =>
        ask.Gone != ask.Into
        && circular.IsAsked(ask.Gone)
        && circular.MergedPeople.All(m => (m.Gone, m.Into) != (ask.Gone, ask.Into))
            ? new CircularPersonMerged(ask.Gone, ask.Into)
            : Nothing;

    public static Outcome<CircularResolutionEvent> Decide(
        CircularResolution circular,
        UndoCircularPersonMerge ask
    ) =>
        circular.MergedPeople.Any(m => (m.Gone, m.Into) == (ask.Gone, ask.Into))
            ? new CircularPersonMergeUndone(ask.Gone, ask.Into)
            : Nothing;
}
