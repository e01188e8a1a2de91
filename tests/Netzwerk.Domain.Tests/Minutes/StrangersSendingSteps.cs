using System.Text;
using CsCheck;
using Netzwerk.Domain.Minutes.Text;
using Xunit;

namespace Netzwerk.Domain.Tests.Minutes;

/// <summary>Whatever arrives, the answer is a text that the schema allows or a refusal, never an exception.</summary>
public sealed class StrangersSendingSteps
{
    private static readonly PersonId Anna = PersonId.Create();

    private static readonly string[] Words =
    [
        "\"stepType\"",
        "\"replace\"",
        "\"replaceAround\"",
        "\"addMark\"",
        "\"removeMark\"",
        "\"attr\"",
        "\"from\"",
        "\"to\"",
        "\"gapFrom\"",
        "\"gapTo\"",
        "\"insert\"",
        "\"slice\"",
        "\"content\"",
        "\"openStart\"",
        "\"openEnd\"",
        "\"type\"",
        "\"text\"",
        "\"paragraph\"",
        "\"list_item\"",
        "\"doc\"",
        "\"mention\"",
        "\"marks\"",
        "\"mark\"",
        "\"attrs\"",
        "\"link\"",
        "\"href\"",
        "\"pos\"",
        "\"value\"",
        "\"structure\"",
        "\"\\ud83d\"",
        "\"\\udc00\"",
        "\"a\\u0000\"",
        "\"\"",
        "0",
        "1",
        "3",
        "-1",
        "2147483647",
        "-2147483648",
        "99999999999",
        "1.5",
        "1e400",
        "true",
        "null",
        "{}",
        "[]",
    ];

    private static readonly Gen<string> Value = Gen.Recursive<string>(
        (depth, inner) =>
            depth > 6
                ? AnyOf(Words)
                : Gen.OneOf(
                    AnyOf(Words),
                    inner.Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
                    Gen.Select(AnyOf(Words).Where(word => word[0] == '"'), inner)
                        .Array[0, 7]
                        .Select(members =>
                            $"{{{string.Join(',', members.Select(m => $"{m.Item1}:{m.Item2}"))}}}"
                        )
                )
    );

    // One whole step of each kind whose details are then spoilt.
    private static readonly string[] Steps =
    [
        """{"stepType":"replace","from":1,"to":3,"slice":{"content":[{"type":"text","text":"x","marks":[{"type":"em"}]}],"openStart":0,"openEnd":0},"structure":true}""",
        """{"stepType":"replaceAround","from":0,"to":9,"gapFrom":1,"gapTo":8,"insert":1,"slice":{"content":[{"type":"heading","attrs":{"level":3}}]},"structure":true}""",
        """{"stepType":"addMark","mark":{"type":"link","attrs":{"href":"https://a.example/"}},"from":1,"to":4}""",
        """{"stepType":"attr","pos":9,"attr":"due","value":"2026-12-15"}""",
    ];

    private static readonly MinutesText Start = MinutesText
        .Read(
            """
            {"type":"doc","content":[
              {"type":"paragraph","content":[{"type":"text","text":"😀 Anna"}]},
              {"type":"task","content":[{"type":"text","text":"Raum"}]}]}
            """,
            Anna
        )
        .Text!;

    [Fact]
    public void Any_JSON_is_applied_or_refused() =>
        Value
            .Array[1, 3]
            .Select(values => $"[{string.Join(',', values)}]")
            .Sample(Holds, iter: 20_000);

    [Fact]
    public void Any_text_is_applied_or_refused() => Gen.String.Sample(Holds, iter: 5_000);

    [Fact]
    public void A_spoilt_step_is_applied_or_refused() =>
        Gen.Select(AnyOf(Steps), Gen.Int[0, 200], Gen.Int[0, 12], Value)
            .Select(
                (step, at, length, value) =>
                {
                    var start = at % step.Length;
                    var end = Math.Min(step.Length, start + length);
                    return $"[{step[..start]}{value}{step[end..]}]";
                }
            )
            .Sample(Holds, iter: 20_000);

    [Fact]
    public void A_step_with_any_numbers_is_applied_or_refused()
    {
        var number = Gen.OneOf(Gen.Int[-2, 20], Gen.Int);
        Gen.Select(number, number, number, number, number)
            .Select(
                (a, b, c, d, e) =>
                    $$"""
                        [{"stepType":"replaceAround","from":{{a}},"to":{{b}},"gapFrom":{{c}},"gapTo":{{d}},"insert":{{e}},
                          "slice":{"content":[{"type":"blockquote"}],"openStart":{{Math.Abs(
                            e % 3
                        )}} } }]
                        """
            )
            .Sample(Holds, iter: 20_000);
    }

    [Fact]
    public void A_spoilt_document_is_read_or_refused() =>
        Value.Sample(
            json =>
            {
                var content = $$"""{"type":"doc","content":[{{json}}]}""";
                var result = MinutesText.Read(content, Anna);
                return result.Text is null != (result.Refusal is null);
            },
            iter: 20_000
        );

