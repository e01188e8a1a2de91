using Netzwerk.Web.Platform.Pdf;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Pdf;

public sealed class LayingOutLongTexts
{
    private const double LeftEdge = 70;
    private const double RightEdge = 595.28 - 56;
    private const double BottomEdge = 65;

    [Fact]
    public void A_title_of_600_letters_stays_within_the_page()
    {
        var title = string.Join(' ', Enumerable.Repeat("Sprachstandsfeststellungsverfahren", 20))[
            ..600
        ];
        var pdf = SampleMinutes.Empty(title);
        pdf.Heading(1, title);
        pdf.Heading(1, new string('W', 600));
        pdf.Paragraph("Danach.");
        using var printed = new PrintedPdf(pdf);
        AssertWithinMargins(printed);
        Assert.Equal(
            title.Replace(" ", "", StringComparison.Ordinal) + new string('W', 600) + "Danach.",
            printed.TextWithoutSpaces
        );
    }

    [Fact]
    public void Nothing_of_a_long_document_is_lost_or_leaves_the_page()
    {
        var pdf = SampleMinutes.Empty();
        for (var i = 0; i < 40; i++)
        {
            pdf.Paragraph(string.Join(' ', Enumerable.Range(0, 90).Select(word => $"a{i}w{word}")));
        }

        using var printed = new PrintedPdf(pdf);
        AssertWithinMargins(printed);
        Assert.True(printed.Pages.Count > 5);
        var expected = Enumerable
            .Range(0, 40)
            .SelectMany(i => Enumerable.Range(0, 90).Select(word => $"a{i}w{word}"));
        Assert.Equal(string.Concat(expected), printed.TextWithoutSpaces);
    }

    [Fact]
    public void No_line_of_a_paragraph_stands_alone_on_a_page()
    {
        for (var before = 30; before < 50; before++)
        {
            var pdf = SampleMinutes.Empty();
            pdf.Paragraph(string.Join('\n', Enumerable.Repeat("davor", before)));
            pdf.Paragraph(string.Join('\n', Enumerable.Repeat("danach", 6)));
            using var printed = new PrintedPdf(pdf);
            var lines = printed
                .Pages.Select(page => LineCount(PrintedPdf.TaggedLetters(page), 'c'))
                .ToList();
            Assert.Equal(6, lines.Sum());
            Assert.DoesNotContain(1, lines);
        }
    }

    [Fact]
    public void A_heading_stays_with_the_text_below_it()
    {
        for (var before = 36; before < 48; before++)
        {
            var pdf = SampleMinutes.Empty();
            pdf.Paragraph(string.Join('\n', Enumerable.Repeat("davor", before)));
            pdf.Heading(1, "QQQ");
            pdf.Heading(2, "QQQ");
            pdf.Paragraph("XXX");
            using var printed = new PrintedPdf(pdf);
            var withHeading = printed
                .Pages.Where(page => page.Letters.Any(letter => letter.Value is "Q"))
                .ToList();
            Assert.Contains(Assert.Single(withHeading).Letters, letter => letter.Value is "X");
        }
    }

    [Fact]
    public void The_table_header_repeats_on_each_page_but_is_read_once()
    {
        var pdf = SampleMinutes.Empty();
        SampleMinutes.Table(pdf, 60);
        using var printed = new PrintedPdf(pdf);
        Assert.True(printed.Pages.Count > 2);
        Assert.Equal(2, printed.Text.Split("Plätze").Length);
        Assert.All(
            printed.Pages.Skip(1),
            page =>
                Assert.Contains(
                    "AngebotTrägerPlätze",
                    PrintedPdf.ArtifactText(page),
                    StringComparison.Ordinal
                )
        );
        AssertWithinMargins(printed);
    }

    [Fact]
    public void A_cell_longer_than_a_page_goes_on_below_a_repeated_header()
    {
        var pdf = SampleMinutes.Empty();
        var words = Enumerable.Range(0, 3000).Select(i => $"w{i}").ToList();
        pdf.Table(
            [new("Nr."), new("Inhalt")],
            [
                ["1", string.Join(' ', words)],
                ["2", "Ende"],
            ]
        );
        using var printed = new PrintedPdf(pdf);
        AssertWithinMargins(printed);
        Assert.Equal("Nr.Inhalt1" + string.Concat(words) + "2Ende", printed.TextWithoutSpaces);
        Assert.Equal(3, printed.Tags.Count(tag => tag is "TR"));
    }

