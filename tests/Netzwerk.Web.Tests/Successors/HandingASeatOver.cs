using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.FollowUp;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Successors;

public sealed class HandingASeatOver(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private NetzwerkApp App => netzwerk.App;

    [Fact]
    public async Task One_step_hands_seat_dates_tasks_and_copies_to_who_follows()
    {
        var circle = await netzwerk.FoundAsync(2);
        var former = circle.People[0];
        var next = await App.CreatePersonAsync("Nora", "Nachfolge");
        var end = netzwerk.Today.AddYears(1);
        await netzwerk.DoAsync(
            circle.Group,
            g => SeatDecisions.Decide(g, new SetSeatTerm(former.Id, From: null, end))
        );
        await netzwerk.DoAsync(circle.Group, g => GroupDecisions.Decide(g, new AddCopy(former.Id)));
        var meeting = await netzwerk.CallAsync(circle);
        var task = await HandedOutTasks.AssignAsync(
            netzwerk,
            (circle, meeting),
            former,
            "Räume anfragen",
            inDays: 20
        );
        await netzwerk.SettleAsync();

        using var office = await App.SignInAsync(await App.CreateCoordinatorAsync());
        var page = await office.OpenAsync(
            $"/gruppen/{circle.Group}/mitglieder/{former.Id}/uebergeben"
        );
        await page.SubmitAsync("waehlen", ("Chosen.Person", $"{next.Id}"));
        await page.SubmitAsync("waehlen", ("Chosen.Person", $"{next.Id}"));
        await netzwerk.SettleAsync();

        await using var session = App.Query();
        var group = (await session.LoadAsync<Group>(circle.Group.Value, Ct))!;
        Assert.Null(group.MemberOf(former.Id));
        Assert.Equal(end, group.MemberOf(next.Id)!.To);
        Assert.Equal([next.Id], group.Copies);
        Assert.Equal(next.Id, (await session.LoadAsync<ActionItem>(task, Ct))!.Assignee);
        Assert.EndsWith("CANCEL 1", netzwerk.StoryOf(former), StringComparison.Ordinal);

        var mails = netzwerk.To(next);
        Assert.Equal(2, mails.Count);
        var told = Assert.Single(mails, m => m.Method == "-");
        Assert.Contains("Räume anfragen", told.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"/gruppen/{circle.Group}/einarbeitung",
            told.Text,
            StringComparison.Ordinal
        );

        using var browser = await App.SignInAsync(next);
        var dossier = await browser.OpenAsync($"/gruppen/{circle.Group}/einarbeitung");
        Assert.Contains("Räume anfragen", dossier.Text, StringComparison.Ordinal);
        Assert.NotNull(dossier.Document.QuerySelector($"a[href='/sitzungen/{meeting}']"));
        using var stranger = await App.SignInAsync(await App.CreatePersonAsync());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.OpenAsync($"/gruppen/{circle.Group}/einarbeitung")).Status
        );
    }

    [Fact]
    public async Task A_new_person_is_entered_and_a_plain_member_hands_nothing_over()
    {
        var circle = await netzwerk.FoundAsync(2);
        using var office = await App.SignInAsync(await App.CreateCoordinatorAsync());
        var path = $"/gruppen/{circle.Group}/mitglieder/{circle.People[0].Id}/uebergeben";
        var mail = GroupSteps.Unique("nora");
        var page = await office.OpenAsync(path);
        Assert.Equal(
            HttpStatusCode.OK,
            (await page.SubmitAsync("eintragen", ("Entered.Mail", "keine"))).Status
        );
        await page.SubmitAsync(
            "eintragen",
            ("Entered.GivenName", "Nora"),
            ("Entered.FamilyName", "Neu"),
            ("Entered.Mail", mail)
        );
        var next = await App.OwnerAsync(mail);
        await using var session = App.Query();
        var group = (await session.LoadAsync<Group>(circle.Group.Value, Ct))!;
        Assert.NotNull(group.MemberOf(next!.Value));

        using var member = await App.SignInAsync(circle.People[1]);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(path)).Status);
    }
}
