using CsCheck;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Tests.Groups;
using Xunit;

namespace Netzwerk.Domain.Tests.FollowUp;

public sealed class RemindingOfTasks
{
    private static readonly DateOnly Due = new(2026, 6, 15);

    private static DateOnly? LastDay(int today, int every = 7, params int[] before) =>
        TaskReminding.LastDay(Due, before, every, Due.AddDays(today));

    [Theory]
    [InlineData(-8, null)]
    [InlineData(-7, -7)]
    [InlineData(-1, -7)]
    [InlineData(0, 0)]
    [InlineData(6, 0)]
    [InlineData(7, 7)]
    [InlineData(13, 7)]
    [InlineData(28, 28)]
    [InlineData(200, 28)] // four times is enough
    public void A_week_ahead_on_the_day_and_every_week_after(int today, int? last) =>
        Assert.Equal(last is { } days ? Due.AddDays(days) : null, LastDay(today, 7, 7, 0));

    [Fact]
    public void Without_days_nobody_is_reminded()
    {
        Assert.Null(LastDay(-3, every: 0));
        Assert.Null(LastDay(100, every: 0));
        Assert.Equal(Due.AddDays(-3), LastDay(100, every: 0, before: [3]));
    }

    [Fact]
    public void The_last_day_never_lies_ahead_and_only_moves_on() =>
        Gen.Select(
                Gen.Int[-90, 400],
                Gen.Int[0, 90],
                Gen.Int[0, 60].Array[0, 5],
                (today, every, before) => (today, every, before)
            )
            .Sample(x =>
            {
                var now = LastDay(x.today, x.every, x.before);
                var tomorrow = LastDay(x.today + 1, x.every, x.before);
                return (now is null || now <= Due.AddDays(x.today))
                    && (now is null || (tomorrow is not null && tomorrow >= now));
            });

    [Fact]
    public void A_group_sets_when_it_reminds()
    {
        var set = AGroup
            .Founded.When(g => GroupDecisions.Decide(g, new SetTaskReminders([0, 7, 0], 14)))
            .Then(new GroupTaskRemindersSet([7, 0], 14));
        Assert.Equal([7, 0], set.State.TaskReminderDays);
        set.When(g => GroupDecisions.Decide(g, new SetTaskReminders([7, 0], 14))).Then();
        AGroup.Founded.When(g => GroupDecisions.Decide(g, new SetTaskReminders([3], 7))).Then();
    }

    [Theory]
    [InlineData(-1, 7, "group.task-days-unusable", "TaskDays")]
    [InlineData(61, 7, "group.task-days-unusable", "TaskDays")]
    [InlineData(3, -1, "group.task-repeat-unusable", "TaskRepeat")]
    [InlineData(3, 91, "group.task-repeat-unusable", "TaskRepeat")]
    public void Days_out_of_reach_are_refused(int before, int every, string code, string field) =>
        AGroup
            .Founded.When(g => GroupDecisions.Decide(g, new SetTaskReminders([before], every)))
            .ThenRefused(code, field);
}
