using System.Net;
using System.Text.Json;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Api;

public sealed class RequestsThatCannotBeRead(NetzwerkApp app)
{
    private const string Start = """
        "group":"0199b0a4-0000-7000-8000-000000000001","title":"x","day":"2030-01-02","from":"10:00"
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        """{"title":7,"day":"morgen","from":"25:00","farbe":"rot"}""",
        "title day from farbe group to"
    )]
    [InlineData("{" + Start + ""","to":null}""", "to")]
    [InlineData("{" + Start + ""","to":"12:00","agenda":{}}""", "agenda")]
    [InlineData(
        "{"
            + Start
            + ""","to":"12:00","agenda":[{"title":"a"},{"purpose":"spass","minutes":1.5}]}""",
        "agenda[1].purpose agenda[1].minutes agenda[1].title"
    )]
    [InlineData(
        "{" + Start + ""","to":"12:00","agenda":[{"title":"a","minutes":"30"}]}""",
        "agenda[0].minutes"
    )]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    public async Task Every_wrong_field_is_named(string body, string fields)
    {
        var problem = await ProblemAsync(body);

        Assert.Equal(
            fields.Split(' ').Order(StringComparer.Ordinal),
            problem
                .GetProperty("errors")
                .EnumerateObject()
                .Select(e => e.Name)
                .Order(StringComparer.Ordinal)
        );
        Assert.All(
            problem.GetProperty("errors").EnumerateObject(),
            e => Assert.StartsWith("Diese Angabe", e.Value[0].GetString(), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("", "Das ist kein gültiges JSON (Zeile 1).")]
    [InlineData("{\n\"title\": \"x\n", "Das ist kein gültiges JSON (Zeile 2).")]
    [InlineData("{\"title\":\"\\ud800\"}", "Prüfen Sie")]
    [InlineData("{\"\\ud800\":1}", "Die Anfrage enthält Zeichen, die kein Text sind.")]
    public async Task What_is_no_json_is_told_so(string body, string detail)
    {
        var problem = await ProblemAsync(body);

        Assert.StartsWith(detail, problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_nesting_is_turned_away()
    {
        var problem = await ProblemAsync(new string('[', 5000));

        Assert.Contains("kein gültiges JSON", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_long_values_are_named_by_their_field()
    {
        var its = await MeetingForPrograms.PlanAsync(app);

        var answer = await its.Office.SendAsync(
            HttpMethod.Post,
            its.Path + "/agenda",
            new { title = new string('x', 701) }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.JsonAsync();
        Assert.Equal("agenda.title-too-long", problem.Text("code"));
        Assert.Equal(
            problem.Text("title"),
            problem.GetProperty("errors").GetProperty("title")[0].GetString()
        );
    }

    [Theory]
    [InlineData("0")]
    [InlineData("person")]
    public async Task Nobody_unknown_can_be_invited(string way)
    {
        var its = await MeetingForPrograms.PlanAsync(app);
        var unknown = Guid.CreateVersion7();
        if (way == "person")
        {
            await its.CallAsync();
        }

        var answer =
            way == "person"
                ? await its.Office.SendAsync(
                    HttpMethod.Post,
                    its.Path + "/invitees",
                    new { person = unknown }
                )
                : await its.Office.SendAsync(
                    HttpMethod.Post,
                    its.Path + "/call",
                    new { guests = new[] { unknown } }
                );

        Assert.Equal("meeting.person-unknown", await answer.CodeAsync());
    }

    [Fact]
    public async Task Other_content_than_json_and_other_methods_are_turned_away_in_words()
    {
        var program = await app.ApiClientAsync(await app.CreateCoordinatorAsync());
        using var form = new StringContent("name=x");

        using var answer = await program.PostAsync("/api/v1/groups", form, Ct);
        using var method = await program.SendAsync(HttpMethod.Patch, "/groups");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("api.not-json", await answer.CodeAsync());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, method.StatusCode);
        Assert.Equal("api.wrong-method", await method.CodeAsync());
    }

    [Theory]
    [InlineData("de", "Ohne gültigen Schlüssel geht das nicht.")]
    [InlineData("en", "This takes a valid key.")]
    public async Task Without_a_key_the_words_are_those_of_the_caller(string language, string title)
    {
        var answer = await app.Visitor()
            .SendAsync(HttpMethod.Get, "/tasks", body: null, ("Accept-Language", language));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(title, (await answer.JsonAsync()).Text("title"));
    }

    private async Task<JsonElement> ProblemAsync(string body)
    {
        var program = await app.ApiClientAsync(await app.CreateCoordinatorAsync());
        var answer = await program.SendAsync(HttpMethod.Post, "/meetings", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("api.unreadable", await answer.CodeAsync());
        return await answer.JsonAsync();
    }
}
