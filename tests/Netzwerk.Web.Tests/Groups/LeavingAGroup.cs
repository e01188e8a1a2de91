using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Tests.Actors.Merging;
using Netzwerk.Web.Tests.Groups.Invitations;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups;

public sealed class LeavingAGroup(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    [Theory]
    [InlineData(GroupRole.Member)]
    [InlineData(GroupRole.Guest)]
    public async Task Members_and_guests_leave_by_a_page_that_says_what_ends(GroupRole role)
    {
        var group = await app.FoundAsync(GroupOpenness.Private);
        var person = await app.CreatePersonAsync("Gitta", "Geht");
        await app.SeatAsync(group, person, role);
        await app.CallMeetingAsync(group);
        await app.AssignAsync(group, person.Id);
        using var browser = await app.SignInAsync(person);
        if (role is GroupRole.Guest)
        {
            var list = await browser.OpenAsync("/gruppen");
            Assert.NotNull(list.Document.QuerySelector($"a[href='/gruppen/{group}/verlassen']"));
        }

        var page = await browser.OpenAsync($"/gruppen/{group}/verlassen");
        Assert.Contains("Herbstrunde", page.Text, StringComparison.Ordinal);
        Assert.Contains("bei Ihnen bleiben", page.Text, StringComparison.Ordinal);
        Assert.NotNull((await app.GroupAsync(group)).MemberOf(person.Id));
        await page.SubmitAsync("verlassen");
        var again = await page.SubmitAsync("verlassen");

        Assert.Equal("/gruppen", again.RedirectsTo);
        Assert.Null((await app.GroupAsync(group)).MemberOf(person.Id));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.OpenAsync($"/gruppen/{group}/verlassen")).Status
        );
    }

    [Fact]
    public async Task A_deputy_leaves_the_seats_of_others_and_strangers_find_no_page()
    {
        var group = await app.FoundAsync();
        var (member, deputy) = (await app.CreatePersonAsync(), await app.CreatePersonAsync());
        await app.SeatAsync(group, member);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var edit = await office.OpenAsync($"/gruppen/{group}/bearbeiten");
        await edit.FillAsync("bearbeiten", ("Input.Deputies", "true"));
        var seat = await office.OpenAsync($"/gruppen/{group}/mitglieder/{member.Id}");
        await seat.FillAsync("sitz", ("Input.Deputy1", deputy.Id.ToString()));
        Assert.True((await app.GroupAsync(group)).Concerns(deputy.Id));

        using var browser = await app.SignInAsync(deputy);
        var page = await browser.OpenAsync($"/gruppen/{group}/verlassen");
        await page.SubmitAsync("verlassen");

        Assert.False((await app.GroupAsync(group)).Concerns(deputy.Id));
        using var stranger = await app.SignInAsync(await app.CreatePersonAsync());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.OpenAsync($"/gruppen/{group}/verlassen")).Status
        );
    }

    [Fact]
    public async Task The_link_of_the_welcome_leads_out_again_without_signing_in()
    {
        var group = await app.FoundAsync();
        var mail = GroupSteps.Unique("hinaus");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await InvitationSteps.InviteAsync(office, group, mail);
        using var browser = app.Visitor();
        var invited = InvitationSteps.LinkIn(await app.Post.NextToAsync(mail));
        await InvitationSteps.AcceptAsync(await browser.OpenAsync(invited));
        var welcome = (await app.Post.NextToAsync(mail, after: 1)).TextBody!;
        var at = welcome.IndexOf("/verlassen/", StringComparison.Ordinal);
        var link = welcome[at..].Split((char[]?)null, 2)[0].TrimEnd('>', ')', '.');

        var page = await browser.OpenAsync(link);
        Assert.Single((await app.GroupAsync(group)).Members);
        await page.SubmitAsync("verlassen");
        var done = await (await page.SubmitAsync("verlassen")).FollowAsync();

        Assert.Contains("haben die Gruppe verlassen", done.Text, StringComparison.Ordinal);
        Assert.Empty((await app.GroupAsync(group)).Members);
        var altered = await browser.OpenAsync(link[..^1] + (link[^1] == 'a' ? 'b' : 'a'));
        Assert.Equal(HttpStatusCode.NotFound, altered.Status);
    }
}
