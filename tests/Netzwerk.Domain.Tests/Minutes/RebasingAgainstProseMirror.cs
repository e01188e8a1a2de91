using System.Security.Cryptography;
using System.Text.Json;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Text.Rebasing;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Minutes;

/// <summary>
/// Browser and server each move unconfirmed steps over what others wrote. They do not tell each other what came
/// of it, so it must be the same, step by step, and the same ones must be dropped.
/// </summary>
public sealed class RebasingAgainstProseMirror
{
    private const int Lines = 4_000;
    private const int ShownDifferences = 3;

    private static readonly PersonId Somebody = PersonId.Create();

    [Fact]
    public async Task Unconfirmed_steps_move_over_those_of_others_as_in_the_browser()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var (same, moved, dropped) = (0, 0, 0);
        var differences = new List<string>();
        await foreach (var line in ProseMirror.LinesAsync("rebase.mjs", seed, Lines))
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 256 });
            if (Difference(json.RootElement) is { } difference)
            {
                differences.Add(difference);
                continue;
            }

            same++;
            var (own, result) = (List(json.RootElement, "own"), List(json.RootElement, "result"));
            dropped += own.Length - result.Length;
            moved += result.Count(r => !own.Any(o => JsonElement.DeepEquals(o, r)));
        }

        Assert.True(
            differences.Count == 0,
            $"seed {seed}: {differences.Count} differ\n"
                + string.Join('\n', differences.Take(ShownDifferences))
        );
        Assert.True(same >= Lines, $"seed {seed}: only {same} lines");
        Assert.True(moved > Lines / 4, $"seed {seed}: only {moved} steps moved");
        Assert.True(dropped > Lines / 20, $"seed {seed}: only {dropped} steps dropped");
    }

    private static JsonElement[] List(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray()];

    private static string? Difference(JsonElement json)
    {
        var draft = List(json, "own").Aggregate(MinutesDraft.On(Text(json)), Add);
        if (draft.Refusal is not null)
        {
            return $"refused {draft.Refusal.Code}: {json.GetRawText()}";
        }

        var common = Text(json);
        foreach (var step in List(json, "others").Select(Read))
        {
            common = step.ApplyTo(common).Text!;
            draft = draft.Over(step, common);
        }

        var got = draft.Steps.Select(step => step.ToJson()).ToArray();
        var want = List(json, "result");
        return
            got.Length == want.Length
            && got.Zip(want).All(pair => JsonElement.DeepEquals(pair.First, pair.Second))
            && JsonElement.DeepEquals(Parse(draft.Text.ToJson()), json.GetProperty("text"))
            ? null
            : $"{json.GetRawText()}\nserver [{string.Join(',', got.Select(g => g.GetRawText()))}] {draft.Refusal?.Code}";
    }

    private static MinutesDraft Add(MinutesDraft draft, JsonElement step) => draft.With(Read(step));

    private static MinutesStep Read(JsonElement step) =>
        MinutesStep.Read(step, Somebody)
        ?? throw new InvalidOperationException("unreadable: " + step.GetRawText());

    private static MinutesText Text(JsonElement json) =>
        MinutesText.Read(json.GetProperty("doc"), Somebody).Text!;

    private static JsonElement Parse(string text)
    {
        using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 256 });
        return json.RootElement.Clone();
    }
}
