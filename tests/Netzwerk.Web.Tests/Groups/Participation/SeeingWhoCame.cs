using System.Net;
using System.Text;
using Netzwerk.Domain;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Participation;

[Collection(AfterTheMeeting.Name)]
public sealed class SeeingWhoCame(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chair_and_coordinators_see_the_table_and_take_it_along()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.SeatForAsync("Verein Kompass", OrganisationId.Create(), held.Vera);
        var path = $"/gruppen/{held.Group}/beteiligung";
        using var chair = await app.SignInAsync(held.Chair);
        var page = await chair.OpenAsync(path);
        Assert.Contains("der einen abgeschlossenen Sitzung", page.Text, StringComparison.Ordinal);
        var row = page
            .Document.QuerySelectorAll("tbody tr")
            .Single(r => r.Children[0].TextContent.Trim() == "Verein Kompass");
        Assert.Equal("1", row.Children[1].TextContent.Trim());

        var csv = Encoding.UTF8.GetString(
            await chair.GetByteArrayAsync(path + $".csv?jahr={held.Day.Year}", Ct)
        );
        Assert.Contains("Verein Kompass;1;", csv, StringComparison.Ordinal);
        var other = Encoding.UTF8.GetString(
            await chair.GetByteArrayAsync(path + ".csv?jahr=1999", Ct)
        );
        Assert.DoesNotContain("Kompass", other, StringComparison.Ordinal);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        Assert.Equal(HttpStatusCode.OK, (await office.OpenAsync(path + "?jahr=quatsch")).Status);
    }

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        var held = await HeldMeeting.HoldAsync(app);
        foreach (var person in new[] { held.Vera, held.Guest, held.Stranger })
        {
            using var browser = await app.SignInAsync(person);
            foreach (var ending in new[] { "", ".csv", ".pdf", ".doc" })
            {
                var page = await browser.OpenAsync($"/gruppen/{held.Group}/beteiligung{ending}");
                Assert.Equal(HttpStatusCode.NotFound, page.Status);
            }
        }
    }
}
