using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings;

public sealed class MovingAMeetingTellsOnce(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_moves_and_a_new_place_become_one_mail()
    {
        var circle = await netzwerk.FoundAsync(3);
        var meeting = await netzwerk.CallAsync(circle);
        var (ada, day) = (circle.People[0], netzwerk.Today.AddDays(40));
        await netzwerk.AnswerAsync(meeting, ada, Rsvp.Accepted);

        await netzwerk.MoveAsync(meeting, day.AddDays(3));
        await netzwerk.PassAsync(TimeSpan.FromSeconds(30));
        await netzwerk.MoveAsync(meeting, day);
        await netzwerk.PlaceAsync(meeting, "Volkshochschule");
        await netzwerk.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        await netzwerk.PassAsync(MailedNetzwerk.Window);

        foreach (var person in circle.People)
        {
            Assert.Equal("REQUEST 0, REQUEST 1", netzwerk.StoryOf(person));
            var (first, update) = (netzwerk.To(person)[0], netzwerk.To(person)[1]);
            Assert.Equal(first.Uid, update.Uid);
            Assert.Equal(first.MessageId, update.InReplyTo);
            Assert.True(string.CompareOrdinal(update.Stamp, first.Stamp) > 0);
            Assert.Contains(
                "PARTSTAT=NEEDS-ACTION",
                Assert.Single(update.Attendees),
                StringComparison.Ordinal
            );
            Assert.Contains("Volkshochschule", update.Text, StringComparison.Ordinal);
            Assert.Equal("Volkshochschule", update.Calendar!.Value("LOCATION"));
            Assert.StartsWith(
                $"{day:yyyyMMdd}T14",
                update.Calendar.Value("DTSTART"),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Only_a_new_place_keeps_the_answer()
    {
        var circle = await netzwerk.FoundAsync(1);
        var meeting = await netzwerk.CallAsync(circle);
        await netzwerk.AnswerAsync(meeting, circle.People[0], Rsvp.Accepted);

        await netzwerk.PlaceAsync(meeting, "Kreishaus");
        await netzwerk.PassAsync(MailedNetzwerk.Window);

        var update = netzwerk.To(circle.People[0])[1];
        Assert.Contains(
            "PARTSTAT=ACCEPTED",
            Assert.Single(update.Attendees),
            StringComparison.Ordinal
        );
    }

    // set.sequence-bump, set.sequence-order: a higher SEQUENCE would ask everybody again.
    [Fact]
    public async Task Only_other_words_keep_sequence_and_answer_and_come_with_a_later_stamp()
    {
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        var meeting = await netzwerk.CallAsync(circle);
        await netzwerk.AnswerAsync(meeting, ada, Rsvp.Accepted);

        await netzwerk.DoAsync(
            meeting,
            m => MeetingDecisions.Decide(m, new DescribeMeeting("Sprachkurse", m.Place, ""))
        );
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        await netzwerk.MoveAsync(meeting, netzwerk.Today.AddDays(33));
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        await netzwerk.DoAsync(
            meeting,
            m => MeetingDecisions.Decide(m, new DescribeMeeting("Kurse", m.Place, ""))
        );
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        await netzwerk.CancelAsync(meeting);
        await netzwerk.SettleAsync();

        Assert.Equal("REQUEST 0, REQUEST 0, REQUEST 1, REQUEST 1, CANCEL 2", netzwerk.StoryOf(ada));
        var letters = netzwerk.To(ada);
        // The cancellation follows within a second, with a higher SEQUENCE.
        string[] stamps = [.. letters.Take(4).Select(l => l.Stamp)];
        Assert.Equal(stamps.Distinct().Order(StringComparer.Ordinal), stamps);
        Assert.Contains("PARTSTAT=ACCEPTED", letters[1].Attendees[0], StringComparison.Ordinal);
        Assert.Contains("PARTSTAT=NEEDS-ACTION", letters[2].Attendees[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moved_and_moved_back_tells_nobody_anything()
    {
        var circle = await netzwerk.FoundAsync(1);
        var meeting = await netzwerk.CallAsync(circle);
        var day = netzwerk.Today.AddDays(30);
        await netzwerk.AnswerAsync(meeting, circle.People[0], Rsvp.Accepted);

        await netzwerk.MoveAsync(meeting, day.AddDays(1));
        await netzwerk.MoveAsync(meeting, day);
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(circle.People[0]));

        // The clock has stopped, and the next change starts it again.
        await netzwerk.MoveAsync(meeting, day.AddDays(2));
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        Assert.Equal("REQUEST 0, REQUEST 1", netzwerk.StoryOf(circle.People[0]));
    }

    [Fact]
    public async Task A_change_at_the_moment_the_clock_is_stopped_is_not_forgotten()
    {
        var circle = await netzwerk.FoundAsync(1);
        for (var round = 0; round < 4; round++)
        {
            var meeting = await netzwerk.CallAsync(circle);
            var day = netzwerk.Today.AddDays(30);
            await netzwerk.MoveAsync(meeting, day.AddDays(1));
            await netzwerk.MoveAsync(meeting, day);
            netzwerk.App.Clock.Advance(MailedNetzwerk.Window);

            await Task.WhenAll(
                netzwerk.App.RunAsync<AnnounceDueChanges>(j => j.RunAsync(Ct)),
                netzwerk.MoveAsync(meeting, day.AddDays(2))
            );
            await netzwerk.PassAsync(MailedNetzwerk.Window);
            await netzwerk.PassAsync(MailedNetzwerk.Window);

            await using var session = netzwerk.App.Query();
            var moved = await Marten.QueryableExtensions.SingleAsync(
                session.Query<Meeting>().Where(m => m.Id == meeting.Value),
                Ct
            );
            Assert.Equal(day.AddDays(2), moved.Announced!.When.Day);
        }
    }

    [Fact]
    public async Task Cancelled_while_changes_wait_tells_only_the_cancellation_and_then_nothing()
    {
        var circle = await netzwerk.FoundAsync(2);
        var meeting = await netzwerk.CallAsync(circle, daysAhead: 8);

        await netzwerk.MoveAsync(meeting, netzwerk.Today.AddDays(9));
        await netzwerk.CancelAsync(meeting);
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        await netzwerk.PassAsync(TimeSpan.FromDays(8));

        foreach (var person in circle.People)
        {
            Assert.Equal("REQUEST 0, CANCEL 1", netzwerk.StoryOf(person));
            var (first, end) = (netzwerk.To(person)[0], netzwerk.To(person)[1]);
            Assert.Equal(first.Uid, end.Uid);
            Assert.Equal("CANCELLED", end.Calendar!.Value("STATUS"));
            Assert.Equal(first.MessageId, end.InReplyTo);
        }
    }

    [Fact]
    public async Task Somebody_invited_later_alone_hears_of_the_meeting_as_it_is_now()
    {
        var circle = await netzwerk.FoundAsync(1);
        var late = await netzwerk.App.CreatePersonAsync("Lea", "Später");
        var meeting = await netzwerk.CallAsync(circle);
        await netzwerk.MoveAsync(meeting, netzwerk.Today.AddDays(33));
        await netzwerk.PassAsync(MailedNetzwerk.Window);

        await netzwerk.InviteAsync(meeting, late);
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 1", netzwerk.StoryOf(late));
        Assert.Equal("REQUEST 0, REQUEST 1", netzwerk.StoryOf(circle.People[0]));
        var first = netzwerk.To(late)[0];
        Assert.Null(first.InReplyTo);
        Assert.DoesNotContain("Bisher", first.Text, StringComparison.OrdinalIgnoreCase);

        await netzwerk.MoveAsync(meeting, netzwerk.Today.AddDays(34));
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        Assert.Equal("REQUEST 1, REQUEST 2", netzwerk.StoryOf(late));
        Assert.Equal(first.MessageId, netzwerk.To(late)[1].InReplyTo);
    }

    [Fact]
    public async Task Withdrawn_and_invited_again_the_calendar_only_ever_goes_forward()
    {
        var circle = await netzwerk.FoundAsync(2);
        var (ada, bea) = (circle.People[0], circle.People[1]);
        var meeting = await netzwerk.CallAsync(circle);

        await netzwerk.WithdrawAsync(meeting, ada);
        await netzwerk.SettleAsync();
        await netzwerk.PassAsync(TimeSpan.FromSeconds(2));
        await netzwerk.InviteAsync(meeting, ada);
        await netzwerk.SettleAsync();
        await netzwerk.PassAsync(TimeSpan.FromSeconds(2));
        await netzwerk.WithdrawAsync(meeting, ada);
        await netzwerk.SettleAsync();
        await netzwerk.PassAsync(TimeSpan.FromSeconds(2));
        await netzwerk.InviteAsync(meeting, ada);
        await netzwerk.SettleAsync();
        await netzwerk.MoveAsync(meeting, netzwerk.Today.AddDays(31));
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        await netzwerk.CancelAsync(meeting);
        await netzwerk.SettleAsync();

        Assert.Equal(
            "REQUEST 0, CANCEL 1, REQUEST 2, CANCEL 3, REQUEST 4, REQUEST 5, CANCEL 6",
            netzwerk.StoryOf(ada)
        );
        Assert.Equal("REQUEST 0, REQUEST 1, CANCEL 2", netzwerk.StoryOf(bea));
        string[] stamps = [.. netzwerk.To(ada).Select(l => l.Stamp)];
        Assert.Equal(stamps.Order(StringComparer.Ordinal), stamps);
        Assert.Single(netzwerk.To(ada).DistinctBy(l => l.Uid));
        Assert.Equal(7, netzwerk.To(ada).DistinctBy(l => l.MessageId).Count());
    }

    [Fact]
    public async Task A_change_is_told_when_its_time_is_over_without_waiting_for_a_sweep()
    {
        await using var quick = new MailedNetzwerk { Collapse = TimeSpan.FromSeconds(2) };
        var circle = await quick.FoundAsync(1);
        var meeting = await quick.CallAsync(circle);
        // Without the sweep only the wake-up of the change itself is left.
        quick
            .App.Services.GetRequiredService<IRecurringJobManager>()
            .RemoveIfExists("announce-due-changes");

        var before = quick.Now;
        await quick.MoveAsync(meeting, quick.Today.AddDays(33));
        await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(quick.To(circle.People[0]).ElementAtOrDefault(1))
        );

        Assert.True(quick.Now - before >= TimeSpan.FromSeconds(2), "changes were gathered first");
    }

    [Fact]
    public async Task Old_dispatches_are_forgotten_and_still_the_right_mail_goes_out()
    {
        await using var old = new MailedNetzwerk();
        var circle = await old.FoundAsync(1);
        var meeting = await old.CallAsync(circle, daysAhead: 200);
        await old.PassAsync(TimeSpan.FromDays(95));
        await old.App.RunAsync<ForgetDispatches>(j => j.RunAsync(Ct));
        Assert.Empty(await old.DispatchesAsync(meeting));

        await old.MoveAsync(meeting, old.Today.AddDays(90));
        await old.PassAsync(MailedNetzwerk.Window);
        await old.PassAsync(TimeSpan.FromDays(1));
        await old.CancelAsync(meeting);
        await old.SettleAsync();

        Assert.Equal("REQUEST 0, REQUEST 1, CANCEL 2", old.StoryOf(circle.People[0]));
        var letters = old.To(circle.People[0]);
        Assert.Equal(letters[0].MessageId, letters[1].InReplyTo);
        Assert.Contains("Bisher", letters[1].Text, StringComparison.OrdinalIgnoreCase);
    }
}
