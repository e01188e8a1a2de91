using System.Globalization;
using System.Text.RegularExpressions;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MimeKit;
using Netzwerk.Browser.Tests.Support;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests;

/// <summary>The way of a working group through a meeting, as its people walk it.</summary>
public sealed partial class AGroupMeets(Site site) : IClassFixture<Site>
{
    private const string Title = "Sprachkurse im Winter";

    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateOnly Today => Appointment.LocalDay(site.App.Clock.GetUtcNow());

    [Fact]
    public async Task A_meeting_is_planned_called_answered_moved_held_and_its_minutes_are_frozen()
    {
        await using var karla = await site.VisitAsync(site.Coordinator);
        var day = Today.AddDays(2);
        var meeting = await PlanAsync(karla, Title, day);
        await CallAsync(karla);
        var letter = await LetterAsync(site.Vera, Title);
        await AnswerOnThePhoneAsync(karla, AnswerPath(letter));
        await MoveAsync(karla, meeting);
        await HoldAsync(karla, meeting, new Appointment(day, new(15, 0), new(16, 30)));
        await WriteAsync(meeting);
        await SubmitAsync(karla, meeting);
        await FreezeAsync(karla, meeting);
    }

    [Fact]
    public async Task A_cancelled_meeting_asks_nobody_any_more()
    {
        await using var karla = await site.VisitAsync(site.Coordinator);
        var meeting = await PlanAsync(karla, "Treffen der Träger", Today.AddDays(9));
        await CallAsync(karla);
        var letter = await LetterAsync(site.Emil, "Treffen der Träger");
        await karla.OpenAsync($"/sitzungen/{meeting}/absagen");
        await karla.IsAccessibleAsync();
        await karla.PictureAsync("04-absagen");
        await karla.Page.Locator("textarea[name=Reason]").FillAsync("Der Raum ist gesperrt.");
        await karla.PressAsync("Absagen und 3 Personen benachrichtigen");
        await karla.SeesAsync("Die Sitzung ist abgesagt.");
        await using var emil = await site.VisitAsync(phone: true);
        await emil.OpenAsync(AnswerPath(letter));
        await emil.SeesAsync("Diese Sitzung ist abgesagt");
        await emil.IsAccessibleAsync();
    }

    [Fact]
    public async Task Somebody_from_outside_joins_an_open_group()
    {
        await using var guest = await site.VisitAsync(phone: true);
        await guest.OpenAsync($"/gruppen/{site.OpenGroup}");
        await guest.IsAccessibleAsync();
        await guest.PictureAsync("08-gruppe-oeffentlich");
        await guest.FollowAsync("Mitmachen");
        await guest.IsAccessibleAsync();
        await guest.FillAsync("Vorname", "Nadja");
        await guest.FillAsync("Familienname", "Sommer");
        await guest
            .Page.Locator("input[name='Input.Mail']")
            .FillAsync("nadja.sommer@verein.example");
        await guest
            .Page.Locator("textarea[name='Input.Sentence']")
            .FillAsync("Ich leite Lerncafés.");
        await guest.PressAsync("Absenden");
        await guest.SeesAsync("Bitte schauen Sie in Ihr Postfach");
        await guest.IsAccessibleAsync();
        var letter = await site.App.Post.NextToAsync("nadja.sommer@verein.example");
        await guest.OpenAsync(Path(letter, "/mitmachen/"));
        await guest.IsAccessibleAsync();
        await guest.PressAsync("Ja, ich möchte mitmachen");
        await guest.SeesAsync("Danke, Ihre Adresse ist bestätigt.");

        await using var karla = await site.VisitAsync(site.Coordinator);
        await karla.OpenAsync($"/gruppen/{site.OpenGroup}");
        await karla.SeesAsync("Eine Person möchte mitmachen");
        await karla.IsAccessibleAsync();
        await karla.PictureAsync("08-aufnehmen");
        await karla.PressAsync("Nadja Sommer aufnehmen");
        await karla.SeesAsync("Aufgenommen.");
        await site.App.Post.NextToAsync("nadja.sommer@verein.example", after: 1);
    }

