using CsCheck;
using Netzwerk.Domain.Freshness;
using Netzwerk.Domain.Tests.Support;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Freshness;

public sealed class AskingAboutEntries
{
    private static readonly DateOnly March = new(2026, 3, 1);

    private static readonly DateOnly June = new(2026, 6, 1);

    private static readonly FreshnessDays Days = FreshnessDays.Usual;

    private static readonly Story<EntryFreshness, FreshnessEvent> Asked = new(
        new EntryAsked(School, March, Anna, March)
    );

    private static readonly ConfirmEntry ByAnna = new(School, ConfirmedThrough.Person, Anna);

    [Fact]
    public void Nobody_is_asked_twice_in_a_round_nor_in_one_that_is_over()
    {
        foreach (var round in new[] { March, March.AddDays(-90) })
        {
            Asked
                .When(e =>
                    FreshnessDecisions.Decide(e, new AskEntry(School, round, Ben), March.AddDays(3))
                )
                .ThenNothing();
            Asked
                .When(e =>
                    FreshnessDecisions.Decide(
                        e,
                        new NoteNotReached(School, round, AskTrouble.Muted),
                        March.AddDays(3)
                    )
                )
                .ThenNothing();
        }

        Asked
            .When(e => FreshnessDecisions.Decide(e, new AskEntry(School, June, Ben), June))
            .Then(new EntryAsked(School, June, Ben, June));
    }

    [Theory]
    [InlineData(0, EntryAge.Asked)]
    [InlineData(20, EntryAge.Asked)]
    [InlineData(21, EntryAge.Yellow)]
    [InlineData(41, EntryAge.Yellow)]
    [InlineData(42, EntryAge.Hidden)]
    [InlineData(400, EntryAge.Hidden)]
    public void Silence_turns_an_entry_yellow_and_then_hides_it(int silent, EntryAge age) =>
        Assert.Equal(age, FreshnessAges.Of(Asked.State, Days, March.AddDays(silent)));

    [Fact]
    public void An_entry_that_nobody_asked_about_is_neither_fresh_nor_yellow() =>
        Assert.Equal(EntryAge.NeverAsked, FreshnessAges.Of(null, Days, June));

    [Fact]
    public void Being_asked_again_does_not_make_a_silent_entry_young()
    {
        var again = Asked.And(new EntryAsked(School, June, Ben, June)).State;
        Assert.Equal(March, again.SilentSince);
        Assert.Equal(EntryAge.Hidden, FreshnessAges.Of(again, Days, June));
        Assert.Equal(Ben, again.Contact);
        Assert.Null(again.RemindedOn);
    }

    [Fact]
    public void A_confirmation_makes_it_fresh_and_twice_on_a_day_is_once()
    {
        var confirmed = Asked
            .When(e => FreshnessDecisions.Decide(e, ByAnna, June))
            .Then(new EntryConfirmed(School, ConfirmedThrough.Person, Anna, June));
        Assert.Equal(EntryAge.Fresh, FreshnessAges.Of(confirmed.State, Days, June.AddDays(300)));
        Assert.False(FreshnessAges.NeedsCall(confirmed.State, Days, June.AddDays(300)));
        confirmed.When(e => FreshnessDecisions.Decide(e, ByAnna, June)).ThenNothing();
    }

    [Theory]
    [InlineData(EntryReport.Changed, EntryAnswer.Changed)]
    [InlineData(EntryReport.Gone, EntryAnswer.Gone)]
    public void Who_reports_a_change_is_not_silent_and_may_correct_it(
        EntryReport report,
        EntryAnswer answer
    )
    {
        var ask = new ReportEntry(School, report, Anna);
        var reported = Asked
            .When(e => FreshnessDecisions.Decide(e, ask, June))
            .Then(new EntryReported(School, report, Anna, June));
        Assert.Equal(answer, reported.State.Answer);
        Assert.Null(reported.State.ConfirmedOn);
        reported.When(e => FreshnessDecisions.Decide(e, ask, June)).ThenNothing();
        reported
            .When(e => FreshnessDecisions.Decide(e, ByAnna, June))
            .Then(new EntryConfirmed(School, ConfirmedThrough.Person, Anna, June));
    }

    [Fact]
    public void One_reminder_comes_after_some_days_of_silence()
    {
        Assert.False(FreshnessAges.NeedsReminder(Asked.State, Days, March.AddDays(9)));
        Assert.True(FreshnessAges.NeedsReminder(Asked.State, Days, March.AddDays(10)));
        var day = March.AddDays(10);
        var reminded = Asked
            .When(e => FreshnessDecisions.Decide(e, new RemindEntry(March), day))
            .Then(new EntryReminded(March, day));
        Assert.False(FreshnessAges.NeedsReminder(reminded.State, Days, June));
        reminded
            .When(e => FreshnessDecisions.Decide(e, new RemindEntry(March), June))
            .ThenNothing();
        Asked
            .And(new EntryConfirmed(School, ConfirmedThrough.Phone, Ben, day))
            .When(e => FreshnessDecisions.Decide(e, new RemindEntry(March), day))
            .ThenNothing();
    }

