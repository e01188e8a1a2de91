namespace Netzwerk.Domain.Groups.Procedure;

/// <summary>Rules taken apart into one fact for each part, and put together again.</summary>
internal static class ProcedureSections
{
    /// <summary>All parts of rules, each as the fact that it was written.</summary>
    public static IEnumerable<ProcedureEvent> Of(RulesOfProcedure rules) =>
        [.. Calling(rules), .. Deciding(rules), .. Keeping(rules)];

    private static IEnumerable<ProcedureEvent> Calling(RulesOfProcedure rules)
    {
        var (c, a, p) = (rules.Convocation, rules.Agenda, rules.Publicity);
        return
        [
            new ConvocationRulesDrafted(
                c.NoticeDays,
                c.Counting,
                c.NonWorkingDays,
                c.Receipt,
                c.LetterDays,
                c.Urgent,
                c.UrgentDays
            ),
            new AgendaRulesDrafted(
                a.ProposalDays,
                a.LateItems,
                a.MinorityOneIn,
                a.RepeatBlockMonths,
                a.Healing
            ),
            new PublicityRulesDrafted(
                p.Publicity,
                p.PublicNoticeDays,
                p.Online,
                p.ClosedResolutionsLater
            ),
        ];
    }

    private static IEnumerable<ProcedureEvent> Deciding(RulesOfProcedure rules)
    {
        var (q, v, e, o) = (rules.Quorum, rules.Voting, rules.Elections, rules.Circular);
        return
        [
            new QuorumRulesDrafted(
                q.Basis,
                q.Numerator,
                q.Denominator,
                q.UntilChallenged,
                q.QuarterWhenConflicted,
                q.SecondMeetingNeeds,
                q.SecondMeetingHint
            ),
            new VotingRulesDrafted(
                v.Majority,
                v.RulesChange,
                v.Abstentions,
                v.Tie,
                v.ConflictOfInterest
            ),
            new ElectionRulesDrafted(e.Ballot, e.Majority, e.RunOff, e.Tie, e.SingleSecondBallot),
            new CircularRulesDrafted(
                o.Allowed,
                o.MinorMattersOnly,
                o.ShortestDays,
                o.Objection,
                o.Silence
            ),
        ];
    }

    private static IEnumerable<ProcedureEvent> Keeping(RulesOfProcedure rules)
    {
        var (t, m) = (rules.Attendance, rules.Minutes);
        var (s, n) = (rules.Seats, rules.Numbering);
        return
        [
            new AttendanceRulesDrafted(t.Remote, t.RemoteElections, t.Recording, t.Guests),
            new MinutesRulesDrafted(
                m.DeadlineDays,
                m.Signatures,
                m.ObjectionDays,
                m.Objections,
                m.ElectronicForm,
                m.ClosedCopies
            ),
            new SeatRulesDrafted(s.Deputies, s.DeputiesVote, s.TermMonths, s.Reappointment),
            new NumberingRulesDrafted(n.Meetings, n.Resolutions, n.Papers),
        ];
    }

    /// <summary>Rules with one part as a fact says; any other fact leaves them as they are.</summary>
    public static RulesOfProcedure With(RulesOfProcedure rules, ProcedureEvent happened) =>
        happened switch
        {
            ConvocationRulesDrafted e => rules with
            {
                Convocation = new(
                    e.NoticeDays,
                    e.Counting,
                    e.NonWorkingDays,
                    e.Receipt,
                    e.LetterDays,
                    e.Urgent,
                    e.UrgentDays
                ),
            },
            AgendaRulesDrafted e => rules with
            {
                Agenda = new(
                    e.ProposalDays,
                    e.LateItems,
                    e.MinorityOneIn,
                    e.RepeatBlockMonths,
                    e.Healing
                ),
            },
            PublicityRulesDrafted e => rules with
            {
                Publicity = new(
                    e.Publicity,
                    e.PublicNoticeDays,
                    e.Online,
                    e.ClosedResolutionsLater
                ),
            },
            QuorumRulesDrafted e => rules with
            {
                Quorum = new(
                    e.Basis,
                    e.Numerator,
                    e.Denominator,
                    e.UntilChallenged,
                    e.QuarterWhenConflicted,
                    e.SecondMeetingNeeds,
                    e.SecondMeetingHint
                ),
            },
            _ => WithDeciding(rules, happened),
        };

    private static RulesOfProcedure WithDeciding(RulesOfProcedure rules, ProcedureEvent happened) =>
        happened switch
        {
            VotingRulesDrafted e => rules with
            {
                Voting = new(e.Majority, e.RulesChange, e.Abstentions, e.Tie, e.ConflictOfInterest),
            },
            ElectionRulesDrafted e => rules with
            {
                Elections = new(e.Ballot, e.Majority, e.RunOff, e.Tie, e.SingleSecondBallot),
            },
            CircularRulesDrafted e => rules with
            {
                Circular = new(
                    e.Allowed,
                    e.MinorMattersOnly,
                    e.ShortestDays,
                    e.Objection,
                    e.Silence
                ),
            },
            AttendanceRulesDrafted e => rules with
            {
                Attendance = new(e.Remote, e.RemoteElections, e.Recording, e.Guests),
            },
            MinutesRulesDrafted e => rules with
            {
                Minutes = new(
                    e.DeadlineDays,
                    e.Signatures,
                    e.ObjectionDays,
                    e.Objections,
                    e.ElectronicForm,
                    e.ClosedCopies
                ),
            },
            SeatRulesDrafted e => rules with
            {
                Seats = new(e.Deputies, e.DeputiesVote, e.TermMonths, e.Reappointment),
            },
            NumberingRulesDrafted e => rules with
            {
                Numbering = new(e.Meetings, e.Resolutions, e.Papers),
            },
            _ => rules,
        };
}
