using System.Net;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Successors;
using Netzwerk.Web.Tests.Privacy;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Successors;

public sealed class AnsweringByTheLink(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Looking_at_the_link_changes_nothing()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var link = await silent.AskAsync();
        using var scanner = netzwerk.App.Visitor();
        foreach (var path in new[] { link, $"{link}?fertig=1", $"{link}?Input.Answer=noch-hier" })
        {
            Assert.Equal(HttpStatusCode.OK, (await scanner.OpenAsync(path)).Status);
            using var head = new HttpRequestMessage(HttpMethod.Head, path);
            await scanner.SendAsync(head, Ct);
        }

        Assert.True((await silent.SearchAsync())!.WaitsForAnswer);
        Assert.Equal(HttpStatusCode.NotFound, (await scanner.OpenAsync("/nachfolge/x")).Status);
    }

    [Theory]
    [InlineData("", "", "", "", "Bitte wählen Sie eine Antwort")]
    [InlineData("noch-hier", "", "", "", "E-Mail")]
    [InlineData("noch-hier", "kein-postfach", "", "", "E-Mail")]
    [InlineData("nachfolge", "neu@verein.example", "", "Nachfolgerin", "Vorname")]
    public async Task What_is_missing_is_asked_for_beside_its_field(
        string answer,
        string mail,
        string given,
        string family,
        string told
    )
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var link = await silent.AskAsync();
        var page = await silent.AnswerAsync(
            link,
            ("Input.Answer", answer),
            ("Input.Mail", mail),
            ("Input.GivenName", given),
            ("Input.FamilyName", family)
        );
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var summary = page.Document.QuerySelector("[role=alert], .error-summary");
        Assert.Contains(told, summary!.TextContent, StringComparison.Ordinal);
        Assert.True((await silent.SearchAsync())!.WaitsForAnswer);
    }

    [Fact]
    public async Task The_address_that_fails_is_no_new_address()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var page = await silent.AnswerAsync(
            await silent.AskAsync(),
            ("Input.Answer", "noch-hier"),
            ("Input.Mail", silent.Ada.Card.Mail.ToUpperInvariant())
        );
        Assert.Contains("nennen Sie eine andere", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_can_be_changed_until_it_is_taken_over()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var link = await silent.AskAsync();
        var thanks = await silent.AnswerAsync(link, ("Input.Answer", "unbekannt"));
        Assert.Equal($"{link}?fertig=1", thanks.RedirectsTo);
        Assert.Equal(SuccessorAnswer.NotKnown, (await silent.SearchAsync())!.Answer);
        var page = await silent.Coordinator.OpenAsync(silent.Page);
        Assert.Contains("Antwort: nicht bekannt", page.Text, StringComparison.Ordinal);

        await silent.AnswerAsync(
            link,
            ("Input.Answer", "noch-hier"),
            ("Input.Mail", "Ada.Zweit@Verein.example")
        );
        page = await silent.Coordinator.OpenAsync(silent.Page);
        Assert.Contains("Ada.Zweit@verein.example", page.Text, StringComparison.OrdinalIgnoreCase);

        using var visitor = netzwerk.App.Visitor();
        var again = await visitor.OpenAsync(link);
        Assert.Equal(
            "Ada.Zweit@verein.example",
            again.Document.QuerySelector("[name='Input.Mail']")!.GetAttribute("value")
        );
        var chosen = again.Document.QuerySelector("[name='Input.Answer'][checked]");
        Assert.Equal("noch-hier", chosen!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_one_said_is_not_shown_to_the_next_who_is_asked()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var link = await silent.AskAsync();
        await silent.AnswerAsync(
            link,
            ("Input.Answer", "noch-hier"),
            ("Input.Mail", "gesagt@verein.example")
        );
        var other = await silent.AddColleagueAsync("Olga", "Andere");
        var page = await silent.Coordinator.OpenAsync(silent.Page);
        await page.SubmitAsync("fragen", ("Contact", other.Id.ToString()));
        await netzwerk.SettleAsync();
        using var visitor = netzwerk.App.Visitor();
        foreach (var path in new[] { link, SilentMember.LinkIn(netzwerk.To(other)[^1]) })
        {
            var seen = await visitor.OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, seen.Status);
            Assert.DoesNotContain(
                "gesagt@",
                seen.Document.DocumentElement.OuterHtml,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task What_is_told_lies_sealed_and_goes_with_the_person()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var link = await silent.AskAsync();
        await silent.AnswerAsync(
            link,
            ("Input.Answer", "nachfolge"),
            ("Input.Mail", "geheim@verein.example"),
            ("Input.GivenName", "Gisela"),
            ("Input.FamilyName", "Geheimrat")
        );
        var search = (await silent.SearchAsync())!;
        await using (var session = netzwerk.App.Query())
        {
            var kept = await session.LoadAsync<SealedSuccessorAnswer>(search.Id, Ct);
            Assert.NotNull(kept);
        }

        var dump = await DatabaseDump.OfAsync(netzwerk.App.ConnectionString);
        Assert.NotEmpty(dump.Holding("AG Sprache"));
        Assert.Empty(dump.Holding("Geheimrat"));
        Assert.Empty(dump.Holding("geheim@verein"));

        var page = await silent.Coordinator.OpenAsync($"/personen/{silent.Ada.Id}/loeschen");
        var form = page.Document.QuerySelector("main input[name=_handler]")!.GetAttribute("value")!;
        await page.SubmitAsync(form);
        await using var after = netzwerk.App.Query();
        Assert.Null(await after.LoadAsync<PersonRecord>(silent.Ada.Id.Value, Ct));
        Assert.Null(await after.LoadAsync<SealedSuccessorAnswer>(search.Id, Ct));
        using var visitor = netzwerk.App.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(link)).Status);
    }
}
