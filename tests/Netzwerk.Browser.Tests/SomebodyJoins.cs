using Netzwerk.Browser.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests;

/// <summary>Joining a working group online, from the public page to leaving it again (W3).</summary>
public sealed class SomebodyJoins(Site site) : IClassFixture<Site>
{
    private const string Mail = "nadja.sommer@verein.example";

    [Fact]
    public async Task Somebody_asks_to_join_is_admitted_finds_all_there_is_and_leaves()
    {
        await using var guest = await site.VisitAsync(phone: true);
        await AskAsync(guest);
        await AdmitAsync();
        await ReadTheWelcomeAsync();

        await guest.SignInByMailAsync(site, Mail);
        await guest.OpenAsync($"/gruppen/{site.OpenGroup}");
        await guest.IsAccessibleAsync();
        await guest.FollowAsync("Gruppe verlassen");
        await guest.IsAccessibleAsync();
        await guest.PressAsync("Gruppe verlassen");
        await guest.SeesAsync("Sie haben die Gruppe verlassen.");
        await guest.OpenAsync($"/gruppen/{site.OpenGroup}");
        await guest.SeesAsync("So machen Sie mit");
    }

    private async Task AskAsync(Visit guest)
    {
        await guest.OpenAsync($"/gruppen/{site.OpenGroup}");
        await guest.IsAccessibleAsync();
        await guest.PictureAsync("08-gruppe-oeffentlich");
        await guest.FollowAsync("Mitmachen");
        await guest.IsAccessibleAsync();
        await guest.FillAsync("Vorname", "Nadja");
        await guest.FillAsync("Familienname", "Sommer");
        await guest.Page.Locator("input[name='Input.Organisation']").FillAsync("Lerncafé Aue");
        await guest.Page.Locator("input[name='Input.Mail']").FillAsync(Mail);
        await guest
            .Page.Locator("textarea[name='Input.Sentence']")
            .FillAsync("Ich leite Lerncafés.");
        await guest.PressAsync("Absenden");
        await guest.SeesAsync("Bitte schauen Sie in Ihr Postfach");
        await guest.IsAccessibleAsync();
        var letter = await site.App.Post.NextToAsync(Mail);
        await guest.OpenAsync(letter.PathIn("/mitmachen/"));
        await guest.IsAccessibleAsync();
        await guest.PressAsync("Ja, ich möchte mitmachen");
        await guest.SeesAsync("Danke, Ihre Adresse ist bestätigt.");
    }

    private async Task AdmitAsync()
    {
        await using var karla = await site.VisitAsync(site.Coordinator);
        await karla.OpenAsync($"/gruppen/{site.OpenGroup}");
        await karla.SeesAsync("Eine Person möchte mitmachen");
        await karla.SeesAsync("Lerncafé Aue");
        await karla.IsAccessibleAsync();
        await karla.PictureAsync("08-aufnehmen");
        await karla.PressAsync("Nadja Sommer aufnehmen");
        await karla.SeesAsync("Aufgenommen.");
    }

    private async Task ReadTheWelcomeAsync()
    {
        var welcome = await site.LetterAsync(Mail, "Willkommen", "/gruppen/");
        Assert.Contains("ein Passwort gibt es nicht", welcome.TextBody, StringComparison.Ordinal);
        await using var stranger = await site.VisitAsync(phone: true);
        await stranger.OpenAsync(welcome.PathIn("/gruppen/"));
        // Nothing in the mail lets somebody in who merely has it.
        Assert.Equal(
            0,
            await stranger
                .Page.GetByRole(
                    Microsoft.Playwright.AriaRole.Link,
                    new() { Name = "Gruppe verlassen" }
                )
                .CountAsync()
        );
    }
}
