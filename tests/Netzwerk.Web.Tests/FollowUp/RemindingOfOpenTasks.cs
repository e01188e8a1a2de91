using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.FollowUp.Reminders;
using Netzwerk.Web.Groups.Blocking;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.FollowUp;

public sealed class RemindingOfOpenTasks(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly (string, string)[] Filled =
    [
        ("Input.Name", "AG Sprache"),
        ("Input.Openness", "Open"),
        ("Input.ReminderDays", "7, 1"),
        ("Input.ObjectionDays", "14"),
        ("Input.TaskDays", "14, 0"),
        ("Input.TaskRepeat", "3"),
    ];

    private CommandRunner Commands => netzwerk.App.Services.GetRequiredService<CommandRunner>();

    [Fact]
    public async Task Who_has_an_open_task_hears_three_days_ahead_and_every_week_after_until_it_is_done()
    {
        var (circle, meeting) = await MetAsync(2);
        var (ada, other) = (circle.People[0], circle.People[1]);
        var task = await AssignAsync(circle, meeting, ada, "Räume anfragen", inDays: 10);
        await AssignAsync(circle, meeting, other, "Flyer entwerfen", inDays: null);

        await MorningInAsync(6);
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));
        await MorningInAsync(1);
        await MorningInAsync(1);
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(ada));
        var letter = netzwerk.To(ada)[1];
        Assert.StartsWith(
            "Erinnerung: Ihre Aufgabe bis ",
            letter.Subject,
            StringComparison.Ordinal
        );
        Assert.Contains("Räume anfragen", letter.Text, StringComparison.Ordinal);
        Assert.Contains("„erledigt“", letter.Text, StringComparison.Ordinal);
        Assert.Contains("/aufgabe/", letter.Text, StringComparison.Ordinal);
        Assert.NotNull(letter.Message.Headers["List-Unsubscribe"]);

        await MorningInAsync(9); // a week after its day
        Assert.Equal("REQUEST 0, -, -", netzwerk.StoryOf(ada));
        Assert.Contains("war bis", netzwerk.To(ada)[2].Text, StringComparison.Ordinal);
        await ChangeAsync(task, t => ActionItemDecisions.Decide(t, new FinishActionItem()));
        await MorningInAsync(7);
        Assert.Equal("REQUEST 0, -, -", netzwerk.StoryOf(ada));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(other));
    }

    [Fact]
    public async Task Whoever_is_blocked_from_the_group_hears_no_more_of_its_tasks()
    {
        var (circle, meeting) = await MetAsync(2);
        var (ada, other) = (circle.People[0], circle.People[1]);
        await AssignAsync(circle, meeting, ada, "Räume anfragen", inDays: 10);
        await AssignAsync(circle, meeting, other, "Flyer entwerfen", inDays: 10);
        MailedNetzwerk.Must(
            await netzwerk.App.WithAsync<BlockCommands, CommandResult>(c =>
                c.BlockAsync(
                    circle.Group,
                    new BlockMember(ada.Id, "Grund"),
                    Asker.Program(Originator.Job),
                    Ct
                )
            )
        );

        await MorningInAsync(8);

        // That the meeting is off for her is the last she hears.
        Assert.Equal("REQUEST 0, CANCEL 1", netzwerk.StoryOf(ada));
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(other));
    }

    [Fact]
    public async Task Several_tasks_of_one_group_come_in_one_mail_that_asks_for_no_reply()
    {
        var (circle, meeting) = await MetAsync(1);
        var ada = circle.People[0];
        var vera = await netzwerk.App.CreatePersonAsync("Vera", "Mitglied");
        var named = $"Räume mit {Mentions.Write(vera.Id)} anfragen";
        await AssignAsync(circle, meeting, ada, named, inDays: 5);
        await AssignAsync(circle, meeting, ada, "Zahlen schicken", inDays: 6);

        await MorningInAsync(3);
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(ada));
        Assert.Contains("2 offene Aufgaben", netzwerk.To(ada)[1].Subject, StringComparison.Ordinal);
        Assert.Contains(
            "Räume mit Vera Mitglied anfragen",
            netzwerk.To(ada)[1].Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("„erledigt“", netzwerk.To(ada)[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_handed_out_after_its_day_to_be_reminded_of_is_not_reminded_of_at_once()
    {
        var (circle, meeting) = await MetAsync(1);
        await AssignAsync(circle, meeting, circle.People[0], "Schlüssel holen", inDays: 1);
        await MorningInAsync(1);
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(circle.People[0]));
    }

    [Fact]
    public async Task After_days_of_outage_one_reminder_comes_by_day_and_one_that_waited_tells_no_lie()
    {
        var (circle, meeting) = await MetAsync(1);
        var ada = circle.People[0];
        await RemindAsync(circle, [5, 4, 3], every: 0);
        var task = await AssignAsync(circle, meeting, ada, "Räume anfragen", inDays: 10);

        await AtAsync(netzwerk.Today.AddDays(7), new(22, 30));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));
        netzwerk.Relay.PutOff();
        await MorningInAsync(1);
        await ChangeAsync(task, t => ActionItemDecisions.Decide(t, new FinishActionItem()));
        netzwerk.Relay.AcceptEverything();
        await netzwerk.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));

        await ChangeAsync(task, t => ActionItemDecisions.Decide(t, new ReopenActionItem()));
        await MorningInAsync(1);
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(ada));
    }

    [Fact]
    public async Task Two_planners_make_one_mail()
    {
        var (circle, meeting) = await MetAsync(1);
        var ada = circle.People[0];
        await AssignAsync(circle, meeting, ada, "Räume anfragen", inDays: 4);
        netzwerk.App.Clock.Advance(
            Appointment.Instant(netzwerk.Today.AddDays(1), new(8, 0)) - netzwerk.Now
        );
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => netzwerk.App.RunAsync<PlanTaskReminders>(j => j.RunAsync(Ct)))
        );
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, -", netzwerk.StoryOf(ada));
    }

    [Theory]
    [InlineData("Input.TaskDays", "7, x", "höchstens fünf Erinnerungen")]
    [InlineData("Input.TaskDays", "61", "höchstens fünf Erinnerungen")]
    [InlineData("Input.TaskRepeat", "oft", "0 bis 90")]
    public async Task The_form_of_the_group_sets_the_days_and_says_what_cannot_be(
        string field,
        string typed,
        string said
    )
    {
        var circle = await netzwerk.FoundAsync(0);
        var browser = await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());
        var page = await browser.OpenAsync($"/gruppen/{circle.Group}/bearbeiten");
        var refused = await page.SubmitAsync("bearbeiten", [.. Filled, (field, typed)]);
        Assert.Contains(said, refused.Text, StringComparison.Ordinal);
        Assert.Equal(
            typed,
            refused.Document.QuerySelector($"[name='{field}']")?.GetAttribute("value")
        );

        await page.SubmitAsync("bearbeiten", Filled);
        await using var session = netzwerk.App.Query();
        var group = await session.LoadAsync<Group>(circle.Group.Value, Ct);
        Assert.Equal([14, 0], group!.TaskReminderDays);
        Assert.Equal(3, group.TaskRepeatDays);
    }

    private async Task<(Circle, MeetingId)> MetAsync(int people)
    {
        var circle = await netzwerk.FoundAsync(people);
        return (circle, await netzwerk.CallAsync(circle, daysAhead: 60));
    }

    private Task<Guid> AssignAsync(
        Circle circle,
        MeetingId meeting,
        KnownPerson person,
        string wording,
        int? inDays
    ) => HandedOutTasks.AssignAsync(netzwerk, (circle, meeting), person, wording, inDays);

    private async Task ChangeAsync(Guid task, Func<ActionItem, Outcome<ActionItemEvent>> decide) =>
        MailedNetzwerk.Must(await Commands.ChangeAsync(task, decide, Originator.Job, Ct));

    private Task RemindAsync(Circle circle, int[] before, int every) =>
        netzwerk.DoAsync(
            circle.Group,
            g => GroupDecisions.Decide(g, new SetTaskReminders(before, every))
        );

    private Task MorningInAsync(int days) => AtAsync(netzwerk.Today.AddDays(days), new(8, 0));

    private async Task AtAsync(DateOnly day, TimeOnly time)
    {
        netzwerk.App.Clock.Advance(Appointment.Instant(day, time) - netzwerk.Now);
        await netzwerk.App.RunAsync<PlanTaskReminders>(j => j.RunAsync(Ct));
        await netzwerk.SettleAsync();
    }
}
