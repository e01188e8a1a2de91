using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Series;
using Netzwerk.Domain.Tests.Meetings;
using Xunit;
using static Netzwerk.Domain.Tests.Support.People;

namespace Netzwerk.Domain.Tests.Series;

public sealed class RunningASeries
{
    [Fact]
    public void A_plan_has_a_meeting_for_each_day_of_its_rule()
    {
        var dates = ASeries.Planned.State.Dates().ToArray();
        Assert.Equal(ASeries.Rule.Days(), dates.Select(d => d.Day));
        Assert.Equal(ASeries.Meetings, dates.Select(d => d.Meeting));
    }

    [Theory]
    [InlineData(Rhythm.Weekly, "2026-12-10", 0, false, "2027-02-18", "series.every-unusable")]
    [InlineData(
        Rhythm.Weekly,
        "2026-12-10",
        1,
        false,
        "2026-12-10",
        "series.ends-before-it-begins"
    )]
    [InlineData(Rhythm.Weekly, "2026-12-10", 1, false, "2026-12-16", "series.too-few")]
    [InlineData(Rhythm.Weekly, "2026-12-10", 1, false, "2028-12-10", "series.too-many")]
    [InlineData(Rhythm.Monthly, "2026-12-31", 1, false, "2027-12-31", "series.fifth-weekday")]
    [InlineData(Rhythm.Monthly, "2026-12-10", 1, true, "2027-12-31", "series.not-last-of-month")]
    public void A_rule_that_calendars_or_people_would_not_understand_is_refused(
        Rhythm rhythm,
        string first,
        int every,
        bool fromEnd,
        string last,
        string code
    )
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var rule = new SeriesRule(
            rhythm,
            DateOnly.Parse(first, culture),
            every,
            fromEnd,
            DateOnly.Parse(last, culture)
        );
        Assert.Equal(code, SeriesDecisions.Check(ASeries.Plan(rule), ASeries.Before)?.Code);
    }

    // rec.expansion-agrees: the hour that clock changes skip and repeat means something else to each program.
    [Fact]
    public void Times_within_the_hour_of_the_clock_changes_are_refused()
    {
        Assert.Equal(
            new Refusal("series.time-unsafe", "From"),
            SeriesDecisions.Check(ASeries.Plan(from: new(2, 30)), ASeries.Before)
        );
        Assert.Equal(
            new Refusal("series.time-unsafe", "To"),
            SeriesDecisions.Check(ASeries.Plan(from: new(1, 0), to: new(2, 0)), ASeries.Before)
        );
        Assert.Null(SeriesDecisions.Check(ASeries.Plan(from: new(3, 0)), ASeries.Before));
    }

    [Fact]
    public void Called_once_everybody_is_told_with_revision_and_sequence_0() =>
        ASeries
            .Planned.When(s =>
                SeriesDecisions.Decide(s, new CallSeries([Anna, Ben, Anna]), ASeries.Before)
            )
            .Then(new SeriesCalled([Anna, Ben]), ASeries.Told(AnnouncementKind.Invitation, 0, 0));

    [Fact]
    public void Other_words_keep_the_sequence_and_another_place_raises_it()
    {
        var reworded = ASeries
            .Called.When(s => SeriesDecisions.Decide(s, new DescribeSeries("Neu", "Kreishaus", "")))
            .Then(new SeriesDescribed("Neu", "Kreishaus", ""))
            .When(s => SeriesDecisions.Decide(s, new AnnounceSeriesChanges()))
            .Then(ASeries.Told(AnnouncementKind.Update, 1, 0, "Neu"));
        reworded
            .When(s => SeriesDecisions.Decide(s, new DescribeSeries("Neu", "Rathaus", "")))
            .Then(new SeriesDescribed("Neu", "Rathaus", ""))
            .When(s => SeriesDecisions.Decide(s, new AnnounceSeriesChanges()))
            .Then(ASeries.Told(AnnouncementKind.Update, 2, 1, "Neu", "Rathaus"));
    }

    // rec.until: the rule ends, SEQUENCE rises, and what took place stays.
    [Fact]
    public void Ended_early_the_later_dates_fall_away()
    {
        var ended = ASeries
            .Called.When(s =>
                SeriesDecisions.Decide(s, new EndSeries(ASeries.Third), ASeries.Begun)
            )
            .Then(
                new SeriesEnded(ASeries.Third, ContinuedBy: null),
                ASeries.Told(AnnouncementKind.Update, 1, 1, last: ASeries.Third)
            );
        Assert.Equal(3, ended.State.Dates().Count());
        ASeries
            .Called.When(s =>
                SeriesDecisions.Decide(s, new EndSeries(ASeries.First.AddDays(-1)), ASeries.Before)
            )
            .ThenRefused("series.nothing-left", "Last");
        ASeries
            .Called.When(s =>
                SeriesDecisions.Decide(s, new EndSeries(ASeries.First), ASeries.Begun)
            )
            .ThenRefused("series.already-held", "Last");
    }

    [Fact]
    public void Cancelled_as_a_whole_only_before_it_begins_and_then_nothing_more()
    {
        var cancelled = ASeries
            .Called.When(s =>
                SeriesDecisions.Decide(s, new CancelSeries("Kein Raum"), ASeries.Before)
            )
            .Then(
                new SeriesCancelled("Kein Raum"),
                ASeries.Told(AnnouncementKind.Cancellation, 1, 1)
            );
        cancelled
            .When(s => SeriesDecisions.Decide(s, new DescribeSeries("Neu", "", "")))
            .ThenRefused("series.cancelled");
        cancelled
            .When(s => SeriesDecisions.Decide(s, new InviteToSeries(Chris)))
            .ThenRefused("series.cancelled");
        ASeries
            .Called.When(s => SeriesDecisions.Decide(s, new CancelSeries(""), ASeries.Begun))
            .ThenRefused("series.already-begun");
    }

    [Fact]
    public void Invited_withdrawn_and_invited_again_somebody_is_two_revisions_ahead()
    {
        var again = ASeries
            .Called.When(s => SeriesDecisions.Decide(s, new WithdrawFromSeries(Ben)))
            .Then(new SeriesInvitationWithdrawn(Ben))
            .When(s => SeriesDecisions.Decide(s, new InviteToSeries(Ben)))
            .Then(new SeriesPersonInvited(Ben));
        Assert.Equal(2, again.State.InviteeOf(Ben)?.RevisionsAhead);
        Assert.Equal(0, again.State.InviteeOf(Anna)?.RevisionsAhead);
    }

    [Fact]
    public void A_date_keeps_what_it_has_of_its_own_when_its_series_gets_other_words()
    {
        var told = AMeeting
            .Called.And(new MeetingDescribed("4. Sitzung", "Rathaus", AMeeting.Link))
            .When(m =>
                MeetingDecisions.Decide(
                    m,
                    new TellBySeries(
                        new("4. Sitzung", "Kreishaus", AMeeting.Link),
                        new("Sprache", "Schule", AMeeting.Link),
                        1
                    )
                )
            )
            .Then(
                AMeeting.Told(AnnouncementKind.Update, 1, title: "Sprache") with
                {
                    Place = "Rathaus",
                    BySeries = true,
                }
            );
        Assert.Equal(("Sprache", "Rathaus"), (told.State.Title, told.State.Place));
        Assert.False(told.State.HasUnannouncedChanges);
    }

    [Fact]
    public void A_date_of_a_series_is_called_with_it_and_not_alone()
    {
        var date = AMeeting.Planned.And(
            new MeetingOfSeries(new(Guid.Empty), AMeeting.Day, AMeeting.Two)
        );
        date.When(m => MeetingDecisions.Decide(m, new CallMeeting([Anna]), AMeeting.Before))
            .ThenRefused("meeting.called-with-series");
        date.When(m =>
                MeetingDecisions.Decide(m, new CallMeeting([Anna], BySeries: true), AMeeting.Before)
            )
            .Then(
                new MeetingCalled([Anna]),
                AMeeting.Told(AnnouncementKind.Invitation, 0) with
                {
                    BySeries = true,
                }
            );
    }
}
