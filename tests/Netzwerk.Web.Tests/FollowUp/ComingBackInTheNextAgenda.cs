using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.FollowUp;

public sealed class ComingBackInTheNextAgenda(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CommandRunner Commands => netzwerk.App.Services.GetRequiredService<CommandRunner>();

    [Fact]
    public async Task What_is_open_stands_with_the_next_meeting_until_it_is_done()
    {
        var (circle, first) = await MetAsync();
        var (ada, other) = (circle.People[0], circle.People[1]);
        var task = await HandedOutTasks.AssignAsync(
            netzwerk,
            (circle, first),
            ada,
            $"Räume mit {Mentions.Write(other.Id)} anfragen",
            inDays: 2
        );
        var number = await ResolveAsync(circle, first, reviewInDays: 20);
        await netzwerk.PassAsync(TimeSpan.FromDays(5));
        var next = await netzwerk.InviteAsync(circle, daysAhead: 30);
        var later = await netzwerk.InviteAsync(circle, daysAhead: 60);

        var member = await netzwerk.App.SignInAsync(other);
        var page = await member.OpenAsync($"/sitzungen/{next}");
        var rows = page
            .Document.QuerySelectorAll("section[aria-labelledby=offen] li")
            .Select(r => r.TextContent)
            .ToArray();
        Assert.Equal(2, rows.Length);
        Assert.Contains($"Beschluss {number}", rows[0], StringComparison.Ordinal);
        Assert.Contains("überfällig seit", rows[1], StringComparison.Ordinal);
        Assert.DoesNotContain("@[", rows[1], StringComparison.Ordinal);
        Assert.Null(
            (await member.OpenAsync($"/sitzungen/{later}")).Document.QuerySelector("#offen")
        );

        await ChangeAsync(task, t => ActionItemDecisions.Decide(t, new FinishActionItem()));
        page = await member.OpenAsync($"/sitzungen/{next}");
        Assert.Single(page.Document.QuerySelectorAll("section[aria-labelledby=offen] li"));
    }

    [Fact]
    public async Task The_invitation_tells_everybody_their_own_tasks_only()
    {
        var (circle, first) = await MetAsync();
        var (ada, other) = (circle.People[0], circle.People[1]);
        var id = await HandedOutTasks.AssignAsync(
            netzwerk,
            (circle, first),
            ada,
            "Räume in Döbeln anfragen",
            inDays: 40
        );
        await using var query = netzwerk.App.Query();
        var task = (await query.LoadAsync<ActionItem>(id, Ct))!;
        var links = netzwerk.App.Services.GetRequiredService<LinkTokens>();
        await netzwerk.StoreAsync(s =>
            s.Store(TaskLinks.Grant(links, task, task.Assignee!.Value, netzwerk.Now))
        );
        await netzwerk.PassAsync(TimeSpan.FromDays(5));
        var meeting = await netzwerk.CallAsync(circle);

        var hers = netzwerk.To(ada)[^1];
        Assert.Contains("Räume in Döbeln anfragen", hers.Text, StringComparison.Ordinal);
        Assert.Contains(
            TaskLinks.PathOf(links, task, task.Assignee!.Value),
            hers.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "Ihre offenen Aufgaben",
            netzwerk.To(other)[^1].Text,
            StringComparison.Ordinal
        );
        await netzwerk.PlaceAsync(meeting, "Mittweida");
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        Assert.DoesNotContain(
            "Räume in Döbeln anfragen",
            netzwerk.To(ada)[^1].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_guest_of_the_meeting_does_not_see_what_the_group_agreed_on()
    {
        var (circle, first) = await MetAsync();
        await HandedOutTasks.AssignAsync(netzwerk, (circle, first), circle.People[0], "Geheim", 9);
        await netzwerk.PassAsync(TimeSpan.FromDays(5));
        var next = await netzwerk.InviteAsync(circle, daysAhead: 30);
        var guest = await netzwerk.App.CreatePersonAsync("Gustav", "Gast");
        await netzwerk.InviteAsync(next, guest);

        var page = await (await netzwerk.App.SignInAsync(guest)).OpenAsync($"/sitzungen/{next}");

        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Geheim", page.Text, StringComparison.Ordinal);
    }

    private async Task<(Circle Circle, MeetingId Meeting)> MetAsync()
    {
        var circle = await netzwerk.FoundAsync(2);
        return (circle, await netzwerk.CallAsync(circle, daysAhead: 3));
    }

    private async Task<string> ResolveAsync(Circle circle, MeetingId meeting, int reviewInDays)
    {
        var id = Guid.CreateVersion7(netzwerk.Now);
        var ask = new RecordResolution(
            circle.Group,
            meeting,
            AgendaItemId.Create(),
            "4/2026",
            "Zwei Abendkurse",
            "einstimmig"
        );
        MailedNetzwerk.Must(
            await Commands.StartAsync<Resolution, ResolutionEvent>(
                id,
                ResolutionDecisions.Decide(ask),
                Originator.Job,
                Ct
            )
        );
        var day = netzwerk.Today.AddDays(reviewInDays);
        var entrust = new EntrustResolution(Responsible: null, day, [], netzwerk.Today);
        MailedNetzwerk.Must(
            await Commands.ChangeAsync<Resolution, ResolutionEvent>(
                id,
                r => ResolutionDecisions.Decide(r, entrust),
                Originator.Job,
                Ct
            )
        );
        return "4/2026";
    }

    private async Task ChangeAsync(Guid task, Func<ActionItem, Outcome<ActionItemEvent>> decide) =>
        MailedNetzwerk.Must(
            await Commands.ChangeAsync<ActionItem, ActionItemEvent>(
                task,
                decide,
                Originator.Job,
                Ct
            )
        );
}
