using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.FollowUp;

[Collection(AfterTheMeeting.Name)]
public sealed class DoingTasks(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_from_the_mail_calls_the_task_done_once_and_looking_does_not()
    {
        var (held, task) = await TaskOfVeraAsync();
        var path = TaskLinks.PathOf(
            app.Services.GetRequiredService<LinkTokens>(),
            task,
            task.Assignee!.Value
        );
        await app.WaitForDaemonAsync();
        var page = await app.Visitor().OpenAsync(path);
        Assert.Contains("Räume in Großweitzschen", page.Text, StringComparison.Ordinal);
        Assert.Equal(ActionItemState.Open, (await StateAsync(task)).State);

        var done = await page.SubmitAsync("finish");
        var twice = await page.SubmitAsync("finish");
        Assert.Equal((path, path), (done.RedirectsTo, twice.RedirectsTo));
        Assert.Equal(ActionItemState.Done, (await StateAsync(task)).State);
        await using var session = app.Query();
        var history = await session.Events.FetchStreamAsync(task.Id, token: Ct);
        Assert.Single(history, e => e.Data is ActionItemDone);

        var chair = await app.SignInAsync(held.Chair);
        var told = await chair.OpenAsync($"/aufgaben/{task.Id}");
        Assert.Contains("Erledigt gemeldet von Vera Mitglied", told.Text, StringComparison.Ordinal);
        var altered = path[..^1] + (path[^1] == 'a' ? 'b' : 'a');
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().OpenAsync(altered)).Status);
    }

    [Fact]
    public async Task Who_has_it_leads_or_writes_calls_a_task_done_and_nobody_else()
    {
        var (held, task) = await TaskOfVeraAsync();
        var commands = app.Services.GetRequiredService<FollowUpCommands>();
        var id = new ActionItemId(task.Id);
        Assert.Equal(CommandStatus.Forbidden, await TryAsync(held.Emil));
        Assert.Equal(CommandStatus.NotFound, await TryAsync(held.Guest));
        Assert.Equal(CommandStatus.NotFound, await TryAsync(held.Stranger));
        foreach (var person in new[] { held.Vera, held.Chair, held.Taker })
        {
            Assert.Equal(CommandStatus.Done, await TryAsync(person));
            Assert.Equal(CommandStatus.Unchanged, await TryAsync(person));
            await commands.ReopenAsync(id, HeldMeeting.As(person), Ct);
        }

        var stranger = await app.SignInAsync(held.Stranger);
        var hidden = await stranger.OpenAsync($"/aufgaben/{task.Id}");
        Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
        var colleague = await app.SignInAsync(held.Emil);
        var seen = await colleague.OpenAsync($"/aufgaben/{task.Id}");
        Assert.Empty(seen.Document.QuerySelectorAll("main form"));

        async Task<CommandStatus> TryAsync(KnownPerson person) =>
            (await commands.FinishAsync(id, HeldMeeting.As(person), Ct)).Status;
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/aufgaben?meine=1")]
    public async Task Whom_a_task_names_is_read_wherever_it_stands(string path)
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var page = await (await app.SignInAsync(held.Emil)).OpenAsync(path);
        Assert.Contains("Flyer mit Vera Mitglied entwerfen", page.Text, StringComparison.Ordinal);
    }

    private async Task<(HeldMeeting, ActionItem)> TaskOfVeraAsync()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        await using var session = app.Query();
        var tasks = await TasksOfMeeting.AllAsync(session, held.Id, Ct);
        return (held, tasks.Single(t => t.Assignee == held.Vera.Id));
    }

    private async Task<ActionItem> StateAsync(ActionItem task)
    {
        await using var session = app.Query();
        return (await session.LoadAsync<ActionItem>(task.Id, Ct))!;
    }
}
