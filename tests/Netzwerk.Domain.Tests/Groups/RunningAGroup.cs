using Netzwerk.Domain.Groups;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Groups;

public sealed class RunningAGroup
{
    private static readonly DateOnly Today = new(2026, 12, 10);

    [Fact]
    public void A_group_ends_its_work_on_a_day_and_for_a_reason()
    {
        var ended = AGroup
            .WithAnna.When(g =>
                GroupDecisions.Decide(
                    g,
                    new CloseGroup(new(2026, 11, 30), " Auftrag erfüllt "),
                    Today
                )
            )
            .Then(new GroupClosed(new(2026, 11, 30), "Auftrag erfüllt"));
        Assert.Equal(
            (new DateOnly(2026, 11, 30), "Auftrag erfüllt"),
            (ended.State.ClosedOn!.Value, ended.State.ClosedBecause)
        );
        ended
            .When(g => GroupDecisions.Decide(g, new CloseGroup(Today, "Anders"), Today))
            .ThenNothing();
    }

    [Fact]
    public void Work_does_not_end_ahead_of_time_nor_for_a_reason_without_end()
    {
        AGroup
            .WithAnna.When(g =>
                GroupDecisions.Decide(g, new CloseGroup(Today.AddDays(1), ""), Today)
            )
            .ThenRefused("group.closing-day-ahead", "On");
        AGroup
            .WithAnna.When(g =>
                GroupDecisions.Decide(
                    g,
                    new CloseGroup(Today, new string('x', GroupDecisions.LongestReason + 1)),
                    Today
                )
            )
            .ThenRefused("group.reason-too-long", "Reason");
    }

    [Fact]
    public void A_mandate_lasts_from_a_day_to_a_day()
    {
        var set = AGroup
            .Founded.When(g => GroupDecisions.Decide(g, new SetGroupTerm(Today, Today.AddYears(2))))
            .Then(new GroupTermSet(Today, Today.AddYears(2)));
        set.When(g => GroupDecisions.Decide(g, new SetGroupTerm(Today, Today.AddYears(2))))
            .ThenNothing();
        set.When(g => GroupDecisions.Decide(g, new SetGroupTerm(Today, Today.AddDays(-1))))
            .ThenRefused("group.term-turned", "To");
        set.When(g => GroupDecisions.Decide(g, new SetGroupTerm(null, null)))
            .Then(new GroupTermSet(null, null));
    }

    [Fact]
    public void A_group_works_as_usual_for_its_kind_until_it_chooses()
    {
        Assert.False(AGroup.Founded.State.Ways.HasDeputies);
        var chosen = AGroup
            .Founded.When(g =>
                GroupDecisions.Decide(g, new SetGroupWays(new(true, true, [GroupRole.Guest])))
            )
            .Then(new GroupWaysSet(true, true, [GroupRole.Member, GroupRole.Guest]));
        chosen
            .When(g =>
                GroupDecisions.Decide(
                    g,
                    new SetGroupWays(new(true, true, [GroupRole.Guest, GroupRole.Member]))
                )
            )
            .ThenNothing();
        AGroup
            .Founded.When(g =>
                GroupDecisions.Decide(g, new SetGroupWays(new(true, true, [(GroupRole)9])))
            )
            .ThenRefused("member.role-missing", "Roles");
    }

    [Fact]
    public void Deputies_are_not_done_away_with_while_some_are_named() =>
        AGroup
            .WithAnna.And(
                new GroupWaysSet(false, true, [GroupRole.Member]),
                new SeatDeputiesNamed(Anna, [Ben])
            )
            .When(g =>
                GroupDecisions.Decide(g, new SetGroupWays(new(false, false, [GroupRole.Member])))
            )
            .ThenRefused("group.deputies-named", "Deputies");

    [Fact]
    public void Dates_are_shown_to_newcomers_until_the_group_becomes_private()
    {
        var shown = AGroup
            .Founded.When(g => GroupDecisions.Decide(g, new ShowDatesToNewcomers(true)))
            .Then(new GroupDatesShownToNewcomers(true));
        Assert.True(shown.State.IsShownToNewcomers);
        shown.When(g => GroupDecisions.Decide(g, new ShowDatesToNewcomers(true))).Then();
        Assert.False((shown.State with { Openness = GroupOpenness.Private }).IsShownToNewcomers);
        shown
            .When(g => GroupDecisions.Decide(g, new ShowDatesToNewcomers(false)))
            .Then(new GroupDatesShownToNewcomers(false));
    }

