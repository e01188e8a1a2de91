using System.Net;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Api;

[Collection(AfterTheMeeting.Name)]
public sealed class AfterTheMeetingForPrograms(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Meeting_and_minutes_have_each_their_version()
    {
        var its = await MeetingForPrograms.PlanAsync(app);
        await its.CallAsync();
        await its.HoldAsync();
        var meeting = (await its.Office.SendAsync(HttpMethod.Get, its.Path)).Headers.ETag;
        var minutes = (await its.Office.SendAsync(HttpMethod.Get, its.Path + "/minutes"))
            .Headers
            .ETag;
        var until = new { objectionsUntil = its.Day.AddDays(3) };

        var early = await its.Office.SendAsync(
            HttpMethod.Post,
            its.Path + "/minutes/submit",
            until,
            ("If-Match", "\"99\"")
        );
        var submitted = await its.Office.SendAsync(
            HttpMethod.Post,
            its.Path + "/minutes/submit",
            until,
            ("If-Match", $"{minutes}")
        );
        var noted = await its.Office.SendAsync(
            HttpMethod.Put,
            its.Path + "/attendance",
            new { marks = new[] { new { person = its.Emil.Id, attendance = "excused" } } },
            ("If-Match", $"{meeting}")
        );
        var late = await its.Office.SendAsync(
            HttpMethod.Post,
            its.Path + "/minutes/reopen",
            body: null,
            ("If-Match", $"{minutes}")
        );
        var reopened = await its.Office.SendAsync(
            HttpMethod.Post,
            its.Path + "/minutes/reopen",
            body: null,
            ("If-Match", $"{submitted.Headers.ETag}")
        );

        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(submitted.Headers.ETag, late.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, submitted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, noted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, reopened.StatusCode);
    }

    [Fact]
    public async Task Nothing_changed_leaves_the_version_that_was_read()
    {
        var its = await MeetingForPrograms.PlanAsync(app);
        await its.CallAsync();
        await its.HoldAsync();
        await its.SubmitAsync();
        var read = await its.Office.SendAsync(HttpMethod.Get, its.Path);

        var again = await its.Office.SendAsync(
            HttpMethod.Delete,
            $"{its.Path}/invitees/{Guid.CreateVersion7()}"
        );

        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        Assert.Equal(read.Headers.ETag, again.Headers.ETag);
    }

    [Fact]
    public async Task Foreign_minutes_tasks_and_resolutions_look_like_none()
    {
        var its = await MeetingForPrograms.PlanAsync(app);
        var item = (
            await its.Office.DoAsync(HttpMethod.Post, its.Path + "/agenda", new { title = "TOP" })
        ).Text("id");
        await its.CallAsync();
        await its.HoldAsync();
        await its.WriteAsync(item);
        await its.FreezeAsync();
        var task = await FirstAsync(its, "/tasks");
        var resolution = await FirstAsync(its, "/resolutions");
        var stranger = await app.ApiClientAsync(await app.CreatePersonAsync("Fremde"));
        var (nothing, body) = (Guid.CreateVersion7(), new { wording = "x" });

        foreach (
            var (method, real, unreal) in new[]
            {
                (HttpMethod.Get, $"{its.Path}/minutes", $"/meetings/{nothing}/minutes"),
                (HttpMethod.Get, $"{its.Path}/minutes/pdf", $"/meetings/{nothing}/minutes/pdf"),
                (
                    HttpMethod.Post,
                    $"{its.Path}/minutes/reopen",
                    $"/meetings/{nothing}/minutes/reopen"
                ),
                (
                    HttpMethod.Put,
                    $"{its.Path}/minutes/objections/mine",
                    $"/meetings/{nothing}/minutes/objections/mine"
                ),
                (HttpMethod.Get, $"/tasks/{task}", $"/tasks/{nothing}"),
                (HttpMethod.Post, $"/tasks/{task}/finish", $"/tasks/{nothing}/finish"),
                (HttpMethod.Get, $"/resolutions/{resolution}", $"/resolutions/{nothing}"),
            }
        )
        {
            var asked = method == HttpMethod.Put ? body : null;
            Assert.Equal(
                await MissingAsync(stranger, method, unreal, asked),
                await MissingAsync(stranger, method, real, asked)
            );
        }

        Assert.Equal(
            0,
            (await stranger.DoAsync(HttpMethod.Get, "/tasks")).GetProperty("count").GetInt32()
        );
        var foreignGroup = await stranger.DoAsync(
            HttpMethod.Get,
            $"/resolutions?group={its.Group}"
        );
        Assert.Empty(foreignGroup.Items("items"));
    }

    [Theory]
    [InlineData("/tasks?state=offen", "state")]
    [InlineData("/tasks?sort=oldest", "sort")]
    [InlineData("/tasks?page=0", "page")]
    [InlineData("/tasks?page=2147483647", "page")]
    [InlineData("/tasks?page=x", "page")]
    [InlineData("/tasks?mine=vielleicht", "mine")]
    [InlineData("/resolutions?year=20261", "year")]
    [InlineData("/resolutions?group=AG", "group")]
    [InlineData("/meetings?from=morgen", "from")]
    public async Task An_address_without_meaning_is_told_so(string path, string field)
    {
        var program = await app.ApiClientAsync(await app.CreatePersonAsync());

        var answer = await program.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("api.unreadable", await answer.CodeAsync());
        Assert.Equal(
            [field],
            (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(e => e.Name)
        );
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%EF%BF%BF%ED%A0%80")]
    [InlineData("'%20or%201=1--%20%25_\\")]
    public async Task Any_words_can_be_searched_for(string search)
    {
        var program = await app.ApiClientAsync(await app.CreatePersonAsync());

        var answer = await program.SendAsync(HttpMethod.Get, $"/tasks?search={search}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<string> FirstAsync(MeetingForPrograms its, string register) =>
        Assert
            .Single(
                (await its.Office.DoAsync(HttpMethod.Get, $"{register}?group={its.Group}")).Items(
                    "items"
                )
            )
            .Text("id");

    private static async Task<string> MissingAsync(
        HttpClient client,
        HttpMethod method,
        string path,
        object? body
    )
    {
        using var answer = await client.SendAsync(method, path, body);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var problem = await answer.JsonAsync();
        return string.Join(
            '\n',
            problem
                .EnumerateObject()
                .Where(p => p.Name != "traceId")
                .Select(p => $"{p}")
                .Order(StringComparer.Ordinal)
        );
    }
}
