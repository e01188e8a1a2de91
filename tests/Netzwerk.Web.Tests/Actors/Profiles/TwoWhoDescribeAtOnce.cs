using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Actors.Imports;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Profiles;

/// <summary>Who saves later sees what was saved meanwhile, and what was typed stays.</summary>
public sealed class TwoWhoDescribeAtOnce(NetzwerkApp app)
{
    private const string Late = "Jemand anderes hat das inzwischen geändert.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_is_not_overwritten_unseen()
    {
        var id = await RegisterAsync();
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await AddSiteAsync(office, id, "Haupthaus");
        await AddSiteAsync(office, id, "Nebenhaus");
        var path = $"/akteure/{id}/standorte/{(await ProfileAsync(id)).Sites[0].Id}";
        var other = $"/akteure/{id}/standorte/{(await ProfileAsync(id)).Sites[1].Id}";
        var (one, two) = (await office.OpenAsync(path), await office.OpenAsync(path));
        var beside = await office.OpenAsync(other);
        await AcceptedAsync(one.SendAsync("standort", ("Input.OpeningHours", "Mo 9–12")));
        await AcceptedAsync(one.SendAsync("standort", ("Input.OpeningHours", "Mo 9–12")));
        // Another site of the same organisation is nobody's business here.
        await AcceptedAsync(beside.SendAsync("standort", ("Input.OpeningHours", "Do 9–12")));
        var late = await two.SendAsync(
            "standort",
            ("Input.OpeningHours", "Di 9–12"),
            ("Input.StepFreeNote", "Rampe im Hof")
        );
        Assert.Contains(Late, late.Text, StringComparison.Ordinal);
        Assert.Contains("Mo 9–12", late.Text, StringComparison.Ordinal);
        Assert.Equal("Di 9–12", late.Document.QuerySelector("#feld-openinghours")!.TextContent);
        await AcceptedAsync(late.SendAsync("standort"));
        var site = (await ProfileAsync(id)).Sites[0];
        Assert.Equal(("Di 9–12", "Rampe im Hof"), (site.OpeningHours, site.StepFreeNote));
    }

    [Fact]
    public async Task What_an_organisation_does_is_not_overwritten_unseen()
    {
        var id = await RegisterAsync();
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var path = $"/akteure/{id}/taetigkeit";
        var (one, two) = (await office.OpenAsync(path), await office.OpenAsync(path));
        await AcceptedAsync(one.SendAsync("taetigkeit", ("Input.Languages", "ar")));
        var late = await two.SendAsync(
            "taetigkeit",
            ("Input.Topics", $"{Enum.GetValues<WorkTopic>()[0]}")
        );
        Assert.Contains(Late, late.Text, StringComparison.Ordinal);
        // What was left as it came takes what was saved, what was ticked stays.
        await AcceptedAsync(late.SendAsync("taetigkeit"));
        var profile = await ProfileAsync(id);
        Assert.Equal(["ar"], profile.Languages);
        Assert.Equal([Enum.GetValues<WorkTopic>()[0]], profile.Topics);
    }

    [Fact]
    public async Task A_conversation_is_not_overwritten_unseen()
    {
        var id = await RegisterAsync();
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var fresh = await office.OpenAsync($"/akteure/{id}/kontakte/neu");
        await AcceptedAsync(fresh.SendAsync("kontakt", ("Input.Text", "Angerufen.")));
        var path = (await office.OpenAsync($"/akteure/{id}"))
            .Document.QuerySelector("main a[href^='/kontakte/']")!
            .GetAttribute("href")!;
        var (one, two) = (await office.OpenAsync(path), await office.OpenAsync(path));
        await AcceptedAsync(one.SendAsync("kontakt", ("Input.Text", "Angerufen, Zusage.")));
        await AcceptedAsync(one.SendAsync("kontakt", ("Input.Text", "Angerufen, Zusage.")));
        var late = await two.SendAsync("kontakt", ("Input.Text", "Angerufen, Absage."));
        Assert.Contains(Late, late.Text, StringComparison.Ordinal);
        Assert.Contains("Angerufen, Zusage.", late.Text, StringComparison.Ordinal);
        Assert.Equal("Angerufen, Absage.", late.Document.QuerySelector("#feld-text")!.TextContent);
        await AcceptedAsync(late.SendAsync("kontakt"));
        Assert.Contains("Absage", (await office.OpenAsync(path)).Text, StringComparison.Ordinal);
    }

    private static async Task AcceptedAsync(Task<Page> sending)
    {
        var page = await sending;
        Assert.True(page.RedirectsTo is not null, page.Text);
    }

    private static async Task AddSiteAsync(HttpClient office, OrganisationId id, string name)
    {
        var page = await office.OpenAsync($"/akteure/{id}/standorte/neu");
        await AcceptedAsync(page.SendAsync("standort", ("Input.Name", name)));
    }

    private async Task<OrganisationProfile> ProfileAsync(OrganisationId id)
    {
        await using var session = app.Query();
        return (await session.LoadAsync<OrganisationProfile>(id.Value, Ct))!;
    }

    private async Task<OrganisationId> RegisterAsync()
    {
        var id = OrganisationId.Create();
        var ask = new RegisterOrganisation($"Verein {id}", OrganisationKind.Association, null);
        var done = await app.WithAsync<OrganisationCommands, CommandResult>(c =>
            c.RegisterAsync(id, ask, Asker.Program(Originator.Job), Ct)
        );
        Assert.True(done.Succeeded);
        return id;
    }
}