    [Fact]
    public void Whoever_no_mail_reaches_is_called_at_once_and_the_silent_later()
    {
        var unreached = FreshnessDecisions.Decide(
            null,
            new NoteNotReached(School, March, AskTrouble.NoAddress),
            March
        );
        var state = EntryFreshness.Evolve(null, Guid.Empty, Assert.Single(unreached.Events));
        Assert.True(FreshnessAges.NeedsCall(state, Days, March));
        Assert.False(FreshnessAges.NeedsCall(Asked.State, Days, March.AddDays(41)));
        Assert.True(FreshnessAges.NeedsCall(Asked.State, Days, March.AddDays(42)));
    }

    [Fact]
    public void A_call_that_reached_nobody_is_noted_and_an_answer_ends_it()
    {
        var missed = new NoteMissedCall(School, " Anrufbeantworter ");
        var called = Asked
            .When(e => FreshnessDecisions.Decide(e, missed, June))
            .Then(new EntryCallMissed(School, "Anrufbeantworter", June));
        called.When(e => FreshnessDecisions.Decide(e, missed, June)).ThenNothing();
        Asked
            .When(e =>
                FreshnessDecisions.Decide(
                    e,
                    new NoteMissedCall(School, new string('a', FreshnessDecisions.LongestNote + 1)),
                    June
                )
            )
            .ThenRefused("freshness.note-too-long", "Note");
        Assert.Null(
            called.And(new EntryConfirmed(School, ConfirmedThrough.Phone, Ben, June)).State.LastCall
        );
    }

    [Fact]
    public void The_coordination_chooses_whom_to_ask()
    {
        var chosen = Asked
            .When(e => FreshnessDecisions.Decide(e, new ChooseEntryContact(School, Ben)))
            .Then(new EntryContactChosen(School, Ben));
        chosen
            .When(e => FreshnessDecisions.Decide(e, new ChooseEntryContact(School, Ben)))
            .ThenNothing();
        chosen
            .When(e => FreshnessDecisions.Decide(e, new ChooseEntryContact(School, null)))
            .Then(new EntryContactChosen(School, null));
    }

    /// <summary>Whatever happened before, who confirms today is neither yellow nor hidden today.</summary>
    [Fact]
    public void An_entry_confirmed_today_is_never_yellow() =>
        Histories.Sample(history =>
        {
            var state = Fold([.. history, Confirmed(history.Length)]);
            var age = FreshnessAges.Of(state, Days, March.AddDays(history.Length));
            Assert.Equal(EntryAge.Fresh, age);
        });

    /// <summary>While nobody answers, an entry only ever grows older.</summary>
    [Fact]
    public void Silence_only_ever_moves_forward() =>
        Histories.Sample(history =>
        {
            EntryFreshness? state = null;
            foreach (var happened in history)
            {
                var before = state?.SilentSince;
                state = EntryFreshness.Evolve(state, Guid.Empty, happened);
                Assert.True(
                    state?.SilentSince is null || before is null || state.SilentSince == before
                );
            }

            var ages = Enumerable
                .Range(history.Length, 80)
                .Select(d => FreshnessAges.Of(state, Days, March.AddDays(d)))
                .ToArray();
            Assert.Equal(ages.Order(), ages);
        });

    /// <summary>Whatever happens in between, a round asks once.</summary>
    [Fact]
    public void A_round_never_asks_twice() =>
        Histories.Sample(history =>
        {
            var state = Fold([.. history, new EntryAsked(School, June, Anna, June)]);
            foreach (var happened in history.Where(h => h is not (EntryAsked or EntryNotReached)))
            {
                state = EntryFreshness.Evolve(state, Guid.Empty, happened);
                var again = FreshnessDecisions.Decide(
                    state,
                    new AskEntry(School, June, Ben),
                    June.AddDays(1)
                );
                Assert.Empty(again.Events);
                Assert.Null(again.Refusal);
            }
        });

    /// <summary>One thing a day.</summary>
    private static readonly Gen<FreshnessEvent[]> Histories = Gen.Int[0, 4]
        .Array[0, 20]
        .Select(kinds => kinds.Select(Happened).ToArray());

    private static FreshnessEvent Happened(int kind, int number)
    {
        var day = March.AddDays(number);
        return kind switch
        {
            0 => new EntryAsked(School, day, Anna, day),
            1 => new EntryNotReached(School, day, AskTrouble.MailComesBack, day),
            2 => Confirmed(number),
            3 => new EntryReported(School, EntryReport.Changed, Anna, day),
            _ => new EntryCallMissed(School, "", day),
        };
    }

    private static EntryConfirmed Confirmed(int number) =>
        new(School, ConfirmedThrough.Person, Anna, March.AddDays(number));

    private static EntryFreshness? Fold(IEnumerable<FreshnessEvent> history) =>
        history.Aggregate(
            (EntryFreshness?)null,
            (state, happened) => EntryFreshness.Evolve(state, Guid.Empty, happened)
        );
}
