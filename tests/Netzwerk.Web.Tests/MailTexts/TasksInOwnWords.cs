using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Web.FollowUp;
using Netzwerk.Web.FollowUp.Reminders;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.FollowUp;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.MailTexts;

public sealed class TasksInOwnWords(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private const string Route = OfficeWords.Route + "/aufgaben";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reminders_begin_and_end_in_them_and_looked_the_same_before()
    {
        await OfficeWords.SetAsync(
            netzwerk,
            OfficeWords.For(MailTextKind.TaskReminder, "Gruppe: {gruppe}")
        );
        var (circle, john, met) = await MetAsync();
        var ada = circle.People[0];
        await HandedOutTasks.AssignAsync(
            netzwerk,
            met,
            ada,
            $"Räume mit {Mentions.Write(john.Id)} anfragen",
            inDays: 4
        );
        await HandedOutTasks.AssignAsync(netzwerk, met, ada, "Zahlen schicken", inDays: 5);
        await HandedOutTasks.AssignAsync(netzwerk, met, ada, "Viel später", inDays: 50);
        await HandedOutTasks.AssignAsync(netzwerk, met, john, "Bring the keys", inDays: 4);
        await MorningInAsync(2);

        var letter = netzwerk.To(ada)[^1];
        var text = OfficeWords.Words(letter.Text);
        Assert.Contains(
            "Liebe/r Ada Nummer 0, das sind unsere Worte (TaskReminder). Gruppe: AG Sprache",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("Räume mit John Doe anfragen", text, StringComparison.Ordinal);
        Assert.Contains("Zahlen schicken", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Viel später", text, StringComparison.Ordinal);
        Assert.Contains("Herzlich Karla TaskReminder", text, StringComparison.Ordinal);
        Assert.DoesNotContain("haben Sie Aufgaben übernommen", text, StringComparison.Ordinal);
        var browser = await OfficeWords.CoordinatorAsync(netzwerk.App);
        var address = $"aufgaben/vorschau?gruppe={circle.Group}&person=";
        await OfficeWords.SameAsync(browser, address + ada.Id, letter);

        var english = netzwerk.To(john)[^1];
        Assert.Contains(
            "Dear John Doe, these are our words (TaskReminder)",
            OfficeWords.Words(english.Text),
            StringComparison.Ordinal
        );
        await OfficeWords.SameAsync(browser, address + john.Id, english);
    }

    [Fact]
    public async Task Before_anything_presses_it_looks_as_on_the_first_day_on_which_something_does()
    {
        await OfficeWords.SetAsync(netzwerk, MailText.Usual(MailTextKind.TaskReminder));
        var (circle, _, met) = await MetAsync();
        var ada = circle.People[0];
        await HandedOutTasks.AssignAsync(netzwerk, met, ada, "Zahlen schicken", inDays: 20);
        var address = $"aufgaben/vorschau?gruppe={circle.Group}&person={ada.Id}";
        var early = await (await OfficeWords.CoordinatorAsync(netzwerk.App)).OpenAsync(
            $"{OfficeWords.Route}/{address}"
        );
        await MorningInAsync(17);
        var letter = netzwerk.To(ada)[^1];
        Assert.Contains("haben Sie eine Aufgabe übernommen", letter.Text, StringComparison.Ordinal);
        OfficeWords.Same(early, letter);
    }

    [Fact]
    public async Task The_form_offers_what_can_be_filled_and_others_do_not_find_it()
    {
        var (circle, _, met) = await MetAsync();
        var ada = circle.People[0];
        await HandedOutTasks.AssignAsync(netzwerk, met, ada, "Irgendwann", inDays: null);
        using var karla = await OfficeWords.CoordinatorAsync(netzwerk.App);
        var form = await karla.OpenAsync(Route);
        Assert.Contains("{name}, {gruppe}", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{termin}", form.Text, StringComparison.Ordinal);
        var refused = await form.SubmitAsync(
            "text",
            ("Input.GermanOpening", "Am {termin}"),
            ("Input.EnglishOpening", "On {termin}")
        );
        Assert.Contains(
            "Möglich sind {name} und {gruppe}.",
            refused.Document.QuerySelector("#feld-germanopening-fehler")?.TextContent,
            StringComparison.Ordinal
        );
        // Of tasks without a day nobody is reminded.
        var page = await karla.OpenAsync($"{Route}/vorschau?gruppe={circle.Group}");
        Assert.Null(page.Document.QuerySelector($"option[value='{circle.Group}']"));

        using var browser = await netzwerk.App.SignInAsync(ada);
        foreach (var path in new[] { Route, $"{Route}/vorschau?gruppe={circle.Group}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(path)).Status);
        }
    }

    private async Task<(Circle Circle, KnownPerson John, (Circle, MeetingId) Met)> MetAsync()
    {
        var circle = await netzwerk.FoundAsync(1);
        var john = await netzwerk.App.CreatePersonAsync("John", "Doe", language: "en");
        return (circle, john, (circle, await netzwerk.CallAsync(circle, daysAhead: 60)));
    }

    private async Task MorningInAsync(int days)
    {
        var morning = Appointment.Instant(netzwerk.Today.AddDays(days), new(8, 0));
        netzwerk.App.Clock.Advance(morning - netzwerk.Now);
        await netzwerk.App.RunAsync<PlanTaskReminders>(j => j.RunAsync(Ct));
        await netzwerk.SettleAsync();
    }
}
