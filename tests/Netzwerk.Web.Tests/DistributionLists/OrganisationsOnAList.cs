using Marten;
using Netzwerk.Domain.DistributionLists;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Actors.Merging;
using Netzwerk.Web.Tests.MailChoices;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.DistributionLists;

public sealed class OrganisationsOnAList(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organisation_is_written_to_at_its_general_address_once()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.Organisations);
        var ada = await list.AddAsync("Ada");
        var mail = $"info-{list.Organisation}@verein.example";
        await list.SetGeneralMailAsync(mail);
        for (var time = 1; time <= 2; time++)
        {
            await list.SendAsync($"An alle Schulen {list.Name} {time}");
        }

        Assert.Empty(netzwerk.To(ada));
        var letters = netzwerk
            .Relay.Received.Where(m => m.To.Contains(mail))
            .Select(m => new MeetingLetter(m))
            .ToList();
        Assert.Equal(2, letters.Count);
        Assert.Contains(
            $"weil „{list.Name}“ auf dem Verteiler",
            letters[0].Text.ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_a_general_address_a_contact_gets_it_and_their_wish_counts_for_all()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.Organisations);
        var ada = await list.AddAsync("Ada");
        var ben = await list.AddAsync("Ben");
        await list.SendAsync($"Kontakt {list.Name}");
        Assert.Single(netzwerk.To(ada));
        Assert.Empty(netzwerk.To(ben));
        await netzwerk.App.MuteAsync(ada);
        Assert.Contains("stummgeschaltet", await list.RowAsync(list.Name));
    }

    [Fact]
    public async Task Who_is_on_the_list_as_a_person_too_gets_one_mail()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.Organisations);
        var ada = await list.AddAsync("Ada");
        var page = await list.Coordinator.OpenAsync(list.Path);
        await page.SubmitAsync("aufnehmen", ("Person", ada.Id.ToString()));
        var subject = $"Einmal {list.Name}";
        await list.SendAsync(subject);
        Assert.Single(netzwerk.To(ada));
        Assert.Contains("gleiche Adresse", (await list.Coordinator.OpenAsync(list.Path)).Text);
    }

    [Fact]
    public async Task Merging_and_erasing_reach_who_was_placed_by_hand_and_who_left()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.People);
        var gone = await list.AddAsync("Doppel");
        var stays = await list.AddAsync("Zweifach");
        var left = await list.AddAsync("Ausgetreten");
        await list.PlaceAsync(gone, ListPlace.Off);
        await list.SendAsync($"Vor dem Abmelden {list.Name}");
        var link = new RawMail(netzwerk.To(left)[0].Raw).Header("List-Unsubscribe")!;
        using var click = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await netzwerk
            .App.Visitor()
            .PostAsync(new Uri(link.Trim('<', '>')).AbsolutePath, click, Ct);

        await list.Coordinator.MergeAsync(gone.Id, stays.Id);
        Assert.Contains("heruntergenommen", await list.RowAsync("Verteilt, Zweifach"));
        await list.PlaceAsync(stays, ListPlace.AsFound);
        Assert.Contains("bekommt Post", await list.RowAsync("Verteilt, Zweifach"));
        var into = await list.AddAsync("Eingetreten");
        await list.Coordinator.MergeAsync(left.Id, into.Id);
        Assert.Contains("hat sich abgemeldet", await list.RowAsync("Verteilt, Eingetreten"));

        await list.PlaceAsync(stays, ListPlace.Off);
        await EraseAsync(list, stays);
        Assert.Equal("", await list.RowAsync("Verteilt, Zweifach"));
        await using var session = netzwerk.App.Query();
        Assert.Empty((await session.LoadAsync<DistributionList>(list.Id.Value, Ct))!.People);
    }

    [Fact]
    public async Task A_deleted_list_still_shows_what_was_written_to_it()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.People);
        await list.AddAsync("Ada");
        var subject = $"Abschied {list.Name}";
        await list.SendAsync(subject);
        var edit = await list.Coordinator.OpenAsync($"{list.Path}/bearbeiten");
        Assert.Equal("/verteiler", (await edit.SubmitAsync("loeschen")).RedirectsTo);
        Assert.Contains(subject, (await list.Coordinator.OpenAsync(list.Path)).Text);
        var form = await list.Coordinator.OpenAsync($"{list.Path}/rundschreiben/neu");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, form.Status);
        var overview = await list.Coordinator.OpenAsync("/verteiler");
        Assert.Contains("Gelöschte Verteiler", overview.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_can_be_taken_along()
    {
        var list = await LivingList.SaveAsync(netzwerk, ListedKind.People);
        var ada = await list.AddAsync("=Ada");
        using var answer = await list.Coordinator.GetAsync($"{list.Path}/liste.csv", Ct);
        var csv = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains(ada.Card.Mail, csv, StringComparison.Ordinal);
        Assert.Contains("bekommt Post", csv, StringComparison.Ordinal);
    }

    private static async Task EraseAsync(LivingList list, KnownPerson person)
    {
        var erase = await list.Coordinator.OpenAsync($"/personen/{person.Id}/loeschen");
        var form = erase.Document.QuerySelector("main input[name=_handler]")!.GetAttribute("value");
        await erase.SubmitAsync(form!);
    }
}
