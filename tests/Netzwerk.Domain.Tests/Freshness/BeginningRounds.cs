using Netzwerk.Domain.Freshness;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Freshness;

public sealed class BeginningRounds
{
    private static readonly DateOnly March = new(2026, 3, 1);

    private static readonly FreshnessRulesSet On = new(
        10,
        21,
        42,
        42,
        BeginsByItself: true,
        ["03-01", "06-01", "09-01", "12-01"]
    );

    private static readonly Story<FreshnessPlan, RoundEvent> Begun = new(
        On,
        new RoundBegun(March, ByItself: true)
    );

    private static SetFreshnessRules Rules(FreshnessDays days) =>
        new(days, BeginsByItself: true, FreshnessPlan.UsualBegins);

    [Fact]
    public void Nothing_begins_by_itself_until_somebody_wants_it()
    {
        Assert.False(RoundDecisions.IsDue(null, March));
        Assert.False(RoundDecisions.IsDue(FreshnessPlan.Usual, March));
        Assert.Null(RoundDecisions.Next(FreshnessPlan.Usual, March));
        var plan = new Story<FreshnessPlan, RoundEvent>(On).State;
        Assert.True(RoundDecisions.IsDue(plan, March));
        Assert.Equal(March, RoundDecisions.Next(plan, new(2025, 12, 1)));
        Assert.Equal(new DateOnly(2026, 6, 1), RoundDecisions.Next(plan, March));
    }

    [Theory]
    [InlineData("2026-02-28", false)]
    [InlineData("2026-03-01", true)]
    [InlineData("2026-03-08", true)]
    [InlineData("2026-03-09", false)]
    public void A_program_that_stood_still_makes_up_for_a_week(string day, bool isDue)
    {
        var plan = new Story<FreshnessPlan, RoundEvent>(On).State;
        var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(isDue, RoundDecisions.IsDue(plan, today));
    }

    [Fact]
    public void A_round_begun_twice_on_one_day_is_one_and_the_next_needs_four_weeks()
    {
        var byHand = new BeginRound(ByItself: false);
        Begun.When(p => RoundDecisions.Decide(p, byHand, March)).ThenNothing();
        Begun
            .When(p => RoundDecisions.Decide(p, byHand, March.AddDays(27)))
            .ThenRefused("freshness.round-too-soon");
        var next = March.AddDays(28);
        Begun
            .When(p => RoundDecisions.Decide(p, byHand, next))
            .Then(new RoundBegun(next, ByItself: false));
        Assert.False(RoundDecisions.IsDue(Begun.State, March.AddDays(1)));
    }

    [Fact]
    public void How_many_were_asked_is_noted_once()
    {
        var ask = new NoteRoundAsked(March, 100, 10);
        var asked = Begun
            .When(p => RoundDecisions.Decide(p, ask))
            .Then(new RoundAsked(March, 100, 10));
        Assert.Equal(100, asked.State.Last!.Asked);
        asked.When(p => RoundDecisions.Decide(p, ask)).ThenNothing();
        Begun
            .When(p => RoundDecisions.Decide(p, ask with { Round = March.AddDays(1) }))
            .ThenNothing();
    }

    [Theory]
    [InlineData(0, 21, 42, 42, "freshness.days-unusable", "Reminder")]
    [InlineData(10, 10, 42, 42, "freshness.yellow-order", "Yellow")]
    [InlineData(10, 21, 21, 42, "freshness.hidden-order", "Hidden")]
    [InlineData(10, 21, 366, 42, "freshness.hidden-order", "Hidden")]
    [InlineData(10, 21, 42, 10, "freshness.phone-order", "Phone")]
    public void Each_step_comes_after_the_one_before(
        int reminder,
        int yellow,
        int hidden,
        int phone,
        string code,
        string field
    ) =>
        Begun
            .When(p => RoundDecisions.Decide(p, Rules(new(reminder, yellow, hidden, phone))))
            .ThenRefused(code, field);

    [Fact]
    public void The_same_rules_again_change_nothing_and_days_stand_in_order()
    {
        Begun.When(p => RoundDecisions.Decide(p, Rules(FreshnessDays.Usual))).ThenNothing();
        YearDay[] mixed = [new(10, 5), new(3, 2), new(10, 5)];
        var set = RoundDecisions.Decide(null, Rules(FreshnessDays.Usual) with { Begins = mixed });
        var happened = Assert.IsType<FreshnessRulesSet>(Assert.Single(set.Events));
        Assert.Equal(["03-02", "10-05"], happened.Begins);
        Begun
            .When(p =>
                RoundDecisions.Decide(p, Rules(FreshnessDays.Usual) with { Begins = [new(2, 30)] })
            )
            .ThenRefused("freshness.begins-unusable", "Months");
        Begun
            .When(p => RoundDecisions.Decide(p, Rules(FreshnessDays.Usual) with { Begins = [] }))
            .ThenRefused("freshness.begins-missing", "Months");
    }

    [Fact]
    public void The_last_of_february_comes_every_year() =>
        Assert.Equal(
            [new(2027, 2, 28), new(2028, 2, 29)],
            new[] { new YearDay(2, 29).In(2027), new YearDay(2, 29).In(2028) }
        );
}
