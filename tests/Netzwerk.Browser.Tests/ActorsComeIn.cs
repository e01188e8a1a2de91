using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Netzwerk.Browser.Tests.Support;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests;

/// <summary>Actors come in by a list, are kept true by themselves and hand over when they go (W6).</summary>
public sealed partial class ActorsComeIn(Site site) : IClassFixture<Site>
{
    private const string Nadja = "nadja.sommer@lerncafe.example";
    private const string NewVera = "v.lindner@lerncafe.example";

    // As Outlook writes it: semicolons, Windows-1252, its own headers.
    private const string List = """
        Vorname;Nachname;Firma;E-Mail-Adresse;Telefon geschäftlich
        Nadja;Sommer;Lerncafé Aue e. V.;nadja.sommer@lerncafe.example;03771 1234
        Vera;Lindner;Lerncafé Aue e. V.;v.lindner@lerncafe.example;
        Bernd;Müller;Volkshochschule Zwickau;keine Adresse;0375 99
        """;

    [Fact]
    public async Task A_list_comes_in_is_told_confirmed_merged_and_handed_over()
    {
        await using var karla = await site.VisitAsync(site.Coordinator);
        await ReadTheListAsync(karla);
        await TakeItAsync(karla);
        await TellThemAsync(karla);
        await MergeAsync(karla);
        await AskThemAllAsync(karla);
        await HandOverAsync(karla);
    }

    private static async Task ReadTheListAsync(Visit karla)
    {
        await karla.OpenAsync("/akteure/einlesen");
        await karla.IsAccessibleAsync();
        await karla.PictureAsync("14-datei");
        await karla
            .Page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "Kontakte.csv",
                    MimeType = "text/csv",
                    Buffer = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(List),
                }
            );
        await karla.PressAsync("Datei lesen");
        await karla.SeesAsync("Was steht in den Spalten?");
        await karla.SeesAsync("Windows");
        await karla.IsAccessibleAsync();
        await karla.PictureAsync("14-spalten");
        await karla.PressAsync("Zeilen ansehen");
    }

    private static async Task TakeItAsync(Visit karla)
    {
        await WatchAsync(karla);
        await karla.SeesAsync("Liste jetzt übernehmen?");
        await karla.SeesAsync("Ist das jemand, den Sie schon haben?");
        await karla.IsAccessibleAsync();
        await karla.PictureAsync("14-vorschau");
        await karla
            .Page.GetByLabel("Nein, eine andere Person: neu eintragen", new() { Exact = true })
            .CheckAsync();
        await karla.PressAsync("Entscheidungen auf dieser Seite speichern");
        await karla.SeesAsync("Gespeichert.");
        await karla
            .Page.GetByRole(AriaRole.Button, new() { NameRegex = TakeButton() })
            .ClickAsync();
        await karla.SeesAsync("Bericht über die Liste");
        await WatchAsync(karla);
        await karla.SeesAsync("Zu den Personen, die informiert werden müssen");
        await karla.IsAccessibleAsync();
    }

    /// <summary>Without loading the page again it says when the work is done; a short list may be done at once.</summary>
    private static async Task WatchAsync(Visit karla)
    {
        await Assertions.Expect(karla.Page.Locator("main progress")).ToHaveCountAsync(0);
        if (await karla.Page.Locator("live-part").CountAsync() > 0)
        {
            await karla.FollowAsync("Ergebnis ansehen");
        }
    }

    private async Task TellThemAsync(Visit karla)
    {
        await karla.OpenAsync("/akteure/informieren");
        await karla.IsAccessibleAsync();
        Assert.True(await karla.Page.GetByLabel("Sommer, Nadja").IsCheckedAsync());
        await karla.PressAsync("E-Mail an die Ausgewählten");
        await karla.SeesAsync("Die E-Mails sind unterwegs.");
        Assert.Equal(0, await karla.Page.GetByLabel("Sommer, Nadja").CountAsync());
        var notice = await site.LetterAsync(Nadja, "Ihre Daten im Verzeichnis", "03771 1234");
        Assert.Contains("Artikel 6 Absatz 1", notice.TextBody, StringComparison.Ordinal);
    }

    private async Task MergeAsync(Visit karla)
    {
        await karla.OpenAsync("/akteure/doppelte");
        await karla.IsAccessibleAsync();
        await karla
            .Page.GetByRole(AriaRole.Link, new() { NameRegex = TwiceVera() })
            .First.ClickAsync();
        await karla.SeesAsync("Zwei Einträge, eine Person?");
        await karla.SeesAsync(NewVera);
        await karla.SeesAsync(site.Vera.Card.Mail);
        await karla.IsAccessibleAsync();
        await karla.PictureAsync("16-nebeneinander");
        await karla.PressAsync("Zusammenführen");
        await karla.SeesAsync("Zusammengeführt.");
        await karla.OpenAsync("/akteure/doppelte");
        await karla.SeesAsync("Niemand sieht aus, als wäre er zweimal eingetragen.");
    }

    private async Task AskThemAllAsync(Visit karla)
    {
        await karla.OpenAsync("/aktualitaet/runde");
        await karla.IsAccessibleAsync();
        await karla.PictureAsync("19-runde");
        await karla.PressAsync("Runde jetzt beginnen");
        await karla.SeesAsync("Die Runde hat begonnen.");
        // Nobody was named as the one to ask: the first who works there, who is the merged Vera.
        var question = await NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(
                new[] { site.Vera.Card.Mail, NewVera }
                    .SelectMany(site.App.Post.To)
                    .FirstOrDefault(m =>
                        m.TextBody!.Contains("/angaben/", StringComparison.Ordinal)
                    )
            )
        );
        await using var vera = await site.VisitAsync(phone: true, script: false);
        await vera.OpenAsync(question.PathIn("/angaben/"));
        await vera.SeesAsync("Lerncafé Aue e. V.");
        await vera.PictureAsync("19-angaben");
        await vera.PressAsync("Alles richtig");
        await vera.SeesAsync("Vielen Dank. Die Angaben wurden");
    }

    /// <summary>Emil leaves; Nadja takes his seat over and reads what she has to know.</summary>
    private async Task HandOverAsync(Visit karla)
    {
        await karla.OpenAsync($"/gruppen/{site.Group}/mitglieder/{site.Emil.Id}/uebergeben");
        await karla.IsAccessibleAsync();
        await karla
            .Page.Locator("select[name='Chosen.Person']")
            .SelectOptionAsync(new SelectOptionValue { Label = "Sommer, Nadja" });
        await karla.PressAsync("Sitz übergeben");
        await karla.SeesAsync("Der Sitz ist übergeben.");
        var letter = await site.LetterAsync(Nadja, "Ihr Sitz in der Gruppe", "/einarbeitung");
        await using var nadja = await site.VisitAsync(phone: true);
        await nadja.SignInByMailAsync(site, Nadja);
        await nadja.OpenAsync(letter.PathIn("/gruppen/"));
        await nadja.SeesAsync("Auftrag");
        await nadja.IsAccessibleAsync();
    }

    [GeneratedRegex("^\\d+ Zeilen übernehmen$", RegexOptions.None, 1000)]
    private static partial Regex TakeButton();

    [GeneratedRegex("Vera Lindner.*Vera Lindner", RegexOptions.None, 1000)]
    private static partial Regex TwiceVera();
}
