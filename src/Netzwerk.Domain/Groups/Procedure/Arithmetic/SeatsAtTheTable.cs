namespace Netzwerk.Domain.Groups.Procedure.Arithmetic;

/// <summary>Who is there for one seat: the member, somebody who stands in, and whether this item concerns them themselves.</summary>
public sealed record SeatAtTheTable(bool Member, bool Deputy = false, bool Conflicted = false);

/// <summary>Counts seats, not heads: a member and their deputy have one vote together.</summary>
public static class SeatsAtTheTable
{
    /// <summary>The seats counted for one item.</summary>
    public static QuorumCase Count(
        IReadOnlyCollection<SeatAtTheTable> seats,
        RulesOfProcedure rules
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        var taken = seats.Where(s => IsTaken(s, rules.Seats)).ToArray();
        var conflicted = rules.Voting.ConflictOfInterest ? taken.Count(s => s.Conflicted) : 0;
        return new(seats.Count, taken.Length, conflicted);
    }

    private static bool IsTaken(SeatAtTheTable seat, SeatRules rules) =>
        seat.Member || (seat.Deputy && rules.Deputies is not DeputyRule.None && rules.DeputiesVote);

    /// <summary>How many members together may demand a meeting or an item; null when nobody may.</summary>
    public static int? Minority(AgendaRules rules, int seats)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.MinorityOneIn == 0
            ? null
            : Math.Max(1, (seats + rules.MinorityOneIn - 1) / rules.MinorityOneIn);
    }
}

/// <summary>
/// What speaks for an item that came after the invitation.
/// Urgent: it cannot wait for the next meeting.
/// AllPresentAgree: nobody in the room is against it.
/// AllMembersPresent: every member is in the room.
/// </summary>
public sealed record LateItemCase(bool Urgent, bool AllPresentAgree, bool AllMembersPresent);

/// <summary>Whether an item may come onto the agenda late, and whether a faulty invitation was made good.</summary>
public static class LateItems
{
    public static bool IsAllowed(LateItemRule rule, LateItemCase at)
    {
        ArgumentNullException.ThrowIfNull(at);
        return rule switch
        {
            LateItemRule.UrgentOnly => at.Urgent,
            LateItemRule.IfAllPresentAgree => at.Urgent || at.AllPresentAgree,
            LateItemRule.IfAllMembersAgree => at.Urgent
                || at is { AllPresentAgree: true, AllMembersPresent: true },
            _ => false,
        };
    }

    /// <summary>A faulty invitation is good for a member who came and did not object before the agenda began.</summary>
    public static bool IsHealed(DefectHealing rule, bool attends, bool objected) =>
        rule is DefectHealing.ByAttendingWithoutObjection && attends && !objected;
}
