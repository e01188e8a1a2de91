using System.Globalization;
using System.Text.RegularExpressions;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MimeKit;
using Netzwerk.Browser.Tests.Support;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes.Editions;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests;

public sealed partial class AGroupMeets
{
    private async Task HoldAsync(Visit karla, string meeting, Appointment when)
    {
        site.App.Clock.Advance(when.Start - site.App.Clock.GetUtcNow());
        await karla.OpenAsync($"/sitzungen/{meeting}/durchfuehren");
        await LookAsync(karla, look: true, "06-eroeffnen");
        await karla.PressAsync("Sitzung jetzt eröffnen");
        await karla.SeesAsync("Die Sitzung ist eröffnet.");
        foreach (
            var mark in await karla.Page.GetByLabel("Anwesend", new() { Exact = true }).AllAsync()
        )
        {
            await mark.CheckAsync();
        }

        await karla.PressAsync("Anwesenheit speichern");
        await karla.SeesAsync("3 von 3 anwesend");
        await LookAsync(karla, look: true, "06-anwesenheit");
        // The page it leads to is the one of the minutes.
        await karla
            .Page.GetByRole(AriaRole.Button, new() { Name = "Sitzung schließen" })
            .ClickAsync();
        await karla.Page.WaitForURLAsync("**/protokoll");
    }

    /// <summary>What two writers would have typed.</summary>
    private async Task WriteAsync(string meeting)
    {
        await using var session = site
            .App.Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        var id = new MeetingId(Guid.Parse(meeting));
        var item = (await session.LoadAsync<Meeting>(id.Value, Ct))!.Agenda[0].Id;
        const string Text = """
            [{"stepType":"replace","from":0,"to":2,"slice":{"content":[
            {"type":"paragraph","content":[{"type":"text","text":"In Döbeln warten 34 Personen auf einen Kurs."}]},
            {"type":"decision","attrs":{"vote":"einstimmig"},"content":[{"type":"paragraph","content":[{"type":"text","text":"Die Gruppe empfiehlt zwei Abendkurse in Döbeln."}]}]}
            ]}}]
            """;
        session.Events.Append(
            item.Value,
            new MinutesStepsApplied(id, site.Vera.Id, 0, 1, Text, "test")
        );
        await session.SaveChangesAsync(Ct);
    }

    private async Task SubmitAsync(Visit karla, string meeting)
    {
        await karla.OpenAsync($"/sitzungen/{meeting}/protokoll/vorlegen");
        await LookAsync(karla, look: true, "07-vorlegen");
        await karla.PressAsync("An 3 Personen senden");
        await karla.SeesAsync("Das Protokoll liegt zur Durchsicht vor.");
        await LookAsync(karla, look: true, "07-durchsicht");
        var letter = await LetterAsync(site.Emil, Title, "/protokoll/");
        await using var emil = await site.VisitAsync(phone: true);
        await emil.OpenAsync(Path(letter, "/protokoll/"));
        await emil.SeesAsync("Die Gruppe empfiehlt zwei Abendkurse in Döbeln.");
        await emil.IsAccessibleAsync();
        await emil.PictureAsync("07-durchsicht-mitglied");
    }

    private async Task FreezeAsync(Visit visit, string meeting)
    {
        site.App.Clock.Advance(TimeSpan.FromDays(30));
        await site.App.RunAsync<FreezeDueMinutes>(job => job.RunAsync(Ct));
        await visit.Context.ClearCookiesAsync();
        await using var karla = await site.VisitAsync(site.Coordinator);
        await karla.OpenAsync($"/sitzungen/{meeting}/protokoll/durchsicht");
        await karla.SeesAsync("Das Protokoll ist freigegeben (Ausgabe 1)");
        await LookAsync(karla, look: true, "07-freigegeben");
        var download = await karla.Page.RunAndWaitForDownloadAsync(() =>
            karla.Page.GetByRole(AriaRole.Link, new() { Name = "PDF herunterladen" }).ClickAsync()
        );
        await using var pdf = await download.CreateReadStreamAsync();
        var head = new byte[5];
        await pdf.ReadExactlyAsync(head, Ct);
        Assert.Equal("%PDF-"u8.ToArray(), head);
        await karla.OpenAsync("/beschluesse");
        await karla.SeesAsync("Die Gruppe empfiehlt zwei Abendkurse in Döbeln.");
        await LookAsync(karla, look: true, "07-beschluesse");
    }
}
