namespace Netzwerk.Domain.Groups.Procedure.Arithmetic;

/// <summary>Works out by when something must be sent for a meeting, as the rules count days.</summary>
public static class NoticeArithmetic
{
    /// <summary>The last day to send an invitation by mail.</summary>
    public static NoticeDeadline Invitation(ConvocationRules rules, DateOnly meeting)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var steps = Counted(rules, rules.NoticeDays, meeting);
        if (rules.Receipt is ElectronicReceipt.DayAfter)
        {
            steps.Add(NoticeStepKind.DayOfReceipt, 1);
        }

        return steps.Done(rules.NonWorkingDays);
    }

    /// <summary>The last day to post an invitation as a letter.</summary>
    public static NoticeDeadline Letter(ConvocationRules rules, DateOnly meeting)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var steps = Counted(rules, rules.NoticeDays, meeting);
        steps.Add(NoticeStepKind.Letter, rules.LetterDays);
        return steps.Done(rules.NonWorkingDays);
    }

    /// <summary>The last day to send an urgent invitation; null when the rules know none.</summary>
    public static NoticeDeadline? Urgent(ConvocationRules rules, DateOnly meeting)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Urgent is UrgentCallRule.NotAllowed)
        {
            return null;
        }

        var steps = new Back(meeting);
        if (rules.Urgent is UrgentCallRule.WorkingDays)
        {
            var day = SaxonHolidays.WorkingDaysBefore(meeting, rules.UrgentDays);
            steps.Add(NoticeStepKind.Period, meeting.DayNumber - day.DayNumber);
        }
        else
        {
            steps.Add(NoticeStepKind.Period, rules.UrgentDays);
        }

        return steps.Done(NonWorkingDayRule.AnyDay);
    }

    /// <summary>The last day on which a proposal for the agenda arrives in time; null when it may at any time.</summary>
    public static NoticeDeadline? Proposals(RulesOfProcedure rules, DateOnly meeting)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Plain(rules.Agenda.ProposalDays, meeting, NonWorkingDayRule.AnyDay);
    }

    /// <summary>The last day to announce a meeting to the public; null when it is not announced.</summary>
    public static NoticeDeadline? PublicNotice(RulesOfProcedure rules, DateOnly meeting)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Plain(rules.Publicity.PublicNoticeDays, meeting, rules.Convocation.NonWorkingDays);
    }

    private static NoticeDeadline? Plain(int days, DateOnly meeting, NonWorkingDayRule rule)
    {
        var steps = new Back(meeting);
        steps.Add(NoticeStepKind.Period, days);
        return days == 0 ? null : steps.Done(rule);
    }

    private static Back Counted(ConvocationRules rules, int days, DateOnly meeting)
    {
        var steps = new Back(meeting);
        steps.Add(NoticeStepKind.Period, days);
        if (rules.Counting is NoticeCounting.ClearDays && days > 0)
        {
            steps.Add(NoticeStepKind.MeetingNotCounted, 1);
        }

        return steps;
    }

    /// <summary>The way back from a meeting, step by step.</summary>
    private sealed class Back(DateOnly meeting)
    {
        private readonly List<NoticeStep> _steps = [];

        private DateOnly Day => _steps is [.., var last] ? last.Day : meeting;

        public void Add(NoticeStepKind kind, int days)
        {
            if (days > 0)
            {
                _steps.Add(new(kind, days, Day.AddDays(-days)));
            }
        }

        public NoticeDeadline Done(NonWorkingDayRule rule)
        {
            if (rule is NonWorkingDayRule.WorkingDayBefore && _steps.Count > 0)
            {
                var working = SaxonHolidays.WorkingDayUpTo(Day);
                Add(NoticeStepKind.NonWorkingDay, Day.DayNumber - working.DayNumber);
            }

            return new(meeting, _steps);
        }
    }
}
