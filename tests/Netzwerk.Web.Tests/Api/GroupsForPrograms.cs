using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Api;

public sealed class GroupsForPrograms(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_sees_the_groups_they_sit_in_and_no_others()
    {
        var (ada, eve) = (await app.CreatePersonAsync("Ada"), await app.CreatePersonAsync("Eva"));
        var mine = await app.FoundGroupAsync("Sprache", (ada, GroupRole.Member));
        var guest = await app.FoundGroupAsync("Nur Gast", (ada, GroupRole.Guest));
        var foreign = await app.FoundGroupAsync("Fremd", (eve, GroupRole.Chair));
        var program = await app.ApiClientAsync(ada);

        var list = await (await program.SendAsync(HttpMethod.Get, "/groups")).JsonAsync();

        var only = Assert.Single(list.EnumerateArray());
        Assert.Equal(mine.Value, only.GetProperty("id").GetGuid());
        Assert.Equal("member", only.GetProperty("myRole").GetString());
        Assert.Equal("working-group", only.GetProperty("kind").GetString());
        foreach (var hidden in (GroupId[])[guest, foreign, GroupId.Create()])
        {
            foreach (var path in (string[])["", "/members", $"/members/{eve.Id}"])
            {
                var answer = await program.SendAsync(HttpMethod.Get, $"/groups/{hidden}{path}");
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                Assert.Equal("api.not-found", await answer.CodeAsync());
            }
        }
    }

    [Fact]
    public async Task A_foreign_group_looks_exactly_like_none()
    {
        var eve = await app.CreatePersonAsync();
        var foreign = await app.FoundGroupAsync("Fremd", (eve, GroupRole.Chair));
        var program = await app.ApiClientAsync(await app.CreatePersonAsync());
        foreach (var (method, path, body) in Calls(eve.Id))
        {
            var there = await program.SendAsync(method, $"/groups/{foreign}{path}", body);
            var missing = await program.SendAsync(
                method,
                $"/groups/{GroupId.Create()}{path}",
                body
            );

            Assert.Equal(HttpStatusCode.NotFound, there.StatusCode);
            Assert.Equal(await SaidAsync(missing), await SaidAsync(there));
        }
    }

    [Fact]
    public async Task Members_come_with_their_names_sorted_by_family_name()
    {
        var ada = await app.CreatePersonAsync("Ada", "Zimmer");
        var bob = await app.CreatePersonAsync("Bob", "Ärmel");
        var group = await app.FoundGroupAsync(
            "Sprache",
            (ada, GroupRole.Chair),
            (bob, GroupRole.Member)
        );
        var program = await app.ApiClientAsync(bob);

        var answer = await program.SendAsync(HttpMethod.Get, $"/groups/{group}/members");

        Assert.Equal("\"3\"", answer.Headers.ETag?.ToString());
        Assert.Equal(
            ["Bob Ärmel", "Ada Zimmer"],
            (await answer.JsonAsync())
                .EnumerateArray()
                .Select(m => m.GetProperty("name").GetString())
        );
    }

    [Fact]
    public async Task A_chair_seats_changes_and_releases_members()
    {
        var (chair, ada) = (
            await app.CreatePersonAsync("Carla"),
            await app.CreatePersonAsync("Ada")
        );
        var group = await app.FoundGroupAsync("Sprache", (chair, GroupRole.Chair));
        var program = await app.ApiClientAsync(chair);
        var member = $"/groups/{group}/members/{ada.Id}";

        var seated = await program.SendAsync(
            HttpMethod.Post,
            $"/groups/{group}/members",
            new { person = ada.Id }
        );
        Assert.Equal(HttpStatusCode.Created, seated.StatusCode);
        Assert.Equal("/api/v1" + member, seated.Headers.Location?.ToString());
        Assert.Equal("\"3\"", seated.Headers.ETag?.ToString());
        Assert.Equal("member", (await seated.JsonAsync()).GetProperty("role").GetString());

        var changed = await program.SendAsync(
            HttpMethod.Put,
            member,
            new { role = "minute-taker" },
            ("If-Match", "\"3\"")
        );
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("\"4\"", changed.Headers.ETag?.ToString());
        Assert.Equal("minute-taker", (await changed.JsonAsync()).GetProperty("role").GetString());

        var released = await program.SendAsync(HttpMethod.Delete, member);
        Assert.Equal(HttpStatusCode.NoContent, released.StatusCode);
        Assert.Equal("\"5\"", released.Headers.ETag?.ToString());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await program.SendAsync(HttpMethod.Get, member)).StatusCode
        );
    }

    [Theory]
    [InlineData(GroupRole.Member)]
    [InlineData(GroupRole.MinuteTaker)]
    public async Task Who_only_sees_the_group_may_not_change_its_members(GroupRole role)
    {
        var (ada, eve) = (await app.CreatePersonAsync("Ada"), await app.CreatePersonAsync("Eva"));
        var group = await app.FoundGroupAsync("Sprache", (ada, role), (eve, GroupRole.Member));
        var program = await app.ApiClientAsync(ada);
        foreach (var (method, path, body) in Calls(eve.Id).Where(c => c.Method != HttpMethod.Get))
        {
            var answer = await program.SendAsync(method, $"/groups/{group}{path}", body);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal("api.not-allowed", await answer.CodeAsync());
        }
    }

    [Fact]
    public async Task Only_coordinators_make_and_unmake_a_chair()
    {
        var (chair, ada) = (
            await app.CreatePersonAsync("Carla"),
            await app.CreatePersonAsync("Ada")
        );
        var group = await app.FoundGroupAsync(
            "Sprache",
            (chair, GroupRole.Chair),
            (ada, GroupRole.Member)
        );
        var byChair = await app.ApiClientAsync(chair);
        var byCoordinator = await app.ApiClientAsync(await app.CreateCoordinatorAsync());
        var raise = (
            HttpMethod.Put,
            $"/groups/{group}/members/{ada.Id}",
            (object)new { role = "chair" }
        );
        var release = (HttpMethod.Delete, $"/groups/{group}/members/{chair.Id}", (object?)null);

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await byChair.SendAsync(raise.Item1, raise.Item2, raise.Item3)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await byCoordinator.SendAsync(raise.Item1, raise.Item2, raise.Item3)).StatusCode
        );
        var unmake = await byChair.SendAsync(
            HttpMethod.Delete,
            $"/groups/{group}/members/{ada.Id}"
        );
        Assert.Equal(HttpStatusCode.Forbidden, unmake.StatusCode);
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await byCoordinator.SendAsync(release.Item1, release.Item2)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await byChair.SendAsync(HttpMethod.Get, $"/groups/{group}")).StatusCode
        );
    }

    [Fact]
    public async Task Only_coordinators_found_groups()
    {
        var input = new
        {
            name = "Neu",
            kind = "working-group",
            openness = "open",
        };
        var member = await app.ApiClientAsync(await app.CreatePersonAsync());
        var coordinator = await app.ApiClientAsync(await app.CreateCoordinatorAsync());

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await member.SendAsync(HttpMethod.Post, "/groups", input)).StatusCode
        );
        var founded = await coordinator.SendAsync(HttpMethod.Post, "/groups", input);

        Assert.Equal(HttpStatusCode.Created, founded.StatusCode);
        var there = await coordinator.GetAsync(founded.Headers.Location, Ct);
        Assert.Equal("Neu", (await there.JsonAsync()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_chair_describes_a_group_and_the_coordination_closes_it()
    {
        var carla = await app.CreatePersonAsync("Carla");
        var path = $"/groups/{await app.FoundGroupAsync("Sprache", (carla, GroupRole.Chair))}";
        var chair = await app.ApiClientAsync(carla);
        var office = await app.ApiClientAsync(await app.CreateCoordinatorAsync());

        var described = await chair.DoAsync(HttpMethod.Put, path, Description);
        var refused = await chair.SendAsync(HttpMethod.Post, path + "/close");
        var closed = await office.DoAsync(HttpMethod.Post, path + "/close");
        var late = await chair.SendAsync(HttpMethod.Put, path, Description);

        Assert.Equal(
            ("Sprache und Kurse", 21),
            (described.Text("name"), described.GetProperty("objectionDays").GetInt32())
        );
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.True(closed.GetProperty("isClosed").GetBoolean());
        Assert.Equal("group.closed", await late.CodeAsync());
    }

    private static readonly object Description = new
    {
        name = "Sprache und Kurse",
        openness = "listed",
        mandate = "",
        reminderDays = new[] { 5, 1 },
        objectionDays = 21,
    };

    private static IEnumerable<(HttpMethod Method, string Path, object? Body)> Calls(
        PersonId person
    ) =>
        [
            (HttpMethod.Get, "", null),
            (HttpMethod.Put, "", Description),
            (HttpMethod.Post, "/close", null),
            (HttpMethod.Get, "/members", null),
            (HttpMethod.Get, $"/members/{person}", null),
            (HttpMethod.Post, "/members", new { person }),
            (HttpMethod.Put, $"/members/{person}", new { role = "guest" }),
            (HttpMethod.Delete, $"/members/{person}", null),
        ];

    private static async Task<string> SaidAsync(HttpResponseMessage answer)
    {
        var problem = await answer.JsonAsync();
        return string.Join('|', problem.EnumerateObject().Where(p => p.Name != "traceId"))
            + string.Join('|', answer.Headers.Select(h => h.Key));
    }
}
