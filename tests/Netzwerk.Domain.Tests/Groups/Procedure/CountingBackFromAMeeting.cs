using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Xunit;

namespace Netzwerk.Domain.Tests.Groups.Procedure;

public sealed class CountingBackFromAMeeting
{
    private static readonly ConvocationRules Plain = ProcedurePresets
        .Of(ProcedurePreset.WorkingGroup)
        .Convocation;

    private static DateOnly Day(string iso) =>
        DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-11-25", 14, NoticeCounting.Simple, "2026-11-11")]
    [InlineData("2026-11-25", 14, NoticeCounting.ClearDays, "2026-11-10")]
    // Easter lies in between, and holidays count.
    [InlineData("2026-04-09", 7, NoticeCounting.ClearDays, "2026-04-01")]
    [InlineData("2027-01-06", 14, NoticeCounting.ClearDays, "2026-12-22")]
    [InlineData("2026-11-25", 0, NoticeCounting.ClearDays, "2026-11-25")]
    public void The_last_day_to_send_an_invitation(
        string meeting,
        int days,
        NoticeCounting counting,
        string last
    )
    {
        var rules = Plain with { NoticeDays = days, Counting = counting };
        Assert.Equal(Day(last), NoticeArithmetic.Invitation(rules, Day(meeting)).LastDay);
    }

    [Fact]
    public void Every_step_of_the_way_back_can_be_shown()
    {
        // 14 clear days before 8 April is Tuesday 24 March, received the day after it was sent.
        var rules = ProcedurePresets.Of(ProcedurePreset.FormalBoard).Convocation;
        var deadline = NoticeArithmetic.Invitation(rules, Day("2026-04-07"));
        Assert.Equal(
            [
                new(NoticeStepKind.Period, 14, Day("2026-03-24")),
                new(NoticeStepKind.MeetingNotCounted, 1, Day("2026-03-23")),
                new(NoticeStepKind.DayOfReceipt, 1, Day("2026-03-22")),
                new(NoticeStepKind.NonWorkingDay, 2, Day("2026-03-20")),
            ],
            deadline.Steps
        );
        Assert.True(deadline.IsKeptOn(Day("2026-03-20")));
        Assert.False(deadline.IsKeptOn(Day("2026-03-21")));
    }

    [Fact]
    public void A_letter_leaves_days_before_a_mail()
    {
        var meeting = Day("2026-11-25");
        Assert.Equal(Day("2026-11-18"), NoticeArithmetic.Invitation(Plain, meeting).LastDay);
        Assert.Equal(Day("2026-11-16"), NoticeArithmetic.Letter(Plain, meeting).LastDay);
    }

    [Fact]
    public void An_urgent_call_counts_its_own_days_or_does_not_exist()
    {
        // The Wednesday before is the Day of Repentance.
        var meeting = Day("2026-11-20");
        DateOnly? Last(UrgentCallRule rule) =>
            NoticeArithmetic.Urgent(Plain with { Urgent = rule, UrgentDays = 3 }, meeting)?.LastDay;
        Assert.Equal(Day("2026-11-17"), Last(UrgentCallRule.CalendarDays));
        Assert.Equal(Day("2026-11-16"), Last(UrgentCallRule.WorkingDays));
        Assert.Null(Last(UrgentCallRule.NotAllowed));
    }

    [Fact]
    public void Proposals_and_the_public_notice_have_days_of_their_own()
    {
        var rules = ProcedurePresets.Of(ProcedurePreset.FormalBoard);
        var meeting = Day("2026-11-25");
        Assert.Equal(Day("2026-11-04"), NoticeArithmetic.Proposals(rules, meeting)?.LastDay);
        // A week before is the Day of Repentance.
        Assert.Equal(Day("2026-11-17"), NoticeArithmetic.PublicNotice(rules, meeting)?.LastDay);
        var none = ProcedurePresets.Of(ProcedurePreset.WorkingGroup);
        Assert.Null(NoticeArithmetic.Proposals(none, meeting));
        Assert.Null(NoticeArithmetic.PublicNotice(none, meeting));
    }

    [Theory]
    [InlineData(LateItemRule.Never, true, true, true, false)]
    [InlineData(LateItemRule.UrgentOnly, true, false, false, true)]
    [InlineData(LateItemRule.UrgentOnly, false, true, true, false)]
    [InlineData(LateItemRule.IfAllPresentAgree, false, true, false, true)]
    [InlineData(LateItemRule.IfAllMembersAgree, false, true, false, false)]
    [InlineData(LateItemRule.IfAllMembersAgree, false, true, true, true)]
    public void A_late_item_needs_urgency_or_agreement(
        LateItemRule rule,
        bool urgent,
        bool agree,
        bool allThere,
        bool allowed
    ) => Assert.Equal(allowed, LateItems.IsAllowed(rule, new(urgent, agree, allThere)));

    [Fact]
    public void A_faulty_invitation_is_good_for_who_came_and_did_not_object()
    {
        const DefectHealing rule = DefectHealing.ByAttendingWithoutObjection;
        Assert.True(LateItems.IsHealed(rule, attends: true, objected: false));
        Assert.False(LateItems.IsHealed(rule, attends: true, objected: true));
        Assert.False(LateItems.IsHealed(rule, attends: false, objected: false));
        Assert.False(LateItems.IsHealed(DefectHealing.Never, attends: true, objected: false));
    }

    [Theory]
    [InlineData("{n}. Sitzung", "7. Sitzung")]
    [InlineData("KT {nnn}/{mm}./{yyyy}", "KT 007/05./2025")]
    [InlineData("{nn}-{yy}", "07-25")]
    public void Numbers_are_written_by_their_pattern(string pattern, string written)
    {
        Assert.True(NumberPattern.IsUsable(pattern));
        Assert.Equal(written, NumberPattern.Write(pattern, 7, new(2025, 5, 14)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Sitzung")]
    [InlineData("{n")]
    [InlineData("{n}/{year}")]
    [InlineData("{n} und noch viel mehr, als in eine Spalte passt")]
    public void A_pattern_without_a_number_or_with_unknown_brackets_is_none(string pattern) =>
        Assert.False(NumberPattern.IsUsable(pattern));
}
