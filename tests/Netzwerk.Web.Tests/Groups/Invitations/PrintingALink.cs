using System.Net;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Invitations;

public sealed class PrintingALink(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    [Fact]
    public async Task Who_comes_by_the_link_of_a_private_group_is_let_in_once_the_address_is_proved()
    {
        var group = await app.FoundAsync(GroupOpenness.Private, "Steuerung");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var link = await SwitchOnAsync(office, group, atOnce: true);
        var mail = GroupSteps.Unique("aushang");
        using var browser = app.Visitor();
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.OpenAsync($"/gruppen/{group}/mitmachen")).Status
        );

        var page = await browser.OpenAsync(link);
        await page.SubmitAsync("mitmachen", GroupSteps.Wish(mail));
        Assert.Empty((await app.GroupAsync(group)).Members);
        var confirm = await browser.OpenAsync(await app.LinkAsync(mail));
        await confirm.SubmitAsync("bestaetigen");
        await confirm.SubmitAsync("bestaetigen");

        Assert.Single((await app.GroupAsync(group)).Members);
        var welcome = await app.Post.NextToAsync(mail, after: 1);
        Assert.StartsWith("Willkommen", welcome.Subject, StringComparison.Ordinal);
        var drawing = await office.OpenAsync($"/gruppen/{group}/einladungslink.svg");
        Assert.Equal("image/svg+xml", drawing.Answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Without_the_tick_the_group_decides_as_usual()
    {
        var group = await app.FoundAsync(GroupOpenness.Listed);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var link = await SwitchOnAsync(office, group, atOnce: false);
        var mail = GroupSteps.Unique("anfrage");
        using var browser = app.Visitor();
        await (await browser.OpenAsync(link)).SubmitAsync("mitmachen", GroupSteps.Wish(mail));
        await (await browser.OpenAsync(await app.LinkAsync(mail))).SubmitAsync("bestaetigen");

        Assert.Empty((await app.GroupAsync(group)).Members);
        var home = await office.OpenAsync($"/gruppen/{group}");
        Assert.Contains("möchte mitmachen", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_was_renewed_or_switched_off_says_so_and_takes_nothing()
    {
        var group = await app.FoundAsync(GroupOpenness.Listed);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var old = await SwitchOnAsync(office, group, atOnce: true);
        using var browser = app.Visitor();
        var open = await browser.OpenAsync(old);
        var link = await SwitchOnAsync(office, group, atOnce: true);
        Assert.NotEqual(old, link);

        var dead = await browser.OpenAsync(old);
        Assert.Equal(HttpStatusCode.NotFound, dead.Status);
        Assert.Contains("gilt nicht mehr", dead.Text, StringComparison.Ordinal);
        Assert.Contains("AG Sprache", dead.Text, StringComparison.Ordinal);
        var mail = GroupSteps.Unique("zuspaet");
        var sent = await open.SubmitAsync("mitmachen", GroupSteps.Wish(mail));
        Assert.Equal(HttpStatusCode.NotFound, sent.Status);
        Assert.Null(await app.OwnerAsync(mail));

        var page = await office.OpenAsync($"/gruppen/{group}/einladungen");
        await page.FillAsync("link", ("Do", "abschalten"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(link)).Status);
    }

    private static async Task<string> SwitchOnAsync(HttpClient office, GroupId group, bool atOnce)
    {
        var page = await office.OpenAsync($"/gruppen/{group}/einladungen");
        var done = await page.FillAsync(
            "link",
            ("Link.AtOnce", atOnce ? "true" : "false"),
            ("Do", "erneuern")
        );
        var shown = await done.FollowAsync();
        return shown.Document.QuerySelector("a[href^='/mitmachen/gruppe/']")!.GetAttribute("href")!;
    }
}
