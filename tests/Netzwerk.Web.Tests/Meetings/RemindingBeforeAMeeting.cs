using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings;

public sealed class RemindingBeforeAMeeting(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static readonly TimeSpan Shortly = TimeSpan.FromMinutes(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_week_before_the_silent_are_asked_and_a_day_before_the_coming_hear_too()
    {
        var circle = await netzwerk.FoundAsync(4);
        var (silent, coming) = (circle.People[0], circle.People[1]);
        var (absent, unsure) = (circle.People[2], circle.People[3]);
        var day = netzwerk.Today.AddDays(30);
        var meeting = await netzwerk.CallAsync(circle);
        await netzwerk.AnswerAsync(meeting, coming, Rsvp.Accepted);
        await netzwerk.AnswerAsync(meeting, absent, Rsvp.Declined);
        await netzwerk.AnswerAsync(meeting, unsure, Rsvp.Tentative);

        await GoToAsync(MomentBefore(day, 7) - Shortly);
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(silent));
        await GoToAsync(MomentBefore(day, 7));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(silent));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(coming));

        await GoToAsync(MomentBefore(day, 1) - Shortly);
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(silent));
        await GoToAsync(MomentBefore(day, 1));
        await netzwerk.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal("REQUEST 0, -, -", netzwerk.StoryOf(silent));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(coming));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(absent));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(unsure));
        var (asked, told) = (netzwerk.To(silent)[2], netzwerk.To(coming)[1]);
        Assert.Contains("Ihre Antwort fehlt noch", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ihre Antwort fehlt noch", told.Text, StringComparison.Ordinal);
        Assert.Contains("Bericht aus den Kursen", told.Text, StringComparison.Ordinal);
        Assert.Equal(netzwerk.To(coming)[0].MessageId, told.InReplyTo);
    }

    [Fact]
    public async Task Who_answers_while_the_reminder_waits_is_not_reminded()
    {
        var circle = await netzwerk.FoundAsync(2);
        var (quick, silent) = (circle.People[0], circle.People[1]);
        var day = netzwerk.Today.AddDays(30);
        var meeting = await netzwerk.CallAsync(circle);

        netzwerk.Relay.PutOff();
        await GoToAsync(MomentBefore(day, 7));
        Assert.Equal(DispatchState.Waiting, (await netzwerk.DispatchAsync(meeting, quick)).State);
        await netzwerk.AnswerAsync(meeting, quick, Rsvp.Accepted);
        netzwerk.Relay.AcceptEverything();
        await netzwerk.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal("REQUEST 0", netzwerk.StoryOf(quick));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(silent));
        Assert.Equal(DispatchState.Obsolete, (await netzwerk.DispatchAsync(meeting, quick)).State);
    }

    [Fact]
    public async Task A_moved_meeting_is_reminded_of_anew()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        var day = netzwerk.Today.AddDays(30);
        var meeting = await netzwerk.CallAsync(circle);
        await GoToAsync(MomentBefore(day, 7));

        await netzwerk.MoveAsync(meeting, day.AddDays(20));
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        await GoToAsync(MomentBefore(day, 1));
        Assert.Equal("REQUEST 0, -, REQUEST 1", netzwerk.StoryOf(ada));
        await GoToAsync(MomentBefore(day.AddDays(20), 7));
        Assert.Equal("REQUEST 0, -, REQUEST 1, -", netzwerk.StoryOf(ada));
    }

    [Fact]
    public async Task After_an_outage_over_both_moments_only_the_last_reminder_is_made_up_for()
    {
        var circle = await netzwerk.FoundAsync(2);
        var day = netzwerk.Today.AddDays(30);
        var meeting = await netzwerk.CallAsync(circle);
        await netzwerk.AnswerAsync(meeting, circle.People[1], Rsvp.Accepted);

        await GoToAsync(MomentBefore(day, 1) + TimeSpan.FromHours(3));
        await netzwerk.PassAsync(TimeSpan.FromHours(1));

        Assert.All(circle.People, p => Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(p)));
        Assert.DoesNotContain(await netzwerk.DispatchesAsync(meeting), IsForTheWeekBefore);
    }

    [Fact]
    public async Task Once_the_meeting_has_begun_nobody_is_reminded()
    {
        var circle = await netzwerk.FoundAsync(1);
        var day = netzwerk.Today.AddDays(30);
        await netzwerk.CallAsync(circle);

        await GoToAsync(MomentBefore(day, 0));

        Assert.Equal("REQUEST 0", netzwerk.StoryOf(circle.People[0]));
    }

    [Fact]
    public async Task A_reminder_that_could_not_leave_before_the_meeting_began_never_does()
    {
        var circle = await netzwerk.FoundAsync(1);
        var day = netzwerk.Today.AddDays(30);
        await netzwerk.CallAsync(circle);
        netzwerk.Relay.PutOff();
        await GoToAsync(MomentBefore(day, 1));
        netzwerk.Relay.AcceptEverything();

        await GoToAsync(MomentBefore(day, 0));

        Assert.Equal("REQUEST 0", netzwerk.StoryOf(circle.People[0]));
    }

    [Theory]
    [InlineData(3, 1, 2)]
    [InlineData(10, 2, 1)]
    public async Task A_clock_change_does_not_shift_the_hour(int month, int before, int after)
    {
        await using var others = new MailedNetzwerk();
        var change = NextLastSunday(month, others.Today.AddDays(20));
        var day = change.AddDays(3);
        var circle = await others.FoundAsync(1);
        var ada = circle.People[0];
        await others.CallAsync(circle, day.DayNumber - others.Today.DayNumber);

        await GoToAsync(others, At(day.AddDays(-7), before) - Shortly);
        Assert.Equal("REQUEST 0", others.StoryOf(ada));
        await GoToAsync(others, At(day.AddDays(-7), before));
        Assert.Equal("REQUEST 0, -", others.StoryOf(ada));
        await GoToAsync(others, At(day.AddDays(-1), after) - Shortly);
        Assert.Equal("REQUEST 0, -", others.StoryOf(ada));
        await GoToAsync(others, At(day.AddDays(-1), after));
        Assert.Equal("REQUEST 0, -, -", others.StoryOf(ada));
    }

    [Fact]
    public async Task Several_planners_at_once_plan_one_round()
    {
        var circle = await netzwerk.FoundAsync(3);
        var day = netzwerk.Today.AddDays(30);
        var meeting = await netzwerk.CallAsync(circle);
        netzwerk.App.Clock.Advance(MomentBefore(day, 7) - netzwerk.Now);

        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => netzwerk.App.RunAsync<PlanReminders>(j => j.RunAsync(Ct)))
        );
        await netzwerk.SettleAsync();

        Assert.All(circle.People, p => Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(p)));
        Assert.Equal(6, (await netzwerk.DispatchesAsync(meeting)).Count);
    }

    private static bool IsForTheWeekBefore(Dispatch dispatch) =>
        dispatch.Kind == MeetingMails.Reminder
        && dispatch.Detail.EndsWith(".7", StringComparison.Ordinal);

    private static DateTimeOffset MomentBefore(DateOnly day, int days) =>
        Appointment.Instant(day.AddDays(-days), new(14, 0));

    private static DateTimeOffset At(DateOnly day, int hoursFromUtc) =>
        new(day, new(14, 0), TimeSpan.FromHours(hoursFromUtc));

    private static DateOnly NextLastSunday(int month, DateOnly notBefore)
    {
        for (var day = notBefore; ; day = day.AddDays(1))
        {
            if (
                day.Month == month
                && day.DayOfWeek == DayOfWeek.Sunday
                && day.AddDays(7).Month != month
            )
            {
                return day;
            }
        }
    }

    private Task GoToAsync(DateTimeOffset moment) => GoToAsync(netzwerk, moment);

    private static Task GoToAsync(MailedNetzwerk netzwerk, DateTimeOffset moment) =>
        netzwerk.PassAsync(moment - netzwerk.Now);
}
