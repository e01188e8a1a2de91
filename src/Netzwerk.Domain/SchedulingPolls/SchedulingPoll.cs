namespace Netzwerk.Domain.SchedulingPolls;

/// <summary>Somebody who is asked for dates, perhaps as a deputy of somebody else.</summary>
public sealed record PollParticipant(PersonId Person)
{
    public PersonId? For { get; init; }

    /// <summary>A date that this seat refuses is picked only on purpose.</summary>
    public bool IsNeeded { get; init; }

    public IReadOnlyList<OptionAnswer> Answers { get; init; } = [];

    public string Comment { get; init; } = "";

    public PollAnswer To(PollOptionId option) =>
        Answers.LastOrDefault(a => a.Option == option)?.Answer ?? PollAnswer.NoAnswer;
}

/// <summary>Where a date poll stands.</summary>
public enum SchedulingPollState
{
    Open,
    Picked,
    Ended,
}

/// <summary>How many say what to one date; each of those asked counts once.</summary>
public sealed record OptionCount(int Yes, int IfNeedBe, int No, int Silent)
{
    public int CanCome => Yes + IfNeedBe;

    public int All => CanCome + No + Silent;
}

/// <summary>The question to several people which of several dates suit them.</summary>
public sealed partial record SchedulingPoll(
    Guid Id,
    GroupId Group,
    string Title,
    string Place,
    string VideoLink,
    int Minutes,
    DateOnly Deadline
) : IFolded<SchedulingPoll, SchedulingPollEvent>
{
    public int Version { get; init; }

    public SchedulingPollState State { get; init; }

    /// <summary>The dates that are still proposed.</summary>
    public IReadOnlyList<PollOption> Options { get; init; } = [];

    /// <summary>The dates that were withdrawn.</summary>
    public IReadOnlyList<PollOption> Withdrawn { get; init; } = [];

    public IReadOnlyList<PollParticipant> Participants { get; init; } = [];

    /// <summary>How often further dates were proposed.</summary>
    public int Rounds { get; init; }

    /// <summary>How often those who were silent were asked once more.</summary>
    public int Nudges { get; init; }

    public PollOptionId? Picked { get; init; }

    public MeetingId? Meeting { get; init; }

    public PollOption? OptionOf(PollOptionId id) => Options.FirstOrDefault(o => o.Id == id);

    public PollParticipant? ParticipantOf(PersonId person) =>
        Participants.FirstOrDefault(p => p.Person == person);

    /// <summary>From–to of a date.</summary>
    public Appointment When(PollOption option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return new(option.Day, option.From, option.From.AddMinutes(Minutes));
    }

    /// <summary>Until the end of the last day for answers.</summary>
    public bool TakesAnswersOn(DateOnly today) =>
        State is SchedulingPollState.Open && today <= Deadline;

    /// <summary>Has not said anything about at least one date.</summary>
    public bool IsSilent(PollParticipant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return Options.Any(o => participant.To(o.Id) is PollAnswer.NoAnswer);
    }

    public IEnumerable<PollParticipant> Silent => Participants.Where(IsSilent);

    public OptionCount CountOf(PollOptionId option)
    {
        var answers = Participants.Select(p => p.To(option)).ToLookup(a => a);
        return new(
            answers[PollAnswer.Yes].Count(),
            answers[PollAnswer.IfNeedBe].Count(),
            answers[PollAnswer.No].Count(),
            answers[PollAnswer.NoAnswer].Count()
        );
    }

    /// <summary>The seats that must not be missing and refused a date, unless a deputy of theirs can come.</summary>
    public IEnumerable<PersonId> NeededWhoRefused(PollOptionId option) =>
        Participants
            .Where(p => p.IsNeeded && p.To(option) is PollAnswer.No)
            .Where(p => !Participants.Any(d => d.For == p.Person && CanCome(d, option)))
            .Select(p => p.Person);

    /// <summary>A deputy who can come on a date on which nobody else of the seat can.</summary>
    public bool IsNeededInstead(PollParticipant deputy, PersonId seat, PollOptionId option)
    {
        ArgumentNullException.ThrowIfNull(deputy);
        return CanCome(deputy, option)
            && ParticipantOf(seat) is { } sitting
            && !CanCome(sitting, option);
    }

    /// <summary>
    /// The date on which the fewest needed seats are missing, then the most can come, then the most gladly; the earliest
    /// of equals. None while nobody said yes to anything.
    /// </summary>
    public PollOption? Best =>
        Options
            .Select(o => (Option: o, Count: CountOf(o.Id), Missing: NeededWhoRefused(o.Id).Count()))
            .Where(o => o.Count.CanCome > 0)
            .OrderBy(o => o.Missing)
            .ThenByDescending(o => o.Count.CanCome)
            .ThenByDescending(o => o.Count.Yes)
            .ThenBy(o => o.Option.Day)
            .ThenBy(o => o.Option.From)
            .Select(o => o.Option)
            .FirstOrDefault();

    public static SchedulingPoll? Evolve(SchedulingPoll? poll, Guid id, object happened) =>
        (poll, happened) switch
        {
            (null, SchedulingPollOpened e) => Opened(id, e),
            ({ } p, PollOptionsAdded e) => p with
            {
                Options = Sorted([.. p.Options, .. PollOption.Of(e.Options, e.Days, e.Begins)]),
                Rounds = p.Rounds + 1,
            },
            ({ } p, PollOptionWithdrawn e) => p with
            {
                Withdrawn = [.. p.Withdrawn, .. p.Options.Where(o => o.Id == e.Option)],
                Options = [.. p.Options.Where(o => o.Id != e.Option)],
            },
            ({ } p, PollDeadlineMoved e) => p with { Deadline = e.Deadline },
            ({ } p, PollPersonAsked e) when p.ParticipantOf(e.Person) is null => p with
            {
                Participants = [.. p.Participants, new(e.Person) { For = e.For }],
            },
            ({ } p, SchedulingPollAnswered e) => p.With(e.Person, a => Answered(a, e)),
            ({ } p, PollSilentNudged) => p with { Nudges = p.Nudges + 1 },
            ({ } p, PollDatePicked e) => p with
            {
                State = SchedulingPollState.Picked,
                Picked = e.Option,
                Meeting = e.Meeting,
            },
            ({ } p, SchedulingPollEnded) => p with { State = SchedulingPollState.Ended },
            ({ } p, PollPersonRemoved e) => p with
            {
                Participants = [.. p.Participants.Where(a => a.Person != e.Person)],
            },
            ({ } p, SchedulingPollEvent e) => p.WithMerging(e),
            _ => poll,
        };

    private static bool CanCome(PollParticipant participant, PollOptionId option) =>
        participant.To(option) is PollAnswer.Yes or PollAnswer.IfNeedBe;

    private static SchedulingPoll Opened(Guid id, SchedulingPollOpened e) =>
        new(id, e.Group, e.Title, e.Place, e.VideoLink, e.Minutes, e.Deadline)
        {
            Options = Sorted(PollOption.Of(e.Options, e.Days, e.Begins)),
            Participants =
            [
                .. e
                    .Invited.Distinct()
                    .Select(p => new PollParticipant(p) { IsNeeded = e.Needed.Contains(p) }),
            ],
        };

    private static PollParticipant Answered(PollParticipant before, SchedulingPollAnswered e)
    {
        OptionAnswer[] said =
        [
            .. e.Yes.Select(o => new OptionAnswer(o, PollAnswer.Yes)),
            .. e.IfNeedBe.Select(o => new OptionAnswer(o, PollAnswer.IfNeedBe)),
            .. e.No.Select(o => new OptionAnswer(o, PollAnswer.No)),
        ];
        return before with
        {
            Answers = [.. before.Answers.Where(a => said.All(n => n.Option != a.Option)), .. said],
            Comment = e.Comment,
        };
    }

    private SchedulingPoll With(PersonId person, Func<PollParticipant, PollParticipant> change) =>
        this with
        {
            Participants = [.. Participants.Select(p => p.Person == person ? change(p) : p)],
        };

    private static IReadOnlyList<PollOption> Sorted(IEnumerable<PollOption> options) =>
        [.. options.DistinctBy(o => o.Id).OrderBy(o => o.Day).ThenBy(o => o.From)];
}
