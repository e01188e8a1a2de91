namespace Netzwerk.Domain.Groups.Procedure;

/// <summary>How large the numbers in rules of procedure may be, and what must fit together.</summary>
public static class ProcedureLimits
{
    private static readonly (
        string Name,
        int Least,
        int Most,
        Func<RulesOfProcedure, int> Of
    )[] All =
    [
        ("NoticeDays", 0, 90, r => r.Convocation.NoticeDays),
        ("LetterDays", 0, 14, r => r.Convocation.LetterDays),
        ("UrgentDays", 0, 14, r => r.Convocation.UrgentDays),
        ("ProposalDays", 0, 90, r => r.Agenda.ProposalDays),
        ("MinorityOneIn", 0, 20, r => r.Agenda.MinorityOneIn),
        ("RepeatBlockMonths", 0, 24, r => r.Agenda.RepeatBlockMonths),
        ("PublicNoticeDays", 0, 60, r => r.Publicity.PublicNoticeDays),
        ("Numerator", 1, 19, r => r.Quorum.Numerator),
        ("Denominator", 2, 20, r => r.Quorum.Denominator),
        ("SecondMeetingNeeds", 0, 50, r => r.Quorum.SecondMeetingNeeds),
        ("ShortestDays", 1, 60, r => r.Circular.ShortestDays),
        ("DeadlineDays", 1, 180, r => r.Minutes.DeadlineDays),
        ("ObjectionDays", 0, 90, r => r.Minutes.ObjectionDays),
        ("TermMonths", 0, 120, r => r.Seats.TermMonths),
    ];

    /// <summary>The least and the most that a number of this name may be.</summary>
    public static (int Least, int Most) Of(string name) =>
        All.Where(l => l.Name == name).Select(l => (l.Least, l.Most)).First();

    /// <summary>What is wrong with rules; null when they can be used.</summary>
    internal static Refusal? Check(RulesOfProcedure rules)
    {
        foreach (var limit in All)
        {
            var number = limit.Of(rules);
            if (number < limit.Least || number > limit.Most)
            {
                return new Refusal("procedure.number-unusable", limit.Name);
            }
        }

        return CheckChoices(rules) ?? CheckTogether(rules) ?? CheckPatterns(rules.Numbering);
    }

    private static Refusal? CheckTogether(RulesOfProcedure rules) =>
        rules.Quorum.Numerator >= rules.Quorum.Denominator
            ? new Refusal("procedure.fraction-unusable", "Numerator")
        : rules.Agenda.MinorityOneIn == 1
            ? new Refusal("procedure.minority-unusable", "MinorityOneIn")
        : rules.Convocation.Urgent is not UrgentCallRule.NotAllowed
        && rules.Convocation.UrgentDays > rules.Convocation.NoticeDays
            ? new Refusal("procedure.urgent-longer", "UrgentDays")
        : null;

    private static Refusal? CheckPatterns(NumberingRules numbering) =>
        !NumberPattern.IsUsable(numbering.Meetings) ? Unusable("Meetings")
        : !NumberPattern.IsUsable(numbering.Resolutions) ? Unusable("Resolutions")
        : !NumberPattern.IsUsable(numbering.Papers) ? Unusable("Papers")
        : null;

    private static Refusal Unusable(string field) => new("procedure.pattern-unusable", field);

    private static Refusal? CheckChoices(RulesOfProcedure r)
    {
        (string Name, bool IsKnown)[] choices =
        [
            ("Counting", Enum.IsDefined(r.Convocation.Counting)),
            ("NonWorkingDays", Enum.IsDefined(r.Convocation.NonWorkingDays)),
            ("Receipt", Enum.IsDefined(r.Convocation.Receipt)),
            ("Urgent", Enum.IsDefined(r.Convocation.Urgent)),
            ("LateItems", Enum.IsDefined(r.Agenda.LateItems)),
            ("Healing", Enum.IsDefined(r.Agenda.Healing)),
            ("Publicity", Enum.IsDefined(r.Publicity.Publicity)),
            ("Online", Enum.IsDefined(r.Publicity.Online)),
            ("Basis", Enum.IsDefined(r.Quorum.Basis)),
            ("Majority", Enum.IsDefined(r.Voting.Majority)),
            ("RulesChange", Enum.IsDefined(r.Voting.RulesChange)),
            ("Abstentions", Enum.IsDefined(r.Voting.Abstentions)),
            ("Tie", Enum.IsDefined(r.Voting.Tie)),
            ("Ballot", Enum.IsDefined(r.Elections.Ballot)),
            ("ElectionMajority", Enum.IsDefined(r.Elections.Majority)),
            ("ElectionTie", Enum.IsDefined(r.Elections.Tie)),
            ("Objection", Enum.IsDefined(r.Circular.Objection)),
            ("Silence", Enum.IsDefined(r.Circular.Silence)),
            ("Remote", Enum.IsDefined(r.Attendance.Remote)),
            ("Recording", Enum.IsDefined(r.Attendance.Recording)),
            ("Guests", Enum.IsDefined(r.Attendance.Guests)),
            ("Signatures", Enum.IsDefined(r.Minutes.Signatures)),
            ("Objections", Enum.IsDefined(r.Minutes.Objections)),
            ("Deputies", Enum.IsDefined(r.Seats.Deputies)),
        ];
        return choices.FirstOrDefault(c => !c.IsKnown).Name is { } unknown
            ? new Refusal("procedure.choice-missing", unknown)
            : null;
    }
}
