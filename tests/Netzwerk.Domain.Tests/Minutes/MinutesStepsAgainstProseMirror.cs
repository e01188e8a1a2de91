using System.Security.Cryptography;
using System.Text.Json;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Minutes;

/// <summary>Every browser runs ProseMirror; the server must come to the same text or refuse as it does.</summary>
public sealed class MinutesStepsAgainstProseMirror
{
    private const int Steps = 100_000;
    private const int ShownDifferences = 3;

    [Fact]
    public async Task Random_steps_give_the_same_text_as_the_JavaScript_library()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var (same, refused) = (0, 0);
        var differences = new List<string>();
        await foreach (var line in ProseMirror.LinesAsync("gen.mjs", seed, Steps))
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 256 });
            var difference = Compare(json.RootElement, ref same, ref refused);
            if (difference is not null)
            {
                differences.Add(difference);
            }
        }

        Assert.True(
            differences.Count == 0,
            $"seed {seed}: {differences.Count} steps differ\n"
                + string.Join('\n', differences.Take(ShownDifferences))
        );
        Assert.True(same + refused >= Steps, $"seed {seed}: only {same + refused} steps");
        Assert.True(refused > Steps / 20, $"seed {seed}: only {refused} refused steps");
    }

    private static string? Compare(JsonElement json, ref int same, ref int refused)
    {
        var author = PersonId.Create();
        var doc = json.GetProperty("doc");
        var text = MinutesText.Read(doc, author).Text;
        if (text is null || !JsonElement.DeepEquals(doc, Parse(text)))
        {
            return "read differently: " + doc.GetRawText();
        }

        var step = json.GetProperty("step").GetRawText();
        var got = MinutesSteps.Apply(text, $"[{step}]", author);
        var want = json.GetProperty("result");
        if (got.Text is null && want.ValueKind == JsonValueKind.Null)
        {
            refused++;
            return null;
        }

        if (got.Text is not null && JsonElement.DeepEquals(want, Parse(got.Text)))
        {
            same++;
            return null;
        }

        return $"doc {doc.GetRawText()}\nstep {step}\nProseMirror {want.GetRawText()}\nserver "
            + (got.Text?.ToJson() ?? got.Refusal?.Code);
    }

    private static JsonElement Parse(MinutesText text)
    {
        using var json = JsonDocument.Parse(
            text.ToJson(),
            new JsonDocumentOptions { MaxDepth = 256 }
        );
        return json.RootElement.Clone();
    }
}
