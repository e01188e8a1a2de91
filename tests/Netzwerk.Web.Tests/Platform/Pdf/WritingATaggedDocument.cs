using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Pdf.Images;
using Netzwerk.Web.Tests.Support;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace Netzwerk.Web.Tests.Platform.Pdf;

public sealed class WritingATaggedDocument
{
    [Fact]
    public void The_catalog_says_what_a_screen_reader_needs()
    {
        using var printed = new PrintedPdf(SampleMinutes.Full());
        var catalog = printed.Document.Structure.Catalog.CatalogDictionary;
        Assert.True(catalog.ContainsKey(NameToken.Create("StructTreeRoot")));
        Assert.Equal("de", Assert.IsType<StringToken>(catalog.Data["Lang"]).Data);
        Assert.Contains("/MarkInfo <</Marked true>>", printed.Raw, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", printed.Raw, StringComparison.Ordinal);
        Assert.Equal(
            "Protokoll der Arbeitsgruppe Sprachbildung",
            printed.Document.Information.Title
        );
        Assert.Equal("D:20260327143000+01'00'", printed.Document.Information.CreationDate);
    }

    [Fact]
    public void The_metadata_claim_PDF_UA_1_and_hold_any_title()
    {
        using var printed = new PrintedPdf(SampleMinutes.Empty("Fragen & <Antworten>\u0001\uD800"));
        var start = printed.Raw.IndexOf("<x:xmpmeta", StringComparison.Ordinal);
        var end = printed.Raw.IndexOf("<?xpacket end", StringComparison.Ordinal);
        var metadata = XDocument.Parse(
            Encoding.UTF8.GetString(printed.Bytes.AsSpan(start, end - start))
        );
        XNamespace claims = "http://www.aiim.org/pdfua/ns/id/";
        XNamespace core = "http://purl.org/dc/elements/1.1/";
        Assert.Equal("1", Assert.Single(metadata.Descendants(claims + "part")).Value);
        Assert.Equal(
            "Fragen & <Antworten>\uFFFD",
            Assert.Single(metadata.Descendants(core + "title")).Value
        );
    }

    [Fact]
    public void The_structure_follows_the_blocks()
    {
        var pdf = SampleMinutes.Empty();
        pdf.Heading(1, "Protokoll");
        pdf.Paragraph([new("Vorher "), new("weg", Strike: true), new(" nachher")]);
        pdf.BulletList(items =>
            items.Item(item =>
            {
                item.Paragraph("Eins");
                item.OrderedList(inner => inner.Item("Zwei"));
            })
        );
        pdf.Box("Beschluss", box => box.Paragraph("Angenommen."), PdfTone.Decision);
        pdf.Table(
            [new("A", NamesItsRow: true), new("B")],
            [
                ["1", "2"],
            ],
            "Zahlen"
        );
        pdf.Definitions([("Tag", "Montag")]);
        pdf.SignatureBlock([new("Erika Muster", "Leitung")]);
        using var printed = new PrintedPdf(pdf);
        Assert.Equal(
            "Document H1 P Span L LI Lbl LBody P L LI Lbl LBody P Sect H2 P "
                + "Table Caption THead TR TH TH TBody TR TH TD L LI Lbl LBody Div P",
            string.Join(' ', printed.Tags)
        );
        Assert.Equal(
            "Protokoll Vorher weg nachher • Eins 1. Zwei Beschluss Angenommen. Zahlen A B 1 2 Tag Montag Erika Muster Leitung".Replace(
                " ",
                "",
                StringComparison.Ordinal
            ),
            printed.TextWithoutSpaces
        );
        Assert.Equal(2, Count(printed.Raw, "/Scope /Column"));
        Assert.Equal(1, Count(printed.Raw, "/Scope /Row"));
        Assert.Equal(1, Count(printed.Raw, "/ListNumbering /Decimal"));
    }

    [Fact]
    public void A_picture_is_a_figure_with_words_and_stays_within_the_page()
    {
        var image = PdfImage.Read(SamplePng.Logo, ImageLimits.Logo).Image!;
        var pdf = SampleMinutes.Empty();
        pdf.Paragraph("Davor");
        pdf.Figure(image, "Karte der Orte");
        pdf.Table(
            [new("", 1), new("", 1)],
            [
                ["1", "2"],
            ],
            hasHeader: false
        );
        using var printed = new PrintedPdf(pdf);
        Assert.Equal("Document P Figure Table TR TD TD", string.Join(' ', printed.Tags));
        Assert.Equal(1, Count(printed.Raw, "/BBox ["));
        Assert.Contains("/Subtype /Image", printed.Raw, StringComparison.Ordinal);
        Assert.Equal(0, Count(printed.Raw, "/Scope"));
    }

    [Fact]
    public void Everything_on_a_page_is_tagged_or_an_artifact()
    {
        using var printed = new PrintedPdf(SampleMinutes.Full());
        foreach (var page in printed.Pages)
        {
            var marked = PrintedPdf
                .Letters(page, isArtifact: false)
                .Concat(PrintedPdf.Letters(page, isArtifact: true));
            Assert.NotEmpty(page.Letters);
            Assert.Equal(page.Letters.Count, marked.Count());
            var numbered = page.GetMarkedContents()
                .Where(mark => mark.MarkedContentIdentifier >= 0)
                .ToList();
            var parents = Encoding.Latin1.GetString(printed.Bytes).Split("/Nums [", 2)[1];
            var row = parents.Split('\n')[page.Number - 1];
            Assert.Equal(numbered.Count, Count(row, " 0 R"));
        }
    }

    [Fact]
    public void Headings_become_bookmarks_without_gaps_between_levels()
    {
        var pdf = SampleMinutes.Empty();
        pdf.Heading(2, "Erstens");
        pdf.Heading(4, "Darunter");
        pdf.Heading(2, "Zweitens");
        using var printed = new PrintedPdf(pdf);
        Assert.Equal("Document H1 H2 H1", string.Join(' ', printed.Tags));
        Assert.True(printed.Document.TryGetBookmarks(out var bookmarks));
        Assert.Equal(
            "Erstens, Zweitens",
            string.Join(", ", bookmarks.Roots.Select(root => root.Title))
        );
        Assert.Equal("Darunter", Assert.Single(bookmarks.Roots[0].Children).Title);
    }

    [Fact]
    public void A_link_is_clickable_described_and_part_of_the_structure()
    {
        var pdf = SampleMinutes.Empty();
        pdf.Paragraph([
            new("Siehe "),
            new("Kurse", Link: new Uri("https://kurse.example/a(b)?ort=müller")),
            new("."),
        ]);
        using var printed = new PrintedPdf(pdf);
        Assert.Equal(["Document", "P", "Link"], printed.Tags);
        var link = Assert.Single(printed.Pages[0].GetHyperlinks());
        Assert.StartsWith("Kurse", link.Text, StringComparison.Ordinal);
        Assert.Equal("https://kurse.example/a(b)?ort=m%C3%BCller", link.Uri);
        var annotation = Assert.Single(printed.Pages[0].GetAnnotations());
        Assert.Equal("Link: https://kurse.example/a(b)?ort=müller", annotation.Content);
        Assert.Contains("/Type /OBJR", printed.Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/hosts")]
    [InlineData("/sitzungen/1")]
    public void A_link_that_no_reader_should_follow_stays_text(string target)
    {
        var pdf = SampleMinutes.Empty();
        pdf.Paragraph([new("Kurse", Link: new Uri(target, UriKind.RelativeOrAbsolute))]);
        using var printed = new PrintedPdf(pdf);
        Assert.Equal("Kurse", printed.Text);
        Assert.Empty(printed.Pages[0].GetAnnotations());
    }

    [Fact]
    public void The_same_document_is_the_same_file()
    {
        Assert.Equal(SampleMinutes.Full().ToBytes(), SampleMinutes.Full().ToBytes());
        Assert.NotEqual(SampleMinutes.Empty("A").ToBytes(), SampleMinutes.Empty("B").ToBytes());
    }

    [Fact]
    public async Task Documents_made_at_the_same_time_do_not_disturb_each_other()
    {
        var expected = SampleMinutes.Full().ToBytes();
        var ct = TestContext.Current.CancellationToken;
        var made = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => SampleMinutes.Full().ToBytes(), ct))
        );
        Assert.All(made, bytes => Assert.Equal(expected, bytes));
    }

