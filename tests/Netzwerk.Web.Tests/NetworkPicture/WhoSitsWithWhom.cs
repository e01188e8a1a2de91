using System.Net;
using System.Text;
using AngleSharp.Dom;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.NetworkPicture;

public sealed class WhoSitsWithWhom(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private const string Rochlitz = "14522490";
    private const string Freiberg = "14522180";
    private const string Zettlitz = "14522600";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Picture_and_table_show_the_seats_and_what_is_missing()
    {
        var (language, school) = (
            await app.FoundAsync(name: "AG Deutsch"),
            await app.FoundAsync(name: "AG Schule")
        );
        var mill = await RegisterAsync("Mühlenverein <Rochlitz>", Rochlitz);
        var library = await RegisterAsync("Stadtbücherei Rochlitz", Rochlitz);
        var alone = await RegisterAsync("Heimatchor Zettlitz", Zettlitz);
        await SeatAsync(language, mill);
        await SeatAsync(school, mill);
        await SeatAsync(language, library);
        await SeatAsync(language, alone, GroupRole.Guest);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());

        var page = await office.OpenAsync($"/netzwerkbild?gruppe={language}");

        var picture = page.Document.QuerySelector("svg[role=img]")!;
        Assert.Equal(2, picture.QuerySelectorAll(".network__seats path").Length);
        Assert.Equal(
            ["Mühlenverein <Rochlitz>", "Stadtbücherei Rochlitz"],
            Words(picture, ".network__actors text").Order(StringComparer.Ordinal)
        );
        Assert.Equal(["AG Deutsch"], Words(picture, ".network__groups text"));
        var table = page.Document.QuerySelector("table.data-table")!;
        Assert.Equal(2, table.QuerySelectorAll("tbody tr").Length);

        page = await office.OpenAsync("/netzwerkbild");
        Assert.Equal(
            ["AG Deutsch", "AG Schule"],
            Words(Row(page, "Mühlenverein <Rochlitz>"), "li")
        );
        Assert.Equal("1", Row(page, "Mühlenverein <Rochlitz>").Children[^1].TextContent.Trim());
        // A guest has no seat.
        Assert.Contains("Heimatchor Zettlitz", Below(page, "ohne-sitz"), StringComparison.Ordinal);
        Assert.DoesNotContain("Stadtbücherei", Below(page, "ohne-sitz"), StringComparison.Ordinal);
        Assert.Contains("Zettlitz", Below(page, "ohne-stimme"), StringComparison.Ordinal);
        Assert.DoesNotContain("Rochlitz", Below(page, "ohne-stimme"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_chosen_is_taken_along()
    {
        var group = await app.FoundAsync(name: "Runde der Büchereien");
        var near = await RegisterAsync("Bücherei Nah", Rochlitz);
        await SeatAsync(group, near);
        await SeatAsync(group, await RegisterAsync("Bücherei Fern", Freiberg));
        await RegisterAsync("Bücherei Allein", Rochlitz);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var asked = $"?gruppe={group}&ort={Rochlitz}";

        var page = await office.OpenAsync("/netzwerkbild" + asked);
        var links = page
            .Document.QuerySelectorAll("a[download]")
            .Select(a => a.GetAttribute("href")!)
            .ToList();
        var seated = await CsvAsync(
            office,
            links.Single(l => l.StartsWith("/netzwerkbild.csv", StringComparison.Ordinal))
        );
        var isolated = await CsvAsync(
            office,
            links.Single(l => l.StartsWith("/ohne-sitz.csv", StringComparison.Ordinal))
        );

        Assert.Contains("Bücherei Nah", seated, StringComparison.Ordinal);
        Assert.DoesNotContain("Fern", seated, StringComparison.Ordinal);
        Assert.Contains("Bücherei Allein", isolated, StringComparison.Ordinal);
        foreach (var ending in new[] { "xlsx", "pdf" })
        {
            using var file = await office.GetAsync("/netzwerkbild." + ending + asked, Ct);
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        }
    }

    [Fact]
    public async Task A_network_that_nobody_can_have_meant_is_an_empty_one()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var page = await office.OpenAsync("/netzwerkbild?gruppe=quatsch&art=99&ort=%00%3Cb%3E");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Document.QuerySelector("svg.network"));
    }

    [Fact]
    public async Task It_is_for_the_coordination_only()
    {
        var member = await app.SignInAsync(await app.CreatePersonAsync("Mia", "Mitglied"));
        foreach (var path in new[] { "/netzwerkbild", "/netzwerkbild.csv", "/ohne-sitz.pdf" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(path)).Status);
        }
    }

    private static IEnumerable<string> Words(IParentNode part, string what) =>
        part.QuerySelectorAll(what).Select(e => e.TextContent.Trim());

    private static IElement Row(Page page, string name) =>
        page
            .Document.QuerySelectorAll("tbody tr")
            .Single(r => r.Children[0].TextContent.Trim() == name);

    private static string Below(Page page, string heading) =>
        page
            .Document.GetElementById(heading)!
            .ParentElement!.QuerySelector("tbody, .network-places")!
            .TextContent;

    private static async Task<string> CsvAsync(HttpClient office, string path) =>
        Encoding.UTF8.GetString(await office.GetByteArrayAsync(path, Ct));

    private async Task<OrganisationId> RegisterAsync(string name, string municipality)
    {
        var id = OrganisationId.Create();
        var registered = await app.WithAsync<OrganisationCommands, CommandResult>(c =>
            c.RegisterAsync(
                id,
                new RegisterOrganisation(name, OrganisationKind.Association, municipality),
                Asker.Program(Originator.Job),
                Ct
            )
        );
        Assert.Equal(CommandStatus.Done, registered.Status);
        return id;
    }

    private async Task SeatAsync(
        GroupId group,
        OrganisationId organisation,
        GroupRole role = GroupRole.Member
    )
    {
        var person = await app.CreatePersonAsync("Sitz", "Inhaberin");
        var seated = await app.WithAsync<GroupCommands, CommandResult>(c =>
            c.SeatAsync(
                group,
                new SeatMember(person.Id, organisation, role),
                Asker.Program(Originator.Job),
                Ct
            )
        );
        Assert.Equal(CommandStatus.Done, seated.Status);
    }
}