    [Fact]
    public async Task Planning_calling_and_answering_work_without_scripts()
    {
        await using var karla = await site.VisitAsync(site.Coordinator, script: false);
        await PlanAsync(karla, "Ohne Skripte", Today.AddDays(12), look: false);
        await CallAsync(karla, look: false);
        var letter = await LetterAsync(site.Emil, "Ohne Skripte");
        await using var emil = await site.VisitAsync(phone: true, script: false);
        await emil.OpenAsync(AnswerPath(letter));
        await emil.PressAsync("Absagen");
        await emil.SeesAsync("Ihre Antwort ist gespeichert: Abgesagt.");
    }

    private async Task<string> PlanAsync(Visit karla, string title, DateOnly day, bool look = true)
    {
        await karla.OpenAsync($"/gruppen/{site.Group}");
        await LookAsync(karla, look, "02-gruppe");
        await karla.OpenAsync($"/gruppen/{site.Group}/sitzungen/neu");
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
        await karla.Page.Locator("input[name='Input.Items[1].Title']").FillAsync("Verschiedenes");
        await LookAsync(karla, look, "02-planen");
        await karla.PressAsync("Entwurf speichern");
        await karla.SeesAsync("Es wurde noch niemand eingeladen.");
        await LookAsync(karla, look, "02-entwurf");
        return karla.Path.Split('/')[^1];
    }

    private async Task CallAsync(Visit karla, bool look = true)
    {
        await karla.FollowAsync("Einladen");
        await karla.SeesAsync("bekommen je eine eigene E-Mail mit Kalendereintrag");
        await LookAsync(karla, look, "02-einladen");
        var before = site.App.Post.All.Count;
        await karla
            .Page.GetByRole(AriaRole.Button, new() { NameRegex = SendButton() })
            .ClickAsync();
        await karla.SeesAsync("Einladungen werden jetzt versendet.");
        Assert.True(site.App.Post.All.Count >= before);
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
        // The live part has joined when the network is quiet.
        await Task.Delay(AMoment, Ct);

        await vera.PressAsync("Zusagen");
        await vera.SeesAsync("Ihre Antwort ist gespeichert: Zugesagt.");
        await Assertions.Expect(row).ToContainTextAsync("Zugesagt", new() { Timeout = 5000 });
        await karla.PictureAsync("03-antworten-sehen");
        await vera.PressAsync("Absagen");
        await Assertions.Expect(row).ToContainTextAsync("Abgesagt", new() { Timeout = 5000 });
        Assert.True(await karla.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        await vera.PressAsync("Zusagen");
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

    private Task<MimeMessage> LetterAsync(
        KnownPerson to,
        string about,
        string link = "/antwort/"
    ) =>
        NetzwerkApp.EventuallyAsync(() =>
            Task.FromResult(
                site.App.Post.To(to.Card.Mail)
                    .FirstOrDefault(m =>
                        m.Subject!.Contains(about, StringComparison.Ordinal)
                        && m.TextBody!.Contains(link, StringComparison.Ordinal)
                    )
            )
        );

    private static async Task LookAsync(Visit visit, bool look, string picture)
    {
        if (look)
        {
            await visit.PictureAsync(picture);
            await visit.IsAccessibleAsync();
        }
    }

    private static string Written(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string AnswerPath(MimeMessage letter) => Path(letter, "/antwort/");

    private static string Path(MimeMessage letter, string start)
    {
        var text = letter.TextBody!;
        var from = text.IndexOf(start, StringComparison.Ordinal);
        Assert.True(from >= 0, text);
        return text[from..text.IndexOfAny(['?', '>', ' ', '\n', '\r'], from)];
    }

    private static string Calendar(MimeMessage letter) =>
        letter
            .BodyParts.OfType<TextPart>()
            .First(p => p.ContentType.IsMimeType("text", "calendar"))
            .Text;

    [GeneratedRegex("^An \\d+ Personen senden$", RegexOptions.None, 1000)]
    private static partial Regex SendButton();
}
