using CsCheck;
using Netzwerk.Domain.Series;
using Xunit;

namespace Netzwerk.Domain.Tests.Series;

public sealed class DaysOfASeries
{
    private static readonly Gen<SeriesRule> AnyRule =
        from monthly in Gen.Bool
        from first in Gen.Int[0, 3000]
        from every in Gen.Int[1, 6]
        from fromEnd in Gen.Bool
        from length in Gen.Int[0, 1500]
        let day = new DateOnly(2024, 1, 1).AddDays(first)
        select new SeriesRule(
            monthly ? Rhythm.Monthly : Rhythm.Weekly,
            day,
            every,
            fromEnd,
            day.AddDays(length)
        );

    private static IEnumerable<string> Days(SeriesRule rule) =>
        rule.Days().Select(d => d.ToString("yyyy-MM-dd", null));

    [Fact]
    public void Every_second_week_on_the_weekday_of_the_first() =>
        Assert.Equal(
            ["2026-12-22", "2027-01-05", "2027-01-19"],
            Days(new(Rhythm.Weekly, new(2026, 12, 22), 2, FromEnd: false, new(2027, 2, 1)))
        );

    [Fact]
    public void Every_second_month_on_the_third_thursday_across_the_turn_of_the_year() =>
        Assert.Equal(
            ["2026-10-15", "2026-12-17", "2027-02-18", "2027-04-15"],
            Days(new(Rhythm.Monthly, new(2026, 10, 15), 2, FromEnd: false, new(2027, 6, 16)))
        );

    [Fact]
    public void On_the_last_wednesday_whether_a_month_has_four_or_five() =>
        Assert.Equal(
            ["2026-09-30", "2026-10-28", "2026-11-25", "2026-12-30"],
            Days(new(Rhythm.Monthly, new(2026, 9, 30), 1, FromEnd: true, new(2026, 12, 31)))
        );

    [Fact]
    public void The_last_day_counts() =>
        Assert.Equal(
            ["2026-03-02", "2026-03-09"],
            Days(new(Rhythm.Weekly, new(2026, 3, 2), 1, FromEnd: false, new(2026, 3, 9)))
        );

    [Theory]
    [InlineData("2026-04-29", false)] // a fifth Wednesday is missing in most months
    [InlineData("2026-04-22", true)] // not the last Wednesday of April
    public void A_rhythm_that_does_not_fit_its_first_day_is_no_rule(string first, bool fromEnd)
    {
        var day = DateOnly.ParseExact(first, "yyyy-MM-dd", null);
        var rule = new SeriesRule(Rhythm.Monthly, day, 1, fromEnd, day.AddYears(1));
        Assert.False(rule.IsUsable);
        Assert.Empty(rule.Days());
    }

    [Fact]
    public void The_end_of_the_calendar_ends_it() =>
        Assert.Equal(
            ["9999-11-30"],
            Days(new(Rhythm.Monthly, new(9999, 11, 30), 2, FromEnd: true, DateOnly.MaxValue))
        );

    [Fact]
    public void Days_rise_lie_on_one_weekday_keep_their_distance_and_end_in_time() =>
        AnyRule.Sample(rule =>
        {
            var days = rule.Days().ToArray();
            if (!rule.IsUsable)
            {
                return days.Length == 0;
            }

            var distances = days.Zip(days.Skip(1), (a, b) => b.DayNumber - a.DayNumber);
            return days[0] == rule.First
                && days[^1] <= rule.Last
                && days.All(d => d.DayOfWeek == rule.Weekday)
                && distances.All(d =>
                    rule.Rhythm is Rhythm.Weekly
                        ? d == 7 * rule.Every
                        : d >= 28 * rule.Every && d <= (31 * rule.Every) + 7
                );
        });
}
