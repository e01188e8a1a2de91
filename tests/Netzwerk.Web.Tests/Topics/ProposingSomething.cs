using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.FollowUp;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Procedure;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Topics;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Topics;

public sealed class ProposingSomething(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    [Fact]
    public async Task The_chair_hears_of_it_and_the_proposer_of_each_step_to_the_decision()
    {
        var desk = await TopicDesk.OpenAsync(netzwerk);
        using var member = await netzwerk.App.SignInAsync(desk.Member);
        var motion = await desk.ProposeAsync(member, "Kinderbetreuung");
        Assert.Equal(["Neuer Antrag: Kinderbetreuung"], desk.SubjectsTo(desk.Chair));
        Assert.Empty(desk.SubjectsTo(desk.Member));

        using var chair = await netzwerk.App.SignInAsync(desk.Chair);
        await desk.PutAsync(motion, desk.Soon, chair);
        await netzwerk.SettleAsync();
        Assert.Equal(["Ihr Antrag: Kinderbetreuung"], desk.SubjectsTo(desk.Member));
        Assert.Contains(
            "kommt auf eine Tagesordnung",
            netzwerk.To(desk.Member)[^1].Text,
            StringComparison.Ordinal
        );

        motion = await desk.TopicAsync(motion.Id);
        await desk.PostponeAsync(desk.Soon, motion.At!.Item, desk.Later);
        await netzwerk.SettleAsync();
        Assert.Equal(2, desk.SubjectsTo(desk.Member).Count);
        Assert.Contains(
            "Ihr Antrag wurde vertagt.",
            netzwerk.To(desk.Member)[^1].Text,
            StringComparison.Ordinal
        );

        await RecordAsync(desk, motion.Id, "Kinderbetreuung gibt es ab März.");
        Assert.Equal("Entschieden: Kinderbetreuung", desk.SubjectsTo(desk.Member)[^1]);
        var answer = netzwerk.To(desk.Member)[^1].Text;
        Assert.Contains("4/2027-1", answer, StringComparison.Ordinal);
        Assert.Contains("Kinderbetreuung gibt es ab März.", answer, StringComparison.Ordinal);

        motion = await desk.TopicAsync(motion.Id);
        var late = await desk.PostponeAsync(desk.Later, motion.At!.Item, to: null);
        Assert.Contains("schon ein Beschluss eingetragen", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_closed_part_a_proposer_without_a_seat_learns_that_it_is_decided_and_no_more()
    {
        var desk = await TopicDesk.OpenAsync(netzwerk);
        var stranger = await netzwerk.App.CreatePersonAsync("Frieda", "Fremd");
        using var browser = await netzwerk.App.SignInAsync(stranger);
        var motion = await desk.ProposeAsync(browser, "Zuschuss");
        var change = await desk.Office.OpenAsync($"/themen/{motion.Id}/aendern");
        await FilledForm
            .On(desk.Office, change, "thema")
            .Write(
                ("Input.Title", "Geheimer Titel"),
                ("Input.Closed", "true"),
                ("Input.Note", "Geheimes")
            )
            .SendAsync();
        await desk.PutAsync(motion, desk.Soon);
        await netzwerk.SettleAsync();
        var step = netzwerk.To(stranger)[^1].Text;
        Assert.DoesNotContain("14:00", step, StringComparison.Ordinal);
        var page = await browser.OpenAsync($"/themen/{motion.Id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Kinderbetreuung angeboten", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheime", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Geheime", step, StringComparison.Ordinal);
        Assert.DoesNotContain($"/sitzungen/{desk.Soon}", page.Document.Body!.InnerHtml);

        await RecordAsync(desk, motion.Id, "Der Zuschuss beträgt 400 Euro.");
        var answer = netzwerk.To(stranger)[^1].Text;
        Assert.Contains("Der Wortlaut ist nicht öffentlich", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("400 Euro", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("4/2027-1", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_declined_with_a_reason_or_passed_on_and_answered_there()
    {
        var desk = await TopicDesk.OpenAsync(netzwerk);
        using var member = await netzwerk.App.SignInAsync(desk.Member);
        using var chair = await netzwerk.App.SignInAsync(desk.Chair);
        var motion = await desk.ProposeAsync(member, "Ausflug");
        var answer = await chair.OpenAsync($"/themen/{motion.Id}/beantworten");
        var silent = await answer.SubmitAsync("ablehnen", ("Reason", " "));
        Assert.Contains("warum der Antrag abgelehnt wird", silent.Text, StringComparison.Ordinal);
        await answer.SubmitAsync("ablehnen", ("Reason", "Dafür fehlt das Geld."));
        await netzwerk.SettleAsync();
        Assert.Contains(
            "Dafür fehlt das Geld.",
            netzwerk.To(desk.Member)[^1].Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Dafür fehlt das Geld.",
            (await member.OpenAsync($"/themen/{motion.Id}")).Text,
            StringComparison.Ordinal
        );

        var other = await netzwerk.FoundAsync(1);
        await netzwerk.StoreAsync(s =>
            s.Events.Append(
                other.Group.Value,
                new MemberRoleChanged(other.People[0].Id, GroupRole.Chair)
            )
        );
        var second = await desk.ProposeAsync(member, "Busfahrplan");
        var refer = await chair.OpenAsync($"/themen/{second.Id}/beantworten");
        await refer.SubmitAsync("weitergeben", ("To", other.Group.ToString()));
        await netzwerk.SettleAsync();
        Assert.Contains("Neuer Antrag: Busfahrplan", desk.SubjectsTo(other.People[0]));
        Assert.Contains("weitergegeben", netzwerk.To(desk.Member)[^1].Text);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await chair.OpenAsync($"/themen/{second.Id}/beantworten")).Status
        );
        using var receiving = await netzwerk.App.SignInAsync(other.People[0]);
        var admit = await receiving.OpenAsync($"/themen/{second.Id}");
        await admit.SubmitAsync("annehmen");
        Assert.Equal(TopicStanding.Waiting, (await desk.TopicAsync(second.Id)).Standing);
        var withdraw = await member.OpenAsync($"/themen/{second.Id}/streichen");
        await withdraw.SubmitAsync("streichen");
        Assert.Equal(TopicStanding.Dropped, (await desk.TopicAsync(second.Id)).Standing);
    }

    [Fact]
    public async Task The_form_says_until_when_and_a_demand_of_enough_members_is_not_declined()
    {
        var desk = await TopicDesk.OpenAsync(netzwerk);
        var rules = ProcedurePresets.Of(ProcedurePreset.FormalBoard);
        await AdoptAsync(
            desk,
            rules with
            {
                Agenda = rules.Agenda with
                {
                    ProposalDays = 21,
                    MinorityOneIn = 2,
                    RepeatBlockMonths = 6,
                },
            }
        );
        using var member = await netzwerk.App.SignInAsync(desk.Member);
        var form = await member.OpenAsync($"/gruppen/{desk.Circle.Group}/antrag");
        Assert.Contains("muss der Antrag bis", form.Text, StringComparison.Ordinal);
        Assert.Contains("innerhalb von 6 Monaten", form.Text, StringComparison.Ordinal);

        var motion = await desk.ProposeAsync(member, "Satzung");
        using var third = await netzwerk.App.SignInAsync(desk.Circle.People[2]);
        var page = await third.OpenAsync($"/themen/{motion.Id}");
        Assert.Contains("1 von 2 nötigen Mitgliedern", page.Text, StringComparison.Ordinal);
        await page.SubmitAsync("unterstuetzen", ("Supports", "ja"));
        using var chair = await netzwerk.App.SignInAsync(desk.Chair);
        var answer = await chair.OpenAsync($"/themen/{motion.Id}/beantworten");
        Assert.Contains("kann nicht abgelehnt werden", answer.Text, StringComparison.Ordinal);
        Assert.Equal(TopicStanding.Proposed, (await desk.TopicAsync(motion.Id)).Standing);
    }

    [Fact]
    public async Task Nobody_proposes_for_a_group_without_a_seat_in_it_or_to_one_they_cannot_find()
    {
        var desk = await TopicDesk.OpenAsync(netzwerk);
        using var member = await netzwerk.App.SignInAsync(desk.Member);
        var other = await netzwerk.FoundAsync(1);
        var form = FilledForm
            .On(member, await member.OpenAsync($"/gruppen/{desk.Circle.Group}/antrag"), "antrag")
            .Write(
                ("Input.Title", "Fremd"),
                ("Input.Wording", "Etwas"),
                ("Input.From", other.Group.ToString())
            );
        Assert.Contains("in der Sie Mitglied sind", (await form.SendAsync()).Text);
        Assert.Contains(
            "was beschlossen werden soll",
            (await form.Write(("Input.From", ""), ("Input.Wording", "")).SendAsync()).Text
        );
        Assert.Empty(await desk.TopicsAsync());

        await netzwerk.DoAsync(
            other.Group,
            g => GroupDecisions.Decide(g, new DescribeGroup("AG Still", GroupOpenness.Private, ""))
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await member.OpenAsync($"/gruppen/{other.Group}/antrag")).Status
        );
    }

    [Fact]
    public async Task Who_reads_english_is_answered_in_english()
    {
        var desk = await TopicDesk.OpenAsync(netzwerk);
        var john = await netzwerk.App.CreatePersonAsync("John", "Doe", language: "en");
        using var browser = await netzwerk.App.SignInAsync(john);
        var motion = await desk.ProposeAsync(browser, "Childcare");
        await desk.PutAsync(motion, desk.Soon);
        await netzwerk.SettleAsync();
        var mail = netzwerk.To(john)[^1];
        Assert.Equal("Your proposal: Childcare", mail.Subject);
        Assert.Contains("comes onto an agenda", mail.Text, StringComparison.Ordinal);
    }

    /// <summary>Freezing the minutes records it; here it simply is recorded.</summary>
    private async Task RecordAsync(TopicDesk desk, Guid motion, string wording)
    {
        var at = (await desk.TopicAsync(motion)).At!;
        await netzwerk.StoreAsync(s =>
            s.Events.StartStream<Resolution>(
                Guid.CreateVersion7(),
                new ResolutionRecorded(
                    desk.Circle.Group,
                    at.Meeting,
                    at.Item,
                    "4/2027-1",
                    wording,
                    "einstimmig"
                )
            )
        );
        await netzwerk.SettleAsync();
    }

    private Task AdoptAsync(TopicDesk desk, RulesOfProcedure rules) =>
        netzwerk.StoreAsync(s =>
            s.Events.StartStream<GroupProcedure>(
                GroupProcedure.IdOf(desk.Circle.Group),
                new RulesDraftBegun(desk.Circle.Group, ProcedurePreset.FormalBoard),
                new AgendaRulesDrafted(
                    rules.Agenda.ProposalDays,
                    rules.Agenda.LateItems,
                    rules.Agenda.MinorityOneIn,
                    rules.Agenda.RepeatBlockMonths,
                    rules.Agenda.Healing
                ),
                new RulesAdopted(
                    desk.Circle.Group,
                    1,
                    netzwerk.Today.AddDays(-1),
                    netzwerk.Today.AddDays(-2),
                    ""
                )
            )
        );
}
