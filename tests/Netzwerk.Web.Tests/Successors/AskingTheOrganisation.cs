using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Successors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Successors;
using Netzwerk.Web.Tests.MailChoices;
using Netzwerk.Web.Tests.Privacy;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Successors;

public sealed class AskingTheOrganisation(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bounce_opens_the_question_and_one_click_asks_a_colleague()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var cockpit = await silent.Coordinator.OpenAsync("/");
        var item = cockpit.Document.QuerySelector($"a[href='{silent.Page}']");
        Assert.Equal(silent.Ada.Card.FullName, item?.TextContent);
        Assert.Contains("noch niemand gefragt", item!.Closest("li")!.TextContent);

        await silent.AskAsync();

        var letter = Assert.Single(netzwerk.To(silent.Colleague));
        Assert.Equal($"Frage: Wer folgt auf {silent.Ada.Card.FullName}?", letter.Subject);
        Assert.Contains("Volkshochschule", letter.Text, StringComparison.Ordinal);
        Assert.Contains("AG Sprache", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(silent.Ada.Card.Mail, letter.Text, StringComparison.Ordinal);
        cockpit = await silent.Coordinator.OpenAsync("/");
        item = cockpit.Document.QuerySelector($"a[href='{silent.Page}']")!;
        Assert.Contains("gefragt", item.Closest("li")!.TextContent);
        Assert.DoesNotContain("noch niemand", item.Closest("li")!.TextContent);
    }

    [Fact]
    public async Task Pressing_twice_asks_once_and_another_one_can_be_asked()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var page = await silent.Coordinator.OpenAsync(silent.Page);
        var contact = ("Contact", silent.Colleague.Id.ToString());
        await page.SubmitAsync("fragen", contact);
        await page.SubmitAsync("fragen", contact);
        await netzwerk.SettleAsync();
        var first = SilentMember.LinkIn(Assert.Single(netzwerk.To(silent.Colleague)));
        using var visitor = netzwerk.App.Visitor();
        var opened = await visitor.OpenAsync(first);

        var other = await netzwerk.App.CreatePersonAsync("Ella", "Empfang");
        var form = await silent.Coordinator.OpenAsync($"/personen/{other.Id}/bearbeiten");
        await form.SubmitAsync(
            "bearbeiten",
            ("Input.GivenName", "Ella"),
            ("Input.FamilyName", "Empfang"),
            ("Input.Mail", other.Card.Mail),
            ("Input.Language", "en"),
            ("Input.Organisation", silent.Organisation.ToString())
        );
        await page.SubmitAsync("fragen", ("Contact", other.Id.ToString()));
        await netzwerk.SettleAsync();
        Assert.StartsWith("Question: who follows", Assert.Single(netzwerk.To(other)).Subject);

        var late = await opened.SubmitAsync("antworten", ("Input.Answer", "unbekannt"));
        Assert.Contains("Inzwischen wurde jemand anderes gefragt", late.Text);
        Assert.Contains("Hat sich erledigt", (await visitor.OpenAsync(first)).Text);
        Assert.Null((await silent.SearchAsync())!.Answer);
    }

    [Fact]
    public async Task Nobody_of_another_organisation_is_asked()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var stranger = await netzwerk.App.CreatePersonAsync("Fritz", "Fremd");
        var page = await silent.Coordinator.OpenAsync(silent.Page);
        Assert.DoesNotContain("Fritz Fremd", page.Text, StringComparison.Ordinal);
        var refused = await page.SubmitAsync("fragen", ("Contact", stranger.Id.ToString()));
        Assert.Contains("aus derselben Organisation", refused.Text, StringComparison.Ordinal);
        refused = await page.SubmitAsync("fragen", ("Contact", "x"));
        Assert.Contains("aus derselben Organisation", refused.Text, StringComparison.Ordinal);
        await netzwerk.SettleAsync();
        Assert.Empty(netzwerk.To(stranger));
    }

    [Fact]
    public async Task Without_a_colleague_one_is_led_to_the_form_for_new_people()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        await netzwerk.StoreAsync(s =>
            s.Store(
                new MailboxState(silent.Colleague.Id.Value, IsUnreachable: true, 550, netzwerk.Now)
            )
        );
        var page = await silent.Coordinator.OpenAsync(silent.Page);
        Assert.NotNull(
            page.Document.QuerySelector(
                $"main a[href='/personen/neu?organisation={silent.Organisation}']"
            )
        );
        Assert.Contains("zum Beispiel das Sekretariat", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_mail_arrives_nobody_is_asked_about()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var open = await silent.Coordinator.OpenAsync(silent.Page);
        var list = await silent.Coordinator.OpenAsync("/verwaltung/post");
        await list.SubmitAsync("geprueft", ("Person", silent.Ada.Id.ToString()));
        var late = await open.SubmitAsync("fragen", ("Contact", silent.Colleague.Id.ToString()));
        Assert.Contains("kommen wieder an", late.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Es ist nichts zu tun",
            (await silent.Coordinator.OpenAsync(silent.Page)).Text,
            StringComparison.Ordinal
        );
        await netzwerk.SettleAsync();
        Assert.Empty(netzwerk.To(silent.Colleague));
        Assert.Null(await silent.SearchAsync());
    }

    [Fact]
    public async Task A_passing_trouble_or_a_forged_report_opens_nothing()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var list = await silent.Coordinator.OpenAsync("/verwaltung/post");
        await list.SubmitAsync("geprueft", ("Person", silent.Ada.Id.ToString()));
        await silent.ReceiveAsync(
            silent.Report() with
            {
                Action = "delayed",
                Status = "4.4.1",
                Id = $"spät-{silent.MeetingId}",
            }
        );
        await silent.ReceiveAsync(
            silent.Report() with
            {
                To = "bounce+abcdefghijklmnopqrstuvwxyz234567@netzwerk.example",
                Id = $"gefälscht-{silent.MeetingId}",
            }
        );
        var cockpit = await silent.Coordinator.OpenAsync("/");
        Assert.Null(cockpit.Document.QuerySelector($"a[href='{silent.Page}']"));
        Assert.Null(await silent.MarkAsync());
    }

    [Fact]
    public async Task The_question_itself_may_come_back()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        await silent.AskAsync();
        var sent = netzwerk.Relay.Received.Last(m => m.To.Contains(silent.Colleague.Card.Mail));
        await silent.ReceiveAsync(
            silent.Report() with
            {
                To = sent.From,
                Recipient = silent.Colleague.Card.Mail,
                Id = $"frage-{silent.MeetingId}",
            }
        );
        var page = await silent.Coordinator.OpenAsync($"/personen/{silent.Colleague.Id}/post");
        Assert.Contains("Frage nach der Nachfolge", page.Text, StringComparison.Ordinal);
        Assert.Contains("Zurückgekommen", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_reached_the_general_address_is_asked()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        var secretariat = $"info-{silent.Ada.Card.Mail}";
        var actor = await silent.Coordinator.OpenAsync($"/akteure/{silent.Organisation}");
        var refused = await actor.SubmitAsync("adresse", ("Input.Mail", "kein-postfach"));
        Assert.Contains("keine E-Mail-Adresse", refused.Text, StringComparison.Ordinal);
        Assert.NotNull(
            (await actor.SubmitAsync("adresse", ("Input.Mail", secretariat))).RedirectsTo
        );
        var dump = await DatabaseDump.OfAsync(netzwerk.App.ConnectionString);
        Assert.NotEmpty(dump.Holding("Volkshochschule"));
        Assert.Empty(dump.Holding(secretariat));

        // As long as a colleague is reached, that one is asked.
        var page = await silent.Coordinator.OpenAsync(silent.Page);
        Assert.DoesNotContain(secretariat, page.Text, StringComparison.Ordinal);
        await netzwerk.App.MuteAsync(silent.Colleague);
        page = await silent.Coordinator.OpenAsync(silent.Page);
        Assert.Contains(secretariat, page.Text, StringComparison.Ordinal);
        await page.SubmitAsync("allgemein");
        await page.SubmitAsync("allgemein");
        await netzwerk.SettleAsync();
        var office = new KnownPerson(default, new("Sekretariat", "Volkshochschule", secretariat));
        var letter = Assert.Single(netzwerk.To(office));
        await silent.AnswerAsync(SilentMember.LinkIn(letter), ("Input.Answer", "unbekannt"));
        Assert.Equal(SuccessorAnswer.NotKnown, (await silent.SearchAsync())!.Answer);
        var after = await silent.Coordinator.OpenAsync($"/akteure/{silent.Organisation}");
        Assert.Contains("Sekretariat Volkshochschule", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_coordinators_open_the_page()
    {
        var silent = await SilentMember.MeetAsync(netzwerk);
        using var ben = await netzwerk.App.SignInAsync(silent.Colleague);
        Assert.NotEqual(HttpStatusCode.OK, (await ben.OpenAsync(silent.Page)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await silent.Coordinator.OpenAsync($"/personen/{PersonId.Create()}/nachfolge")).Status
        );
    }

    [Fact]
    public async Task What_nobody_took_over_is_forgotten_after_sixty_days()
    {
        await using var own = new MailedNetzwerk();
        var silent = await SilentMember.MeetAsync(own);
        var link = await silent.AskAsync();
        await silent.AnswerAsync(
            link,
            ("Input.Answer", "noch-hier"),
            ("Input.Mail", "ada.neu@verein.example")
        );
        own.App.Clock.Advance(ForgetSuccessorAnswers.KeptFor + TimeSpan.FromHours(1));
        await own.App.RunAsync<ForgetSuccessorAnswers>(j => j.RunAsync(Ct));
        await using var session = own.App.Query();
        var id = (await silent.SearchAsync())!.Id;
        Assert.Null(await session.LoadAsync<SealedSuccessorAnswer>(id, Ct));
        using var again = await own.App.SignInAsync(await own.App.CreateCoordinatorAsync());
        var page = await again.OpenAsync(silent.Page);
        Assert.Contains("nach 60 Tagen gelöscht", page.Text, StringComparison.Ordinal);
        Assert.Equal(SuccessorAnswer.StillHere, (await silent.SearchAsync())!.Answer);
    }
}
