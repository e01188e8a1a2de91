using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;

namespace Netzwerk.Domain.CircularResolutions;

/// <summary>A seat that was asked, and the answer that counts for it; none when nobody answered for it.</summary>
public sealed record CircularSeatVote(CircularSeat Seat, CircularReply? Reply)
{
    /// <summary>The answer is a deputy's, and is void once the member answers in time.</summary>
    public bool IsByDeputy => Reply is { } reply && reply.By != Seat.Person;
}

/// <summary>What came back, what becomes of it by the rules, and how the vote reads.</summary>
public sealed record CircularTally(
    CircularAnswers Answers,
    CircularOutcome Outcome,
    VoteOutcome Vote
)
{
    public static CircularTally Of(RulesOfProcedure rules, CircularAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(answers);
        var outcome = CircularArithmetic.Of(rules, answers);
        return new(answers, outcome, VoteArithmetic.Of(rules.Voting, outcome.Counted, answers.All));
    }
}

public sealed partial record CircularResolution
{
    /// <summary>
    /// Each seat with the answer that counts: its member's, or that of the first deputy who answered. A deputy of several
    /// seats answers for the first of them whose member is silent, and for no other.
    /// </summary>
    public IReadOnlyList<CircularSeatVote> SeatVotes
    {
        get
        {
            var used = Seats.Select(s => s.Person).ToHashSet();
            var votes = new List<CircularSeatVote>();
            foreach (var seat in Seats)
            {
                var reply =
                    ReplyOf(seat.Person)
                    ?? seat.Deputies.Where(d => !used.Contains(d))
                        .Select(ReplyOf)
                        .FirstOrDefault(r => r is not null);
                if (reply is not null)
                {
                    used.Add(reply.By);
                }

                votes.Add(new(seat, reply));
            }

            return votes;
        }
    }

    /// <summary>The seats for which nobody has answered.</summary>
    public IEnumerable<CircularSeat> Silent =>
        SeatVotes.Where(v => v.Reply is null).Select(v => v.Seat);

    /// <summary>All members have answered themselves, so that no deputy's answer can become void.</summary>
    public bool HasEveryAnswer => Seats.Count > 0 && Seats.All(s => ReplyOf(s.Person) is not null);

    /// <summary>Votes, objections and silence; together they are always as many as the seats.</summary>
    public CircularAnswers Answers
    {
        get
        {
            var given = SeatVotes.ToLookup(v => v.Reply?.Choice);
            return new(
                new(
                    given[CircularChoice.Yes].Count(),
                    given[CircularChoice.No].Count(),
                    given[CircularChoice.Abstention].Count()
                ),
                given[CircularChoice.Objection].Count(),
                given[null].Count()
            );
        }
    }
}
