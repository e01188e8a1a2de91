using CsCheck;
using Xunit;

namespace Netzwerk.Domain.Tests;

public sealed class ShorteningText
{
    [Theory]
    [InlineData("Sitzung", 7, "Sitzung")]
    [InlineData("Sitzung der AG", 8, "Sitzung…")]
    [InlineData("Fest 🎉", 6, "Fest…")]
    public void Only_what_is_longer_is_cut_and_never_within_a_character(
        string text,
        int longest,
        string start
    ) => Assert.Equal(start, PlainText.Start(text, longest));

    [Fact]
    public void What_could_be_written_before_can_be_written_after_it() =>
        Gen.Select(Gen.String, Gen.Int[1, 40])
            .Where((text, _) => PlainText.Lines(text) == text)
            .Sample(
                (text, longest) =>
                {
                    var start = PlainText.Start(text, longest);
                    Assert.True(start.Length <= longest + 1);
                    Assert.DoesNotContain('\uFFFD', string.Concat(start.EnumerateRunes()));
                }
            );
}
