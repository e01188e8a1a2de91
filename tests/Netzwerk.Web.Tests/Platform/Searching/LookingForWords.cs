using CsCheck;
using Netzwerk.Web.Platform.Searching;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Searching;

public sealed class LookingForWords
{
    [Theory]
    [InlineData("Sprachbrücke Döbeln e. V.", "sprachbruecke")]
    [InlineData("Sprachbrücke Döbeln e. V.", "SPRACHBRÜCKE")]
    [InlineData("Sprachbrücke Döbeln e. V.", "brucke dobeln")]
    [InlineData("Mueller, Anna", "müller")]
    [InlineData("Müller, Anna", "ller")]
    [InlineData("Mueller, Anna", "eller")]
    [InlineData("Straße der Einheit", "strasse")]
    [InlineData("Łukasz Nowak", "lukasz")]
    [InlineData("Nguyễn Thị Hà", "Ha")]
    [InlineData("Anaïs", "anais")]
    [InlineData("Ärztin", "aerzt")]
    [InlineData("anyone", "")]
    public void A_text_is_found_by(string text, string wanted) =>
        Assert.True(SearchText.Of(text).Has(SearchText.Of(wanted)));

    [Theory]
    [InlineData("Sprachbrücke", "sprach brücke")]
    [InlineData("Anna", "anne")]
    [InlineData("Мария", "maria")]
    public void A_text_is_not_found_by(string text, string wanted) =>
        Assert.False(SearchText.Of(text).Has(SearchText.Of(wanted)));

    [Fact]
    public void Every_piece_of_a_text_finds_it_however_its_marks_are_written() =>
        Gen.Select(
                Gen.OneOf(Gen.Char["aeouäöüßÄÖÜé -sŁł"], Gen.Char['a', 'z']).Array[1, 12],
                Gen.Int[0, 11],
                Gen.Int[1, 12]
            )
            .Sample(
                (letters, start, length) =>
                {
                    var text = new string(letters);
                    var from = Math.Min(start, text.Length - 1);
                    var piece = text.Substring(from, Math.Min(length, text.Length - from));
                    var taken = SearchText.Of(text.Normalize(System.Text.NormalizationForm.FormD));
                    return taken.Has(SearchText.Of(piece))
                        && taken.Has(SearchText.Of(piece.ToUpperInvariant()));
                }
            );
}