    [Fact]
    public void Every_page_says_which_of_how_many_it_is()
    {
        using var printed = new PrintedPdf(SampleMinutes.Full());
        Assert.True(printed.Pages.Count > 2);
        foreach (var page in printed.Pages)
        {
            var artifacts = PrintedPdf.ArtifactText(page);
            var number = string.Create(
                CultureInfo.InvariantCulture,
                $"Seite {page.Number} von {printed.Pages.Count}"
            );
            Assert.Contains(number, artifacts, StringComparison.Ordinal);
            Assert.Contains("noch nicht freigegeben", artifacts, StringComparison.Ordinal);
            var hasHeader = artifacts.StartsWith(
                "Protokoll der Arbeitsgruppe",
                StringComparison.Ordinal
            );
            Assert.Equal(
                page.Number > 1,
                hasHeader || artifacts.Contains("SprachbildungLandkreis", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void An_English_document_counts_its_pages_in_English()
    {
        var pdf = SampleMinutes.Empty(language: "en");
        pdf.Paragraph("Hello.");
        using var printed = new PrintedPdf(pdf);
        Assert.Contains(
            "Page 1 of 1",
            PrintedPdf.ArtifactText(printed.Pages[0]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Fonts_are_embedded_in_part_and_never_show_the_forbidden_glyph()
    {
        using var printed = new PrintedPdf(SampleMinutes.Full());
        var names = printed
            .Pages.SelectMany(page => page.Letters)
            .Select(letter => letter.FontName)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.Contains(
            names,
            name => name!.EndsWith("+NotoSansArabic-Regular", StringComparison.Ordinal)
        );
        Assert.All(names, name => Assert.Matches("^[A-Z]{6}\\+", name));
        Assert.Equal(Count(printed.Raw, "/Type /FontDescriptor"), Count(printed.Raw, "/FontFile2"));
        Assert.Equal(Count(printed.Raw, "/Subtype /Type0"), Count(printed.Raw, "/ToUnicode"));
        Assert.InRange(printed.Bytes.Length, 1, 150_000);
        var codes = printed
            .Pages.SelectMany(page => page.Operations)
            .OfType<ShowTextsWithPositioning>()
            .SelectMany(show => show.Array)
            .OfType<HexToken>()
            .SelectMany(shown => shown.Data.Chunk(2))
            .ToList();
        Assert.NotEmpty(codes);
        Assert.DoesNotContain(codes, code => code is ['\0', '\0']);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
