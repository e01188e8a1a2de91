using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;

namespace Netzwerk.Domain.CircularResolutions;

/// <summary>
/// The rules of questions that go round: answered until the last second of the last day, reminded of, ended. The rules of
/// procedure are always those with the number that the question carries.
/// </summary>
public static class CircularVoteDecisions
{
    /// <summary>A few sentences; the discussion belongs into the meeting.</summary>
    public const int LongestReason = 2000;

    private static readonly CircularResolutionEvent[] Nothing = [];

    private static readonly Refusal Closed = new("ballot.closed");

    /// <summary>
    /// An answer; the last one counts. Where the rules say so, the objection of a member ends it at once. That of a deputy
    /// waits until the end, because the member may still answer.
    /// </summary>
    public static Outcome<CircularResolutionEvent> Decide(
        CircularResolution circular,
        CastCircularVote ask,
        RulesOfProcedure rules,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(circular);
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(rules);
        var reason = ask.Choice is CircularChoice.Objection ? PlainText.Lines(ask.Reason) : "";
        if (!circular.IsAsked(ask.Person))
        {
            return new Refusal("ballot.not-asked");
        }

        return ask.Choice is not { } choice || !Enum.IsDefined(choice)
                ? new Refusal("ballot.choice-missing", "Choice")
            : circular.ReplyOf(ask.Person) is { } before
            && (before.Choice, before.Reason) == (choice, reason)
                ? Nothing
            : !circular.IsRunning ? Closed
            : !circular.TakesAnswersAt(now) ? new Refusal("ballot.over")
            : CanOnlyBeVoid(circular, ask.Person) ? new Refusal("ballot.member-answered")
            : choice is CircularChoice.Objection && reason.Length == 0
                ? new Refusal("ballot.reason-missing", "Reason")
            : reason.Length > LongestReason ? new Refusal("ballot.reason-too-long", "Reason")
            : choice is CircularChoice.Objection
                ? Objected(circular, new(ask.Person, now, reason), rules)
            : new CircularVoteCast(ask.Person, choice, now);
    }

    /// <summary>Only those are asked once more for whom nobody has answered, and the first deputy of each.</summary>
    public static Outcome<CircularResolutionEvent> Decide(
        CircularResolution circular,
        NudgeCircularSilent _,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(circular);
        CircularSeat[] silent = [.. circular.Silent];
        return !circular.IsRunning ? Closed
            : !circular.TakesAnswersAt(now) ? new Refusal("ballot.over")
            : silent.Length == 0 ? new Refusal("ballot.nobody-silent")
            : new CircularSilentNudged(
                [.. silent.Select(s => s.Person)],
                [
                    .. silent
                        .SelectMany(s => s.Deputies.Take(1))
                        .Where(d => circular.ReplyOf(d) is null)
                        .Distinct(),
                ]
            );
    }

    public static Outcome<CircularResolutionEvent> Decide(
        CircularResolution circular,
        WithdrawCircularResolution ask
    )
    {
        ArgumentNullException.ThrowIfNull(circular);
        ArgumentNullException.ThrowIfNull(ask);
        var reason = PlainText.Lines(ask.Reason);
        return circular.State is CircularResolutionState.Withdrawn ? Nothing
            : !circular.IsRunning ? Closed
            : reason.Length == 0 ? new Refusal("ballot.reason-missing", "Reason")
            : reason.Length > LongestReason ? new Refusal("ballot.reason-too-long", "Reason")
            : new CircularResolutionWithdrawn(reason);
    }

    /// <summary>Nothing before the last day is over, and nothing a second time.</summary>
    public static Outcome<CircularResolutionEvent> Decide(
        CircularResolution circular,
        EndCircularResolution _,
        RulesOfProcedure rules,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(circular);
        return circular.IsRunning && !circular.TakesAnswersAt(now)
            ? Ended(circular, CircularEnding.LastDayOver, rules, now)
            : Nothing;
    }

    public static Outcome<CircularResolutionEvent> Decide(
        CircularResolution circular,
        EndCircularEarly _,
        RulesOfProcedure rules,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(circular);
        return circular.State is CircularResolutionState.Ended ? Nothing
            : !circular.IsRunning ? Closed
            : !circular.HasEveryAnswer ? new Refusal("ballot.answers-missing")
            : Ended(circular, CircularEnding.EverybodyAnswered, rules, now);
    }

    public static Outcome<CircularResolutionEvent> Decide(
        CircularResolution circular,
        DecideCircularTie ask
    )
    {
        ArgumentNullException.ThrowIfNull(circular);
        ArgumentNullException.ThrowIfNull(ask);
        var decided = ask.Carried ? VoteWording.ByChair : VoteWording.RejectedByChair;
        return circular.AwaitsChair ? new CircularTieDecided(ask.Carried)
            : circular.End?.Wording == decided ? Nothing
            : new Refusal("ballot.no-tie");
    }

    /// <summary>Whoever has answered, or sits where a deputy may answer, stays on the list as an id that leads nowhere.</summary>
    public static Outcome<CircularResolutionEvent> Decide(
        CircularResolution circular,
        RemoveCircularPerson ask
    )
    {
        ArgumentNullException.ThrowIfNull(circular);
        ArgumentNullException.ThrowIfNull(ask);
        var person = ask.Person;
        var isNeeded =
            circular.SeatOf(person) is { Deputies.Count: 0 } || circular.DeputisedBy(person).Any();
        return circular.IsRunning && circular.ReplyOf(person) is null && isNeeded
            ? new CircularPersonRemoved(person)
            : Nothing;
    }

    /// <summary>A deputy only of seats whose members have answered.</summary>
    private static bool CanOnlyBeVoid(CircularResolution circular, PersonId person) =>
        circular.SeatOf(person) is null
        && circular.DeputisedBy(person).All(s => circular.ReplyOf(s.Person) is not null);

    private static CircularResolutionEvent[] Objected(
        CircularResolution circular,
        ProcedureObjectionRaised objection,
        RulesOfProcedure rules
    )
    {
        var stops =
            rules.Circular.Objection is ProcedureObjectionRule.StopsProcedure
            && circular.SeatOf(objection.By) is not null;
        return stops && CircularResolution.Evolve(circular, circular.Id, objection) is { } after
            ? [objection, Ended(after, CircularEnding.Objection, rules, objection.At)]
            : [objection];
    }

    private static CircularResolutionEnded Ended(
        CircularResolution circular,
        CircularEnding ending,
        RulesOfProcedure rules,
        DateTimeOffset now
    )
    {
        var tally = CircularTally.Of(rules, circular.Answers);
        var counted = tally.Outcome.Counted;
        return new(
            ending,
            tally.Outcome.Result,
            tally.Vote.Wording,
            counted.Yes,
            counted.No,
            counted.Abstentions,
            tally.Answers.Objections,
            [.. circular.Seats.Select(s => s.Person)],
            [.. circular.Silent.Select(s => s.Person)],
            now
        );
    }
}