    [Theory]
    [InlineData("""[{"stepType":"replace","from":1,"to":2}]""", MinutesRefusals.BrokenCharacter)]
    [InlineData(
        """[{"stepType":"replace","from":2,"to":2,"slice":{"content":[{"type":"text","text":"x"}]}}]""",
        MinutesRefusals.BrokenCharacter
    )]
    [InlineData(
        """[{"stepType":"addMark","mark":{"type":"em"},"from":1,"to":2}]""",
        MinutesRefusals.BrokenCharacter
    )]
    [InlineData(
        """[{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"\ud83d"}]}}]""",
        MinutesRefusals.Malformed
    )]
    [InlineData(
        """[{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"a\u0000"}]}}]""",
        MinutesRefusals.Malformed
    )]
    [InlineData(
        """[{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"a","marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]}]}}]""",
        MinutesRefusals.Malformed
    )]
    [InlineData(
        """[{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"mention","attrs":{"id":"0198c0de-0000-7000-8000-000000000001","label":"Anna"}}]}}]""",
        MinutesRefusals.Malformed
    )]
    [InlineData(
        """[{"stepType":"replace","from":1,"to":1,"note":"Anna"}]""",
        MinutesRefusals.Malformed
    )]
    [InlineData(
        """[{"stepType":"addNodeMark","pos":0,"mark":{"type":"em"}}]""",
        MinutesRefusals.Malformed
    )]
    [InlineData("""[{"stepType":"docAttr","attr":"x","value":1}]""", MinutesRefusals.Malformed)]
    [InlineData(
        """[{"stepType":"attr","pos":9,"attr":"due","value":"15.12.2026"}]""",
        MinutesRefusals.DoesNotFit
    )]
    [InlineData(
        """[{"stepType":"attr","pos":9,"attr":"assignee","value":"Anna"}]""",
        MinutesRefusals.DoesNotFit
    )]
    [InlineData("""[{"stepType":"replace","from":0,"to":15}]""", MinutesRefusals.DoesNotFit)]
    [InlineData("""[{"stepType":"replace","from":0,"to":16}]""", MinutesRefusals.DoesNotFit)]
    [InlineData("[]", MinutesRefusals.Malformed)]
    [InlineData("{", MinutesRefusals.Malformed)]
    public void Such_steps_are_refused(string steps, string code) =>
        Assert.Equal(code, MinutesSteps.Apply(Start, steps, Anna).Refusal?.Code);

    [Fact]
    public void More_steps_than_anybody_writes_at_once_are_refused()
    {
        var step = """{"stepType":"replace","from":1,"to":1}""";
        string Batch(int count) => $"[{string.Join(',', Enumerable.Repeat(step, count))}]";
        Assert.Null(MinutesSteps.Apply(Start, Batch(MinutesSteps.MaxStepsPerBatch), Anna).Refusal);
        Assert.Equal(
            MinutesRefusals.TooManySteps,
            MinutesSteps.Apply(Start, Batch(MinutesSteps.MaxStepsPerBatch + 1), Anna).Refusal?.Code
        );
    }

    [Fact]
    public void A_text_of_endless_length_is_refused()
    {
        var filler = new string('a', MinutesSchema.MaxSize - Start.Size);
        string Insert(string text) =>
            $$$"""[{"stepType":"replace","from":10,"to":10,"slice":{"content":[{"type":"text","text":"{{{text}}}"}]}}]""";
        var full = MinutesSteps.Apply(Start, Insert(filler), Anna).Text!;
        Assert.Equal(MinutesSchema.MaxSize, full.Size);
        Assert.Equal(
            MinutesRefusals.TooLong,
            MinutesSteps.Apply(full, Insert("a"), Anna).Refusal?.Code
        );
    }

    [Fact]
    public void Endless_nesting_is_refused()
    {
        string Nested(int depth)
        {
            var json = new StringBuilder("""{"type":"doc","content":[""");
            json.Insert(json.Length, """{"type":"blockquote","content":[""", depth - 1);
            json.Append("""{"type":"paragraph"}""").Insert(json.Length, "]}", depth - 1);
            return json.Append("]}").ToString();
        }

        Assert.NotNull(MinutesText.Read(Nested(MinutesSchema.MaxDepth), Anna).Text);
        Assert.Equal(
            MinutesRefusals.TooDeep,
            MinutesText.Read(Nested(MinutesSchema.MaxDepth + 1), Anna).Refusal?.Code
        );
        Assert.NotNull(MinutesText.Read(Nested(5_000), Anna).Refusal);

        // Wrapping step by step gets no deeper either.
        MinutesResult text = MinutesText.Empty;
        for (var i = 0; text.Text is { } now; i++)
        {
            Assert.True(i < MinutesSchema.MaxDepth);
            var wrap =
                $$$"""[{"stepType":"replaceAround","from":0,"to":{{{now.Size}}},"gapFrom":0,"gapTo":{{{now.Size}}},"insert":1,"slice":{"content":[{"type":"blockquote"}]}}]""";
            text = MinutesSteps.Apply(now, wrap, Anna);
        }

        Assert.Equal(MinutesRefusals.TooDeep, text.Refusal?.Code);
    }

    private static Gen<string> AnyOf(string[] list) =>
        Gen.Int[0, list.Length - 1].Select(at => list[at]);

    private static bool Holds(string steps)
    {
        var result = MinutesSteps.Apply(Start, steps, Anna);
        return result.Text is null
            ? result.Refusal is not null
            : string.Equals(
                MinutesText.Read(result.Text.ToJson(), Anna).Text?.ToJson(),
                result.Text.ToJson(),
                StringComparison.Ordinal
            );
    }
}
