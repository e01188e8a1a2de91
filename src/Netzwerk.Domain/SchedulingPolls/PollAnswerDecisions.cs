using Netzwerk.Domain.Groups;

namespace Netzwerk.Domain.SchedulingPolls;

/// <summary>The rules for answers to a date poll: until the deadline, as often as somebody likes; the last one counts.</summary>
public static class PollAnswerDecisions
{
    /// <summary>A few sentences; a discussion belongs elsewhere.</summary>
    public const int LongestComment = 1000;

    private static readonly SchedulingPollEvent[] Nothing = [];

    /// <summary>
    /// An answer, and the question to the deputy when who sits can come on no date. Dates that were withdrawn meanwhile are
    /// passed over.
    /// </summary>
    public static Outcome<SchedulingPollEvent> Decide(
        SchedulingPoll poll,
        AnswerPoll ask,
        Group? group,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(poll);
        ArgumentNullException.ThrowIfNull(ask);
        var comment = PlainText.Lines(ask.Comment);
        if (poll.ParticipantOf(ask.Person) is not { } before)
        {
            return new Refusal("poll.not-asked");
        }

        OptionAnswer[] given =
        [
            .. ask
                .Answers.Where(a => a.Answer is not PollAnswer.NoAnswer && Enum.IsDefined(a.Answer))
                .Where(a => poll.OptionOf(a.Option) is not null)
                .DistinctBy(a => a.Option),
        ];
        OptionAnswer[] changed = [.. given.Where(a => before.To(a.Option) != a.Answer)];
        return poll.State is not SchedulingPollState.Open ? new Refusal("poll.closed")
            : !poll.TakesAnswersOn(today) ? new Refusal("poll.deadline-over")
            : comment.Length > LongestComment ? new Refusal("poll.comment-too-long", "Comment")
            : given.Length == 0 && before.Answers.Count == 0
                ? new Refusal("poll.answer-missing", "Answers")
            : changed.Length == 0 && comment == before.Comment ? Nothing
            : (SchedulingPollEvent[])[.. Answered(poll, Said(ask.Person, changed, comment), group)];
    }

    private static SchedulingPollAnswered Said(
        PersonId person,
        OptionAnswer[] answers,
        string comment
    )
    {
        var said = answers.ToLookup(a => a.Answer, a => a.Option);
        return new(
            person,
            [.. said[PollAnswer.Yes]],
            [.. said[PollAnswer.IfNeedBe]],
            [.. said[PollAnswer.No]],
            comment
        );
    }

    private static IEnumerable<SchedulingPollEvent> Answered(
        SchedulingPoll poll,
        SchedulingPollAnswered answered,
        Group? group
    )
    {
        yield return answered;
        if (
            SchedulingPoll.Evolve(poll, poll.Id, answered) is { } after
            && NextDeputy(after, answered.Person, group) is { } deputy
        )
        {
            yield return deputy;
        }
    }

    /// <summary>One deputy at a time, and only when nobody of the seat can come on any date.</summary>
    private static PollPersonAsked? NextDeputy(SchedulingPoll poll, PersonId person, Group? group)
    {
        if (
            group is null
            || poll.ParticipantOf(person) is not { } who
            || group.MemberOf(who.For ?? person) is not { } seat
        )
        {
            return null;
        }

        var ofSeat = poll.Participants.Where(p => p.Person == seat.Person || p.For == seat.Person);
        var next = seat
            .Deputies.Where(d => poll.ParticipantOf(d) is null && !group.IsBlocked(d))
            .Cast<PersonId?>()
            .FirstOrDefault();
        return next is { } deputy && ofSeat.All(p => CanNever(poll, p))
            ? new PollPersonAsked(deputy, seat.Person)
            : null;
    }

    private static bool CanNever(SchedulingPoll poll, PollParticipant participant) =>
        poll.Options.All(o => participant.To(o.Id) is PollAnswer.No);
}
