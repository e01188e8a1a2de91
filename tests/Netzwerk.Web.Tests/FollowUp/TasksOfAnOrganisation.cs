using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.FollowUp;

/// <summary>A task that minutes give to an organisation falls to everybody who sits in the group for it.</summary>
[Collection(AfterTheMeeting.Name)]
public sealed class TasksOfAnOrganisation(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_sits_for_it_sees_the_task_as_their_own_and_one_of_them_calls_it_done()
    {
        var school = OrganisationId.Create();
        var held = await HeldMeeting.HoldAsync(
            app,
            $$$"""{"type":"task","attrs":{"assignee":"","organisation":"{{{school}}}","due":"","done":false},"content":[{"type":"text","text":"Kursraum stellen"}]}"""
        );
        var (otto, olga) = await SeatAsync(held, school);

        var ottos = await app.SignInAsync(otto);
        var drafted = Assert.Single(Rows(await ottos.OpenAsync("/aufgaben?meine=1"), "li"));
        Assert.Contains("Volkshochschule Döbeln", drafted, StringComparison.Ordinal);

        await held.FreezeAsync();
        ottos = await app.SignInAsync(otto);
        var mine = Assert.Single(Rows(await ottos.OpenAsync("/aufgaben?meine=1"), "tbody tr"));
        Assert.Contains("Kursraum stellen", mine, StringComparison.Ordinal);
        Assert.Contains("Volkshochschule Döbeln", mine, StringComparison.Ordinal);
        Assert.Contains(
            "Kursraum stellen",
            (await ottos.OpenAsync("/")).Text,
            StringComparison.Ordinal
        );
        var vera = await app.SignInAsync(held.Vera);
        Assert.Empty(Rows(await vera.OpenAsync("/aufgaben?meine=1"), "tbody tr"));

        await app.WaitForDaemonAsync();
        var task = await TaskAsync(held);
        var links = app.Services.GetRequiredService<LinkTokens>();
        var byLink = await app.Visitor().OpenAsync(TaskLinks.PathOf(links, task, olga.Id));
        Assert.Contains("Kursraum stellen", byLink.Text, StringComparison.Ordinal);
        await byLink.SubmitAsync("finish");
        Assert.Equal(ActionItemState.Done, (await TaskAsync(held)).State);
        Assert.Contains(
            "erledigt",
            Assert.Single(Rows(await ottos.OpenAsync("/aufgaben?meine=1"), "tbody tr")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_no_longer_sits_for_it_has_the_task_no_longer()
    {
        var school = OrganisationId.Create();
        var held = await HeldMeeting.HoldAsync(
            app,
            $$$"""{"type":"task","attrs":{"assignee":"","organisation":"{{{school}}}","due":"","done":false},"content":[{"type":"text","text":"Kursraum stellen"}]}"""
        );
        var (otto, _) = await SeatAsync(held, school);
        await held.FreezeAsync();
        await app.WaitForDaemonAsync();
        var path = TaskLinks.PathOf(
            app.Services.GetRequiredService<LinkTokens>(),
            await TaskAsync(held),
            otto.Id
        );
        Assert.Equal(HttpStatusCode.OK, (await app.Visitor().OpenAsync(path)).Status);

        var left = await app
            .Services.GetRequiredService<CommandRunner>()
            .ChangeAsync<Group, GroupEvent>(
                held.Group.Value,
                g => GroupDecisions.Decide(g, new ReleaseMember(otto.Id)),
                Originator.Job,
                Ct
            );
        Assert.Equal(CommandStatus.Done, left.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().OpenAsync(path)).Status);
        var ottos = await app.SignInAsync(otto);
        Assert.Empty(Rows(await ottos.OpenAsync("/aufgaben"), "tbody tr"));
    }

    private async Task<(KnownPerson Otto, KnownPerson Olga)> SeatAsync(
        HeldMeeting held,
        OrganisationId school
    )
    {
        var otto = await app.CreatePersonAsync("Otto", "Schule");
        var olga = await app.CreatePersonAsync("Olga", "Schule");
        await held.SeatForAsync("Volkshochschule Döbeln", school, otto, olga);
        return (otto, olga);
    }

    private async Task<ActionItem> TaskAsync(HeldMeeting held)
    {
        await using var session = app.Query();
        return Assert.Single(await TasksOfMeeting.AllAsync(session, held.Id, Ct));
    }

    private static List<string> Rows(Page page, string kind) =>
        [.. page.Document.QuerySelectorAll("main " + kind).Select(r => r.TextContent)];
}
