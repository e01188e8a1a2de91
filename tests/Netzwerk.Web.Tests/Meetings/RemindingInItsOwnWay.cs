using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings;

public sealed class RemindingInItsOwnWay(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private const string Sentence = "Bitte bringen Sie Ihre Zahlen mit.";

    private static readonly TimeSpan Shortly = TimeSpan.FromMinutes(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Own_days_and_an_own_sentence_count_for_this_meeting_only()
    {
        var circle = await netzwerk.FoundAsync(2);
        var (silent, coming) = (circle.People[0], circle.People[1]);
        var day = netzwerk.Today.AddDays(30);
        var meeting = await netzwerk.CallAsync(circle);
        await netzwerk.AnswerAsync(meeting, coming, Rsvp.Accepted);
        var others = await netzwerk.FoundAsync(1);
        await netzwerk.CallAsync(others);
        await SetAsync(meeting, [10, 3], Sentence);

        await GoToAsync(MomentBefore(day, 10));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(silent));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(coming));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(others.People[0]));
        await GoToAsync(MomentBefore(day, 7));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(silent));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(others.People[0]));
        await GoToAsync(MomentBefore(day, 3));
        await GoToAsync(MomentBefore(day, 1));

        Assert.Equal("REQUEST 0, -, -", netzwerk.StoryOf(silent));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(coming));
        Assert.All(
            [netzwerk.To(silent)[1], netzwerk.To(silent)[2], netzwerk.To(coming)[1]],
            letter => Assert.Contains(Sentence, letter.Text, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(Sentence, netzwerk.To(silent)[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Sentence, netzwerk.To(others.People[0])[1].Text);
    }

    [Fact]
    public async Task Days_that_are_over_when_they_are_set_are_not_made_up_for()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        var day = netzwerk.Today.AddDays(30);
        var meeting = await netzwerk.CallAsync(circle);
        await GoToAsync(MomentBefore(day, 9));
        await SetAsync(meeting, [14, 2]);
        await GoToAsync(MomentBefore(day, 7));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));
        await GoToAsync(MomentBefore(day, 2));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(ada));
    }

    [Fact]
    public async Task A_reminder_due_while_somebody_saves_other_days_still_goes_out()
    {
        var circle = await netzwerk.FoundAsync(1);
        var day = netzwerk.Today.AddDays(30);
        var meeting = await netzwerk.CallAsync(circle);
        netzwerk.App.Clock.Advance(MomentBefore(day, 7) + TimeSpan.FromSeconds(20) - netzwerk.Now);
        await SetAsync(meeting, [7, 2]);
        await netzwerk.PassAsync(TimeSpan.FromSeconds(40));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(circle.People[0]));
    }

    [Fact]
    public async Task A_reminder_that_waits_is_not_sent_when_its_day_was_taken_out()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        var day = netzwerk.Today.AddDays(30);
        var meeting = await netzwerk.CallAsync(circle);
        netzwerk.Relay.PutOff();
        await GoToAsync(MomentBefore(day, 7));
        await SetAsync(meeting, []);
        netzwerk.Relay.AcceptEverything();
        await netzwerk.PassAsync(TimeSpan.FromHours(1));
        await GoToAsync(MomentBefore(day, 1));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));
        Assert.Equal(DispatchState.Obsolete, (await netzwerk.DispatchAsync(meeting, ada)).State);
    }

    [Fact]
    public async Task After_a_day_of_outage_over_two_own_moments_one_reminder_goes_out()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        var day = netzwerk.Today.AddDays(30);
        var meeting = await netzwerk.CallAsync(circle);
        await SetAsync(meeting, [5, 4, 1]);
        await GoToAsync(MomentBefore(day, 5) - Shortly);
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));

        await GoToAsync(MomentBefore(day, 4) + TimeSpan.FromHours(1));
        await netzwerk.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(ada));
        await GoToAsync(MomentBefore(day, 1));
        Assert.Equal("REQUEST 0, -, -", netzwerk.StoryOf(ada));
    }

    [Theory]
    [InlineData(3, 1, 2)]
    [InlineData(10, 2, 1)]
    public async Task A_clock_change_does_not_shift_the_hour_of_own_days(
        int month,
        int before,
        int after
    )
    {
        await using var others = new MailedNetzwerk();
        var change = others.Today.AddDays(20);
        while (
            change.Month != month
            || change.DayOfWeek != DayOfWeek.Sunday
            || change.AddDays(7).Month == month
        )
        {
            change = change.AddDays(1);
        }

        var day = change.AddDays(1);
        var circle = await others.FoundAsync(1);
        var ada = circle.People[0];
        var meeting = await others.CallAsync(circle, day.DayNumber - others.Today.DayNumber);
        await SetAsync(others, meeting, [2, 1]);
        Task Go(DateOnly on, int hoursFromUtc, TimeSpan early = default) =>
            others.PassAsync(
                new DateTimeOffset(on, new(14, 0), TimeSpan.FromHours(hoursFromUtc))
                    - early
                    - others.Now
            );

        // Saturday in the old time, Sunday in the new one.
        await Go(day.AddDays(-2), before, Shortly);
        Assert.Equal("REQUEST 0", others.StoryOf(ada));
        await Go(day.AddDays(-2), before);
        Assert.Equal("REQUEST 0, -", others.StoryOf(ada));
        await Go(day.AddDays(-1), after, Shortly);
        Assert.Equal("REQUEST 0, -", others.StoryOf(ada));
        await Go(day.AddDays(-1), after);
        await others.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal("REQUEST 0, -, -", others.StoryOf(ada));
    }

    [Fact]
    public async Task Whoever_plans_sets_them_on_a_page()
    {
        var circle = await netzwerk.FoundAsync(1);
        var meeting = await netzwerk.CallAsync(circle);
        var path = $"/sitzungen/{meeting.Value}/erinnerungen";
        using var office = await OfficeAsync();
        var shown = await office.OpenAsync($"/sitzungen/{meeting.Value}");
        Assert.Contains("Tage vorher: 7, 1", shown.Text, StringComparison.Ordinal);
        Assert.NotNull(shown.Document.QuerySelector($"a[href='{path}']"));

        var form = await office.OpenAsync(path);
        var saved = await form.SubmitAsync(
            "erinnern",
            ("Input.Which", "eigene"),
            ("Input.Days", "3; 14"),
            ("Input.Words", Sentence)
        );
        Assert.Equal($"/sitzungen/{meeting.Value}", saved.RedirectsTo);
        shown = await saved.FollowAsync();
        Assert.Contains("Tage vorher: 14, 3", shown.Text, StringComparison.Ordinal);
        Assert.Contains(Sentence, shown.Text, StringComparison.Ordinal);

        // Somebody else's form is older by now.
        var late = await form.SubmitAsync(
            "erinnern",
            ("Input.Which", "gruppe"),
            ("Input.Words", "")
        );
        Assert.Equal(HttpStatusCode.OK, late.Status);
        form = await office.OpenAsync(path);
        await form.SubmitAsync("erinnern", ("Input.Which", "gruppe"), ("Input.Words", ""));
        await using var session = netzwerk.App.Query();
        var kept = await session.LoadAsync<Meeting>(meeting.Value, Ct);
        Assert.Null(kept!.ReminderDays);
        Assert.Equal("", kept.ReminderWords);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("sieben")]
    [InlineData("1, 2, 3, 4, 5, 6")]
    [InlineData("61")]
    [InlineData("-1")]
    public async Task Days_that_make_no_sense_are_refused_beside_their_field(string days)
    {
        var circle = await netzwerk.FoundAsync(1);
        var meeting = await netzwerk.CallAsync(circle);
        using var office = await OfficeAsync();
        var form = await office.OpenAsync($"/sitzungen/{meeting.Value}/erinnerungen");
        var refused = await form.SubmitAsync(
            "erinnern",
            ("Input.Which", "eigene"),
            ("Input.Days", days)
        );
        Assert.NotNull(refused.Document.GetElementById("feld-days-fehler"));
        await using var session = netzwerk.App.Query();
        Assert.Null((await session.LoadAsync<Meeting>(meeting.Value, Ct))!.ReminderDays);
    }

    [Fact]
    public async Task Members_who_do_not_plan_find_no_such_page()
    {
        var circle = await netzwerk.FoundAsync(1);
        var meeting = await netzwerk.CallAsync(circle);
        using var ada = await netzwerk.App.SignInAsync(circle.People[0]);
        var path = $"/sitzungen/{meeting.Value}/erinnerungen";
        Assert.Equal(HttpStatusCode.NotFound, (await ada.OpenAsync(path)).Status);
        var shown = await ada.OpenAsync($"/sitzungen/{meeting.Value}");
        Assert.Null(shown.Document.QuerySelector($"a[href='{path}']"));
    }

    private async Task<HttpClient> OfficeAsync() =>
        await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());

    private static DateTimeOffset MomentBefore(DateOnly day, int days) =>
        Appointment.Instant(day.AddDays(-days), new(14, 0));

    private Task GoToAsync(DateTimeOffset moment) => netzwerk.PassAsync(moment - netzwerk.Now);

    private Task SetAsync(MeetingId meeting, int[] days, string words = "") =>
        SetAsync(netzwerk, meeting, days, words);

    private static Task SetAsync(
        MailedNetzwerk netzwerk,
        MeetingId meeting,
        int[] days,
        string words = ""
    ) =>
        netzwerk.DoAsync(
            meeting,
            m => ReminderDecisions.Decide(m, new SetMeetingReminders(days, words))
        );
}
