using System.Net;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.MailTexts;

public sealed class MailsInOwnWords
{
    private const string Route = OfficeWords.Route;

    private static readonly MailText Friendly = new(
        MailTextKind.Invitation,
        "Liebe/r {name},\n\n{gruppe} trifft sich am {termin} hier: {ort}. Es geht um {titel}.",
        "Herzlich\nKarla <Koordinatorin>",
        "Dear {name}, {gruppe} meets on {termin}.",
        "Yours, Karla"
    );

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invitations_begin_and_end_in_them_and_say_all_facts_as_before()
    {
        await using var netzwerk = new MailedNetzwerk();
        await OfficeWords.SetAsync(netzwerk, Friendly);
        var circle = await netzwerk.FoundAsync(1);
        var john = await netzwerk.App.CreatePersonAsync("John", "Doe", language: "en");
        await netzwerk.CallAsync(new(circle.Group, [.. circle.People, john]));

        var mail = netzwerk.To(circle.People[0])[0];
        var text = string.Join(
            ' ',
            mail.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.Contains(
            "Liebe/r Ada Nummer 0, AG Sprache trifft sich am ",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "hier: Rathaus. Es geht um Sprachkurse im Herbst.",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("Herzlich Karla <Koordinatorin>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("lädt Sie zu einer Sitzung ein", text, StringComparison.Ordinal);
        Assert.Contains("Wo: Rathaus", text, StringComparison.Ordinal);
        Assert.Contains("/antwort/", text, StringComparison.Ordinal);
        Assert.Contains("Sie erhalten diese E-Mail, weil", text, StringComparison.Ordinal);
        Assert.Contains("Herzlich", mail.Message.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<Koordinatorin>", mail.Message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains(
            "Dear John Doe, AG Sprache meets on",
            netzwerk.To(john)[0].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_repeated_mail_is_the_same_whatever_was_worded_meanwhile()
    {
        await using var netzwerk = new MailedNetzwerk();
        await OfficeWords.SetAsync(netzwerk, Friendly);
        var circle = await netzwerk.FoundAsync(1);
        netzwerk.Relay.LoseAnswerAfterData();
        await netzwerk.CallAsync(circle);
        await OfficeWords.SetAsync(netzwerk, Friendly with { GermanOpening = "Ganz anders" });

        await netzwerk.PassAsync(TimeSpan.FromMinutes(1));

        var letters = netzwerk.To(circle.People[0]);
        Assert.Equal(2, letters.Count);
        Assert.Equal(letters[0].Raw, letters[1].Raw);
        await netzwerk.CallAsync(circle, daysAhead: 40);
        Assert.Contains(
            "Ganz anders",
            netzwerk.To(circle.People[0])[2].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_cannot_be_filled_in_is_refused_beside_its_field_and_kept()
    {
        await using var app = new NetzwerkApp();
        var browser = await OfficeWords.CoordinatorAsync(app);
        var page = await browser.OpenAsync($"{Route}/einladung");
        var told = await page.SubmitAsync(
            "text",
            ("Input.GermanOpening", "Hallo {vorname}"),
            ("Input.EnglishOpening", "Hi")
        );
        Assert.Contains(
            "Möglich sind {name}, {gruppe}, {titel}, {termin} und {ort}.",
            told.Document.QuerySelector("#feld-germanopening-fehler")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Hallo {vorname}",
            told.Document.QuerySelector("#feld-germanopening")?.TextContent
        );

        told = await page.SubmitAsync("text", ("Input.GermanOpening", "Hallo {name}"));
        Assert.Contains(
            "auch auf Englisch",
            told.Document.QuerySelector("#feld-englishopening-fehler")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "üblicher Text",
            (await browser.OpenAsync(Route)).Text,
            StringComparison.Ordinal
        );

        var saved = await page.SubmitAsync(
            "text",
            ("Input.GermanOpening", "Hallo {name}"),
            ("Input.EnglishOpening", "Hi {name}")
        );
        Assert.Equal($"{Route}/einladung/vorschau", saved.RedirectsTo);
        Assert.Contains(
            "eigener Text",
            (await browser.OpenAsync(Route)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_preview_shows_the_mail_of_somebody_in_both_languages_and_sends_nothing()
    {
        await using var netzwerk = new MailedNetzwerk();
        await OfficeWords.SetAsync(netzwerk, Friendly);
        var circle = await netzwerk.FoundAsync(2);
        var meeting = await netzwerk.CallAsync(circle);
        var sent = netzwerk.Relay.Received.Count;
        var planned = (await netzwerk.DispatchesAsync(meeting)).Count;
        var browser = await OfficeWords.CoordinatorAsync(netzwerk.App);

        var address = $"{Route}/einladung/vorschau?sitzung={meeting}&person={circle.People[1].Id}";
        var page = await browser.OpenAsync(address);
        Assert.Contains(
            "Betreff Einladung: Sprachkurse im Herbst",
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Liebe/r Ada Nummer 1,", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sie erhalten diese E-Mail, weil", page.Text, StringComparison.Ordinal);
        var shown = page.Document.QuerySelector(".mail-shown")!;
        Assert.Equal(0, shown.QuerySelectorAll("a, [style], [href], script, h1, h2").Length);
        Assert.Equal("Einladung", shown.QuerySelector("h3")?.TextContent);

        var english = await browser.OpenAsync(address + "&sprache=en");
        Assert.Contains(
            "Dear Ada Nummer 1, AG Sprache meets on",
            english.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("Yours, Karla", english.Text, StringComparison.Ordinal);

        foreach (var kind in new[] { "aenderung", "absage", "erinnerung", "letzte-erinnerung" })
        {
            Assert.Equal(
                HttpStatusCode.OK,
                (await browser.OpenAsync($"{Route}/{kind}/vorschau")).Status
            );
        }

        await netzwerk.SettleAsync();
        Assert.Equal(sent, netzwerk.Relay.Received.Count);
        Assert.Equal(planned, (await netzwerk.DispatchesAsync(meeting)).Count);
        Assert.DoesNotMatch("/antwort/[a-z2-7]{32}", page.Document.DocumentElement.OuterHtml);
        Assert.DoesNotMatch(
            "/mail/einstellungen/[a-z2-7]{32}",
            page.Document.DocumentElement.OuterHtml
        );
    }

    [Fact]
    public async Task Others_and_wrong_words_find_nothing_there()
    {
        await using var app = new NetzwerkApp();
        var ada = await app.SignInAsync(await app.CreatePersonAsync());
        foreach (var path in new[] { Route, $"{Route}/einladung", $"{Route}/einladung/vorschau" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await ada.OpenAsync(path)).Status);
        }

        var karla = await OfficeWords.CoordinatorAsync(app);
        Assert.Equal(HttpStatusCode.NotFound, (await karla.OpenAsync($"{Route}/rundbrief")).Status);
        var none = await karla.OpenAsync($"{Route}/absage/vorschau?sitzung=x&person=y&sprache=z");
        Assert.Contains("braucht es eine Sitzung", none.Text, StringComparison.Ordinal);
    }
}
