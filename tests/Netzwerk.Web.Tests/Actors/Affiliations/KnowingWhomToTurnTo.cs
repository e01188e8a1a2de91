using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Affiliations;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Affiliations;

public sealed class KnowingWhomToTurnTo(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_works_at_several_organisations_and_what_ended_is_kept_with_its_days()
    {
        var (one, other) = (
            await RegisterAsync("Lernort Eins"),
            await RegisterAsync("Lernort Zwei")
        );
        var ada = await app.CreatePersonAsync("Ada", "Mehrfach");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await TieAsync(office, one, ada, AffiliationKind.WorksAt);
        var shown = await TieAsync(office, other, ada, AffiliationKind.Represents);
        Assert.Contains("Ada Mehrfach", shown.Text, StringComparison.Ordinal);
        var own = await office.OpenAsync($"/personen/{ada.Id}");
        Assert.Contains("Lernort Eins", own.Text, StringComparison.Ordinal);
        Assert.Contains("Lernort Zwei", own.Text, StringComparison.Ordinal);

        var link = shown.Document.QuerySelector(".rows__end a")!.GetAttribute("href")!;
        var edit = await office.OpenAsync(link);
        await edit.SubmitAsync(
            "beziehung",
            ("Input.From", "1.2.2020"),
            ("Input.Until", "3.4.2021")
        );

        foreach (var path in new[] { $"/akteure/{other}", $"/personen/{ada.Id}" })
        {
            var past = (await office.OpenAsync(path))
                .Document.QuerySelector("main details")!
                .TextContent;
            Assert.Contains("2020", past, StringComparison.Ordinal);
            Assert.Contains("2021", past, StringComparison.Ordinal);
        }

        await using var session = app.Query();
        Assert.Null((await session.LoadAsync<Person>(ada.Id.Value, Ct))!.Organisation);
    }

    [Fact]
    public async Task Contacts_stand_in_order_with_their_functions_and_leave_the_list()
    {
        var id = await RegisterAsync("Anlaufstelle");
        var (ada, bea) = (
            await app.CreatePersonAsync("Ada", "Ansprech"),
            await app.CreatePersonAsync("Bea", "Ansprech")
        );
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await TieAsync(office, id, ada, AffiliationKind.WorksAt);
        await TieAsync(office, id, bea, AffiliationKind.WorksAt);
        await NameAsync(office, id, ada, "Anmeldung");
        await NameAsync(office, id, bea, "Schulleitung");
        Assert.Equal(["Ada Ansprech", "Bea Ansprech"], await ContactsAsync(office, id));

        var page = await office.OpenAsync($"/akteure/{id}/ansprechpersonen");
        await page.SubmitAsync("reihenfolge", ("Change", $"{bea.Id}:1"));
        Assert.Equal(["Bea Ansprech", "Ada Ansprech"], await ContactsAsync(office, id));
        var own = await office.OpenAsync($"/personen/{bea.Id}");
        Assert.Contains("Schulleitung", own.Text, StringComparison.Ordinal);

        await page.SubmitAsync("reihenfolge", ("Change", $"{bea.Id}:0"));
        Assert.Equal(["Ada Ansprech"], await ContactsAsync(office, id));
        var odd = await page.SubmitAsync("reihenfolge", ("Change", "x"));
        Assert.Equal($"/akteure/{id}/ansprechpersonen", odd.RedirectsTo);
    }

    [Fact]
    public async Task Whoever_is_erased_is_nobodys_contact_and_shown_nowhere()
    {
        var id = await RegisterAsync("Vergessene Stelle");
        var ada = await app.CreatePersonAsync("Ada", "Vergessmich");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await TieAsync(office, id, ada, AffiliationKind.WorksAt);
        await NameAsync(office, id, ada, "Büro Vergessmich");

        await (await office.OpenAsync($"/personen/{ada.Id}/loeschen")).SubmitAsync("loeschen");

        Assert.Empty(await ContactsAsync(office, id));
        var shown = await office.OpenAsync($"/akteure/{id}");
        Assert.DoesNotContain(PersonNames.ErasedPerson, shown.Text, StringComparison.Ordinal);
        await using var session = app.Query();
        var named = (await session.Events.FetchStreamAsync(id.Value, token: Ct))
            .Select(e => e.Data)
            .OfType<ContactNamed>();
        Assert.DoesNotContain(
            "Vergessmich",
            Assert.Single(named).Function,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Members_see_their_own_ties_without_links_and_nothing_of_others()
    {
        var id = await RegisterAsync("Eigene Stelle");
        var mia = await app.CreatePersonAsync("Mia", "Mitglied");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await TieAsync(office, id, mia, AffiliationKind.WorksAt);
        using var member = await app.SignInAsync(mia);

        var own = await member.OpenAsync($"/personen/{mia.Id}");
        Assert.Contains("Eigene Stelle", own.Text, StringComparison.Ordinal);
        Assert.Empty(own.Document.QuerySelectorAll("main a[href^='/akteure']"));
        foreach (var page in (string[])["ansprechpersonen", "beziehungen/neu"])
        {
            var path = $"/akteure/{id}/{page}";
            Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(path)).Status);
        }

        var missing = $"/akteure/{id}/beziehungen/{AffiliationId.Create()}";
        Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync(missing)).Status);
    }

    private static async Task<Page> TieAsync(
        HttpClient office,
        OrganisationId id,
        KnownPerson person,
        AffiliationKind kind
    )
    {
        var form = await office.OpenAsync($"/akteure/{id}/beziehungen/neu");
        var saved = await form.SubmitAsync(
            "beziehung",
            ("Input.Person", $"{person.Id}"),
            ("Input.Kind", $"{kind}")
        );
        return await saved.FollowAsync();
    }

    private static async Task NameAsync(
        HttpClient office,
        OrganisationId id,
        KnownPerson person,
        string function
    )
    {
        var form = await office.OpenAsync($"/akteure/{id}/ansprechpersonen");
        var saved = await form.SubmitAsync(
            "benennen",
            ("Input.Person", $"{person.Id}"),
            ("Input.Function", function)
        );
        Assert.NotNull(saved.RedirectsTo);
    }

    private static async Task<IEnumerable<string>> ContactsAsync(
        HttpClient office,
        OrganisationId id
    )
    {
        var page = await office.OpenAsync($"/akteure/{id}");
        return page.Document.QuerySelectorAll("ol.rows a").Select(a => a.TextContent);
    }

    private async Task<OrganisationId> RegisterAsync(string name)
    {
        var id = OrganisationId.Create();
        var ask = new RegisterOrganisation(name, OrganisationKind.Association, "14522180");
        await using var scope = app.Services.CreateAsyncScope();
        var organisations = scope.ServiceProvider.GetRequiredService<OrganisationCommands>();
        var by = Asker.Program(Originator.Job);
        MailedNetzwerk.Must(await organisations.RegisterAsync(id, ask, by, Ct));
        return id;
    }
}
