using System.Globalization;
using System.Net;
using System.Text;
using MiniExcelLibs;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Platform.Pdf;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.FollowUp;

[Collection(AfterTheMeeting.Name)]
public sealed class TakingTheRegistersAlong(NetzwerkApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_offers_the_selection_as_files()
    {
        var held = await HeldMeeting.HoldAsync(app);
        await held.FreezeAsync();
        var member = await app.SignInAsync(held.Vera);
        var page = await member.OpenAsync("/aufgaben?stand=offen&suche=flyer&seite=1");
        var links = page
            .Document.QuerySelectorAll(".list-downloads a")
            .Select(a => a.GetAttribute("href")!)
            .ToArray();
        Assert.Equal(
            [
                "/aufgaben.xlsx?suche=flyer&stand=offen",
                "/aufgaben.csv?suche=flyer&stand=offen",
                "/aufgaben.pdf?suche=flyer&stand=offen",
            ],
            links
        );

        var csv = await FileAsync(member, links[1], "text/csv");
        var lines = Encoding.UTF8.GetString(csv[3..]).Split("\r\n");
        Assert.Equal("Aufgabe;Stand;Bis;Wer;Gruppe;Sitzung", lines[0]);
        Assert.Contains("Flyer", Assert.Single(lines[1..^1]), StringComparison.Ordinal);

        using var pdf = new PrintedPdf(await FileAsync(member, links[2], "application/pdf"));
        Assert.Contains("Suche:flyer", pdf.TextWithoutSpaces, StringComparison.Ordinal);
        Assert.Contains("Flyer", pdf.Text, StringComparison.Ordinal);
        var day = held.Day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        foreach (var ending in new[] { "/beschluesse.pdf", "/aufgaben.pdf" })
        {
            using var whole = new PrintedPdf(await FileAsync(member, ending, "application/pdf"));
            // A day that did not fit its column would be two words on two lines.
            Assert.Contains(
                whole.Pages.SelectMany(p => p.GetWords()),
                w => w.Text.Contains(day, StringComparison.Ordinal)
            );
        }

        var empty = await member.OpenAsync("/aufgaben?suche=gibtesnicht");
        Assert.Null(empty.Document.QuerySelector(".list-downloads"));
    }

    [Fact]
    public async Task All_pages_are_in_the_file_and_nothing_that_the_reader_may_not_see()
    {
        var mine = await HeldMeeting.HoldAsync(app);
        var other = await HeldMeeting.HoldAsync(app);
        await mine.FreezeAsync();
        await other.FreezeAsync();
        var member = await app.SignInAsync(mine.Vera);
        Assert.Equal(4, Rows(await FileAsync(member, "/aufgaben.xlsx", Sheet)).Count);
        Assert.Single(Rows(await FileAsync(member, "/aufgaben.xlsx?seite=9&meine=1", Sheet)));
        var resolution = Assert.Single(
            Rows(await FileAsync(member, "/beschluesse.xlsx?sort=alt", Sheet))
        );
        Assert.IsType<DateTime>(resolution["Sitzung"]);
        Assert.Empty(
            Rows(await FileAsync(member, $"/beschluesse.xlsx?gruppe={other.Group}", Sheet))
        );

        var guest = await app.SignInAsync(mine.Guest);
        Assert.Empty(Rows(await FileAsync(guest, "/beschluesse.xlsx", Sheet)));
        Assert.Single(Rows(await FileAsync(guest, "/aufgaben.xlsx", Sheet)));
    }

    [Fact]
    public async Task Other_endings_are_not_there_and_strangers_sign_in_first()
    {
        var held = await HeldMeeting.HoldAsync(app);
        var member = await app.SignInAsync(held.Vera);
        foreach (var path in new[] { "/beschluesse.exe", "/aufgaben.XLSX", "/aufgaben." })
        {
            using var answer = await member.GetAsync(path, Ct);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
        }

        using var stranger = await app.Visitor().GetAsync("/aufgaben.csv", Ct);
        Assert.Equal(HttpStatusCode.Redirect, stranger.StatusCode);
    }

    private const string Sheet =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static async Task<byte[]> FileAsync(HttpClient browser, string path, string kind)
    {
        using var answer = await browser.GetAsync(path, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(kind, answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Matches(
            @"^(beschluesse|aufgaben)-\d{4}-\d{2}-\d{2}\.(xlsx|csv|pdf)$",
            answer.Content.Headers.ContentDisposition!.FileName
        );
        return await answer.Content.ReadAsByteArrayAsync(Ct);
    }

    private static List<IDictionary<string, object?>> Rows(byte[] bytes)
    {
        using var book = new MemoryStream(bytes);
        return
        [
            .. book.Query(useHeaderRow: true)
                .Cast<IDictionary<string, object?>>()
                .Select(r => new Dictionary<string, object?>(r)),
        ];
    }
}
