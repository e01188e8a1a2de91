using System.Net;
using Netzwerk.Domain.Freshness;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Tests.MailChoices;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Freshness;

public sealed class AskingInRounds(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_asks_once_reminds_once_and_one_click_confirms()
    {
        var entry = await AskedEntry.RegisterAsync(netzwerk);
        var preview = await entry.BeginAsync();
        Assert.Contains(entry.Ada.Card.Mail, preview.Text, StringComparison.Ordinal);
        await entry.MorningAsync();

        var letter = Assert.Single(netzwerk.To(entry.Ada));
        Assert.Equal($"Stimmen die Angaben zu „{entry.Name}“ noch?", letter.Subject);
        Assert.Contains("Am Markt 1", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Bildungsträger", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Guten Tag Ada Auskunft", letter.Text, StringComparison.Ordinal);

        await entry.PassAsync(9);
        Assert.Single(netzwerk.To(entry.Ada));
        await entry.PassAsync(1);
        await entry.MorningAsync();
        var letters = netzwerk.To(entry.Ada);
        Assert.Equal(2, letters.Count);
        Assert.StartsWith("Erinnerung: ", letters[1].Subject);

        var link = AskedEntry.LinkIn(letters[1]);
        Assert.Equal(AskedEntry.LinkIn(letter), link);
        using var scanner = netzwerk.App.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await scanner.OpenAsync(link)).Status);
        using var head = new HttpRequestMessage(HttpMethod.Head, link);
        await scanner.SendAsync(head, Ct);
        Assert.True((await entry.StateAsync())!.WaitsForAnswer);

        var done = await entry.AnswerAsync(link, "bestaetigen");
        Assert.Equal(link, done.RedirectsTo);
        Assert.Contains("bestätigt", (await scanner.OpenAsync(link)).Text);
        var state = (await entry.StateAsync())!;
        Assert.Equal(
            (netzwerk.Today, ConfirmedThrough.Person, entry.Ada.Id),
            (state.ConfirmedOn!.Value, state.Through!.Value, state.ConfirmedBy!.Value)
        );
        Assert.Contains("Bestätigt", await entry.StandingAsync(), StringComparison.Ordinal);
        var shown = Netzwerk.Web.Platform.Time.WhenText.ShortDay(netzwerk.Today);
        Assert.Contains(shown, await entry.RowAsync("/akteure", $"/akteure/{entry.Id}"));
        Assert.Contains(shown, (await entry.Coordinator.OpenAsync($"/akteure/{entry.Id}")).Text);
        await entry.PassAsync(60);
        Assert.Equal(2, netzwerk.To(entry.Ada).Count);
        Assert.Contains("Bestätigt", await entry.StandingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_turns_an_entry_yellow_hides_it_and_puts_it_on_the_phone_list()
    {
        var entry = await AskedEntry.RegisterAsync(netzwerk);
        await entry.BeginAsync();
        Assert.Contains("Gefragt", await entry.StandingAsync(), StringComparison.Ordinal);
        var mia = await netzwerk.App.CreatePersonAsync("Mia", "Mitglied");
        var suggest = $"/akteure/{entry.Id}/vorschlag";
        await entry.PassAsync(21);
        Assert.Contains("Ohne Antwort", await entry.StandingAsync(), StringComparison.Ordinal);
        Assert.Contains("Ohne Antwort", await entry.RowAsync("/akteure", $"/akteure/{entry.Id}"));
        using var early = await netzwerk.App.SignInAsync(mia);
        Assert.Equal(HttpStatusCode.OK, (await early.OpenAsync(suggest)).Status);
        Assert.Equal("", await entry.RowAsync("/aktualitaet/telefon", entry.Page));

        await entry.PassAsync(21);
        Assert.Contains("Ausgeblendet", await entry.StandingAsync(), StringComparison.Ordinal);
        Assert.Contains("Ausgeblendet", await entry.RowAsync("/akteure", $"/akteure/{entry.Id}"));
        using var member = await netzwerk.App.SignInAsync(mia);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(suggest)).Status);
        using var ada = await netzwerk.App.SignInAsync(entry.Ada);
        Assert.Equal(HttpStatusCode.OK, (await ada.OpenAsync(suggest)).Status);
        Assert.Contains(
            "+49 3731 5550199",
            await entry.RowAsync("/aktualitaet/telefon", entry.Page)
        );
        Assert.Contains(
            "Organisationen anrufen",
            (await entry.Coordinator.OpenAsync("/")).Text,
            StringComparison.Ordinal
        );

        var page = await entry.Coordinator.OpenAsync(entry.Page);
        await page.SubmitAsync("anruf", ("Note", "Anrufbeantworter"));
        Assert.Contains(
            "Anrufbeantworter",
            await entry.RowAsync("/aktualitaet/telefon", entry.Page)
        );
        var calls = await entry.Coordinator.OpenAsync("/aktualitaet/telefon");
        await calls.SubmitAsync("anrufe", ("Confirmed", entry.Id.ToString()));
        Assert.Equal("", await entry.RowAsync("/aktualitaet/telefon", entry.Page));
        Assert.Equal(ConfirmedThrough.Phone, (await entry.StateAsync())!.Through);
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync(suggest)).Status);
    }

    [Fact]
    public async Task The_general_address_is_asked_first_and_only_for_one_organisation()
    {
        var first = await AskedEntry.RegisterAsync(netzwerk);
        var second = await AskedEntry.RegisterAsync(netzwerk, withPeople: false);
        var mail = $"info-{first.Id}@verein.example";
        await first.SetGeneralMailAsync(mail);
        await second.SetGeneralMailAsync(mail);
        await first.BeginAsync();

        Assert.Empty(netzwerk.To(first.Ada));
        var letter = Assert.Single(netzwerk.Relay.Received, m => m.To.Contains(mail));
        var read = new MeetingLetter(letter);
        Assert.Contains(first.Name, read.Subject, StringComparison.Ordinal);
        Assert.Contains("Guten Tag,", read.Text, StringComparison.Ordinal);
        Assert.Equal(AskTrouble.AskedElsewhere, (await second.StateAsync())!.Trouble);
        Assert.Contains(
            "andere Organisation",
            await first.RowAsync("/aktualitaet/telefon", second.Page)
        );
        await first.AnswerAsync(AskedEntry.LinkIn(read), "bestaetigen");
        Assert.Equal(ConfirmedThrough.GeneralAddress, (await first.StateAsync())!.Through);
    }

    [Fact]
    public async Task Whoever_is_muted_or_bounces_is_skipped_and_the_chosen_one_comes_first()
    {
        var entry = await AskedEntry.RegisterAsync(netzwerk);
        var ben = await entry.AddAsync("Ben");
        var chosen = await entry.AddAsync("Zoe");
        var alone = await AskedEntry.RegisterAsync(netzwerk);
        await netzwerk.App.MuteAsync(alone.Ada);
        var page = await entry.Coordinator.OpenAsync(entry.Page);
        await page.SubmitAsync("waehlen", ("Contact", chosen.Id.ToString()));
        Assert.Contains(
            "aus dieser Organisation",
            (await page.SubmitAsync("waehlen", ("Contact", alone.Ada.Id.ToString()))).Text
        );
        await netzwerk.StoreAsync(s =>
            s.Store(new MailboxState(entry.Ada.Id.Value, IsUnreachable: true, 550, netzwerk.Now))
        );
        await entry.BeginAsync();
        Assert.Single(netzwerk.To(chosen));
        Assert.Equal(AskTrouble.Muted, (await alone.StateAsync())!.Trouble);
        Assert.Contains(
            "stummgeschaltet",
            await entry.RowAsync("/aktualitaet/telefon", alone.Page)
        );

        // Once the mail to who was asked comes back, somebody has to call.
        Assert.Equal("", await entry.RowAsync("/aktualitaet/telefon", entry.Page));
        await netzwerk.StoreAsync(s =>
            s.Store(new MailboxState(chosen.Id.Value, IsUnreachable: true, 550, netzwerk.Now))
        );
        Assert.NotEqual("", await entry.RowAsync("/aktualitaet/telefon", entry.Page));
        await entry.BeginAsync();
        Assert.Single(netzwerk.To(ben));
        Assert.Single(netzwerk.To(chosen));
    }

    [Fact]
    public async Task Rounds_begin_by_themselves_only_when_switched_on()
    {
        var entry = await AskedEntry.RegisterAsync(netzwerk);
        await entry.PassAsync(RoundDecisions.StillFresh);
        Assert.Empty(netzwerk.To(entry.Ada));
        var settings = await entry.Coordinator.OpenAsync("/aktualitaet/einstellungen");
        var refused = await AskedEntry.SendAsync(settings, "regeln", ("Input.Yellow", "x"));
        Assert.Contains("größer ist als die Tage bis zur Erinnerung", refused.Text);
        var first = new DateOnly(netzwerk.Today.Year, netzwerk.Today.Month, 1).AddMonths(1);
        var saved = await BadInput
            .FilledForm.On(settings.Browser, settings, "regeln")
            .Leave("Input.Months")
            .Write(
                ("Input.BeginsByItself", "true"),
                (
                    "Input.Months",
                    first.Month.ToString(System.Globalization.CultureInfo.InvariantCulture)
                ),
                ("Input.Day", "1")
            )
            .SendAsync();
        Assert.Equal("/aktualitaet", saved.RedirectsTo);
        var round = await entry.Coordinator.OpenAsync("/aktualitaet/runde");
        Assert.Contains("beginnt von selbst", round.Text, StringComparison.Ordinal);
        await entry.MorningAsync();
        Assert.Empty(netzwerk.To(entry.Ada));
        await entry.PassAsync(first.DayNumber - netzwerk.Today.DayNumber);
        await entry.MorningAsync();
        Assert.Single(netzwerk.To(entry.Ada));
    }

    [Fact]
    public async Task The_lists_can_be_taken_along_and_are_for_the_coordination()
    {
        var entry = await AskedEntry.RegisterAsync(netzwerk, withPeople: false);
        await entry.BeginAsync();
        using var member = await netzwerk.App.SignInAsync(await netzwerk.App.CreatePersonAsync());
        foreach (var path in new[] { "/aktualitaet", "/aktualitaet/telefon" })
        {
            foreach (var ending in new[] { "csv", "xlsx", "pdf" })
            {
                using var file = await entry.Coordinator.GetAsync(
                    new Uri($"{path}.{ending}", UriKind.Relative),
                    Ct
                );
                Assert.Equal(HttpStatusCode.OK, file.StatusCode);
                if (ending == "csv")
                {
                    Assert.Contains(entry.Name, await file.Content.ReadAsStringAsync(Ct));
                }
            }

            Assert.NotEqual(HttpStatusCode.OK, (await member.OpenAsync(path)).Status);
            Assert.NotEqual(HttpStatusCode.OK, (await member.OpenAsync($"{path}.csv")).Status);
        }
    }
}
