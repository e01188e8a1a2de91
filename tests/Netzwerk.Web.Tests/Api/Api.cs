using System.Net.Http.Json;
using System.Text.Json;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Api;

/// <summary>How the tests of the interface for programs speak.</summary>
public static class Api
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        object? body = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path);
        if (body is string raw)
        {
            request.Content = new StringContent(raw, System.Text.Encoding.UTF8, "application/json");
        }
        else if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, Ct);
    }

    /// <summary>Sends what must succeed; what came back, or nothing.</summary>
    public static async Task<JsonElement> DoAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        object? body = null
    )
    {
        using var answer = await client.SendAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public static string Text(this JsonElement thing, string property) =>
        thing.GetProperty(property).GetString() ?? "";

    public static IReadOnlyList<JsonElement> Items(this JsonElement thing, string property) =>
        [.. thing.GetProperty(property).EnumerateArray()];

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return JsonDocument.Parse(text).RootElement;
    }

    public static async Task<string?> CodeAsync(this HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.JsonAsync()).GetProperty("code").GetString();
    }

    /// <summary>A group with this chair, founded by the program itself.</summary>
    public static async Task<GroupId> FoundGroupAsync(
        this NetzwerkApp app,
        string name,
        params (KnownPerson Person, GroupRole Role)[] members
    )
    {
        var id = GroupId.Create();
        var asker = Asker.Program(Originator.Job);
        await app.WithAsync<GroupCommands, bool>(async commands =>
        {
            var ask = new FoundGroup(name, GroupKind.WorkingGroup, GroupOpenness.Listed, "");
            Assert.True((await commands.FoundAsync(id, ask, asker, Ct)).Succeeded);
            foreach (var (person, role) in members)
            {
                var seat = new SeatMember(person.Id, Organisation: null, role);
                Assert.True((await commands.SeatAsync(id, seat, asker, Ct)).Succeeded);
            }

            return true;
        });
        return id;
    }
}
