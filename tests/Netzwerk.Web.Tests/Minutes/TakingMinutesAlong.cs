using System.Net;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Web.Tests.Support;
using UglyToad.PdfPig;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

[Collection(AfterTheMeeting.Name)]
public sealed class TakingMinutesAlong(NetzwerkApp app)
{
    private const string Word =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_word_processor_gets_headings_lists_and_tables_and_no_faults()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var edition = await held.FreezeAsync();
        var member = await app.SignInAsync(held.Vera);
        var answer = await member.GetAsync($"/sitzungen/{held.Id}/protokoll.docx", Ct);
        Assert.Equal(Word, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(
            "no-store",
            answer.Headers.CacheControl!.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"protokoll-{held.Day:yyyy-MM-dd}.docx",
            answer.Content.Headers.ContentDisposition!.FileName
        );
        using var file = Open(await answer.Content.ReadAsByteArrayAsync(Ct));
        var body = file.MainDocumentPart!.Document!.Body!;
        Assert.Equal("Protokoll: Sprachkurse im Herbst", file.PackageProperties.Title);
        Assert.Equal(
            ["Heading1", "Heading2", "Heading2"],
            body.Elements<Paragraph>()
                .Select(StyleOf)
                .Where(s => s.StartsWith("Heading", StringComparison.Ordinal))
                .Take(3)
        );
        Assert.Contains(
            body.Elements<Paragraph>(),
            p =>
                p.InnerText == "Döbeln: 34 Personen"
                && p.ParagraphProperties?.NumberingProperties is not null
        );
        Assert.NotNull(
            body.Descendants<TableRow>().First().Descendants<TableHeader>().FirstOrDefault()
        );
        Assert.Contains($"Beschluss 1/{held.Day.Year}", body.InnerText, StringComparison.Ordinal);
        Assert.Contains(
            edition.Sha512[..16],
            string.Concat(file.MainDocumentPart.FooterParts.Select(f => f.Footer!.InnerText)),
            StringComparison.Ordinal
        );
        var defaults = file.MainDocumentPart.StyleDefinitionsPart!.Styles!.DocDefaults!;
        Assert.Equal("de-DE", defaults.Descendants<Languages>().Single().Val!.Value);
    }

    [Fact]
    public async Task As_text_it_fits_into_a_mail()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var visitor = app.Visitor();
        var answer = await visitor.GetAsync(held.ReviewLink(held.Emil) + ".txt", Ct);
        Assert.Equal("utf-8", answer.Content.Headers.ContentType!.CharSet);
        var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Ct));
        var lines = text.Split("\r\n");
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 78));
        Assert.Contains("Protokoll: Sprachkurse im Herbst", lines);
        Assert.Contains("- Döbeln: 34 Personen", lines);
        Assert.Contains($"[Beschluss 1/{held.Day.Year}]", lines);
        Assert.Contains("  Abstimmung: einstimmig", lines);
        Assert.Contains("* Emil Öztürk", lines);
        Assert.Contains("  Anwesenheit: entschuldigt", lines);
    }

    [Fact]
    public async Task Drafts_are_for_writers_and_unknown_formats_for_nobody()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var (taker, member) = (await app.SignInAsync(held.Taker), await app.SignInAsync(held.Vera));
        foreach (var ending in new[] { "docx", "txt" })
        {
            var path = $"/sitzungen/{held.Id}/protokoll.{ending}";
            var draft = await taker.GetAsync(path, Ct);
            Assert.Equal(HttpStatusCode.OK, draft.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(path, Ct)).StatusCode);
        }

        var unknown = await taker.GetAsync($"/sitzungen/{held.Id}/protokoll.exe", Ct);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var file = Open(
            await taker.GetByteArrayAsync($"/sitzungen/{held.Id}/protokoll.docx", Ct)
        );
        Assert.Contains(
            "Entwurf",
            file.MainDocumentPart!.Document!.InnerText,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_extract_holds_one_resolution_and_what_proves_it_and_nothing_else()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var edition = await held.FreezeAsync();
        var resolution = await ResolutionAsync(held);
        var member = await app.SignInAsync(held.Vera);
        var page = await member.OpenAsync($"/beschluesse/{resolution.Id}");
        Assert.NotNull(page.Document.QuerySelector($"a[href$='{resolution.Id}/auszug.pdf']"));

        var path = $"/beschluesse/{resolution.Id}/auszug";
        var print = TextOf(await member.GetByteArrayAsync(path + ".pdf", Ct));
        using var file = Open(await member.GetByteArrayAsync(path + ".docx", Ct));
        var word = file.MainDocumentPart!.Document!.InnerText.Replace(
            " ",
            "",
            StringComparison.Ordinal
        );
        foreach (var text in new[] { print, word })
        {
            string[] parts =
            [
                "AuszugausderNiederschrift",
                "AGSprache",
                "SprachkurseimHerbst",
                "1.Warteliste",
                $"Beschluss1/{held.Day.Year}",
                "DieGruppeempfiehltzweiAbendkurseinDöbeln.",
                "einstimmig",
                "Ausgabe1",
                edition.Sha512[..40],
                "Unterschrift",
            ];
            Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
            string[] others =
            [
                "34Personen",
                "Räume",
                "Flyer",
                "EmilÖztürk",
                "Verschiedenes",
                "Vera",
            ];
            Assert.All(others, part => Assert.DoesNotContain(part, text, StringComparison.Ordinal));
        }

        var stranger = await app.SignInAsync(held.Stranger);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.GetAsync(path + ".pdf", Ct)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.GetAsync(path + ".exe", Ct)).StatusCode
        );
    }

    private async Task<Resolution> ResolutionAsync(HeldMeeting held)
    {
        await using var session = app.Query();
        var found = await session.QueryAsync<Resolution>(
            "where d.data ->> 'meeting' = ?",
            Ct,
            held.Id.ToString()
        );
        return Assert.Single(found);
    }

    /// <summary>Opens the file after the validator of the format found nothing wrong with it.</summary>
    internal static WordprocessingDocument Open(byte[] bytes)
    {
        var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        var faults = new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(file, Ct)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");
        Assert.Empty(faults);
        return file;
    }

    private static string StyleOf(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(
            document.GetPages().SelectMany(p => p.Letters).Select(l => l.Value.Trim())
        );
    }
}
