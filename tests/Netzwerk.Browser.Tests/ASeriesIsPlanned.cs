using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Netzwerk.Browser.Tests.Support;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Series;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Shared.Forms;
using Xunit;

namespace Netzwerk.Browser.Tests;

/// <summary>From the choice on the plan page to the answer of somebody invited; every page on the way is usable.</summary>
public sealed class ASeriesIsPlanned(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly string[] Pages =
    [
        "",
        "/aendern",
        "/personen",
        "/beenden",
        "/ab-hier",
        "/absagen",
        "/verlauf",
    ];

    [Fact]
    public async Task Seen_before_it_is_made_called_and_answered()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var session = site.App.Query();
        var group = (await session.Query<Group>().ToListAsync(ct)).First(g =>
            g is { IsClosed: false, Members.Count: > 3 }
        );
        await using var guide = await site.VisitAsync(site.Guide);
        await guide.OpenAsync($"/gruppen/{group.Id}/sitzungen/neu");
        await PressAsync(guide, "Sitzungsreihe", AriaRole.Link);
        await FillAsync(guide);
        await PressAsync(guide, "Termine ansehen");
        await guide.Page.GetByText("Diese Termine entstehen").WaitForAsync();
        await guide.IsAccessibleAsync();
        await guide.Page.GetByRole(AriaRole.Checkbox).Nth(2).UncheckAsync();
        await PressAsync(guide, "Entwurf mit den angekreuzten Terminen speichern");
        await guide.Page.GetByText("Der Entwurf ist gespeichert").WaitForAsync();
        await PressAsync(guide, "Zur Reihe einladen", AriaRole.Link);
        await guide.IsAccessibleAsync();
        await guide.Page.Locator("main form button").First.ClickAsync();
        await guide.Page.GetByText("Die Einladung zur Reihe ist unterwegs").WaitForAsync();
        await CountsItsMailsAsync(guide);
        var path = guide.Path;
        foreach (var page in Pages)
        {
            await guide.OpenAsync(path + page);
            await guide.IsAccessibleAsync();
        }

        await site.App.WaitForDaemonAsync();
        var id = Guid.Parse(path.Split('/')[^1]);
        var series = (await session.LoadAsync<MeetingSeries>(id, ct))!;
        Assert.Equal((4, 1), (series.Planned.Count, series.LeftOut.Count));
        var links = site.App.Services.GetRequiredService<LinkTokens>();
        await using var invited = await site.VisitAsync();
        await invited.OpenAsync(
            "/antwort/"
                + links.Token(LinkPurpose.Answer, series.Id, series.Invitees[0].Person.Value)
        );
        await invited.IsAccessibleAsync();
        await PressAsync(invited, "Für alle zusagen");
        await invited.Page.GetByText("Ihre Antwort ist gespeichert").WaitForAsync();
        await invited.IsAccessibleAsync();
    }

    /// <summary>Without loading the page again: it says aloud when all mails are sent.</summary>
    private static async Task CountsItsMailsAsync(Visit guide)
    {
        var card = guide.Page.Locator("live-part[data-kind=mails]");
        await card.GetByRole(AriaRole.Status).WaitForAsync();
        await guide.IsAccessibleAsync();
    }

    private async Task FillAsync(Visit guide)
    {
        var first = Appointment.LocalDay(site.App.Clock.GetUtcNow()).AddDays(20);
        var form = guide.Page.Locator("main form");
        await form.GetByLabel("Titel").FillAsync("Runder Tisch Sprache");
        await form.GetByLabel("Erster Termin").FillAsync(GermanInput.Iso(first));
        await form.GetByLabel("Von", new() { Exact = true }).FillAsync("14:00");
        await form.GetByLabel("Bis", new() { Exact = true }).FillAsync("16:00");
        await form.GetByLabel("Letzter möglicher Tag")
            .FillAsync(GermanInput.Iso(first.AddDays(28)));
        await guide.IsAccessibleAsync();
    }

    private static Task PressAsync(Visit visit, string name, AriaRole role = AriaRole.Button) =>
        visit.Page.GetByRole(role, new() { Name = name, Exact = true }).First.ClickAsync();
}
