using CsCheck;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Xunit;

namespace Netzwerk.Domain.Tests.Series;

// rec.exdate, rec.dtstart-in-rule, rec.until: known before the first invitation that a day has no meeting.
public sealed class LeavingDatesOut
{
    private static readonly DateOnly[] Days = [.. ASeries.Rule.Days()];

    [Fact]
    public void A_day_left_out_has_no_meeting_and_stays_in_the_rule()
    {
        var series = Planned(Days[2], Days[3]);
        Assert.Equal([Days[0], Days[1], Days[4], Days[5]], series.Dates().Select(d => d.Day));
        Assert.Equal(ASeries.Meetings.Take(4), series.Dates().Select(d => d.Meeting));
        Assert.Equal([Days[2], Days[3]], series.LeftOut);
        Assert.Equal(ASeries.Rule, series.Rule);
    }

    [Fact]
    public void Nothing_left_out_is_the_plan_as_it_always_was()
    {
        var planned = Assert.IsType<SeriesPlanned>(
            Assert.Single(SeriesDecisions.Decide(ASeries.Plan(), ASeries.Before).Events)
        );
        Assert.Null(planned.LeftOut);
        Assert.Equal(6, planned.Meetings.Count);
    }

    [Fact]
    public void Left_out_at_its_ends_the_series_begins_later_and_ends_earlier()
    {
        var series = Planned(Days[0], Days[2], Days[5]);
        Assert.Equal((Days[1], Days[4]), (series.Rule.First, series.Rule.Last));
        Assert.Equal([Days[2]], series.LeftOut);
        Assert.Equal(series.On(Days[1]).Start, series.On(series.Rule.First).Start);
    }

    [Fact]
    public void A_day_that_the_rule_does_not_have_cannot_be_left_out() =>
        Assert.Equal(
            new Refusal("series.no-such-date", "LeftOut"),
            Check(ASeries.Plan() with { LeftOut = [Days[1].AddDays(1)] })
        );

    [Fact]
    public void Two_dates_must_be_left()
    {
        Assert.Equal(
            new Refusal("series.too-few-left", "LeftOut"),
            Check(ASeries.Plan() with { LeftOut = Days[1..] })
        );
        Assert.Null(Check(ASeries.Plan() with { LeftOut = Days[2..] }));
    }

    // What is told is a day on which there was a date, not one left out before the end asked for.
    [Fact]
    public void Ended_behind_a_day_left_out_the_end_is_the_date_before_it()
    {
        var series = Planned(Days[2]);
        var ended = SeriesDecisions.Decide(
            series,
            new EndSeries(Days[3].AddDays(-1)),
            ASeries.Before
        );
        Assert.Equal(new SeriesEnded(Days[1], ContinuedBy: null), Assert.Single(ended.Events));
    }

    [Fact]
    public void Whatever_is_left_out_dates_and_rule_fit_together() =>
        (
            from monthly in Gen.Bool
            from first in Gen.Int[0, 3000]
            from every in Gen.Int[1, 3]
            from length in Gen.Int[30, 900]
            from ticks in Gen.Bool.Array[60]
            let day = new DateOnly(2027, 1, 1).AddDays(first)
            select (
                new SeriesRule(
                    monthly ? Rhythm.Monthly : Rhythm.Weekly,
                    day,
                    every,
                    FromEnd: false,
                    day.AddDays(length)
                ),
                ticks
            )
        ).Sample(
            (rule, ticks) =>
            {
                DateOnly[] days = [.. rule.Days()];
                var plan = ASeries.Plan(rule) with
                {
                    LeftOut = [.. days.Zip(ticks).Where(d => !d.Second).Select(d => d.First)],
                    Meetings = [.. days.Select(_ => MeetingId.Create())],
                };
                if (Check(plan) is not null)
                {
                    return;
                }

                var series = Fold(plan);
                DateOnly[] dates = [.. series.Dates().Select(d => d.Day)];
                DateOnly[] ofRule = [.. series.Rule.Days()];
                Assert.Equal(plan.Days(), dates);
                // What calendars work out of rule and exceptions is what takes place.
                Assert.Equal(dates, ofRule.Except(series.LeftOut));
                Assert.Equal((dates[0], dates[^1]), (ofRule[0], ofRule[^1]));
                Assert.Equal(dates.Length + series.LeftOut.Count, ofRule.Length);
            }
        );

    private static Refusal? Check(PlanSeries plan) => SeriesDecisions.Check(plan, ASeries.Before);

    private static MeetingSeries Planned(params DateOnly[] leftOut) =>
        Fold(ASeries.Plan() with { LeftOut = leftOut });

    private static MeetingSeries Fold(PlanSeries plan) =>
        MeetingSeries.Evolve(
            series: null,
            Guid.Empty,
            Assert.Single(SeriesDecisions.Decide(plan, ASeries.Before).Events)
        )!;
}
