using CsCheck;
using Netzwerk.Domain.Incoming;
using Xunit;

namespace Netzwerk.Domain.Tests.Incoming;

public sealed class ReadingPlainWords
{
    private const string Quote = """


        Am 02.12.2026 um 10:03 schrieb Netzwerk <einladung@netzwerk.example>:
        > Kommen Sie? Ja oder nein?
        > Nein
        """;

    private static readonly Gen<string> Rubbish = Gen.OneOf(
        Gen.String,
        Gen.Char["\n\r\t >?!.,äöüß'’-_ "].Array[0, 40].Select(c => new string(c)),
        Gen.OneOf(
                Words(
                    "ja",
                    "nein",
                    "erledigt",
                    "komme",
                    "nicht",
                    "Am",
                    "schrieb",
                    "\n",
                    ">",
                    " ",
                    "Von:",
                    "Grüße"
                )
            )
            .Array[0, 12]
            .Select(words => string.Join(' ', words))
    );

    private static Gen<string>[] Words(params string[] words) => [.. words.Select(Gen.Const)];

    [Theory]
    [InlineData("ja")]
    [InlineData("Ja!")]
    [InlineData("JA, gerne.")]
    [InlineData("Ich komme.")]
    [InlineData("Zusage")]
    [InlineData("Hallo,\n\nja, ich bin dabei.\n\nViele Grüße\nAda Brandt")]
    [InlineData("Guten Tag Frau Koordinatorin,\nwir nehmen teil\nMfG")]
    [InlineData("Danke, ja")]
    [InlineData("Yes, I will be there.\n\nBest regards\nAda")]
    [InlineData("Ja\n\nAda Brandt\nVerein für Sprache\nTel. 03771 12345")]
    public void A_yes_is_understood(string text) =>
        Assert.Equal(PlainAnswer.Yes, PlainReply.Read(text));

    [Theory]
    [InlineData("nein")]
    [InlineData("Nein danke")]
    [InlineData("Ich kann leider nicht.")]
    [InlineData("komme nicht")]
    [InlineData("Leider muss ich absagen")]
    [InlineData("Absage")]
    [InlineData("Sorry, I can't come")]
    [InlineData("Sorry, I can’t come")]
    [InlineData("no")]
    public void A_no_is_understood(string text) =>
        Assert.Equal(PlainAnswer.No, PlainReply.Read(text));

    [Theory]
    [InlineData("vielleicht")]
    [InlineData("Unter Vorbehalt")]
    [InlineData("maybe")]
    public void A_maybe_is_understood(string text) =>
        Assert.Equal(PlainAnswer.Maybe, PlainReply.Read(text));

    [Theory]
    [InlineData("erledigt")]
    [InlineData("Ist erledigt, viele Grüße")]
    [InlineData("done")]
    public void A_done_is_understood(string text) =>
        Assert.Equal(PlainAnswer.Done, PlainReply.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("Ja, aber nur bis 15 Uhr")]
    [InlineData("Ja oder nein, ich weiß es noch nicht")]
    [InlineData("Ja, ich kann nicht kommen")]
    [InlineData("Kann ich kommen?")]
    [InlineData("Noch nicht erledigt")]
    [InlineData("Ich muss nicht absagen")]
    [InlineData("Ja\nKann ich jemanden mitbringen")]
    [InlineData("Ja\n\nNein, doch nicht: Absage")]
    [InlineData("Ja\n\nNein")]
    [InlineData("Wir kommen zu dritt")]
    [InlineData("Kein Problem")]
    [InlineData("Viele Grüße\nJa")]
    [InlineData("Was ist das für eine Sitzung")]
    public void What_is_not_as_clear_as_day_is_left_to_a_person(string text) =>
        Assert.Equal(PlainAnswer.Unclear, PlainReply.Read(text));

    [Theory]
    [InlineData("> ja")]
    [InlineData("Am 02.12.2026 um 10:03 schrieb Netzwerk:\nja")]
    [InlineData("On Wed, 2 Dec 2026 at 10:03, Netzwerk wrote:\nyes")]
    [InlineData("-----Ursprüngliche Nachricht-----\nja")]
    [InlineData("________________________________\nVon: Netzwerk\nja")]
    [InlineData("Von: Netzwerk <einladung@netzwerk.example>\nja")]
    [InlineData("-- \nja")]
    public void What_is_quoted_is_never_read(string text) =>
        Assert.Equal(PlainAnswer.Unclear, PlainReply.Read(text));

    [Fact]
    public void Only_the_first_lines_are_read() =>
        Assert.Equal(PlainAnswer.Unclear, PlainReply.Read("Hallo\nHallo\nHallo\nHallo\nHallo\nja"));

    [Fact]
    public void Nothing_anybody_writes_makes_it_fail() =>
        Rubbish.Sample(text => Enum.IsDefined(PlainReply.Read(text)));

    [Fact]
    public void What_stands_in_the_quote_below_never_changes_the_answer() =>
        Rubbish.Sample(text => Assert.Equal(PlainReply.Read(text), PlainReply.Read(text + Quote)));

    [Fact]
    public void Capitals_and_line_endings_never_change_the_answer() =>
        Gen.OneOf(Words("ja", "nein danke", "ich komme nicht", "erledigt", "vielleicht", "was"))
            .Sample(text =>
            {
                var answer = PlainReply.Read(text);
                Assert.Equal(answer, PlainReply.Read(text.ToUpperInvariant() + "!\r\n"));
                Assert.Equal(answer, PlainReply.Read("  " + text + "\r"));
            });
}
