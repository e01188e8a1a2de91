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
        await karla.SignInByMailAsync(site, site.Coordinator.Card.Mail);
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
    ) => site.LetterAsync(to.Card.Mail, about, link);

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

    private static string AnswerPath(MimeMessage letter) => letter.PathIn("/antwort/");

    private static string Calendar(MimeMessage letter) =>
        letter
            .BodyParts.OfType<TextPart>()
            .First(p => p.ContentType.IsMimeType("text", "calendar"))
            .Text;

    [GeneratedRegex("^An \\d+ Personen senden$", RegexOptions.None, 1000)]
    private static partial Regex SendButton();
}
