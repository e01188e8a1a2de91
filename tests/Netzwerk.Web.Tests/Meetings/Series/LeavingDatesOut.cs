using System.Globalization;
using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Series;

// The form without JavaScript, the mail, and what other programs make of the days left out.
public sealed class LeavingDatesOut(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // rec.exdate, rec.dtstart-in-rule, rec.until, rec.expansion-agrees
    [Fact]
    public async Task Days_without_their_tick_have_no_meeting_and_are_exceptions_in_every_calendar()
    {
        var circle = await netzwerk.FoundAsync(2);
        var form = await FormAsync(circle);
        var days = form.Days;
        var saved = await form.SaveAsync(days[1], days[2], days[4]);
        var series = await SeriesAsync(saved);
        Assert.Equal((days[1], days[4]), (series.Rule.First, series.Rule.Last));
        Assert.Equal([days[1], days[2], days[4]], series.Planned.Select(d => d.Day));
        Assert.Equal([days[3]], series.LeftOut);
        Assert.Contains("Kein Termin", (await saved.FollowAsync()).Text, StringComparison.Ordinal);

        await CallAsync(series);
        var letter = Assert.Single(netzwerk.To(circle.People[0]));
        Assert.Equal("REQUEST 0", letter.ToString());
        Assert.Equal(
            $"EXDATE;TZID=Europe/Berlin:{Compact(days[3])}T140000",
            letter.Calendar!.Line("EXDATE")
        );
        Assert.StartsWith(
            Compact(days[1]),
            letter.Calendar.Value("DTSTART"),
            StringComparison.Ordinal
        );
        Assert.Contains("Kein Termin", letter.Text, StringComparison.Ordinal);
        var read = await Conformance.ReadSeriesAsync(
            new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["left-out"] = letter.Calendar.Bytes,
            },
            Ct
        );
        DateTimeOffset[] expected =
        [
            .. new[] { days[1], days[2], days[4] }.Select(d => Appointment.Instant(d, new(14, 0))),
        ];
        Assert.Equal(expected, read["left-out"].IcalJs);
        Assert.Equal(expected, read["left-out"].NodeIcal);
    }

    [Fact]
    public async Task A_feed_leaves_the_same_days_out()
    {
        var circle = await netzwerk.FoundAsync(1);
        var form = await FormAsync(circle);
        var series = await SeriesAsync(
            await form.SaveAsync([.. form.Days.Where((_, i) => i != 3)])
        );
        await CallAsync(series);
        using var visitor = netzwerk.App.Visitor();
        using var answer = await visitor.GetAsync(
            new Uri($"/gruppen/{circle.Group}/termine.ics", UriKind.Relative),
            Ct
        );
        var feed = await Conformance.ReadFeedAsync(
            await answer.Content.ReadAsByteArrayAsync(Ct),
            Ct
        );
        Assert.Contains(
            $"EXDATE;TZID=Europe/Berlin:{Compact(form.Days[3])}T140000",
            await answer.Content.ReadAsStringAsync(Ct),
            StringComparison.Ordinal
        );
        Assert.NotNull(feed);
    }

    [Fact]
    public async Task All_days_have_their_tick_at_first_and_looking_again_keeps_what_was_taken_away()
    {
        var form = await FormAsync(await netzwerk.FoundAsync(1));
        Assert.Equal(form.Days, form.Ticked);
        var again = await form.LookAsync(form.Days[0], form.Days[5]);
        Assert.Equal(form.Days, again.Days);
        Assert.Equal([form.Days[0], form.Days[5]], again.Ticked);
    }

    [Fact]
    public async Task Another_rule_keeps_the_days_taken_away_that_it_still_has_and_asks_to_look_again()
    {
        var form = await FormAsync(await netzwerk.FoundAsync(1));
        var later = form.With("Input.Last", form.Days[^1].AddDays(7));
        var answer = await later.SendAsync("speichern", [.. form.Days.Where((_, i) => i != 2)]);
        Assert.Null(answer.RedirectsTo);
        Assert.Contains("ergeben jetzt andere Termine", answer.Text, StringComparison.Ordinal);
        var shown = new PlanForm(answer, later.Typed);
        Assert.Equal(7, shown.Days.Count);
        Assert.DoesNotContain(form.Days[2], shown.Ticked);
        Assert.Equal(6, shown.Ticked.Count);
        Assert.Equal(HttpStatusCode.Found, (await shown.SaveAsync([.. shown.Ticked])).Status);
    }

    [Theory]
    [InlineData(0, "mindestens zwei Termine")]
    [InlineData(1, "mindestens zwei Termine")]
    public async Task Too_few_left_are_refused_beside_the_days(int left, string said)
    {
        var form = await FormAsync(await netzwerk.FoundAsync(1));
        var answer = await form.SaveAsync([.. form.Days.Take(left)]);
        Assert.Null(answer.RedirectsTo);
        Assert.Contains(
            said,
            answer.Document.GetElementById("feld-kept-fehler")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(left, new PlanForm(answer, form.Typed).Ticked.Count);
        Assert.Equal(
            "AG Sprache",
            answer.Document.QuerySelector("[name='Input.Title']")!.GetAttribute("value")
        );
    }

    [Theory]
    [InlineData("20991231")]
    [InlineData("gestern")]
    [InlineData("<script>")]
    public async Task A_day_that_was_never_shown_is_refused_beside_the_days(string code)
    {
        var form = await FormAsync(await netzwerk.FoundAsync(1));
        var answer = await form.SendCodesAsync("speichern", [.. form.Days.Select(Compact), code]);
        Assert.Null(answer.RedirectsTo);
        Assert.Contains(
            "keinen Termin",
            answer.Document.GetElementById("feld-kept-fehler")!.TextContent,
            StringComparison.Ordinal
        );
    }

    private static string Compact(DateOnly day) =>
        day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>The form with six weekly dates, as it looks after "Termine ansehen".</summary>
    private async Task<PlanForm> FormAsync(Circle circle)
    {
        var karla = await netzwerk.App.CreateCoordinatorAsync();
        var browser = await netzwerk.App.SignInAsync(karla);
        var page = await browser.OpenAsync($"/gruppen/{circle.Group}/reihen/neu");
        var first = netzwerk.Today.AddDays(30);
        var empty = new PlanForm(
            page,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Input.Title"] = "AG Sprache",
                ["Input.Day"] = PlanForm.Iso(first),
                ["Input.From"] = "14:00",
                ["Input.To"] = "16:00",
                ["Input.Rhythm"] = "woche",
                ["Input.Every"] = "1",
                ["Input.Last"] = PlanForm.Iso(first.AddDays(35)),
                ["Input.Place"] = "Rathaus",
            }
        );
        return await empty.LookAsync();
    }

    private async Task<MeetingSeries> SeriesAsync(Page saved)
    {
        Assert.StartsWith("/sitzungsreihen/", saved.RedirectsTo, StringComparison.Ordinal);
        await using var session = netzwerk.App.Query();
        var id = Guid.Parse(saved.RedirectsTo!.Split('/')[^1]);
        return (await session.LoadAsync<MeetingSeries>(id, Ct))!;
    }

    private async Task CallAsync(MeetingSeries series)
    {
        var commands = netzwerk.App.Services.GetRequiredService<SeriesCommands>();
        var result = await commands.CallAsync(
            new(series.Id),
            guests: [],
            CalledSeries.Asker,
            CommandOptions.None,
            Ct
        );
        MailedNetzwerk.Must(result);
        await netzwerk.SettleAsync();
    }
}
