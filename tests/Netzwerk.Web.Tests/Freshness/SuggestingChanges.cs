using System.Net;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Freshness.Proposals;
using Netzwerk.Web.Tests.Privacy;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Freshness;

public sealed class SuggestingChanges(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_by_the_link_is_released_with_one_click_and_told()
    {
        var entry = await AskedEntry.RegisterAsync(netzwerk);
        await entry.BeginAsync();
        var link = entry.LinkOf(entry.Ada);
        var sent = await entry.AnswerAsync(
            link,
            "aendern",
            ("Feld.Address", "Neue Gasse 7\n04720 Döbeln"),
            ("Feld.Mail", "neu@bildungswerk.example"),
            ("Remark", "Frau Geheimrat ist jetzt zuständig")
        );
        Assert.Equal(link, sent.RedirectsTo);
        var proposal = Assert.Single(await entry.ProposalsAsync());
        Assert.Equal(["Address", "Mail"], proposal.Fields);
        Assert.Equal(EntryAnswer.Changed, (await entry.StateAsync())!.Answer);
        Assert.Equal("Am Markt 1\n09599 Freiberg", (await entry.OrganisationAsync()).Address);
        var dump = await DatabaseDump.OfAsync(netzwerk.App.ConnectionString);
        Assert.NotEmpty(dump.Holding(entry.Name));
        Assert.Empty(dump.Holding("Geheimrat"));
        Assert.Empty(dump.Holding("neu@bildungswerk"));

        Assert.Contains(
            "Änderungsvorschläge ansehen",
            (await entry.Coordinator.OpenAsync("/")).Text,
            StringComparison.Ordinal
        );
        var path = $"/vorschlaege/{proposal.Id}";
        Assert.NotEqual("", await entry.RowAsync("/vorschlaege", path));
        var page = await entry.Coordinator.OpenAsync(path);
        foreach (var said in new[] { "Am Markt 1", "Neue Gasse 7", "Frau Geheimrat" })
        {
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("inzwischen geändert", page.Text, StringComparison.Ordinal);
        Assert.Equal("/vorschlaege", (await page.SubmitAsync("freigeben")).RedirectsTo);
        Assert.Equal("/vorschlaege", (await page.SubmitAsync("freigeben")).RedirectsTo);
        await netzwerk.SettleAsync();
        Assert.Equal("Neue Gasse 7\n04720 Döbeln", (await entry.OrganisationAsync()).Address);
        Assert.Contains(
            "neu@bildungswerk.example",
            (await entry.Coordinator.OpenAsync($"/akteure/{entry.Id}"))
                .Document.QuerySelector("[name='Input.Mail']")!
                .GetAttribute("value")!
        );
        Assert.False(await entry.IsKeptAsync(proposal.Id));
        Assert.Equal(ConfirmedThrough.Release, (await entry.StateAsync())!.Through);
        var letter = Assert.Single(
            netzwerk.To(entry.Ada),
            l => l.Subject.StartsWith("Ihr Vorschlag", StringComparison.Ordinal)
        );
        Assert.Contains("freigegeben", letter.Text, StringComparison.Ordinal);
        Assert.Equal("", await entry.RowAsync("/vorschlaege", path));
        Assert.Contains(
            "schon entschieden",
            (await page.SubmitAsync("ablehnen", ("Reason", "Doch nicht"))).Text
        );
    }

    [Fact]
    public async Task What_is_gone_is_ended_and_can_come_back()
    {
        var entry = await AskedEntry.RegisterAsync(netzwerk);
        await entry.BeginAsync();
        await entry.AnswerAsync(
            entry.LinkOf(entry.Ada),
            "nicht-mehr-da",
            ("Note", "Seit Mai aufgelöst")
        );
        Assert.Contains("Gibt es nicht mehr", await entry.StandingAsync());
        var proposal = Assert.Single(await entry.ProposalsAsync());
        var page = await entry.Coordinator.OpenAsync($"/vorschlaege/{proposal.Id}");
        Assert.Contains("Seit Mai aufgelöst", page.Text, StringComparison.Ordinal);
        await page.SubmitAsync("freigeben");
        Assert.Equal(netzwerk.Today, (await entry.OrganisationAsync()).EndedOn);
        Assert.Equal("", await entry.RowAsync("/akteure", $"/akteure/{entry.Id}"));
        Assert.NotEqual("", await entry.RowAsync("/aktualitaet?stand=beendet", entry.Page));
        using var visitor = netzwerk.App.Visitor();
        var dead = await visitor.OpenAsync(entry.LinkOf(entry.Ada));
        Assert.Equal(HttpStatusCode.NotFound, dead.Status);

        var ended = await entry.Coordinator.OpenAsync(entry.Page);
        await ended.SubmitAsync("fortsetzen");
        Assert.NotEqual("", await entry.RowAsync("/akteure", $"/akteure/{entry.Id}"));
    }

    [Fact]
    public async Task Bad_input_stands_beside_its_field_and_the_last_answer_counts()
    {
        var entry = await AskedEntry.RegisterAsync(netzwerk);
        await entry.BeginAsync();
        var link = entry.LinkOf(entry.Ada);
        var bad = await entry.AnswerAsync(
            link,
            "aendern",
            ("Feld.Name", ""),
            ("Feld.Mail", "kein-postfach")
        );
        Assert.Equal(HttpStatusCode.OK, bad.Status);
        foreach (var id in new[] { "feld-name", "feld-mail" })
        {
            var field = bad.Document.QuerySelector($"#{id}")!;
            Assert.Equal("true", field.GetAttribute("aria-invalid"));
        }

        Assert.Equal(
            "kein-postfach",
            bad.Document.QuerySelector("#feld-mail")!.GetAttribute("value")
        );
        Assert.Contains(
            "nichts geändert",
            (await entry.AnswerAsync(link, "aendern")).Text,
            StringComparison.Ordinal
        );
        Assert.Empty(await entry.ProposalsAsync());

        await entry.AnswerAsync(link, "aendern", ("Feld.Name", "Anders"));
        await entry.AnswerAsync(link, "aendern", ("Feld.Name", "Ganz anders"));
        var proposal = Assert.Single(await entry.ProposalsAsync());
        using var visitor = netzwerk.App.Visitor();
        Assert.Equal(
            "Ganz anders",
            (await visitor.OpenAsync(link))
                .Document.QuerySelector("#feld-name")!
                .GetAttribute("value")
        );
        await entry.AnswerAsync(link, "bestaetigen");
        Assert.Equal(
            ProposalSettlement.Withdrawn,
            Assert.Single(await entry.ProposalsAsync()).Settlement
        );
        Assert.False(await entry.IsKeptAsync(proposal.Id));
        Assert.Equal(entry.Name, (await entry.OrganisationAsync()).Name);
    }

    [Fact]
    public async Task Members_suggest_too_and_hear_why_not()
    {
        var entry = await AskedEntry.RegisterAsync(netzwerk);
        await entry.SetGeneralMailAsync("geheim@bildungswerk.example");
        var mia = await netzwerk.App.CreatePersonAsync("Mia", "Mitglied");
        using var member = await netzwerk.App.SignInAsync(mia);
        var form = await member.OpenAsync($"/akteure/{entry.Id}/vorschlag");
        Assert.DoesNotContain("geheim@", form.Document.DocumentElement.OuterHtml);
        foreach (var name in new[] { "Erster Name", "Erster Name", "Zweiter Name" })
        {
            var page = name.StartsWith('Z')
                ? await member.OpenAsync($"/akteure/{entry.Id}/vorschlag")
                : form;
            var sent = await AskedEntry.SendAsync(page, "vorschlagen", ("Feld.Name", name));
            Assert.Equal("/", sent.RedirectsTo);
        }

        var open = await entry.ProposalsAsync();
        Assert.Equal(2, open.Count);
        Assert.All(open, p => Assert.Equal(["Name"], p.Fields));
        Assert.Null(await entry.StateAsync());

        await (await entry.Coordinator.OpenAsync($"/vorschlaege/{open[0].Id}")).SubmitAsync(
            "freigeben"
        );
        var second = await entry.Coordinator.OpenAsync($"/vorschlaege/{open[1].Id}");
        Assert.Contains("inzwischen geändert", second.Text, StringComparison.Ordinal);
        Assert.Contains(
            "warum der Vorschlag abgelehnt",
            (await second.SubmitAsync("ablehnen")).Text,
            StringComparison.Ordinal
        );
        await second.SubmitAsync("ablehnen", ("Reason", "Der andere Name gilt schon."));
        await netzwerk.SettleAsync();
        Assert.Contains(
            netzwerk.To(mia),
            l => l.Text.Contains("Der andere Name gilt schon.", StringComparison.Ordinal)
        );
        Assert.NotEqual(
            HttpStatusCode.OK,
            (await member.OpenAsync($"/vorschlaege/{open[1].Id}")).Status
        );
        using var visitor = netzwerk.App.Visitor();
        var closed = await visitor.OpenAsync($"/akteure/{entry.Id}/vorschlag");
        Assert.NotEqual(HttpStatusCode.OK, closed.Status);
    }

    [Fact]
    public async Task A_suggestion_lapses_with_who_made_it_and_after_sixty_days()
    {
        var entry = await AskedEntry.RegisterAsync(netzwerk);
        var mia = await netzwerk.App.CreatePersonAsync("Mia", "Mitglied");
        foreach (var person in new[] { mia, entry.Ada })
        {
            using var browser = await netzwerk.App.SignInAsync(person);
            var form = await browser.OpenAsync($"/akteure/{entry.Id}/vorschlag");
            await AskedEntry.SendAsync(form, "nicht-mehr-da", ("Note", "Fragen Sie nebenan"));
        }

        var page = await entry.Coordinator.OpenAsync($"/personen/{mia.Id}/loeschen");
        var handler = page
            .Document.QuerySelector("main input[name=_handler]")!
            .GetAttribute("value")!;
        await page.SubmitAsync(handler);
        var all = await entry.ProposalsAsync();
        var erased = Assert.Single(all, p => p.Proposer == mia.Id);
        Assert.Equal(ProposalSettlement.Lapsed, erased.Settlement);
        Assert.False(await entry.IsKeptAsync(erased.Id));

        var open = Assert.Single(all, p => p.IsOpen);
        await netzwerk.App.RunAsync<ForgetProposals>(j => j.RunAsync(Ct));
        Assert.True(await entry.IsKeptAsync(open.Id));
        netzwerk.App.Clock.Advance(ForgetProposals.KeptFor + TimeSpan.FromHours(1));
        await netzwerk.App.RunAsync<ForgetProposals>(j => j.RunAsync(Ct));
        Assert.False(await entry.IsKeptAsync(open.Id));
        Assert.Equal(
            ProposalSettlement.Lapsed,
            Assert.Single(await entry.ProposalsAsync(), p => p.Id == open.Id).Settlement
        );
    }
}
