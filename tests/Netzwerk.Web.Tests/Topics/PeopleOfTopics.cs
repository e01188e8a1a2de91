using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Merging;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Actors.Merging;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Topics;

/// <summary>Topics follow when two entries become one person, and forget who is erased.</summary>
public sealed class PeopleOfTopics(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Proposals_and_reports_go_along_when_entries_are_merged_and_come_back()
    {
        var desk = await TopicDesk.OpenAsync(netzwerk);
        var (gone, into) = (desk.Member, desk.Circle.People[2]);
        using var member = await netzwerk.App.SignInAsync(gone);
        var topic = await desk.EnterAsync("Räume");
        var motion = await desk.ProposeAsync(member, "Kinderbetreuung");

        await desk.Office.MergeAsync(gone.Id, into.Id);
        Assert.Equal(into.Id, (await desk.TopicAsync(topic.Id)).Content.Rapporteur);
        Assert.Equal(into.Id, (await desk.TopicAsync(motion.Id)).Motion!.Proposer);

        await desk.Office.PartAsync(gone.Id);
        Assert.Equal(gone.Id, (await desk.TopicAsync(topic.Id)).Content.Rapporteur);
        Assert.Equal(gone.Id, (await desk.TopicAsync(motion.Id)).Motion!.Proposer);
    }

    [Fact]
    public async Task Who_is_erased_introduces_and_supports_nothing_any_more()
    {
        var desk = await TopicDesk.OpenAsync(netzwerk);
        using var chair = await netzwerk.App.SignInAsync(desk.Chair);
        using var member = await netzwerk.App.SignInAsync(desk.Member);
        var topic = await desk.EnterAsync("Räume");
        var motion = await desk.ProposeAsync(chair, "Kinderbetreuung");
        var page = await member.OpenAsync($"/themen/{motion.Id}");
        await page.SubmitAsync("unterstuetzen", ("Supports", "ja"));
        Assert.Equal([desk.Member.Id], (await desk.TopicAsync(motion.Id)).Motion!.Supporters);

        await EraseAsync(desk.Member);
        Assert.Null((await desk.TopicAsync(topic.Id)).Content.Rapporteur);
        Assert.Empty((await desk.TopicAsync(motion.Id)).Motion!.Supporters);
        Assert.Equal(TopicStanding.Waiting, (await desk.TopicAsync(topic.Id)).Standing);
    }

    private async Task EraseAsync(KnownPerson person)
    {
        await using var scope = netzwerk.App.Services.CreateAsyncScope();
        var erasure = scope.ServiceProvider.GetRequiredService<PersonErasure>();
        var commands = scope.ServiceProvider.GetRequiredService<CommandRunner>();
        MailedNetzwerk.Must(
            await commands.RunAsync(
                Originator.Job,
                (work, ct) => erasure.EraseAsync(work, person.Id, ct),
                Ct
            )
        );
    }
}
