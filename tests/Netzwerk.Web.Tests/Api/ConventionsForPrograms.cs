using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Api;

public sealed class ConventionsForPrograms(NetzwerkApp app)
{
    private static readonly object Input = new
    {
        name = "Neu",
        kind = "working-group",
        openness = "open",
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer nw_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    public async Task Without_a_good_key_there_is_401_as_a_problem(string authorization)
    {
        var program = app.Visitor();
        var answer = await program.SendAsync(
            HttpMethod.Get,
            "/groups",
            body: null,
            ("Authorization", authorization)
        );

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_change_built_on_an_old_version_is_a_conflict_that_names_the_current_one()
    {
        var (program, group, ada) = await ChairAsync();
        var path = $"/groups/{group}/members/{ada.Id}";
        Assert.Equal(
            HttpStatusCode.OK,
            (
                await program.SendAsync(
                    HttpMethod.Put,
                    path,
                    new { role = "guest" },
                    ("If-Match", "\"3\"")
                )
            ).StatusCode
        );

        var late = await program.SendAsync(
            HttpMethod.Put,
            path,
            new { role = "member" },
            ("If-Match", "\"3\"")
        );

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("\"4\"", late.Headers.ETag?.ToString());
        var problem = await late.JsonAsync();
        Assert.Equal("api.conflict", problem.GetProperty("code").GetString());
        Assert.Equal(4, problem.GetProperty("version").GetInt64());
        var anyway = await program.SendAsync(
            HttpMethod.Put,
            path,
            new { role = "member" },
            ("If-Match", "*")
        );
        Assert.Equal("\"5\"", anyway.Headers.ETag?.ToString());
    }

    [Theory]
    [InlineData("3")]
    [InlineData("W/\"3\"")]
    [InlineData("\"-3\"")]
    [InlineData("\"3\", \"4\"")]
    [InlineData("\"99999999999999999999\"")]
    public async Task A_version_that_cannot_be_read_is_not_ignored(string tag)
    {
        var (program, group, ada) = await ChairAsync();

        var answer = await program.SendAsync(
            HttpMethod.Delete,
            $"/groups/{group}/members/{ada.Id}",
            body: null,
            ("If-Match", tag)
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("api.if-match-unusable", await answer.CodeAsync());
    }

    [Theory]
    [InlineData("de", "Geben Sie der Gruppe einen Namen.")]
    [InlineData("fr, en;q=0.8, de;q=0.5", "Give the group a name.")]
    [InlineData("", "Geben Sie der Gruppe einen Namen.")]
    public async Task A_refusal_says_code_field_and_reason_in_the_callers_language(
        string language,
        string title
    )
    {
        var program = await app.ApiClientAsync(await app.CreateCoordinatorAsync());

        var answer = await program.SendAsync(
            HttpMethod.Post,
            "/groups",
            new
            {
                name = " ",
                kind = "working-group",
                openness = "open",
            },
            ("Accept-Language", language)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("group.name-missing", await answer.CodeAsync());
        var problem = await answer.JsonAsync();
        Assert.Equal("name", problem.GetProperty("field").GetString());
        Assert.Equal(title, problem.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"name":null,"kind":"working-group","openness":"open"}""")]
    [InlineData("""{"name":"x","kind":"working-group","openness":"open","isClosed":true}""")]
    [InlineData("""{"name":"x","kind":"nonsense","openness":"open"}""")]
    [InlineData("""{"name":"x","kind":1,"openness":"open"}""")]
    [InlineData(
        """{"$type":"System.IO.FileInfo","name":"x","kind":"working-group","openness":"open"}"""
    )]
    public async Task A_broken_body_is_400_and_tells_nothing_about_the_inside(string body)
    {
        var program = await app.ApiClientAsync(await app.CreateCoordinatorAsync());

        var answer = await program.SendAsync(HttpMethod.Post, "/groups", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.DoesNotContain("Netzwerk.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_does_not_exist_cannot_be_seated()
    {
        var (program, group, _) = await ChairAsync();

        var answer = await program.SendAsync(
            HttpMethod.Post,
            $"/groups/{group}/members",
            new { person = Guid.CreateVersion7() }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("group.person-unknown", await answer.CodeAsync());
    }

    [Fact]
    public async Task A_cookie_alone_changes_nothing()
    {
        var karla = await app.CreateCoordinatorAsync();
        var browser = await app.SignInAsync(karla);

        var forged = await browser.SendAsync(HttpMethod.Post, "/groups", Input);
        var own = await browser.SendAsync(
            HttpMethod.Post,
            "/groups",
            Input,
            (ApiGuard.OwnScriptHeader, "1")
        );
        var foreign = await browser.SendAsync(
            HttpMethod.Post,
            "/groups",
            Input,
            (ApiGuard.OwnScriptHeader, "1"),
            ("Sec-Fetch-Site", "cross-site")
        );

        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        Assert.Equal("api.header-missing", await forged.CodeAsync());
        Assert.Equal(HttpStatusCode.Created, own.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(
            HttpStatusCode.OK,
            (await browser.SendAsync(HttpMethod.Get, "/groups")).StatusCode
        );
    }

    [Fact]
    public async Task Another_site_gets_no_leave_to_call()
    {
        var preflight = await app.Visitor()
            .SendAsync(
                HttpMethod.Options,
                "/groups",
                body: null,
                ("Origin", "https://evil.example"),
                ("Access-Control-Request-Method", "POST"),
                ("Access-Control-Request-Headers", ApiGuard.OwnScriptHeader)
            );

        Assert.DoesNotContain(
            preflight.Headers,
            h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/")]
    [InlineData("/api/v1/groups/not-a-guid")]
    public async Task A_path_that_is_not_there_is_a_problem_too(string path)
    {
        var answer = await (await app.ApiClientAsync(await app.CreatePersonAsync())).GetAsync(
            path,
            Ct
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public void Every_reason_to_refuse_about_groups_has_its_words()
    {
        var texts = app.Services.GetRequiredService<IStringLocalizer<GroupTexts>>();
        string[] codes =
        [
            "group.name-missing",
            "group.name-too-long",
            "group.mandate-too-long",
            "group.reminder-days-unusable",
            "group.objection-days-unusable",
            "group.closed",
            "group.not-a-member",
            "group.person-unknown",
            "group.organisation-unknown",
        ];

        Assert.All(codes, code => Assert.False(texts[code].ResourceNotFound, code));
    }

    private async Task<(HttpClient Program, Domain.GroupId Group, KnownPerson Ada)> ChairAsync()
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
