using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings;

public sealed class RemindingAfterAMeeting(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private const string Words = "Bitte schicken Sie uns Ihre Zahlen.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_was_there_hears_in_the_morning_and_nobody_else()
    {
        var circle = await netzwerk.FoundAsync(3);
        var (there, excused, silent) = (circle.People[0], circle.People[1], circle.People[2]);
        var meeting = await netzwerk.CallAsync(circle, daysAhead: 3);
        await netzwerk.AnswerAsync(meeting, excused, Rsvp.Accepted);
        await SetAsync(meeting, [2, 10]);
        var day = netzwerk.Today.AddDays(3);
        await AtAsync(day, new(14, 0));
        await netzwerk.DoAsync(
            meeting,
            m => MeetingDecisions.Decide(m, new OpenMeeting(), netzwerk.Now)
        );
        await NoteAsync(meeting, there.Id, Attendance.ByVideo);
        await NoteAsync(meeting, excused.Id, Attendance.Excused);
        await netzwerk.DoAsync(meeting, m => MeetingDecisions.Decide(m, new CloseMeeting()));

        await AtAsync(day.AddDays(2), new(8, 59));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(there));
        await AtAsync(day.AddDays(2), new(9, 0));
        await AtAsync(day.AddDays(3), new(9, 0));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(there));
        var letter = netzwerk.To(there)[1];
        Assert.StartsWith("Nach der Sitzung: ", letter.Subject, StringComparison.Ordinal);
        Assert.Contains(Words, letter.Text, StringComparison.Ordinal);
        await AtAsync(day.AddDays(10), new(9, 0));
        Assert.Equal("REQUEST 0, -, -", netzwerk.StoryOf(there));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(excused));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(silent));

        await AtAsync(day.AddDays(18), new(9, 0));
        await using var session = netzwerk.App.Query();
        Assert.Null(await session.LoadAsync<AfterReminderTimer>(meeting.Value, Ct));
    }

    [Fact]
    public async Task Without_attendance_who_accepted_hears()
    {
        var circle = await netzwerk.FoundAsync(2);
        var meeting = await netzwerk.CallAsync(circle, daysAhead: 2);
        await netzwerk.AnswerAsync(meeting, circle.People[0], Rsvp.Accepted);
        await SetAsync(meeting, [1]);
        await AtAsync(netzwerk.Today.AddDays(3), new(9, 0));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(circle.People[0]));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(circle.People[1]));
    }

    [Fact]
    public async Task Nothing_goes_out_about_a_cancelled_meeting_or_a_day_that_was_over()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        var off = await netzwerk.CallAsync(circle, daysAhead: 20);
        await netzwerk.AnswerAsync(off, ada, Rsvp.Accepted);
        await SetAsync(off, [1]);
        await netzwerk.CancelAsync(off);
        var late = await netzwerk.CallAsync(circle, daysAhead: 20);
        await netzwerk.AnswerAsync(late, ada, Rsvp.Accepted);
        var before = netzwerk
            .To(ada)
            .Count(l => l.Subject.StartsWith("Nach der", StringComparison.Ordinal));
        var day = netzwerk.Today.AddDays(20);
        await AtAsync(day.AddDays(4), new(12, 0));
        await SetAsync(late, [3]);
        await AtAsync(day.AddDays(4), new(13, 0));
        Assert.Equal(
            before,
            netzwerk.To(ada).Count(l => l.Subject.StartsWith("Nach der", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_mail_that_waits_is_not_sent_when_the_day_was_taken_out()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        var meeting = await netzwerk.CallAsync(circle, daysAhead: 2);
        await netzwerk.AnswerAsync(meeting, ada, Rsvp.Accepted);
        await SetAsync(meeting, [1]);
        netzwerk.Relay.PutOff();
        await AtAsync(netzwerk.Today.AddDays(3), new(9, 0));
        await SetAsync(meeting, [5]);
        netzwerk.Relay.AcceptEverything();
        await netzwerk.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));
        Assert.Contains(
            await netzwerk.DispatchesAsync(meeting),
            d => d is { Kind: "after-reminder", State: DispatchState.Obsolete }
        );
    }

    [Fact]
    public async Task Whoever_plans_sets_it_on_a_page_that_members_do_not_find()
    {
        var circle = await netzwerk.FoundAsync(1);
        var meeting = await netzwerk.CallAsync(circle);
        var path = $"/sitzungen/{meeting.Value}/nachfassen";
        using var office = await netzwerk.App.SignInAsync(
            await netzwerk.App.CreateCoordinatorAsync()
        );
        var form = await office.OpenAsync(path);
        var refused = await form.SubmitAsync(
            "nachfassen",
            ("Input.Days", "morgen"),
            ("Input.Words", Words)
        );
        Assert.NotNull(refused.Document.GetElementById("feld-days-fehler"));
        refused = await form.SubmitAsync("nachfassen", ("Input.Days", "1"), ("Input.Words", ""));
        Assert.NotNull(refused.Document.GetElementById("feld-words-fehler"));
        var saved = await form.SubmitAsync(
            "nachfassen",
            ("Input.Days", "14, 1"),
            ("Input.Words", Words)
        );
        var shown = await saved.FollowAsync();
        Assert.Contains("Tage danach: 1, 14", shown.Text, StringComparison.Ordinal);
        Assert.Contains(Words, shown.Text, StringComparison.Ordinal);

        using var ada = await netzwerk.App.SignInAsync(circle.People[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.OpenAsync(path)).Status);
    }

    private Task SetAsync(MeetingId meeting, int[] days) =>
        netzwerk.DoAsync(meeting, m => AfterReminderDecisions.Decide(m, new(days, Words)));

    private Task NoteAsync(MeetingId meeting, PersonId person, Attendance attendance) =>
        netzwerk.DoAsync(
            meeting,
            m => InvitationDecisions.Decide(m, new NoteAttendance(person, attendance))
        );

    private async Task AtAsync(DateOnly day, TimeOnly time)
    {
        netzwerk.App.Clock.Advance(Appointment.Instant(day, time) - netzwerk.Now);
        await netzwerk.App.RunAsync<PlanAfterReminders>(j => j.RunAsync(Ct));
        await netzwerk.SettleAsync();
    }
}
