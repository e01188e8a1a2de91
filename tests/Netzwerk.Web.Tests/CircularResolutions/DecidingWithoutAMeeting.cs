using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.CircularResolutions;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure.Arithmetic;
using Netzwerk.Web.CircularResolutions;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.MailChoices;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.CircularResolutions;

public sealed class DecidingWithoutAMeeting(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private const string Question = "Bitte stimmen Sie ab: Neuer Beamer";

    private const string Reminder = "Erinnerung: Bitte stimmen Sie ab: Neuer Beamer";

    private const string Result = "Ergebnis im Umlaufverfahren: Neuer Beamer";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_checked_sent_answered_by_link_and_ends_in_the_register()
    {
        var desk = await CircularDesk.FoundAsync(netzwerk);
        await desk.DraftAsync();
        Assert.All(desk.Circle.People, p => Assert.Empty(desk.SubjectsTo(p)));
        var check = await desk.SendAsync();
        Assert.Contains("Widerspricht ein Mitglied dem Verfahren", check.Text);
        Assert.Contains("Wer nicht antwortet, enthält sich.", check.Text, StringComparison.Ordinal);
        Assert.Contains("Gefragt werden 3 Sitze", check.Text, StringComparison.Ordinal);
        Assert.Contains("2 Ja und 1 Nein: angenommen", check.Text, StringComparison.Ordinal);
        Assert.Contains("Antwortet niemand: abgelehnt", check.Text, StringComparison.Ordinal);
        var (ada, ben, cleo) = (
            desk.Circle.People[0],
            desk.Circle.People[1],
            desk.Circle.People[2]
        );
        Assert.All(desk.Circle.People, p => Assert.Equal([Question], desk.SubjectsTo(p)));

        // Looking alone answers nothing: programs open every link.
        using var scanner = netzwerk.App.Visitor();
        await scanner.OpenAsync(desk.LinkOf(ada));
        Assert.Equal(3, (await desk.QuestionAsync()).Answers.Silent);

        await desk.AnswerAsync(ada, "nein");
        var again = await desk.AnswerAsync(ada, "ja");
        Assert.Contains("Ihre Antwort ist gespeichert", again.Text, StringComparison.Ordinal);
        await desk.AnswerAsync(ben, "enthaltung");

        // Before the end the coordinator sees who is silent, and nobody who voted how.
        var running = await desk.Coordinator.OpenAsync(desk.Path);
        Assert.Contains("Noch ohne Antwort: 1 von 3", running.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Enthaltung", Votes(running), StringComparison.Ordinal);
        using var member = await netzwerk.App.SignInAsync(cleo);
        Assert.DoesNotContain("Noch ohne Antwort", (await member.OpenAsync(desk.Path)).Text);

        await desk.EndAsync();
        var entry = await desk.EntryAsync();
        Assert.Equal("Die Gruppe kauft einen Beamer.", entry!.Wording);
        Assert.Equal("einstimmig bei 2 Enthaltungen", entry.Vote);
        Assert.Equal($"1/{desk.LastDay.Year}", entry.Number);
        Assert.Equal(desk.LastDay, entry.DecidedOn);
        Assert.All(desk.Circle.People, p => Assert.Equal(Result, desk.SubjectsTo(p)[^1]));
        // Ten days later nobody is signed in any more.
        using var later = await netzwerk.App.SignInAsync(cleo);
        var page = await later.OpenAsync(desk.Path);
        Assert.Contains("einstimmig bei 2 Enthaltungen", page.Text, StringComparison.Ordinal);
        Assert.Contains("Keine Antwort", Votes(page), StringComparison.Ordinal);
        Assert.Contains("über den Link der E-Mail", Votes(page), StringComparison.Ordinal);
        var register = await later.OpenAsync("/beschluesse");
        Assert.Contains("Die Gruppe kauft einen Beamer.", register.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await later.OpenAsync($"/beschluesse/{entry.Id}")).Status);
    }

    [Fact]
    public async Task Mails_say_the_question_in_text_and_html_and_in_both_languages()
    {
        var desk = await CircularDesk.FoundAsync(netzwerk, people: 1);
        var guest = await netzwerk.App.CreatePersonAsync("Erin", "English", language: "en");
        var seat = new SeatMember(guest.Id, Organisation: null, GroupRole.Member);
        await netzwerk.DoAsync(desk.Circle.Group, g => GroupDecisions.Decide(g, seat));
        await desk.DraftAsync();
        await desk.SendAsync();

        var german = netzwerk.To(desk.Circle.People[0])[^1];
        Assert.Contains("Die Gruppe kauft einen Beamer.", german.Text, StringComparison.Ordinal);
        Assert.Contains("Die Gruppe kauft einen Beamer.", german.Message.HtmlBody);
        Assert.Contains("?antwort=widerspruch", german.Text, StringComparison.Ordinal);
        Assert.Contains("Wer nicht antwortet, enthält sich.", german.Text.ReplaceLineEndings(" "));
        var english = netzwerk.To(guest)[^1];
        Assert.Equal("Please vote: Neuer Beamer", english.Subject);
        Assert.Contains("Whoever does not answer abstains.", english.Text.ReplaceLineEndings(" "));
        Assert.Contains("?antwort=nein", english.Message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_stops_it_at_once_and_what_still_waited_is_not_sent()
    {
        var desk = await CircularDesk.OpenAsync(netzwerk);
        var (ada, ben) = (desk.Circle.People[0], desk.Circle.People[1]);
        using var browser = netzwerk.App.Visitor();
        var form = FilledForm.On(
            browser,
            await browser.OpenAsync(desk.LinkOf(ada, "widerspruch")),
            "antwort"
        );
        var refused = await form.SendAsync();
        Assert.Contains("Bitte schreiben Sie den Grund.", refused.Text, StringComparison.Ordinal);
        await desk.AnswerAsync(ada, "widerspruch", "Das <i>gehört</i> in die Sitzung.");
        await netzwerk.SettleAsync();

        var question = await desk.QuestionAsync();
        Assert.Equal(CircularResult.Stopped, question.End?.Result);
        Assert.Null(await desk.EntryAsync());
        Assert.Equal([Question, Result], desk.SubjectsTo(ben));
        var page = await desk.Coordinator.OpenAsync(desk.Path);
        Assert.Contains("Das <i>gehört</i> in die Sitzung.", page.Text, StringComparison.Ordinal);
        var late = await browser.OpenAsync(desk.LinkOf(ben));
        Assert.Contains("Nach einem Widerspruch beendet", late.Text, StringComparison.Ordinal);
        Assert.Null(late.Document.QuerySelector("main input[type=radio]"));
    }

    [Fact]
    public async Task A_mail_that_is_no_longer_true_is_not_sent()
    {
        var desk = await CircularDesk.OpenAsync(netzwerk, people: 2);
        await desk.AnswerAsync(desk.Circle.People[0], "ja");
        await NudgeAsync(desk);
        await desk.AnswerAsync(desk.Circle.People[1], "ja");
        await netzwerk.StoreAsync(s =>
            s.Store(
                Dispatch.Of(
                    CircularResolutionMails.Nudge,
                    desk.Circle.People[1].Id,
                    desk.Id,
                    netzwerk.Now,
                    "99"
                )
            )
        );
        await netzwerk.SettleAsync();
        Assert.Equal([Question], desk.SubjectsTo(desk.Circle.People[0]));
        Assert.Equal([Question, Reminder], desk.SubjectsTo(desk.Circle.People[1]));
        var sent = await netzwerk.DispatchesAsync(new(desk.Id));
        Assert.Equal(DispatchState.Obsolete, sent.Single(d => d.Detail == "99").State);
    }

    [Fact]
    public async Task Two_days_before_the_end_the_silent_and_their_deputies_are_asked_by_themselves()
    {
        var desk = await CircularDesk.FoundAsync(netzwerk, people: 2);
        var deputy = await netzwerk.App.CreatePersonAsync("Dora", "Deputata");
        var ada = desk.Circle.People[0];
        await netzwerk.StoreAsync(s =>
            s.Events.Append(
                desk.Circle.Group.Value,
                new GroupWaysSet(Decides: true, HasDeputies: true, [GroupRole.Member]),
                new SeatDeputiesNamed(ada.Id, [deputy.Id])
            )
        );
        await desk.DraftAsync();
        await desk.SendAsync();
        await desk.AnswerAsync(desk.Circle.People[1], "ja");
        await RunNudgeAsync();
        Assert.Single(desk.SubjectsTo(ada));
        await netzwerk.GoToAsync(Appointment.Instant(desk.LastDay.AddDays(-2), new(9, 0)));
        await RunNudgeAsync();
        await RunNudgeAsync();
        Assert.Equal([Question, Reminder], desk.SubjectsTo(ada));
        Assert.Equal([Question], desk.SubjectsTo(deputy));
        Assert.Single(desk.SubjectsTo(desk.Circle.People[1]));

        await desk.AnswerAsync(deputy, "nein");
        Assert.Equal(1, (await desk.QuestionAsync()).Answers.Votes.No);
        await desk.AnswerAsync(ada, "ja");
        Assert.Equal(new(2, 0, 0), (await desk.QuestionAsync()).Answers.Votes);
        using var browser = netzwerk.App.Visitor();
        var form = FilledForm.On(browser, await browser.OpenAsync(desk.LinkOf(deputy)), "antwort");
        Assert.Contains(
            "Das Mitglied hat schon selbst geantwortet.",
            (await form.SendAsync()).Text
        );
    }

    [Fact]
    public async Task What_ran_out_while_the_program_stood_still_ends_once_it_runs_again()
    {
        var desk = await CircularDesk.OpenAsync(netzwerk);
        await desk.AnswerAsync(desk.Circle.People[0], "ja");
        await netzwerk.App.RunAsync<EndDueCirculars>(j => j.RunAsync(Ct));
        Assert.True((await desk.QuestionAsync()).IsRunning);
        netzwerk.App.Clock.Advance(TimeSpan.FromDays(15));
        using var browser = netzwerk.App.Visitor();
        var late = await browser.OpenAsync(desk.LinkOf(desk.Circle.People[1]));
        Assert.Null(late.Document.QuerySelector("main input[type=radio]"));
        await Task.WhenAll(desk.EndAsync(), desk.EndAsync());
        await desk.EndAsync();
        Assert.True((await desk.QuestionAsync()).HasPassed);
        Assert.Equal(desk.LastDay, (await desk.EntryAsync())!.DecidedOn);
        Assert.Equal([Question, Result], desk.SubjectsTo(desk.Circle.People[1]));
    }

    private static string Votes(Page page) =>
        page.Document.QuerySelector("section[aria-labelledby=stimmen]")?.TextContent ?? "";

    private async Task NudgeAsync(CircularDesk desk)
    {
        var question = await desk.Coordinator.OpenAsync($"{desk.Path}/erinnern");
        Assert.Equal(desk.Path, (await question.SubmitAsync("erinnern")).RedirectsTo);
        Assert.Null((await question.SubmitAsync("erinnern")).RedirectsTo);
        await netzwerk.SettleAsync();
    }

    private async Task RunNudgeAsync()
    {
        await netzwerk.App.RunAsync<NudgeBeforeLastDay>(j => j.RunAsync(Ct));
        await netzwerk.SettleAsync();
    }
}