    [Fact]
    public void A_group_is_described_anew()
    {
        var group = AGroup
            .Founded.When(g =>
                GroupDecisions.Decide(
                    g,
                    new DescribeGroup(" AG\nSprache ", GroupOpenness.Listed, "Neu")
                )
            )
            .Then(new GroupDescribed("AG Sprache", GroupOpenness.Listed, "Neu"))
            .State;
        Assert.Equal(
            ("AG Sprache", GroupOpenness.Listed, "Neu"),
            (group.Name, group.Openness, group.Mandate)
        );
    }

    [Fact]
    public void Describing_a_group_as_it_is_changes_nothing() =>
        AGroup
            .Founded.When(g =>
                GroupDecisions.Decide(
                    g,
                    new DescribeGroup("AG Sprache", GroupOpenness.Open, "Kurse")
                )
            )
            .ThenNothing();

    [Fact]
    public void A_description_without_a_name_or_with_an_unknown_openness_is_refused()
    {
        AGroup
            .Founded.When(g =>
                GroupDecisions.Decide(g, new DescribeGroup(" ", GroupOpenness.Open, ""))
            )
            .ThenRefused("group.name-missing", "Name");
        AGroup
            .Founded.When(g =>
                GroupDecisions.Decide(g, new DescribeGroup("AG", (GroupOpenness)7, ""))
            )
            .ThenRefused("group.openness-missing", "Openness");
    }

    [Fact]
    public void Reminders_are_kept_once_each_and_the_earliest_first() =>
        AGroup
            .Founded.When(g => GroupDecisions.Decide(g, new SetGroupDeadlines([1, 14, 3, 14], 21)))
            .Then(new GroupDeadlinesSet([14, 3, 1], 21));

    [Fact]
    public void A_group_may_do_without_reminders() =>
        AGroup
            .Founded.When(g => GroupDecisions.Decide(g, new SetGroupDeadlines([], 14)))
            .Then(new GroupDeadlinesSet([], 14));

    [Fact]
    public void Setting_the_deadlines_in_force_changes_nothing() =>
        AGroup
            .Founded.When(g => GroupDecisions.Decide(g, new SetGroupDeadlines([1, 7], 14)))
            .ThenNothing();

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(GroupDecisions.EarliestReminder + 1)]
    public void A_reminder_lies_between_a_day_and_two_months_before(int day) =>
        AGroup
            .Founded.When(g => GroupDecisions.Decide(g, new SetGroupDeadlines([day], 14)))
            .ThenRefused("group.reminder-days-unusable", "ReminderDays");

    [Fact]
    public void Six_reminders_are_too_many() =>
        AGroup
            .Founded.When(g =>
                GroupDecisions.Decide(g, new SetGroupDeadlines([1, 2, 3, 4, 5, 6], 14))
            )
            .ThenRefused("group.reminder-days-unusable", "ReminderDays");

    [Theory]
    [InlineData(0)]
    [InlineData(GroupDecisions.LongestObjectionDays + 1)]
    public void Members_may_object_for_a_day_up_to_a_quarter(int days) =>
        AGroup
            .Founded.When(g => GroupDecisions.Decide(g, new SetGroupDeadlines([7], days)))
            .ThenRefused("group.objection-days-unusable", "ObjectionDays");

    [Fact]
    public void A_closed_group_stays_as_it_is()
    {
        AGroup
            .WithAnna.When(g => GroupDecisions.Decide(g, new CloseGroup(), Today))
            .Then(new GroupClosed(Today));
        AGroup
            .Closed.When(g =>
                GroupDecisions.Decide(g, new DescribeGroup("AG", GroupOpenness.Open, ""))
            )
            .ThenRefused("group.closed");
        AGroup
            .Closed.When(g => GroupDecisions.Decide(g, new SetGroupDeadlines([7], 14)))
            .ThenRefused("group.closed");
        AGroup
            .Closed.When(g =>
                GroupDecisions.Decide(g, new SeatMember(Ben, School, GroupRole.Member))
            )
            .ThenRefused("group.closed");
        AGroup
            .Closed.When(g => GroupDecisions.Decide(g, new ChangeMemberRole(Anna, GroupRole.Chair)))
            .ThenRefused("group.closed");
    }

    [Fact]
    public void Somebody_can_be_taken_off_the_list_of_a_closed_group() =>
        AGroup
            .Closed.When(g => GroupDecisions.Decide(g, new ReleaseMember(Anna)))
            .Then(new MemberLeft(Anna));
}
