using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Netzwerk.Web.Platform.Docx;
using Netzwerk.Web.Platform.Pdf;
using Netzwerk.Web.Platform.Pdf.Images;
using Netzwerk.Web.Platform.Plain;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Platform.Pdf;
using Netzwerk.Web.Tests.Support;
using Xunit;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Netzwerk.Web.Tests.Platform.Documents;

public sealed class WritingForWordProcessors
{
    [Fact]
    public void Every_kind_of_block_is_written_and_valid()
    {
        using var file = TakingMinutesAlong.Open(DocxFile.Write(Sample()));
        var body = file.MainDocumentPart!.Document!.Body!;
        Assert.Equal(
            ["Heading1", "Heading2", "Heading2", "Heading3"],
            body.Elements<Paragraph>()
                .Select(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value)
                .Where(s => s?.StartsWith("Heading", StringComparison.Ordinal) is true)
        );
        var alt = file
            .MainDocumentPart.HeaderParts.SelectMany(h => h.Header!.Descendants<W.DocProperties>())
            .Single();
        Assert.Equal("Wappen des Landkreises", alt.Description!.Value);
        var shown = Assert.Single(body.Descendants<W.DocProperties>());
        Assert.Equal("Karte der Orte", shown.Description!.Value);
        var numbered = body.Elements<Paragraph>()
            .Where(p => p.InnerText is "drei" or "vier" or "eins")
            .Select(p => p.ParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value)
            .ToArray();
        Assert.Equal(3, numbered.Length);
        Assert.Equal(numbered[0], numbered[1]);
        Assert.NotEqual(numbered[0], numbered[2]);
        Assert.Contains(
            body.Descendants<Paragraph>(),
            p => p.ParagraphProperties?.BiDi is not null
        );
        var link = Assert.Single(body.Descendants<Hyperlink>());
        Assert.Equal(
            "https://netzwerk.example/",
            file.MainDocumentPart.HyperlinkRelationships.Single(r => r.Id == link.Id).Uri.ToString()
        );
    }

    [Fact]
    public void Whole_minutes_are_valid()
    {
        using var file = TakingMinutesAlong.Open(DocxFile.Write(SampleMinutes.Full()));
        Assert.Contains(
            "Łukasz Żółć",
            file.MainDocumentPart!.Document!.InnerText,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Whatever_is_typed_becomes_a_valid_file()
    {
        var document = new PdfDocument(
            new("\u0001 <T> & \uD800", "de", "x", DateTimeOffset.UnixEpoch)
        );
        document.Paragraph("a\u0000b\u000Bc \uDC00 <b>&amp;\u001F 😀");
        document.Table([new("A"), new("B")], []);
        document.BulletList(items => items.Item(_ => { }));
        using var file = TakingMinutesAlong.Open(DocxFile.Write(document));
        Assert.Contains(
            "<b>&amp;",
            file.MainDocumentPart!.Document!.InnerText,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Text_keeps_order_and_indents_what_belongs_together()
    {
        var text = Encoding.UTF8.GetString(PlainFile.Write(Sample())).ReplaceLineEndings("\n");
        Assert.Contains("Titel\n=====\n", text, StringComparison.Ordinal);
        Assert.Contains("3. drei\n4. vier\n", text, StringComparison.Ordinal);
        Assert.Contains("* Anna\n  Rolle: Leitung\n", text, StringComparison.Ordinal);
        Assert.Contains("\n[Karte der Orte]\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "[Beschluss]\n  Ja zu diesem <https://netzwerk.example/>",
            text,
            StringComparison.Ordinal
        );
    }

    private static PdfDocument Sample()
    {
        var logo = PdfImage.Read(SamplePng.Logo, ImageLimits.Logo).Image!;
        var document = new PdfDocument(new("Titel", "de", "Amt", DateTimeOffset.UnixEpoch));
        document.Letterhead("Landkreis", "Straße 1");
        document.Logo(new(logo, "Wappen des Landkreises"));
        document.RunningHeader("Titel");
        document.Footer("Fuß\nzweite Zeile");
        document.Heading(1, "Titel");
        document.Definitions([("Ort", "Döbeln")]);
        document.Heading(3, "Tiefer");
        document.OrderedList(
            items =>
            {
                items.Item("drei");
                items.Item(item =>
                {
                    item.Paragraph("vier");
                    item.Paragraph("mehr davon");
                    item.BulletList(inner => inner.Item("innen"));
                });
            },
            3
        );
        document.OrderedList(items => items.Item("eins"));
        document.Table(
            [new("Name", NamesItsRow: true), new("Rolle")],
            [
                ["Anna", "Leitung"],
            ],
            "Wer"
        );
        document.Heading(2, "Beschlüsse");
        document.Box(
            "Beschluss",
            box =>
                box.Paragraph([
                    new("Ja zu "),
                    new("diesem", Bold: true, Link: new("https://netzwerk.example/")),
                ]),
            PdfTone.Decision
        );
        document.Figure(logo, "Karte der Orte");
        document.Paragraph("مرحبا بكم", "ar");
        document.SignatureBlock([new("Anna", "Leitung"), new("", "Mitglied")]);
        document.PageBreak();
        return document;
    }
}
