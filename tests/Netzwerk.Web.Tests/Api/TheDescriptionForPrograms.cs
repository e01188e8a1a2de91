using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Web.Platform.Api;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Api;

public sealed class TheDescriptionForPrograms(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_description_names_keys_versions_and_repeatable_calls()
    {
        var answer = await app.Visitor().GetAsync(ApiSetup.DescriptionPath, Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var document = await answer.JsonAsync();
        Assert.Equal(
            "bearer",
            document
                .GetProperty("components")
                .GetProperty("securitySchemes")
                .GetProperty("key")
                .GetProperty("scheme")
                .GetString()
        );
        var paths = document.GetProperty("paths");
        Assert.All(
            paths.EnumerateObject(),
            p => Assert.StartsWith("/api/v1/", p.Name, StringComparison.Ordinal)
        );
        var seat = paths.GetProperty("/api/v1/groups/{group}/members").GetProperty("post");
        string?[] parameters =
        [
            .. seat.GetProperty("parameters")
                .EnumerateArray()
                .Select(p => p.GetProperty("name").GetString()),
        ];
        Assert.Equal(
            ["Idempotency-Key", "If-Match", "group"],
            parameters.Order(StringComparer.Ordinal)
        );
        var created = seat.GetProperty("responses").GetProperty("201");
        Assert.True(created.GetProperty("headers").TryGetProperty("ETag", out _));
        var id = document.GetProperty("components").GetProperty("schemas").GetProperty("PersonId");
        Assert.Equal("uuid", id.GetProperty("format").GetString());
    }

    [Fact]
    public async Task Every_endpoint_is_described_with_all_its_answers()
    {
        var document = await (
            await app.Visitor().GetAsync(ApiSetup.DescriptionPath, Ct)
        ).JsonAsync();
        var paths = document.GetProperty("paths");
        var endpoints = Endpoints();
        Assert.True(endpoints.Length > 30, "endpoints were found");
        foreach (var (method, path) in endpoints)
        {
            var operation = paths.GetProperty(path).GetProperty(method.ToLowerInvariant());
            Assert.NotEmpty(operation.Text("summary"));
            string[] answers =
            [
                .. operation.GetProperty("responses").EnumerateObject().Select(r => r.Name),
            ];
            string[] problems =
            [
                .. method == "GET" ? Reading : Changing,
                .. operation.TryGetProperty("parameters", out var given)
                && given.EnumerateArray().Any(p => p.Text("in") == "query")
                    ? ["400"]
                    : Array.Empty<string>(),
            ];
            Assert.Equal([], problems.Except(answers).Select(a => $"{method} {path}: {a}"));
            var done = Assert.Single(answers, a => a[0] == '2');
            Assert.True(
                done == "204"
                    || operation
                        .GetProperty("responses")
                        .GetProperty(done)
                        .TryGetProperty("content", out _),
                $"{method} {path} says what it answers"
            );
        }

        var described = paths
            .EnumerateObject()
            .SelectMany(p =>
                p.Value.EnumerateObject().Select(o => (o.Name.ToUpperInvariant(), p.Name))
            );
        Assert.Equal(endpoints.Order(), described.Order());
    }

    [Fact]
    public async Task Every_endpoint_asks_for_a_key()
    {
        var visitor = app.Visitor();
        foreach (var (method, path) in Endpoints())
        {
            var filled = System.Text.RegularExpressions.Regex.Replace(
                path,
                "{[^}]*}",
                Guid.CreateVersion7().ToString()
            );
            using var request = new HttpRequestMessage(new(method), filled);
            using var answer = await visitor.SendAsync(request, Ct);
            Assert.Equal(
                (method, path, HttpStatusCode.Unauthorized),
                (method, path, answer.StatusCode)
            );
        }
    }

    private static readonly string[] Reading = ["401", "404"];

    private static readonly string[] Changing = ["400", "401", "403", "404", "409", "422"];

    private (string Method, string Path)[] Endpoints() =>
        [
            .. app
                .Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
                .SelectMany(s => s.Endpoints)
                .OfType<RouteEndpoint>()
                .Select(e => (Endpoint: e, Path: "/" + e.RoutePattern.RawText?.TrimStart('/')))
                .Where(e => e.Path.StartsWith(ApiSetup.Root + "/", StringComparison.Ordinal))
                .SelectMany(e =>
                    (
                        e.Endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
                    ).Select(m =>
                        (m, e.Path.Replace(":guid", "", StringComparison.Ordinal).TrimEnd('/'))
                    )
                ),
        ];
}