    [Fact]
    public void A_table_header_higher_than_a_page_does_not_run_forever()
    {
        var pdf = SampleMinutes.Empty();
        pdf.Table(
            [new(string.Join(' ', Enumerable.Repeat("Kopf", 2000))), new("B", 0.001)],
            [
                ["1", "zwei"],
            ]
        );
        using var printed = new PrintedPdf(pdf);
        Assert.EndsWith("1zwei", printed.TextWithoutSpaces, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sprachstandsfeststellungs-/Kompetenzfeststellungsverfahren")]
    [InlineData("Weiterbildungsträger/Beratungsstellen/Integrationskursträger/Kommunalverwaltung")]
    public void Long_compounds_break_after_hyphens_and_slashes(string compound)
    {
        var pdf = SampleMinutes.Empty();
        pdf.Table(
            [new("A", 0.6), new("B", 0.4)],
            [
                ["1", compound],
            ]
        );
        using var printed = new PrintedPdf(pdf);
        var ends = LineEnds(
            PrintedPdf.TaggedLetters(printed.Pages[0]).Where(letter => letter.Location.X > 300)
        );
        Assert.Contains(ends, end => end is "-" or "/");
    }

    [Theory]
    [InlineData("E-Mail")]
    [InlineData("2026-03-27")]
    [InlineData("2025/26")]
    public void Dates_and_short_words_do_not_break_at_hyphens(string word)
    {
        for (var filler = 60; filler < 95; filler++)
        {
            var pdf = SampleMinutes.Empty();
            pdf.Paragraph(new string('n', filler) + " " + word);
            using var printed = new PrintedPdf(pdf);
            Assert.DoesNotContain(LineEnds(printed.Pages[0].Letters), end => end is "-" or "/");
        }
    }

    [Fact]
    public void A_soft_hyphen_shows_only_where_the_line_breaks()
    {
        var pdf = SampleMinutes.Empty();
        pdf.Paragraph("kurz\u00ADwort");
        pdf.Paragraph(
            new string('n', 60) + " Donau\u00ADdampf\u00ADschiff\u00ADfahrts\u00ADgesellschaft"
        );
        using var printed = new PrintedPdf(pdf);
        Assert.StartsWith("kurzwort", printed.Text, StringComparison.Ordinal);
        Assert.Equal(1, printed.Text.Count(letter => letter == '\u00AD'));
    }

    [Fact]
    public void Signatures_stay_together()
    {
        for (var before = 30; before < 46; before++)
        {
            var pdf = SampleMinutes.Empty();
            pdf.Paragraph(string.Join('\n', Enumerable.Repeat("davor", before)));
            pdf.SignatureBlock([
                new("XX", "Leitung"),
                new("XX", "Protokoll"),
                new("XX", "Mitglied"),
            ]);
            using var printed = new PrintedPdf(pdf);
            var signed = printed.Pages.Where(page =>
                page.Letters.Any(letter => letter.Value is "X")
            );
            Assert.Single(signed);
        }
    }

    private static void AssertWithinMargins(PrintedPdf printed)
    {
        var letters = printed
            .Pages.SelectMany(PrintedPdf.TaggedLetters)
            .Where(letter => letter.Value is not " ")
            .ToList();
        Assert.NotEmpty(letters);
        Assert.DoesNotContain(
            letters,
            letter =>
                letter.Location.X < LeftEdge
                || letter.EndBaseLine.X > RightEdge
                || letter.Location.Y is < BottomEdge or > 841
        );
    }

    private static int LineCount(IEnumerable<UglyToad.PdfPig.Content.Letter> letters, char sign) =>
        letters.Count(letter => letter.Value[0] == sign);

    private static IEnumerable<string> LineEnds(
        IEnumerable<UglyToad.PdfPig.Content.Letter> letters
    ) =>
        letters
            .Where(letter => letter.Value is not " ")
            .GroupBy(letter => Math.Round(letter.Location.Y))
            .Select(line => line.MaxBy(letter => letter.Location.X)!.Value);
}
