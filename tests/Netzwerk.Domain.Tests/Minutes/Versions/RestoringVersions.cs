using CsCheck;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Versions;
using Xunit;

namespace Netzwerk.Domain.Tests.Minutes.Versions;

public sealed class RestoringVersions
{
    private static readonly PersonId Restorer = PersonId.Create();

    [Fact]
    public void Any_version_is_restored_as_it_was_with_those_who_wrote_it() =>
        Gen.Select(RandomWriting.Any, Gen.Int[0, 10_000])
            .Sample(
                (written, which) =>
                {
                    MinutesText[] texts = [MinutesText.Empty, .. written.Select(w => w.Text)];
                    var (now, wanted) = (texts[^1], texts[which % texts.Length]);
                    var steps = MinutesRestoring.Steps(now, wanted);
                    if (steps is null)
                    {
                        Assert.Equal(wanted.ToJson(), now.ToJson());
                        return;
                    }

                    var happened = MinutesTextDecisions.Decide(
                        new RestoreMinutes(
                            RandomWriting.Meeting,
                            Restorer,
                            written.Count,
                            steps,
                            "c",
                            which,
                            wanted
                        )
                    );
                    var after = MinutesReplay.After(now, happened);
                    Assert.Equal(wanted.ToJson(), after.ToJson());
                    Assert.Equal(wanted.Authors(), after.Authors());
                    Assert.Null(MinutesRestoring.Steps(after, wanted));
                },
                iter: 3_000
            );

    [Theory]
    [InlineData("Das gilt.", "Das galt.", 6, 7)]
    [InlineData("Das gilt.", "Das gilt nicht.", 9, 9)]
    [InlineData("aaaa", "aa", 3, 5)]
    [InlineData("😀", "😁", 1, 3)]
    [InlineData("x😀", "x😁y", 2, 4)]
    [InlineData("𐐀b", "𝐀b", 1, 3)]
    public void Only_what_differs_in_a_line_is_touched(string now, string wanted, int from, int to)
    {
        var steps = MinutesRestoring.Steps(Line(now), Line(wanted))!;
        Assert.Contains($"\"from\":{from},\"to\":{to}", steps, StringComparison.Ordinal);
        Assert.Equal(
            Line(wanted).ToJson(),
            MinutesSteps.Apply(Line(now), steps, Restorer).Text?.ToJson()
        );
    }

    [Fact]
    public void Paragraphs_before_and_behind_stay()
    {
        var now = Text("eins", "zwei", "drei", "vier");
        var wanted = Text("eins", "2", "II", "vier");
        Assert.Contains(
            "\"from\":6,\"to\":18",
            MinutesRestoring.Steps(now, wanted),
            StringComparison.Ordinal
        );
    }

    private static MinutesText Line(string text) => Text(text);

    private static MinutesText Text(params string[] lines) =>
        MinutesText
            .Read(
                $$"""{"type":"doc","content":[{{string.Join(
                    ',',
                    lines.Select(l =>
                        $$"""{"type":"paragraph","content":[{"type":"text","text":"{{l}}"}]}"""
                    )
                )}}]}""",
                Restorer
            )
            .Text!;
}
