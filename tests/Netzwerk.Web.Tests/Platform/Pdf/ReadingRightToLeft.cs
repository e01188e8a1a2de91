using Netzwerk.Web.Platform.Pdf;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Pdf;

public sealed class ReadingRightToLeft
{
    [Theory]
    [InlineData("Herr ابج kommt", "Herr جبا kommt")]
    [InlineData("Herr ابج (دهو) kommt", "Herr (وهد) جبا kommt")]
    [InlineData("ابج Müller دهو", "وهد Müller جبا")]
    [InlineData("ابج 14:00 دهو", "وهد 14:00 جبا")]
    [InlineData("ابج (Müller)", "(Müller) جبا")]
    [InlineData("ابج, دهو.", ".وهد ,جبا")]
    [InlineData("אבג 12 דהו", "והד 12 גבא")]
    public void Directions_mix_as_people_write_them(string written, string seenFromTheLeft)
    {
        using var printed = Paragraph(written);
        var seen = PrintedPdf
            .TaggedLetters(printed.Pages[0])
            .Where(letter => letter.Value is not "\u034F")
            .OrderBy(letter => letter.Location.X)
            .Select(letter => letter.Value);
        Assert.Equal(Mirrored(seenFromTheLeft), string.Concat(seen));
    }

    [Fact]
    public void The_text_is_stored_in_reading_order()
    {
        const string text = "Herr عمر الخطيب (محمد) kommt um 14:00 Uhr.";
        using var printed = Paragraph(text);
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), printed.TextWithoutSpaces);
    }

    [Fact]
    public void A_paragraph_that_begins_in_Arabic_stands_on_the_right()
    {
        using var arabic = Paragraph("مرحبا بكم");
        using var german = Paragraph("Guten Tag");
        Assert.InRange(
            PrintedPdf.TaggedLetters(arabic.Pages[0]).Max(letter => letter.EndBaseLine.X),
            537,
            539
        );
        Assert.InRange(
            PrintedPdf.TaggedLetters(german.Pages[0]).Min(letter => letter.Location.X),
            70,
            72
        );
    }

    [Fact]
    public void A_paragraph_names_its_language()
    {
        var pdf = SampleMinutes.Empty();
        pdf.Paragraph("مرحبا بكم", language: "ar");
        using var printed = new PrintedPdf(pdf);
        Assert.Contains(
            "/S /P /P 5 0 R /Lang (ar)".Split(" /P 5")[0],
            printed.Raw,
            StringComparison.Ordinal
        );
        Assert.Contains("/Lang (ar)", printed.Raw, StringComparison.Ordinal);
    }

    private static PrintedPdf Paragraph(string text)
    {
        var pdf = SampleMinutes.Empty();
        pdf.Paragraph(text);
        return new PrintedPdf(pdf);
    }

    /// <summary>Brackets in a run from right to left keep their text and swap their look.</summary>
    private static string Mirrored(string seen) =>
        seen.Replace('(', '<').Replace(')', '(').Replace('<', ')');
}
