using Netzwerk.Web.Platform.Pdf;
using UglyToad.PdfPig.Content;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Pdf;

/// <summary>Letters after DIN 5008, form B; measures in millimetres from the upper left corner.</summary>
public sealed class WritingLetters
{
    private const double Mm = 72 / 25.4;
    private const double SheetHeight = 841.89;

    [Fact]
    public void The_address_stands_in_the_window_of_the_envelope()
    {
        using var printed = Printed(Letter());
        var address = Lines(printed.Pages[0])
            .Where(w => w.Text is "Erika" or "Musterweg" or "01234")
            .ToList();
        Assert.Equal(3, address.Count);
        Assert.All(
            address,
            w =>
            {
                Assert.InRange(Left(w), 24.5, 90);
                Assert.InRange(Top(w), 62, 90);
            }
        );
        Assert.All(
            address.Where(w => w.Text != "Musterweg"),
            w => Assert.InRange(Left(w), 24.5, 25.5)
        );
        var sender = Lines(printed.Pages[0]).First(w => w.Text == "Rücksendung");
        Assert.InRange(Top(sender), 45, 50);
        var contact = Lines(printed.Pages[0]).First(w => w.Text == "Telefon");
        Assert.InRange(Left(contact), 124.5, 125.5);
        Assert.InRange(Top(contact), 50, 98);
    }

    [Fact]
    public void A_long_address_grows_upwards_and_stays_in_the_window()
    {
        var letter = Letter([
            "Eins",
            "Zwei",
            "Drei",
            "Vier",
            "Fünf",
            "Sechs",
            "Sieben",
            "Acht",
            "Neun",
        ]);
        using var printed = Printed(letter);
        var words = Lines(printed.Pages[0]);
        Assert.InRange(Top(words.First(w => w.Text == "Eins")), 50, 62);
        Assert.InRange(Bottom(words.First(w => w.Text == "Acht")), 80, 90);
        Assert.DoesNotContain(words, w => w.Text == "Neun");
    }

    [Fact]
    public void Text_begins_below_the_address_and_marks_for_folding_are_no_content()
    {
        using var printed = Printed(Letter());
        Assert.InRange(Top(Lines(printed.Pages[0]).First(w => w.Text == "Einladung")), 98, 106);
        Assert.Equal("Document Part P P P P H1 P H2 P Link Figure", string.Join(' ', printed.Tags));
    }

    [Fact]
    public void Every_letter_begins_on_a_page_of_its_own_and_counts_its_own_pages_in_its_own_language()
    {
        var pdf = SampleMinutes.Empty("Briefe");
        var longLetter = Letter();
        for (var i = 0; i < 60; i++)
        {
            longLetter.Paragraph($"Absatz {i}");
        }

        pdf.Letter(longLetter);
        pdf.Letter(Letter(["John Doe"], "en"));
        using var printed = new PrintedPdf(pdf);
        var pages = printed.Pages.Select(PrintedPdf.ArtifactText).ToList();
        Assert.Equal(4, pages.Count);
        Assert.EndsWith("Seite 1 von 3", pages[0], StringComparison.Ordinal);
        Assert.EndsWith("Seite 3 von 3", pages[2], StringComparison.Ordinal);
        Assert.EndsWith("Page 1 of 1", pages[3], StringComparison.Ordinal);
        Assert.DoesNotContain("Einladung", pages[0], StringComparison.Ordinal);
        Assert.Contains("Einladung", pages[1], StringComparison.Ordinal);
        Assert.Contains("/S /Part /P", printed.Raw, StringComparison.Ordinal);
        Assert.Contains("/Lang (en)", printed.Raw, StringComparison.Ordinal);
        Assert.Equal(pdf.ToBytes(), printed.Bytes);
    }

    [Fact]
    public void A_long_foot_takes_three_lines_and_never_the_text()
    {
        var letter = Letter(footer: string.Join(' ', Enumerable.Repeat("Gefördert", 20)));
        using var printed = Printed(letter);
        var foot = printed.Pages[0].Letters.Where(l => l.StartBaseLine.Y < 70).ToList();
        Assert.Equal(3, foot.Select(l => Math.Round(l.StartBaseLine.Y)).Distinct().Count());
        Assert.All(foot, l => Assert.InRange(l.StartBaseLine.Y, 30, 65));
    }

    private static PdfLetter Letter(
        string[]? recipient = null,
        string language = "de",
        string footer = "Gefördert"
    )
    {
        var letter = new PdfLetter(language, "Einladung")
        {
            Sender = "Landkreis Musterland",
            ReturnAddress = "Rücksendung an uns",
            Recipient = recipient ?? ["Erika Muster", "Am Musterweg 3", "01234 Musterstadt"],
            Contact = ["Telefon 12345"],
            Date = "24. November 2026",
            Footer = footer,
        };
        letter.Paragraph("Guten Tag");
        letter.Heading(4, "Antwort");
        letter.BesideCode(
            text => text.Paragraph([new("Hier", Link: new("https://netzwerk.example/antwort/x"))]),
            "https://netzwerk.example/antwort/x",
            "QR-Code"
        );
        return letter;
    }

    private static PrintedPdf Printed(PdfLetter letter)
    {
        var pdf = SampleMinutes.Empty("Briefe");
        pdf.Letter(letter);
        return new(pdf);
    }

    private static List<Word> Lines(Page page) => [.. page.GetWords()];

    private static double Left(Word word) => word.BoundingBox.Left / Mm;

    private static double Top(Word word) => (SheetHeight - word.BoundingBox.Top) / Mm;

    private static double Bottom(Word word) => (SheetHeight - word.BoundingBox.Bottom) / Mm;
}
