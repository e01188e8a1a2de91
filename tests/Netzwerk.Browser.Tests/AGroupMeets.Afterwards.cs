using Microsoft.Playwright;
using Netzwerk.Browser.Tests.Support;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests;

public sealed partial class AGroupMeets
{
    private static async Task SubmitAsync(Visit karla, string meeting)
    {
        await karla.OpenAsync($"/sitzungen/{meeting}/protokoll/vorlegen");
        await LookAsync(karla, look: true, "07-vorlegen");
        await karla.PressAsync("An 3 Personen senden");
        await karla.SeesAsync("Das Protokoll liegt zur Durchsicht vor.");
        await karla.IsAccessibleAsync();
    }

    private async Task ObjectAsync(Visit karla)
    {
        var letter = await LetterAsync(site.Emil, Title, "/protokoll/");
        await using var emil = await site.VisitAsync(phone: true);
        await emil.OpenAsync(letter.PathIn("/protokoll/"));
        await emil.SeesAsync(Resolution);
        await LookAsync(emil, look: true, "07-durchsicht-mitglied");
        await emil.FillAsync("Ihr Einwand", "Zu Punkt 1: Es waren 35 Personen.");
        await emil.PressAsync("Einwand absenden");
        await emil.SeesAsync("Ihr Einwand ist eingegangen.");
        await emil.IsAccessibleAsync();

        await karla.Page.ReloadAsync();
        await karla.SeesAsync("Es waren 35 Personen.");
        await karla.FollowAsync("Entscheiden");
        await karla.Page.GetByLabel("Zurückweisen").CheckAsync();
        await karla.FillAsync("Begründung", "Die Liste vom Vortag nennt 34.");
        await LookAsync(karla, look: true, "07-einwand");
        await karla.PressAsync("Entscheidung speichern");
        await karla.SeesAsync("Der Einwand ist zurückgewiesen.");
        var told = await LetterAsync(site.Emil, "Ihr Einwand zum Protokoll", "");
        Assert.Contains("Die Liste vom Vortag nennt 34.", told.TextBody, StringComparison.Ordinal);
    }

    private async Task FreezeAsync(string meeting)
    {
        site.App.Clock.Advance(TimeSpan.FromDays(30));
        await site.App.RunAsync<FreezeDueMinutes>(job => job.RunAsync(Ct));
        await using var karla = await site.VisitAsync(site.Coordinator);
        await karla.OpenAsync($"/sitzungen/{meeting}/protokoll/durchsicht");
        await karla.SeesAsync("Das Protokoll ist freigegeben (Ausgabe 1)");
        await LookAsync(karla, look: true, "07-freigegeben");
        var download = await karla.Page.RunAndWaitForDownloadAsync(() =>
            karla.Page.GetByRole(AriaRole.Link, new() { Name = "PDF herunterladen" }).ClickAsync()
        );
        await using var pdf = await download.CreateReadStreamAsync();
        var head = new byte[5];
        await pdf.ReadExactlyAsync(head, Ct);
        Assert.Equal("%PDF-"u8.ToArray(), head);
        await karla.OpenAsync("/beschluesse");
        await karla.SeesAsync(Resolution);
        await LookAsync(karla, look: true, "07-beschluesse");
        await karla.OpenAsync("/aufgaben");
        await karla.IsAccessibleAsync();
    }

    /// <summary>The minutes and one's own tasks come by mail; a task is reported done from there.</summary>
    private async Task FollowUpAsync()
    {
        var letter = await LetterAsync(site.Emil, "Protokoll „" + Title, "/aufgabe/");
        Assert.Contains(Errand, letter.TextBody, StringComparison.Ordinal);
        Assert.Contains(letter.Attachments, a => a.ContentType.IsMimeType("application", "pdf"));
        await using var emil = await site.VisitAsync(phone: true);
        await emil.OpenAsync(letter.PathIn("/aufgabe/"));
        await LookAsync(emil, look: true, "07-aufgabe");
        await emil.PressAsync("Als erledigt melden");
        await emil.SeesAsync("Die Aufgabe ist als erledigt vermerkt. Danke!");
        await emil.IsAccessibleAsync();
    }
}
