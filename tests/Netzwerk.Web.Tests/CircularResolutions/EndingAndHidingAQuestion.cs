using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Confidentiality;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.CircularResolutions;

public sealed class EndingAndHidingAQuestion(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>
{
    private const string Question = "Bitte stimmen Sie ab: Neuer Beamer";

    private const string Result = "Ergebnis im Umlaufverfahren: Neuer Beamer";

    [Fact]
    public async Task Once_all_have_answered_the_result_can_be_stated_and_the_chair_decides_a_tie()
    {
        var desk = await CircularDesk.FoundAsync(
            netzwerk,
            r => r with { Voting = r.Voting with { Tie = TieRule.ChairDecides } },
            people: 2
        );
        var (ada, ben) = (desk.Circle.People[0], desk.Circle.People[1]);
        await netzwerk.StoreAsync(s =>
            s.Events.Append(desk.Circle.Group.Value, new MemberRoleChanged(ada.Id, GroupRole.Chair))
        );
        await desk.DraftAsync();
        await desk.SendAsync();
        await desk.AnswerAsync(ada, "ja");
        var early = await desk.Coordinator.OpenAsync($"{desk.Path}/feststellen");
        Assert.Contains("Es haben noch nicht alle", (await early.SubmitAsync("feststellen")).Text);
        await desk.AnswerAsync(ben, "nein");
        Assert.Equal(desk.Path, (await early.SubmitAsync("feststellen")).RedirectsTo);
        await netzwerk.SettleAsync();
        Assert.Equal([Question, Result], desk.SubjectsTo(ada));
        Assert.Equal([Question], desk.SubjectsTo(ben));

        using var member = await netzwerk.App.SignInAsync(ben);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.OpenAsync($"{desk.Path}/stichentscheid")).Status
        );
        using var chair = await netzwerk.App.SignInAsync(ada);
        Assert.Contains("Stichentscheid", (await chair.OpenAsync("/")).Text);
        var tie = await chair.OpenAsync($"{desk.Path}/stichentscheid");
        Assert.Equal(
            desk.Path,
            (await tie.SubmitAsync("stichentscheid", ("Carried", "ja"))).RedirectsTo
        );
        await netzwerk.SettleAsync();
        Assert.StartsWith("mit der Stimme des Vorsitzes", (await desk.EntryAsync())!.Vote);
        Assert.Equal([Question, Result], desk.SubjectsTo(ben));
    }

    [Fact]
    public async Task What_passed_is_announced_until_a_later_meeting_is_closed()
    {
        var desk = await CircularDesk.OpenAsync(netzwerk, people: 1);
        await desk.AnswerAsync(desk.Circle.People[0], "ja");
        await desk.EndAsync();
        var next = await netzwerk.InviteAsync(desk.Circle, daysAhead: 5);
        using var member = await netzwerk.App.SignInAsync(desk.Circle.People[0]);
        const string Announced = "Bekanntgabe: im Umlaufverfahren gefasster Beschluss";
        Assert.Contains(Announced, (await member.OpenAsync($"/sitzungen/{next}")).Text);

        await netzwerk.PassAsync(TimeSpan.FromDays(6));
        await netzwerk.StoreAsync(s =>
            s.Events.Append(next.Value, new MeetingOpened(), new MeetingClosed())
        );
        var after = await netzwerk.InviteAsync(desk.Circle, daysAhead: 5);
        Assert.DoesNotContain(Announced, (await member.OpenAsync($"/sitzungen/{after}")).Text);
    }

    [Fact]
    public async Task Later_rules_change_nothing_and_it_can_be_withdrawn_for_a_reason()
    {
        var desk = await CircularDesk.OpenAsync(netzwerk);
        await netzwerk.StoreAsync(s =>
            s.Events.Append(
                GroupProcedure.IdOf(desk.Circle.Group),
                new RulesDraftBegun(desk.Circle.Group, ProcedurePreset.WorkingGroup),
                new RulesAdopted(desk.Circle.Group, 2, netzwerk.Today, netzwerk.Today, "Neu")
            )
        );
        Assert.Equal(1, (await desk.QuestionAsync()).Rules);
        Assert.Contains("Fassung 1", (await desk.Coordinator.OpenAsync(desk.Path)).Text);

        var withdraw = await desk.Coordinator.OpenAsync($"{desk.Path}/zurueckziehen");
        var refused = await withdraw.SubmitAsync("zurueckziehen", ("Reason", " "));
        Assert.Contains("Bitte schreiben Sie den Grund.", refused.Text, StringComparison.Ordinal);
        await withdraw.SubmitAsync("zurueckziehen", ("Reason", "Ein Angebot fehlt."));
        await netzwerk.SettleAsync();
        var told = netzwerk.To(desk.Circle.People[2])[^1];
        Assert.Equal(Result, told.Subject);
        Assert.Contains("Ein Angebot fehlt.", told.Text, StringComparison.Ordinal);
        await desk.EndAsync();
        Assert.Null((await desk.QuestionAsync()).End);
    }

    [Fact]
    public async Task Strangers_find_nothing_and_members_see_it_expected_of_them()
    {
        var desk = await CircularDesk.OpenAsync(netzwerk, people: 2);
        using var stranger = await netzwerk.App.SignInAsync(
            await netzwerk.App.CreatePersonAsync("Frieda", "Fremd")
        );
        foreach (
            var path in (string[])
                [
                    desk.Path,
                    $"{desk.Path}/bearbeiten",
                    $"{desk.Path}/pruefen",
                    $"{desk.Path}/erinnern",
                    $"{desk.Path}/zurueckziehen",
                    $"{desk.Path}/feststellen",
                    $"{desk.Path}/stichentscheid",
                    $"/gruppen/{desk.Circle.Group}/umlaufbeschluss/neu",
                    "/umlaufantwort/abcdefgh",
                ]
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(path)).Status);
        }

        using var member = await netzwerk.App.SignInAsync(desk.Circle.People[0]);
        Assert.Contains("Neuer Beamer", (await member.OpenAsync("/")).Text);
        Assert.Contains(
            "Bitte stimmen Sie ab:",
            (await member.OpenAsync($"/gruppen/{desk.Circle.Group}")).Text
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.OpenAsync($"{desk.Path}/erinnern")).Status
        );
        var page = await member.OpenAsync(desk.Path);
        var saved = await page.SubmitAsync("antwort", ("Input.Choice", "ja"));
        Assert.Equal(desk.Path, saved.RedirectsTo);
        Assert.DoesNotContain("Neuer Beamer", (await member.OpenAsync("/")).Text);
        var odd = await page.SubmitAsync("antwort", ("Input.Choice", "vielleicht"));
        Assert.Contains("Bitte wählen Sie eine Antwort.", odd.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_question_is_not_there_for_who_has_not_undertaken_secrecy()
    {
        var desk = await CircularDesk.FoundAsync(netzwerk, people: 2);
        await desk.DraftAsync(isClosed: true);
        await desk.SendAsync();
        foreach (var person in desk.Circle.People)
        {
            await desk.AnswerAsync(person, "ja");
        }

        await desk.EndAsync();
        var entry = (await desk.EntryAsync())!;
        Assert.True(entry.IsClosed);
        var link = desk.LinkOf(desk.Circle.People[0]);
        // Asked for later, it hides what was closed before, too.
        await netzwerk.StoreAsync(s =>
            s.Events.Append(
                desk.Circle.Group.Value,
                new ConfidentialityAskedFor(1, "Ich schweige.", true, false, netzwerk.Now)
            )
        );
        using var member = await netzwerk.App.SignInAsync(desk.Circle.People[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(desk.Path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(link)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.OpenAsync($"/beschluesse/{entry.Id}")).Status
        );
        foreach (var path in (string[])["/beschluesse", $"/gruppen/{desk.Circle.Group}", "/"])
        {
            Assert.DoesNotContain("Beamer", (await member.OpenAsync(path)).Text);
        }

        using var office = await netzwerk.App.SignInAsync(
            await netzwerk.App.CreateCoordinatorAsync()
        );
        Assert.Contains("Beamer", (await office.OpenAsync("/beschluesse")).Text);
    }

    [Fact]
    public async Task A_group_without_rules_is_told_so()
    {
        var circle = await netzwerk.FoundAsync(1);
        using var office = await netzwerk.App.SignInAsync(
            await netzwerk.App.CreateCoordinatorAsync()
        );
        var page = await office.OpenAsync($"/gruppen/{circle.Group}/umlaufbeschluss/neu");
        Assert.Contains("Diese Gruppe hat keine Geschäftsordnung.", page.Text);
    }
}
