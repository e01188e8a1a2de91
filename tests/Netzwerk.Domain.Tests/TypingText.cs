using System.Text;
using CsCheck;
using Xunit;

namespace Netzwerk.Domain.Tests;

public sealed class TypingText
{
    [Theory]
    [InlineData("A\u0308\u202E Mu\u0308ller\r\nx\0", "Ä Müller x")]
    [InlineData("\u2066Anna\u2069\u200F", "Anna")]
    [InlineData("a\u2028b\u2029c\u0085d\fe", "a b c d e")]
    [InlineData("a\tb\vc\u001Bd\u007Fe", "a bcde")]
    [InlineData("Anna\u00AD\u2060\u180E", "Anna")]
    [InlineData("x\uFFFEy\uFFFF", "xy")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>")]
    [InlineData("=HYPERLINK(\"a\")", "=HYPERLINK(\"a\")")]
    public void A_line_is_what_the_person_meant(string typed, string meant) =>
        Assert.Equal(meant, PlainText.Line(typed));

    // Persian parts words with the first, families among the emoji hold together by the second.
    [Theory]
    [InlineData("می\u200Cخواهم")]
    [InlineData("👩\u200D👧")]
    [InlineData("Łukasz Đorđević Şahin Nguyễn O’Neill")]
    [InlineData("محمد")]
    public void Names_of_all_scripts_stay_whole(string name) =>
        Assert.Equal(name.Normalize(), PlainText.Line(name));

    [Theory]
    [InlineData("\u200D")]
    [InlineData("\u200C \u200D")]
    [InlineData("\u202E\u2060")]
    [InlineData("\uDB40\uDC41")]
    public void Text_in_which_nothing_can_be_seen_is_no_text(string typed)
    {
        Assert.Empty(PlainText.Line(typed));
        Assert.Empty(PlainText.Lines(typed));
    }

    [Fact]
    public void Half_a_character_is_dropped() =>
        Assert.Equal("ab", PlainText.Line("a\uD83Db\uDC69"));

    [Fact]
    public void Several_lines_keep_their_breaks() =>
        Assert.Equal("eins\nzwei\n\ndrei", PlainText.Lines("\neins\r\nzwei\r\rdrei\n"));

    [Fact]
    public void Any_input_comes_out_clean_and_cleaning_twice_changes_nothing() =>
        Gen
            .Char.Array[0, 30]
            .Select(letters => new string(letters))
            .Sample(typed =>
            {
                var line = PlainText.Line(typed);
                Assert.Equal(line, PlainText.Line(line));
                Assert.DoesNotContain(line, char.IsControl);
                Assert.True(line.IsNormalized(NormalizationForm.FormC));
                Assert.Equal(PlainText.Lines(typed), PlainText.Lines(PlainText.Lines(typed)));
            });

    // What needs no cleaning goes a shorter way.
    [Fact]
    public void An_invisible_mark_at_the_end_makes_no_difference() =>
        Gen.Char[' ', '\u02FF']
            .Array[0, 30]
            .Select(letters => new string(letters))
            .Sample(typed =>
            {
                Assert.Equal(PlainText.Line(typed + '\u200B'), PlainText.Line(typed));
                Assert.Equal(PlainText.Lines(typed + '\u200B'), PlainText.Lines(typed));
            });
}
