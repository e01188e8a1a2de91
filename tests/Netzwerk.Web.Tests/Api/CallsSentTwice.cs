using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Api;

public sealed class CallsSentTwice(NetzwerkApp app)
{
    private static readonly object Input = new
    {
        name = "Neu",
        kind = "working-group",
        openness = "open",
    };

    [Fact]
    public async Task The_same_key_again_is_the_same_command()
    {
        var program = await app.ApiClientAsync(await app.CreateCoordinatorAsync());
        var key = ("Idempotency-Key", "import-2026-11-24/7");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => program.SendAsync(HttpMethod.Post, "/groups", Input, key))
        );
        var other = await program.SendAsync(
            HttpMethod.Post,
            "/groups",
            Input,
            ("Idempotency-Key", "8")
        );

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        var made = Assert.Single(answers.Select(a => a.Headers.Location?.ToString()).Distinct());
        Assert.NotEqual(made, other.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Two_callers_with_one_key_do_not_meet()
    {
        var key = ("Idempotency-Key", "1");
        var first = await (await app.ApiClientAsync(await app.CreateCoordinatorAsync())).SendAsync(
            HttpMethod.Post,
            "/groups",
            Input,
            key
        );
        var second = await (await app.ApiClientAsync(await app.CreateCoordinatorAsync())).SendAsync(
            HttpMethod.Post,
            "/groups",
            Input,
            key
        );

        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
    }

    [Fact]
    public async Task A_repeated_change_is_not_carried_out_twice()
    {
        var (program, group, ada) = await ChairAsync();
        var path = $"/groups/{group}/members/{ada.Id}";
        var key = ("Idempotency-Key", "release-1");
        await program.SendAsync(HttpMethod.Delete, path, body: null, key);
        await program.SendAsync(
            HttpMethod.Post,
            $"/groups/{group}/members",
            new { person = ada.Id }
        );

        var again = await program.SendAsync(HttpMethod.Delete, path, body: null, key);

        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.SendAsync(HttpMethod.Get, path)).StatusCode);
    }

    private async Task<(HttpClient Program, GroupId Group, KnownPerson Ada)> ChairAsync()
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
        return (await app.ApiClientAsync(chair), group, ada);
    }
}
