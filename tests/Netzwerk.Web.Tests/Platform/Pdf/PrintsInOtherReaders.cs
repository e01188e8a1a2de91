using Xunit;

namespace Netzwerk.Web.Tests.Platform.Pdf;

/// <summary>What we print as qpdf and poppler read it.</summary>
public sealed class PrintsInOtherReaders
{
    private static readonly byte[] Minutes = SampleMinutes.Full().ToBytes();

    [Fact, Trait("check", "pdf.qpdf")]
    public async Task Qpdf_finds_nothing_wrong()
    {
        var (exit, said) = await PdfReader.AskAsync("qpdf", Minutes, ["--check"]);
        Assert.True(exit == 0, said);
        Assert.Contains(
            "No syntax or stream encoding errors found",
            said,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Qpdf_notices_a_print_that_was_cut_off()
    {
        var (exit, _) = await PdfReader.AskAsync("qpdf", Minutes[..^200], ["--check"]);
        Assert.NotEqual(0, exit);
    }

    [Fact, Trait("check", "pdf.struct-text")]
    public async Task Poppler_reads_the_text_in_its_order_with_its_structure()
    {
        var (exit, said) = await PdfReader.AskAsync("pdfinfo", Minutes, ["-struct-text"]);
        Assert.True(exit == 0, said);
        // What carries the dots of a letter has no text of its own.
        var read = said.Replace("\u034F", "", StringComparison.Ordinal);
        var from = 0;
        foreach (
            var part in new[]
            {
                "H1 (block)\n    \"Protokoll der Arbeitsgruppe Sprachbildung\"",
                "\"Beschlussfähig\"",
                "H2 (block)\n    \"1. Sprachkurse im Herbst\"",
                "/TextDecorationType /LineThrough\n      \"am 1. September\"",
                "Link (inline)\n      \"der Seite des Kursträgers\"",
                "H3 (block)\n      \"Beschluss 2026-03-1\"",
                "/ListNumbering /Decimal",
                "\"Herr عمر الخطيب (محمد) kommt um 14:00 Uhr.\"",
                "Caption\n      \"Angebote im Herbst\"",
                "/Scope /Column\n          \"Angebot\"",
                "/Scope /Row\n          \"Deutschkurs 1",
            }
        )
        {
            var at = read.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{part} is missing or too early in\n{read}");
            from = at + part.Length;
        }
    }

    [Fact]
    public async Task Poppler_says_it_is_tagged_and_finds_names_as_they_are_written()
    {
        var (_, facts) = await PdfReader.AskAsync("pdfinfo", Minutes);
        Assert.Matches(@"Tagged:\s+yes", facts);
        var (exit, said) = await PdfReader.AskAsync("pdftotext", Minutes, [], ["-"]);
        Assert.True(exit == 0, said);
        // Poppler turns Arabic around that is written as actual text; by structure, above, it reads it rightly.
        foreach (var name in new[] { "Олена Шевченко", "Nguyễn Thị Hường" })
        {
            Assert.Contains(name, said, StringComparison.Ordinal);
        }
    }
}
