using Netzwerk.Domain.Letterheads;
using Netzwerk.Domain.Tests.Support;
using Xunit;

namespace Netzwerk.Domain.Tests.Letterheads;

public sealed class SettingTheLetterhead
{
    private static readonly LetterheadLogo Logo = new("ab", LogoFormat.Png, 40, 20, "Wappen");

    private static readonly Story<Letterhead, LetterheadEvent> Worded = new(
        new LetterheadWorded("Koordination Bildung", "Markt 1\n01234 Musterstadt", "Gefördert")
    );

    [Fact]
    public void Lines_are_cleaned_and_kept_in_their_order()
    {
        var after = Worded
            .When(l =>
                LetterheadDecisions.Decide(
                    l,
                    new WordLetterhead(" Büro ", "Markt 2\r\n\r\n  Telefon 12\u200B", "")
                )
            )
            .Then(new LetterheadWorded("Büro", "Markt 2\nTelefon 12", ""));
        Assert.Equal(["Markt 2", "Telefon 12"], after.State.ContactLines);
    }

    [Fact]
    public void The_first_words_begin_the_history()
    {
        var outcome = LetterheadDecisions.Decide(now: null, new WordLetterhead("Büro", "", ""));
        Assert.Equal([new LetterheadWorded("Büro", "", "")], outcome.Events);
        Assert.Empty(LetterheadDecisions.Decide(now: null, new WordLetterhead("", " ", "")).Events);
    }

    [Theory]
    [InlineData("", "Markt 1", "", "letterhead.name-missing", "Name")]
    [InlineData("", "", "Gefördert", "letterhead.name-missing", "Name")]
    [InlineData("Büro", "1\n2\n3\n4\n5\n6", "", "letterhead.too-many-lines", "Lines")]
    public void What_does_not_fit_is_refused(
        string name,
        string lines,
        string footer,
        string code,
        string field
    ) =>
        Worded
            .When(l => LetterheadDecisions.Decide(l, new WordLetterhead(name, lines, footer)))
            .ThenRefused(code, field);

    [Fact]
    public void What_is_too_long_is_refused_beside_its_field()
    {
        Worded
            .When(l => LetterheadDecisions.Decide(l, new WordLetterhead(new('a', 121), "", "")))
            .ThenRefused("letterhead.name-too-long", "Name");
        Worded
            .When(l => LetterheadDecisions.Decide(l, new WordLetterhead("Büro", new('a', 81), "")))
            .ThenRefused("letterhead.line-too-long", "Lines");
        Worded
            .When(l => LetterheadDecisions.Decide(l, new WordLetterhead("Büro", "", new('a', 201))))
            .ThenRefused("letterhead.footer-too-long", "Footer");
    }

    [Fact]
    public void A_logo_needs_words_comes_and_goes_and_leaves_the_lines_alone()
    {
        Worded
            .When(l =>
                LetterheadDecisions.Decide(
                    l,
                    new SetLetterheadLogo(Logo with { Description = " " })
                )
            )
            .ThenRefused("letterhead.description-missing", "Description");
        var shown = Worded
            .When(l => LetterheadDecisions.Decide(l, new SetLetterheadLogo(Logo)))
            .Then(new LetterheadLogoSet("ab", LogoFormat.Png, 40, 20, "Wappen"));
        Assert.Equal(Logo, shown.State.Logo);
        var gone = shown
            .When(l => LetterheadDecisions.Decide(l, new SetLetterheadLogo(Logo: null)))
            .Then(new LetterheadLogoRemoved());
        Assert.Null(gone.State.Logo);
        Assert.Equal("Koordination Bildung", gone.State.Name);
    }
}
