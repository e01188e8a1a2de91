using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MimeKit;
using Netzwerk.Browser.Tests.Support;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests;

/// <summary>The way of a working group through a meeting, as its people walk it.</summary>
public sealed partial class AGroupMeets(Site site) : IClassFixture<Site>
{
    private const string Title = "Sprachkurse im Winter";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateOnly Today => Appointment.LocalDay(site.App.Clock.GetUtcNow());

    [Fact]
    public async Task A_meeting_is_planned_called_answered_moved_held_and_its_minutes_are_frozen()
    {
        await using var karla = await site.VisitAsync();
        await SignInByMailAsync(karla, site.Coordinator);
        var day = Today.AddDays(10);
        var meeting = await PlanAsync(karla, Title, day);
        await WriteAgendaAsync(karla, meeting);
        await CallAsync(karla);
        var letter = await LetterAsync(site.Vera, Title);
        await AnswerOnThePhoneAsync(karla, AnswerPath(letter));
        await MoveAsync(karla, meeting);
        await AnswerAgainAsync(AnswerPath(letter));
        await RemindAsync(day);
        PassUntil(new Appointment(day, new(15, 0), new(16, 30)).Start);
        await HoldAsync(meeting);
        await FreezeAsync(meeting);
        await FollowUpAsync();
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

    private async Task HoldAsync(string meeting)
    {
        await using var karla = await site.VisitAsync(site.Coordinator);
        await OpenTheMeetingAsync(karla, meeting);
        await WriteTogetherAsync(karla, meeting);
        await CloseTheMeetingAsync(karla, meeting);
        await SubmitAsync(karla, meeting);
        await ObjectAsync(karla);
    }

    private void PassUntil(DateTimeOffset time) =>
        site.App.Clock.Advance(time - site.App.Clock.GetUtcNow());

    /// <summary>The mail to one person with this in its subject and this link in its text.</summary>
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
