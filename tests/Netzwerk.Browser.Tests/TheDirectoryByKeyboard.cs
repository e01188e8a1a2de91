using Netzwerk.Browser.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests;

/// <summary>Nobody needs a mouse to keep the directory: an organisation is entered, changed, found and given a site.</summary>
public sealed class TheDirectoryByKeyboard(Site site) : IClassFixture<Site>
{
    private const int MostStops = 60;

    // What is reached must show that it is, and must not be hidden behind something.
    private const string Reached = """
        selector => {
          const at = document.activeElement;
          if (!at || !at.matches(selector)) return "";
          const style = getComputedStyle(at);
          const box = at.getBoundingClientRect();
          const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
          if (!at.contains(top) && !top?.contains(at)) return "hidden";
          return style.outlineStyle !== "none" || style.boxShadow !== "none" ? "shown" : "unmarked";
        }
        """;

    [Fact]
    public async Task An_organisation_is_entered_changed_found_and_given_a_site()
    {
        await using var karla = await site.VisitAsync(site.Coordinator);
        await karla.OpenAsync("/akteure");
        await GoAsync(karla, "main a[href='/akteure/neu']");
        await WriteAsync(karla, "input[name='Input.Name']", "Sprachbruecke Aue");
        await ReachAsync(karla, "select[name='Input.Kind']");
        await karla.Page.Keyboard.PressAsync("ArrowDown");
        await GoAsync(karla, "main form button[type=submit], main form button:not([type])");
        await karla.SeesAsync("Sprachbruecke Aue");

        await GoAsync(karla, "main a[href$='/bearbeiten']");
        await WriteAsync(karla, "input[name='Input.Name']", "Sprachbrücke Aue e. V.");
        await karla.LeaveAsync(() => karla.Page.Keyboard.PressAsync("Enter"));
        await karla.SeesAsync("Die Änderungen sind gespeichert.");

        await karla.OpenAsync("/akteure");
        await WriteAsync(karla, "input[name='Wanted']", "sprachbruecke");
        await karla.LeaveAsync(() => karla.Page.Keyboard.PressAsync("Enter"));
        await karla.SeesAsync("Sprachbrücke Aue e. V.");
        await GoAsync(karla, "main table a[href^='/akteure/']");
        await GoAsync(karla, "main a[href$='/standorte/neu']");
        await WriteAsync(karla, "input[name='Input.Name']", "Haus am Markt");
        await karla.LeaveAsync(() => karla.Page.Keyboard.PressAsync("Enter"));
        await karla.SeesAsync("Haus am Markt");
    }

    private static async Task WriteAsync(Visit visit, string field, string text)
    {
        await ReachAsync(visit, field);
        await visit.Page.Keyboard.PressAsync("Control+a");
        await visit.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes to a link or button and presses Enter on it.</summary>
    private static async Task GoAsync(Visit visit, string target)
    {
        await ReachAsync(visit, target);
        await visit.LeaveAsync(() => visit.Page.Keyboard.PressAsync("Enter"));
    }

    private static async Task ReachAsync(Visit visit, string target)
    {
        await visit.Page.Locator(target).First.WaitForAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var reached = await visit.Page.EvaluateAsync<string>(Reached, target);
            if (reached.Length > 0)
            {
                Assert.True(reached == "shown", $"{visit.Path}: {target} is {reached}.");
                return;
            }
        }

        Assert.Fail($"{visit.Path}: Tab does not reach {target}.");
    }
}
