using System.Net;
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
}
