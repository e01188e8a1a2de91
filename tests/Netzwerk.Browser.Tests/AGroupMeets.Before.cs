using Microsoft.Playwright;
using Netzwerk.Browser.Tests.Support;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests;

public sealed partial class AGroupMeets
{
    private async Task<string> PlanAsync(Visit karla, string title, DateOnly day, bool look = true)
    {
        await karla.OpenAsync($"/gruppen/{site.Group}");
        await LookAsync(karla, look, "02-gruppe");
        await karla.FollowAsync("Sitzung planen");
        await karla.Page.Locator("input[name='Input.Title']").FillAsync(title);
        await karla.Page.Locator("input[name='Input.Day']").FillAsync(Written(day));
        await karla.Page.Locator("input[name='Input.From']").FillAsync("14:00");
        await karla.Page.Locator("input[name='Input.To']").FillAsync("15:30");
        await karla
            .Page.Locator("input[name='Input.Place']")
            .FillAsync("Landratsamt Freiberg, Raum 214");
        await karla
            .Page.Locator("input[name='Input.Items[0].Title']")
            .FillAsync("Warteliste der Kurse");
        await karla.Page.Locator("input[name='Input.Items[0].Minutes']").FillAsync("30");
        await LookAsync(karla, look, "02-planen");
        await karla.PressAsync("Entwurf speichern");
        await karla.SeesAsync("Es wurde noch niemand eingeladen.");
        if (look)
        {
            await karla.IsAccessibleAsync();
        }

        return karla.Path.Split('/')[^1];
    }

    private static async Task WriteAgendaAsync(Visit karla, string meeting)
    {
        await karla.OpenAsync($"/sitzungen/{meeting}/tagesordnung");
        await karla.Page.Locator("input[name='Input.New.Title']").FillAsync("Verschiedenes");
        await karla.Page.Locator("input[name='Input.New.Minutes']").FillAsync("15");
        await karla
            .Page.Locator("select[name='Input.New.Rapporteur']")
            .SelectOptionAsync(new SelectOptionValue { Label = "Vera Lindner" });
        await LookAsync(karla, look: true, "02-tagesordnung");
        await karla.PressAsync("Tagesordnung speichern");
        await karla.OpenAsync($"/sitzungen/{meeting}");
        await karla.SeesAsync("Zusammen 45 von 90 Minuten.");
    }

    private static async Task CallAsync(Visit karla, bool look = true)
    {
        await karla.FollowAsync("Einladen");
        await karla.SeesAsync("bekommen je eine eigene E-Mail mit Kalendereintrag");
        await LookAsync(karla, look, "02-einladen");
        await karla
            .Page.GetByRole(AriaRole.Button, new() { NameRegex = SendButton() })
            .ClickAsync();
        await karla.SeesAsync("Einladungen werden jetzt versendet.");
    }

    private async Task AnswerOnThePhoneAsync(Visit karla, string path)
    {
        var row = karla.Page.Locator(".people li", new() { HasText = "Lindner" });
        await using var vera = await site.VisitAsync(phone: true);
        await vera.OpenAsync(path + "?antwort=ja");
        await vera.IsAccessibleAsync();
        await vera.PictureAsync("03-antworten");
        await karla.Page.ReloadAsync();
        await Assertions.Expect(row).ToContainTextAsync("Offen");
        await karla.Page.EvaluateAsync("() => { window.sameDocument = true; }");
        await karla.Page.Locator("live-part[data-live][data-kind=meeting]").WaitForAsync();

        await vera.PressAsync("Zusagen");
        await vera.SeesAsync("Ihre Antwort ist gespeichert: Zugesagt.");
        await Assertions.Expect(row).ToContainTextAsync("Zugesagt");
        await karla.PictureAsync("03-antworten-sehen");
        await vera.PressAsync("Absagen");
        await Assertions.Expect(row).ToContainTextAsync("Abgesagt");
        Assert.True(await karla.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        await vera.PressAsync("Zusagen");
        await Assertions.Expect(row).ToContainTextAsync("Zugesagt");
    }

    private async Task MoveAsync(Visit karla, string meeting)
    {
        var before = site.App.Post.To(site.Vera.Card.Mail).Count;
        await karla.OpenAsync($"/sitzungen/{meeting}/aendern");
        await karla.Page.Locator("input[name='Input.From']").FillAsync("15:00");
        await karla.Page.Locator("input[name='Input.To']").FillAsync("16:30");
        await LookAsync(karla, look: true, "04-verschieben");
        await karla.PressAsync("Änderungen speichern");
        await karla.SeesAsync("Die Änderungen sind gespeichert.");
        await karla.SeesAsync("hatte zum alten Termin zugesagt");
        var update = await site.App.Post.NextToAsync(site.Vera.Card.Mail, before);
        Assert.Contains("SEQUENCE:1", Calendar(update), StringComparison.Ordinal);
    }

    /// <summary>The link of the first invitation still serves after the move.</summary>
    private async Task AnswerAgainAsync(string path)
    {
        await using var vera = await site.VisitAsync(phone: true);
        await vera.OpenAsync(path);
        await vera.SeesAsync("15:00 bis 16:30 Uhr");
        await vera.PressAsync("Zusagen");
        await vera.SeesAsync("Ihre Antwort ist gespeichert: Zugesagt.");
    }

    /// <summary>A week before, who is silent is asked; the day before, who comes is told, too.</summary>
    private async Task RemindAsync(DateOnly day)
    {
        await LetTimePassUntilAsync(day.AddDays(-7));
        await LetterAsync(site.Emil, "Ihre Antwort fehlt noch");
        Assert.DoesNotContain(
            site.App.Post.To(site.Vera.Card.Mail),
            m => m.Subject!.StartsWith("Erinnerung", StringComparison.Ordinal)
        );
        await LetTimePassUntilAsync(day.AddDays(-1));
        var last = await LetterAsync(site.Vera, "Erinnerung: " + Title);
        Assert.Contains("Warteliste der Kurse", last.TextBody, StringComparison.Ordinal);
    }

    private async Task LetTimePassUntilAsync(DateOnly day)
    {
        PassUntil(new Appointment(day, new(15, 30), new(16, 0)).Start);
        await site.App.RunAsync<PlanReminders>(job => job.RunAsync(Ct));
    }
}
