using System.Net;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Web.Actors.Shielding;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.MailChoices;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.DistributionLists;

public sealed class WritingToALivingList(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_joins_the_organisation_is_on_the_list_and_whoever_leaves_it_is_not()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.People);
        var ada = await list.AddAsync("Ada");
        var ben = await netzwerk.App.CreatePersonAsync("Ben", "Verteilt");
        Assert.Contains("durch die Suche", await list.RowAsync("Verteilt, Ada"));
        Assert.Contains("bekommt Post", await list.RowAsync("Verteilt, Ada"));
        Assert.Equal("", await list.RowAsync("Verteilt, Ben"));

        await list.MoveAsync(ben, list.Organisation);
        await list.MoveAsync(ada, organisation: null);
        Assert.Equal("", await list.RowAsync("Verteilt, Ada"));
        Assert.Contains("durch die Suche", await list.RowAsync("Verteilt, Ben"));
        Assert.Contains(
            "Kreis " + list.Name,
            (await list.Coordinator.OpenAsync("/verteiler")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_search_of_the_directory_is_taken_along_to_the_new_list()
    {
        var office = await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());
        var found = await (await office.OpenAsync("/akteure")).SubmitAsync(
            "suchen",
            ("Wanted", "Kompass"),
            ("Topic", "School")
        );
        var page = await found.FollowAsync();
        var href = page
            .Document.QuerySelector("main a[href^='/verteiler/neu?']")!
            .GetAttribute("href")!;
        var form = await office.OpenAsync(href);
        var fields = BadInput.FilledForm.On(office, form, "verteiler").Fields;
        Assert.Contains(new("Input.Words", "Kompass"), fields);
        Assert.Contains(new("Input.Topic", "School"), fields);
    }

    [Fact]
    public async Task Somebody_is_put_on_by_hand_and_taken_off_for_good()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.People);
        var ada = await list.AddAsync("Ada");
        var guest = await netzwerk.App.CreatePersonAsync("Gundula", "Gast");
        var page = await list.Coordinator.OpenAsync(list.Path);
        await page.SubmitAsync("aufnehmen", ("Person", guest.Id.ToString()));
        Assert.Contains("von Hand aufgenommen", await list.RowAsync("Gast, Gundula"));
        await list.PlaceAsync(ada, ListPlace.Off);
        Assert.Contains("heruntergenommen", await list.RowAsync("Verteilt, Ada"));

        await list.SendAsync("Nur an Gundula");
        Assert.Equal(["Nur an Gundula"], list.SubjectsTo(guest));
        Assert.Empty(list.SubjectsTo(ada));
        await list.PlaceAsync(ada, ListPlace.AsFound);
        Assert.Contains("bekommt Post", await list.RowAsync("Verteilt, Ada"));
        await list.PlaceAsync(guest, ListPlace.AsFound);
        Assert.Equal("", await list.RowAsync("Gast, Gundula"));
    }

    [Fact]
    public async Task A_person_is_looked_for_by_name_and_put_on_without_a_script()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.Organisations);
        var guest = await netzwerk.App.CreatePersonAsync("Xenia", "Gesucht");
        var page = await list.Coordinator.OpenAsync(list.Path + "?zeigen=alle&stand=neu");
        Assert.Null(page.Document.QuerySelector("input[name=Person]"));
        var kept = page.Document.QuerySelector("nav a[href*='mit-post']")!.GetAttribute("href")!;
        Assert.Contains("stand=neu", kept, StringComparison.Ordinal);

        var nobody = await page.FillAsync(
            "aufnehmen",
            ("Wanted", "Niemand heißt so"),
            ("Do", "suchen")
        );
        Assert.Contains("Niemand im Verzeichnis", nobody.Text, StringComparison.Ordinal);
        var found = await page.FillAsync("aufnehmen", ("Wanted", "gesucht"), ("Do", "suchen"));
        var choice = Assert.Single(found.Document.QuerySelectorAll("input[name=Person]"));
        Assert.Equal(guest.Id.ToString(), choice.GetAttribute("value"));
        Assert.Equal("", await list.RowAsync("Gesucht, Xenia"));
        await found.FillAsync("aufnehmen", ("Do", "aufnehmen"));

        Assert.Contains("von Hand aufgenommen", await list.RowAsync("Gesucht, Xenia"));
    }

    [Fact]
    public async Task It_says_how_many_under_disclosure_block_get_no_circular_and_names_nobody()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.Organisations);
        var hidden = await netzwerk.App.CreatePersonAsync("Yvonne", "Verborgen");
        var page = await list.Coordinator.OpenAsync(list.Path);
        await page.SubmitAsync("aufnehmen", ("Person", hidden.Id.ToString()));
        await netzwerk.App.WithAsync<ShieldCommands, CommandResult>(c =>
            c.SetAsync(
                hidden.Id,
                true,
                HeldMeeting.As(hidden),
                TestContext.Current.CancellationToken
            )
        );

        var after = await list.Coordinator.OpenAsync(list.Path);

        Assert.Contains("Eine Person mit Auskunftssperre", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Verborgen", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_gets_one_mail_that_says_why_and_how_to_leave()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.People);
        var ada = await list.AddAsync("Ada");
        await list.AddAsync("Ohne", mail: "");
        var muted = await list.AddAsync("Stumm");
        await netzwerk.App.MuteAsync(muted);
        var failing = await list.AddAsync("Rot");
        await netzwerk.StoreAsync(s =>
            s.Store(new MailboxState(failing.Id.Value, IsUnreachable: true, 550, netzwerk.Now))
        );
        var draft = await list.DraftAsync(
            "Fachtag am 3. März",
            "Guten Tag,\nalles steht hier (https://tag.example/a?b=1&c=2).\n\nBis bald <alle>"
        );
        Assert.Contains("1 bekommen keine: keine Adresse", draft.Text, StringComparison.Ordinal);
        Assert.Contains("1 bekommen keine: Post kommt zurück", draft.Text);
        Assert.Contains("An einen Empfänger senden", draft.Text, StringComparison.Ordinal);
        Assert.Contains("alles steht hier (https://tag.example/a?b=1&c=2).", draft.Text);
        Assert.Empty(netzwerk.To(ada));

        var sent = await draft.SubmitAsync("senden");
        // The second press of the button finds it sent.
        await draft.SubmitAsync("senden");
        await netzwerk.SettleAsync();
        var letter = Assert.Single(netzwerk.To(ada));
        Assert.Equal("Fachtag am 3. März", letter.Subject);
        Assert.Contains(
            "Guten Tag,\nalles steht hier (https://tag.example/a?b=1&c=2).\n\nBis bald <alle>",
            letter.Text.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"weil Sie auf dem Verteiler „Kreis {list.Name}“ stehen",
            letter.Text.ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );
        Assert.Empty(netzwerk.To(muted));
        var raw = new RawMail(letter.Raw);
        Assert.Equal("List-Unsubscribe=One-Click", raw.Header("List-Unsubscribe-Post"));
        Assert.StartsWith($"<verteiler-{list.Id.Value:N}.", raw.Header("List-Id"));
        var page = await sent.FollowAsync();
        Assert.Contains("an 1; 3 bekamen keine", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ada Verteilt", page.Text, StringComparison.Ordinal);
        Assert.Single(await list.DispatchesAsync("Fachtag am 3. März"));
    }

    [Fact]
    public async Task One_click_leaves_this_list_only_and_can_be_taken_back_without_signing_in()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.People);
        var ada = await list.AddAsync("Ada");
        await list.SendAsync("Erstes Schreiben");
        var link = new RawMail(netzwerk.To(ada)[0].Raw).Header("List-Unsubscribe")!;
        var path = new Uri(link.Trim('<', '>')).AbsolutePath;
        using var provider = netzwerk.App.Visitor();
        var looked = await provider.OpenAsync(path);
        Assert.Contains($"Kreis {list.Name}", looked.Text, StringComparison.Ordinal);
        Assert.True((await netzwerk.App.WishesOfAsync(ada)).Wants(list.Id));
        using var click = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await provider.PostAsync(path, click, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        Assert.Contains("hat sich abgemeldet", await list.RowAsync("Verteilt, Ada"));
        var ben = await list.AddAsync("Ben");
        await list.SendAsync("Zweites Schreiben");
        Assert.Equal(["Erstes Schreiben"], list.SubjectsTo(ada));
        Assert.Equal(["Zweites Schreiben"], list.SubjectsTo(ben));
        Assert.Contains(
            "An 2 Empfänger senden",
            (await OtherListAsync(list)).Text,
            StringComparison.Ordinal
        );

        var ended = await provider.OpenAsync(path);
        Assert.Contains("keine Rundschreiben", ended.Text, StringComparison.Ordinal);
        using var again = await provider.PostAsync(
            path + "/jetzt",
            new FormUrlEncodedContent([.. ended.Fields("unsubscribe"), new("Again", "ja")]),
            Ct
        );
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        Assert.True((await netzwerk.App.WishesOfAsync(ada)).Wants(list.Id));
        await list.SendAsync("Drittes Schreiben");
        Assert.Equal(["Erstes Schreiben", "Drittes Schreiben"], list.SubjectsTo(ada));
    }

    [Fact]
    public async Task Whoever_leaves_or_is_taken_off_after_the_click_gets_none()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.People);
        var ada = await list.AddAsync("Ada");
        await list.SendAsync("Vorher");
        var ben = await list.AddAsync("Ben");
        var link = new RawMail(netzwerk.To(ada)[0].Raw).Header("List-Unsubscribe")!;
        netzwerk.Relay.PutOff();
        await (await list.DraftAsync("Zu spät", "Text")).SubmitAsync("senden");
        using var click = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await netzwerk
            .App.Visitor()
            .PostAsync(new Uri(link.Trim('<', '>')).AbsolutePath, click, Ct);
        await list.PlaceAsync(ben, ListPlace.Off);
        netzwerk.Relay.AcceptEverything();
        await netzwerk.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(["Vorher"], list.SubjectsTo(ada));
        Assert.Empty(list.SubjectsTo(ben));
        var states = (await list.DispatchesAsync("Zu spät")).ToDictionary(
            d => d.PersonId,
            d => d.State
        );
        Assert.Equal(DispatchState.Silenced, states[ada.Id]);
        Assert.Equal(DispatchState.Obsolete, states[ben.Id]);
    }

    [Fact]
    public async Task When_others_would_get_it_than_were_shown_nothing_goes_out()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.People);
        var ada = await list.AddAsync("Ada");
        var draft = await list.DraftAsync("Anzahl", "Text");
        await list.AddAsync("Ben");
        var refused = await draft.SubmitAsync("senden");
        Assert.Contains("Inzwischen stehen andere", refused.Text, StringComparison.Ordinal);
        Assert.Contains("An 2 Empfänger senden", refused.Text, StringComparison.Ordinal);
        await netzwerk.SettleAsync();
        Assert.Empty(netzwerk.To(ada));
        await refused.SubmitAsync("senden");
        await netzwerk.SettleAsync();
        Assert.Single(netzwerk.To(ada));
    }

    private static async Task<Page> OtherListAsync(LivingList list)
    {
        var other = await list.SaveAsync(ListedKind.People);
        var form = await list.Coordinator.OpenAsync($"{other}/rundschreiben/neu");
        var drafted = await BadInput
            .FilledForm.On(list.Coordinator, form, "schreiben")
            .Write(("Input.Subject", "Anderer Verteiler"), ("Input.Text", "Text"))
            .SendAsync();
        return await drafted.FollowAsync();
    }
}
