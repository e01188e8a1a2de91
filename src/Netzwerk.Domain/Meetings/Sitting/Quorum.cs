using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;

namespace Netzwerk.Domain.Meetings.Sitting;

/// <summary>
/// One seat at one moment, for one item: who is there for it and how (nobody when null), and whether all who are there for it
/// stay out of this item.
/// </summary>
public sealed record SeatAtMoment(Member Seat, PersonId? By, Presence? Way, bool IsRecused)
{
    public bool IsEntitled => By is not null && !IsRecused;
}

/// <summary>
/// Who may decide at one moment about one item, and whether they are enough, by the rules in force on the day of the meeting;
/// without rules it is only counted.
/// </summary>
public sealed record Quorum(
    AgendaItemId? Item,
    IReadOnlyList<SeatAtMoment> Seats,
    ProcedureVersion? Version,
    QuorumCount Count
)
{
    /// <summary>Each vote that may be cast now: whose seat it is, and who casts it.</summary>
    public IReadOnlyList<SeatVote> Entitled =>
        [
            .. Seats
                .Where(s => s.IsEntitled)
                .Select(s => new SeatVote(s.Seat, s.By ?? s.Seat.Person)),
        ];

    /// <summary>As groups count that agreed on nothing: everybody present decides, deputies vote, who is concerned does not.</summary>
    private static readonly RulesOfProcedure WithoutRules = ProcedurePresets.Of(
        ProcedurePreset.WorkingGroup
    ) with
    {
        Voting = ProcedurePresets.Of(ProcedurePreset.WorkingGroup).Voting with
        {
            ConflictOfInterest = true,
        },
    };

    /// <summary>Counted at one moment for one item.</summary>
    /// <param name="meeting">The meeting; the part that its reader may see.</param>
    /// <param name="group">Its group with the seats.</param>
    /// <param name="version">The rules in force on the day of the meeting.</param>
    /// <param name="item">The item that is decided about; none before the first.</param>
    /// <param name="at">The moment, on the clock of that day; null is now.</param>
    public static Quorum Of(
        Meeting meeting,
        Group group,
        ProcedureVersion? version,
        AgendaItemId? item,
        TimeOnly? at = null
    )
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(group);
        var rules = version?.Rules ?? WithoutRules;
        var here = AtTheTable.Of(meeting, group, at);
        var seats = group
            .Members.Where(m => m.HasVote)
            .Select(m => Of(m, here, rules, p => IsRecused(meeting, rules, item, p)))
            .ToArray();
        var sitting = meeting.Sitting;
        var counted = SeatsAtTheTable.Count([.. seats.Select(Counted)], rules) with
        {
            Challenged = sitting.ChallengedAt is { } doubted && (at is null || doubted <= at),
            SecondMeeting = sitting.Convocation?.SecondMeeting is true,
            HintGiven = sitting.Convocation?.HintGiven is true,
        };
        return new(item, seats, version, QuorumArithmetic.Of(rules.Quorum, counted));
    }

    /// <summary>The member goes before the deputies, and whoever may take part before whoever may not.</summary>
    private static SeatAtMoment Of(
        Member seat,
        IReadOnlyList<AtTheTable> here,
        RulesOfProcedure rules,
        Func<PersonId, bool> isRecused
    )
    {
        var voting = rules.Seats.Deputies is not DeputyRule.None && rules.Seats.DeputiesVote;
        var by = here.Where(h => h.Seat == seat.Person)
            .Where(h => h.Person == seat.Person || voting)
            .OrderBy(h => isRecused(h.Person))
            .ThenBy(h => h.Person != seat.Person)
            .FirstOrDefault();
        return new(seat, by?.Person, by?.Way, by is not null && isRecused(by.Person));
    }

    private static bool IsRecused(
        Meeting meeting,
        RulesOfProcedure rules,
        AgendaItemId? item,
        PersonId person
    ) =>
        rules.Voting.ConflictOfInterest
        && item is { } about
        && meeting.Sitting.RecusalOf(about, person) is not null;

    private static SeatAtTheTable Counted(SeatAtMoment seat) =>
        new(seat.By == seat.Seat.Person, seat.By is not null, seat.IsRecused);
}
