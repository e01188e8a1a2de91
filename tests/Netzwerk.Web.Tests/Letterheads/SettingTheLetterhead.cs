using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Web.Platform.Letterheads;
using Netzwerk.Web.Platform.Pdf.Images;
using Netzwerk.Web.Tests.Platform.Pdf;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Letterheads;

public sealed class SettingTheLetterhead
{
    private const string Route = "/verwaltung/briefkopf";
    private const string Office = "Koordination Bildung";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mails_and_letters_carry_it_once_it_is_set_and_not_before()
    {
        await using var netzwerk = new MailedNetzwerk();
        var circle = await netzwerk.FoundAsync(1);
        await netzwerk.CallAsync(circle);
        Assert.DoesNotContain(
            Office,
            netzwerk.To(circle.People[0])[0].Text,
            StringComparison.Ordinal
        );

        var browser = await CoordinatorAsync(netzwerk.App);
        var saved = await WordAsync(browser, "Markt 1\n01234 Musterstadt", "Gefördert vom Land");
        Assert.Equal(Route, saved.RedirectsTo);
        await netzwerk.CallAsync(circle, daysAhead: 40);

        var mail = netzwerk.To(circle.People[0])[1];
        Assert.StartsWith(
            Office + "\r\n",
            mail.Text.ReplaceLineEndings("\r\n"),
            StringComparison.Ordinal
        );
        foreach (var body in new[] { mail.Text, mail.Message.HtmlBody })
        {
            Assert.Contains("Markt 1", body, StringComparison.Ordinal);
            Assert.Contains("01234 Musterstadt", body, StringComparison.Ordinal);
            Assert.Contains("Gefördert vom Land", body, StringComparison.Ordinal);
            Assert.Contains("Sie erhalten diese E-Mail, weil", body, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<img", mail.Message.HtmlBody, StringComparison.Ordinal);
        using var sample = new PrintedPdf(
            await browser.GetByteArrayAsync($"{Route}/vorschau.pdf", Ct)
        );
        Assert.Contains(
            "Markt101234Musterstadt",
            sample.TextWithoutSpaces,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Gefördert vom Land",
            PrintedPdf.ArtifactText(sample.Pages[0]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Printed_minutes_carry_it_with_the_logo_and_keep_their_own_foot()
    {
        await using var netzwerk = new MailedNetzwerk();
        var meeting = await netzwerk.InviteAsync(await netzwerk.FoundAsync(1));
        var browser = await CoordinatorAsync(netzwerk.App);
        var path = $"/sitzungen/{meeting}/protokoll.pdf";
        using (var before = new PrintedPdf(await browser.GetByteArrayAsync(path, Ct)))
        {
            Assert.DoesNotContain("Figure", before.Tags);
            Assert.DoesNotContain(
                "KoordinationBildung",
                before.TextWithoutSpaces,
                StringComparison.Ordinal
            );
        }

        await WordAsync(browser, "Markt 1\n01234 Musterstadt", "Gefördert vom Land");
        await UploadAsync(browser, SamplePng.Logo, "Wappen");

        using var after = new PrintedPdf(await browser.GetByteArrayAsync(path, Ct));
        Assert.StartsWith(
            "KoordinationBildungMarkt101234Musterstadt",
            after.TextWithoutSpaces,
            StringComparison.Ordinal
        );
        Assert.Single(after.Tags, t => t == "Figure");
        var foot = PrintedPdf.ArtifactText(after.Pages[0]);
        Assert.Contains("Gefördert vom Land", foot, StringComparison.Ordinal);
        Assert.Contains("Entwurf", foot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logo_is_read_cleaned_shown_and_taken_away()
    {
        await using var app = new NetzwerkApp();
        var browser = await CoordinatorAsync(app);
        await WordAsync(browser, "Markt 1", "");
        var secret = "Comment\0SECRET"u8.ToArray();
        var file = SamplePng.File(SamplePng.Head(1, 1, 8, 0), [0, 7], ("tEXt", secret));

        var saved = await UploadAsync(browser, file, "Wappen");
        Assert.Equal(Route, saved.RedirectsTo);

        using var shown = await browser.GetAsync($"{Route}/logo", Ct);
        Assert.Equal("image/png", shown.Content.Headers.ContentType?.MediaType);
        var bytes = await shown.Content.ReadAsByteArrayAsync(Ct);
        Assert.Equal(PdfImage.Read(file, ImageLimits.Logo).Image!.Bytes, bytes);
        Assert.True(bytes.Length < file.Length);
        var page = await browser.OpenAsync(Route);
        Assert.Equal("Wappen", page.Document.QuerySelector("img.logo-shown")?.GetAttribute("alt"));
        using (
            var sample = new PrintedPdf(
                await browser.GetByteArrayAsync($"{Route}/vorschau.pdf", Ct)
            )
        )
        {
            Assert.Contains("Figure", sample.Tags);
        }

        await page.SubmitAsync("ohne");
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.GetAsync($"{Route}/logo", Ct)).StatusCode
        );
        await using var session = app.Query();
        Assert.Empty(await Marten.QueryableExtensions.ToListAsync(session.Query<LogoFile>(), Ct));
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_in_words_whatever_it_is_called()
    {
        await using var app = new NetzwerkApp();
        var browser = await CoordinatorAsync(app);
        var told = await UploadAsync(browser, "<svg onload=alert(1)>"u8.ToArray(), "Wappen");
        Assert.Contains(
            "Das ist kein PNG- und kein JPEG-Bild.",
            told.Text,
            StringComparison.Ordinal
        );
        told = await UploadAsync(browser, new byte[ImageLimits.Logo.MostBytes + 1], "Wappen");
        Assert.Contains(
            "Die Datei ist zu groß. Erlaubt sind höchstens 300 KB.",
            told.Text,
            StringComparison.Ordinal
        );
        told = await UploadAsync(browser, [], "Wappen");
        Assert.Contains(
            "Bitte wählen Sie eine Bilddatei aus.",
            told.Text,
            StringComparison.Ordinal
        );
        told = await UploadAsync(browser, SamplePng.Logo, "");
        Assert.Contains(
            "Bitte sagen Sie mit einem Satz, was das Bild zeigt.",
            told.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.GetAsync($"{Route}/logo", Ct)).StatusCode
        );
    }

    [Fact]
    public async Task The_second_to_save_sees_what_the_first_one_changed()
    {
        await using var app = new NetzwerkApp();
        var browser = await CoordinatorAsync(app);
        var (first, second) = (await browser.OpenAsync(Route), await browser.OpenAsync(Route));
        await first.SubmitAsync(
            "worte",
            ("Input.Name", Office),
            ("Input.Lines", "Markt 1"),
            ("Input.Footer", "")
        );

        var told = await second.SubmitAsync(
            "worte",
            ("Input.Name", "Anders"),
            ("Input.Lines", ""),
            ("Input.Footer", "")
        );

        Assert.Null(told.RedirectsTo);
        Assert.Contains(
            "Jemand anderes hat das inzwischen geändert",
            told.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Markt 1", told.Text, StringComparison.Ordinal);
        Assert.Equal("Markt 1", told.Document.QuerySelector("textarea")?.TextContent);
        var again = await told.SubmitAsync(
            "worte",
            ("Input.Name", "Anders"),
            ("Input.Lines", "Markt 1"),
            ("Input.Footer", "")
        );
        Assert.Equal(Route, again.RedirectsTo);
    }

    [Fact]
    public async Task Others_find_nothing_there()
    {
        await using var app = new NetzwerkApp();
        var browser = await app.SignInAsync(await app.CreatePersonAsync());
        foreach (var path in new[] { Route, $"{Route}/logo", $"{Route}/vorschau.pdf" })
        {
            using var answer = await browser.GetAsync(path, Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static async Task<HttpClient> CoordinatorAsync(NetzwerkApp app) =>
        await app.SignInAsync(await app.CreateCoordinatorAsync());

    private static async Task<Page> WordAsync(HttpClient browser, string lines, string footer)
    {
        var page = await browser.OpenAsync(Route);
        return await page.SubmitAsync(
            "worte",
            ("Input.Name", Office),
            ("Input.Lines", lines),
            ("Input.Footer", footer)
        );
    }

    private static async Task<Page> UploadAsync(HttpClient browser, byte[] file, string description)
    {
        var page = await browser.OpenAsync(Route);
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in page.Fields("bild"))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new StringContent(description), "Picture.Description");
        form.Add(new ByteArrayContent(file), "Logo", "wappen.png");
        return await Page.ReadAsync(browser, await browser.PostAsync(Route, form, Ct));
    }
}
