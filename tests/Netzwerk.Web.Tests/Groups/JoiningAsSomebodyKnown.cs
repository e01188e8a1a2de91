using System.Net;
using Marten;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Tests.Actors.Merging;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups;

public sealed class JoiningAsSomebodyKnown(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("further")]
    [InlineData("instead")]
    public async Task A_request_is_taken_as_the_person_who_is_known_and_no_address_gets_lost(
        string address
    )
    {
        var known = await app.CreatePersonAsync("Jana", "Neu", GroupSteps.Unique("alt"));
        var (group, mail) = (await app.FoundAsync(), GroupSteps.Unique("neu"));
        await app.WaitAsync(group, mail);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var home = await office.OpenAsync($"/gruppen/{group}");
        Assert.Contains("schon im Verzeichnis", home.Text, StringComparison.Ordinal);
        var path = home.Document.QuerySelector("a[href*='/anfragen/']")!.GetAttribute("href")!;
        var page = await office.OpenAsync(path);
        Assert.Contains(known.Card.Mail, page.Text, StringComparison.Ordinal);

        var done = await page.SubmitAsync(
            "bekannt",
            ("Person", known.Id.ToString()),
            ("Address", address)
        );

        Assert.Equal($"/gruppen/{group}", done.RedirectsTo);
        var seated = Assert.Single((await app.LoadAsync<Group>(group.Value)).Members);
        Assert.Equal(known.Id, seated.Person);
        Assert.Equal(known.Id, await app.OwnerAsync(mail));
        Assert.Equal(known.Id, await app.OwnerAsync(known.Card.Mail));
        Assert.Equal(
            address == "instead" ? mail : known.Card.Mail,
            (await app.CardAsync(known.Id))?.Mail
        );
        var again = await page.SubmitAsync("bekannt", ("Person", known.Id.ToString()));
        Assert.Equal($"/gruppen/{group}", again.RedirectsTo);
    }

    [Fact]
    public async Task Neither_who_asks_nor_who_leads_the_group_learns_who_is_known()
    {
        await app.CreatePersonAsync("Jana", "Neu", GroupSteps.Unique("geheim"));
        var (group, mail) = (await app.FoundAsync(), GroupSteps.Unique("fremd"));
        var chair = await app.CreatePersonAsync("Vera", "Vorsitz");
        await app.SeatAsync(group, chair, GroupRole.Chair);
        await app.WaitAsync(group, mail);

        using var leading = await app.SignInAsync(chair);
        var home = await leading.OpenAsync($"/gruppen/{group}");

        Assert.Contains("Jana Neu", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("schon im Verzeichnis", home.Text, StringComparison.Ordinal);
        await using var session = app.Query();
        var request = (await session.Query<JoinRequest>().ToListAsync(Ct)).Single(r =>
            r.Group == group
        );
        var page = await leading.OpenAsync($"/gruppen/{group}/anfragen/{request.Id}");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.DoesNotContain(
            app.Post.To(mail),
            m => m.ToString().Contains("geheim", StringComparison.Ordinal)
        );
    }
}
