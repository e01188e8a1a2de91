using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.MailTexts;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Meetings;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.MailTexts;

public sealed class RemindersInOwnWords(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private const string After = OfficeWords.Route + "/nach-der-sitzung";

    private const string Wish = "Bitte schicken Sie uns Ihre Zahlen.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_meeting_the_mail_begins_and_ends_in_them_and_looked_the_same_before()
    {
        await OfficeWords.SetAsync(
            netzwerk,
            OfficeWords.For(MailTextKind.AfterMeeting, "{gruppe} hier: {ort}")
        );
        var circle = await netzwerk.FoundAsync(2);
        var john = await netzwerk.App.CreatePersonAsync("John", "Doe", language: "en");
        var all = circle with { People = [.. circle.People, john] };
        var (ada, other) = (circle.People[0], circle.People[1]);
        var meeting = await netzwerk.CallAsync(all, daysAhead: 3);
        await AfterAsync(meeting, [1]);
        var browser = await OfficeWords.CoordinatorAsync(netzwerk.App);
        // Before anybody answered, the office looks at it as all invited would get it.
        var address = $"nach-der-sitzung/vorschau?sitzung={meeting}&person=";
        var early = await browser.OpenAsync($"{OfficeWords.Route}/{address}{other.Id}");
        Assert.Contains("Liebe/r Ada Nummer 1", early.Text, StringComparison.Ordinal);

        await netzwerk.AnswerAsync(meeting, ada, Rsvp.Accepted);
        await netzwerk.AnswerAsync(meeting, john, Rsvp.Accepted);
        await AtAsync(netzwerk.Today.AddDays(4), new(9, 0));

        browser = await OfficeWords.CoordinatorAsync(netzwerk.App); // days later
        var letter = netzwerk.To(ada)[^1];
        var text = OfficeWords.Words(letter.Text);
        Assert.Contains(
            "Liebe/r Ada Nummer 0, das sind unsere Worte (AfterMeeting). AG Sprache hier: Rathaus",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("Sitzung: Sprachkurse im Herbst Wann: ", text, StringComparison.Ordinal);
        Assert.Contains(Wish, text, StringComparison.Ordinal);
        Assert.Contains("Herzlich Karla AfterMeeting", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dazu eine Bitte", text, StringComparison.Ordinal);
        await OfficeWords.SameAsync(browser, address + ada.Id, letter);

        var english = netzwerk.To(john)[^1];
        Assert.Contains(
            "Dear John Doe, these are our words",
            english.Text,
            StringComparison.Ordinal
        );
        await OfficeWords.SameAsync(browser, address + john.Id, english);
        // Whom it does not concern is not to choose from any more.
        var page = await browser.OpenAsync($"{OfficeWords.Route}/{address}{other.Id}");
        Assert.DoesNotContain("Nummer 1", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_own_words_it_says_the_usual_ones_and_looked_the_same_before()
    {
        await OfficeWords.SetAsync(netzwerk, MailText.Usual(MailTextKind.AfterMeeting));
        var circle = await netzwerk.FoundAsync(1);
        var ada = circle.People[0];
        var meeting = await netzwerk.CallAsync(circle, daysAhead: 3);
        await AfterAsync(meeting, [1]);
        await netzwerk.AnswerAsync(meeting, ada, Rsvp.Accepted);
        await AtAsync(netzwerk.Today.AddDays(4), new(9, 0));
        var letter = netzwerk.To(ada)[^1];
        Assert.Contains("Dazu eine Bitte:", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wann:", letter.Text, StringComparison.Ordinal);
        await OfficeWords.SameAsync(
            await OfficeWords.CoordinatorAsync(netzwerk.App),
            $"nach-der-sitzung/vorschau?sitzung={meeting}&person={ada.Id}",
            letter
        );
    }

    [Fact]
    public async Task Meetings_after_which_nobody_is_reminded_are_not_to_choose_from()
    {
        var circle = await netzwerk.FoundAsync(1);
        var meeting = await netzwerk.CallAsync(circle);
        using var karla = await OfficeWords.CoordinatorAsync(netzwerk.App);
        var page = await karla.OpenAsync($"{After}/vorschau?sitzung={meeting}");
        Assert.Null(page.Document.QuerySelector($"option[value='{meeting}']"));
        await AfterAsync(meeting, [2]);
        page = await karla.OpenAsync($"{After}/vorschau?sitzung={meeting}");
        Assert.NotNull(page.Document.QuerySelector($"option[value='{meeting}'][selected]"));

        using var ada = await netzwerk.App.SignInAsync(circle.People[0]);
        foreach (var path in new[] { After, $"{After}/vorschau?sitzung={meeting}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await ada.OpenAsync(path)).Status);
        }
    }

    private Task AfterAsync(MeetingId meeting, int[] days) =>
        netzwerk.DoAsync(meeting, m => AfterReminderDecisions.Decide(m, new(days, Wish)));

    private async Task AtAsync(DateOnly day, TimeOnly time)
    {
        netzwerk.App.Clock.Advance(Appointment.Instant(day, time) - netzwerk.Now);
        await netzwerk.App.RunAsync<PlanAfterReminders>(j => j.RunAsync(Ct));
        await netzwerk.SettleAsync();
    }
}
