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

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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

    [Fact]
    public async Task Six_at_once_call_a_meeting_once()
    {
        var its = await MeetingForPrograms.PlanAsync(app);
        var key = ("Idempotency-Key", "call");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => its.Office.SendAsync(HttpMethod.Post, its.Path + "/call", null, key))
        );

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        var said = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync(Ct)));
        Assert.Single(said.Distinct());
    }

    [Fact]
    public async Task A_repeated_call_may_name_the_version_that_the_first_one_changed()
    {
        var its = await MeetingForPrograms.PlanAsync(app);
        var version = (await its.Office.SendAsync(HttpMethod.Get, its.Path)).Headers.ETag;
        var ask = new { title = "Neuer Punkt" };
        (string, string)[] headers = [("If-Match", $"{version}"), ("Idempotency-Key", "item")];

        var first = await its.Office.SendAsync(HttpMethod.Post, its.Path + "/agenda", ask, headers);
        var second = await its.Office.SendAsync(
            HttpMethod.Post,
            its.Path + "/agenda",
            ask,
            headers
        );

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(
            await first.Content.ReadAsStringAsync(Ct),
            await second.Content.ReadAsStringAsync(Ct)
        );
        Assert.Equal(2, (await its.Office.DoAsync(HttpMethod.Get, its.Path)).Items("agenda").Count);
    }

    [Theory]
    [InlineData("/groups", """{"name":"A","kind":"working-group","openness":"open"}""")]
    [InlineData("{meeting}/move", """{"day":"2030-01-02","from":"10:00","to":"12:00"}""")]
    public async Task The_same_key_with_another_body_is_refused(string path, string body)
    {
        var its = await MeetingForPrograms.PlanAsync(app);
        var where = path.Replace("{meeting}", its.Path, StringComparison.Ordinal);
        var key = ("Idempotency-Key", "once");
        var other = body.Replace("10:00", "09:00", StringComparison.Ordinal)
            .Replace("\"A\"", "\"B\"", StringComparison.Ordinal);

        var first = await its.Office.SendAsync(HttpMethod.Post, where, body, key);
        var second = await its.Office.SendAsync(HttpMethod.Post, where, other, key);
        var third = await its.Office.SendAsync(HttpMethod.Post, where, body, key);

        Assert.True(first.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal("api.key-taken", await second.CodeAsync());
        Assert.Equal(first.StatusCode, third.StatusCode);
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
