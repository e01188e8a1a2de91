using System.Text.Json;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Minutes;

/// <summary>"@Emil bis Freitag" fills the fields of a task; the browser reads it, the table of phrases stands in days.mjs.</summary>
public sealed class ReadingTypedDays
{
    private const int FewestPhrases = 60;

    [Fact]
    public async Task Days_and_hours_are_understood_as_people_write_them()
    {
        var phrases = 0;
        await foreach (var line in ProseMirror.LinesAsync("days.mjs", seed: 0, lines: 0))
        {
            using var read = JsonDocument.Parse(line);
            var (got, wanted) = (
                read.RootElement.GetProperty("got"),
                read.RootElement.GetProperty("wanted")
            );
            Assert.True(JsonElement.DeepEquals(got, wanted), line);
            phrases++;
        }

        Assert.True(phrases >= FewestPhrases, $"only {phrases} phrases");
    }
}
