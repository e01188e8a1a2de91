namespace Netzwerk.Domain.SchedulingPolls;

/// <summary>Somebody who had been entered twice: both are asked as one, and counted once.</summary>
[StoredAs("poll-person-merged.1")]
public sealed record PollPersonMerged(PersonId Gone, PersonId Into) : SchedulingPollEvent;

/// <summary>It was a mistake: both are asked again as they were.</summary>
[StoredAs("poll-person-merge-undone.1")]
public sealed record PollPersonMergeUndone(PersonId Gone, PersonId Into) : SchedulingPollEvent;

/// <summary>How two entries of one person stood in a date poll before they became one, and how the one stood then.</summary>
public sealed record MergedPollPerson(
    PersonId Gone,
    PersonId Into,
    PollParticipant? OfGone,
    PollParticipant? OfInto,
    PollParticipant? Together
)
{
    /// <summary>Who was asked as a deputy of the one who went.</summary>
    public IReadOnlyList<PersonId> Deputies { get; init; } = [];
}

public sealed partial record SchedulingPoll
{
    /// <summary>What can be given back if two people were merged by mistake.</summary>
    public IReadOnlyList<MergedPollPerson> MergedPeople { get; init; } = [];

    private SchedulingPoll WithMerging(SchedulingPollEvent happened) =>
        happened switch
        {
            PollPersonMerged e => Merge(e),
            PollPersonMergeUndone e
                when MergedPeople.LastOrDefault(m => (m.Gone, m.Into) == (e.Gone, e.Into))
                    is { } merged => Part(merged) with
            {
                MergedPeople = [.. MergedPeople.Where(m => m != merged)],
            },
            _ => this,
        };

    private SchedulingPoll Merge(PollPersonMerged e)
    {
        var (gone, into) = (ParticipantOf(e.Gone), ParticipantOf(e.Into));
        var together = gone is null ? into : AsOne(e.Into, gone, into);
        PersonId[] deputies =
        [
            .. Participants.Where(p => p.For == e.Gone && p.Person != e.Into).Select(p => p.Person),
        ];
        return this with
        {
            Participants =
            [
                .. Participants
                    .Where(p => p.Person != e.Gone && p.Person != e.Into)
                    .Select(p => p.For == e.Gone ? p with { For = e.Into } : p),
                .. together is null ? (PollParticipant[])[] : [together],
            ],
            MergedPeople =
            [
                .. MergedPeople,
                new(e.Gone, e.Into, gone, into, together) { Deputies = deputies },
            ],
        };
    }

    /// <summary>What the one who stays has said counts; about the rest counts what the other has said.</summary>
    private static PollParticipant AsOne(
        PersonId person,
        PollParticipant gone,
        PollParticipant? into
    ) =>
        new(person)
        {
            // Nobody is a deputy of themselves.
            For = (into is null ? gone.For : into.For) is { } seat && seat != person ? seat : null,
            IsNeeded = gone.IsNeeded || into?.IsNeeded is true,
            Answers =
            [
                .. into?.Answers ?? [],
                .. gone.Answers.Where(a =>
                    into is null || into.To(a.Option) is PollAnswer.NoAnswer
                ),
            ],
            Comment = into is { Comment.Length: > 0 } ? into.Comment : gone.Comment,
        };

    /// <summary>An answer that was given since stays with the one who stayed.</summary>
    private SchedulingPoll Part(MergedPollPerson merged)
    {
        if (merged.Together is not { } together || ParticipantOf(merged.Into) is not { } now)
        {
            return this;
        }

        var isSame = now.Comment == together.Comment && now.Answers.SequenceEqual(together.Answers);
        var after = isSame ? merged.OfInto : now;
        return this with
        {
            Participants =
            [
                .. Participants
                    .Where(p => p.Person != merged.Gone && p.Person != merged.Into)
                    .Select(p =>
                        merged.Deputies.Contains(p.Person) ? p with { For = merged.Gone } : p
                    ),
                .. new[] { after, merged.OfGone }.OfType<PollParticipant>(),
            ],
        };
    }
}

/// <summary>The wish that somebody who was entered twice is asked once.</summary>
public sealed record MergePollPerson(PersonId Gone, PersonId Into);

/// <summary>The wish that both are asked again as they were.</summary>
public sealed record UndoPollPersonMerge(PersonId Gone, PersonId Into);

/// <summary>The rules of date polls for people who were entered twice.</summary>
public static class PollMergeDecisions
{
    private static readonly SchedulingPollEvent[] Nothing = [];

    public static Outcome<SchedulingPollEvent> Decide(SchedulingPoll poll, MergePollPerson ask) =>
        ask.Gone != ask.Into
        && poll.Participants.Any(p => p.Person == ask.Gone || p.For == ask.Gone)
            ? new PollPersonMerged(ask.Gone, ask.Into)
            : Nothing;

    public static Outcome<SchedulingPollEvent> Decide(
        SchedulingPoll poll,
        UndoPollPersonMerge ask
    ) =>
        poll.MergedPeople.Any(m => (m.Gone, m.Into) == (ask.Gone, ask.Into))
            ? new PollPersonMergeUndone(ask.Gone, ask.Into)
            : Nothing;
}
