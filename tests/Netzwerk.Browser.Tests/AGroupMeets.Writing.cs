using System.Globalization;
using System.Text.Json.Nodes;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Netzwerk.Browser.Tests.Support;
using Netzwerk.Domain;
using Netzwerk.Domain.Meetings;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests;

public sealed partial class AGroupMeets
{
    private const string Resolution = "Die Gruppe empfiehlt zwei Abendkurse in Döbeln.";

    private const string Errand = "Räume in Döbeln anfragen";

    private static async Task OpenTheMeetingAsync(Visit karla, string meeting)
    {
        await karla.OpenAsync($"/sitzungen/{meeting}/durchfuehren");
        await karla.IsAccessibleAsync();
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
    }

    /// <summary>Two write into the same item at once, one looks on from a phone; all end with one text.</summary>
    private async Task WriteTogetherAsync(Visit karla, string meeting)
    {
        await using var vera = await site.VisitAsync(site.Vera);
        await using var emil = await site.VisitAsync(site.Emil, phone: true);
        ILocator[] editors =
        [
            await EditorAsync(karla, meeting),
            await EditorAsync(vera, meeting),
            await EditorAsync(emil, meeting),
        ];
        await TypeAsync(karla, editors[0], "In Döbeln warten 34 Personen.");
        await karla.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editors[1]).ToContainTextAsync("34 Personen");

        await GoToTheEndOfTheFirstLineAsync(vera, editors[1]);
        await Assertions
            .Expect(editors[0].Locator(".caret"))
            .ToHaveAttributeAsync("data-name", "Vera Lindner");
        await Task.WhenAll(
            karla.Page.Keyboard.TypeAsync("Kinderbetreuung fehlt an drei Orten.", Slowly),
            vera.Page.Keyboard.TypeAsync(" In Mittweida sind es 12.", Slowly)
        );
        await karla.Page.Keyboard.PressAsync("Enter");
        await DecideAsync(karla, editors[0]);
        await karla.PictureAsync("06-mitschreiben");
        await GiveATaskAsync(vera, editors[1]);
        await Assertions.Expect(editors[2]).ToContainTextAsync(Resolution);
        await karla.IsAccessibleAsync();
        await ReadsInWordsAsync(editors[2]);
        await LookAsync(emil, look: true, "06-mitlesen");
        await AllReadTheSameAsync(editors, meeting);
    }

    /// <summary>Who only reads finds no fields, and the day as the page's language writes it.</summary>
    private async Task ReadsInWordsAsync(ILocator editor)
    {
        var due = Today.AddDays(40).ToString("d. MMMM yyyy", CultureInfo.GetCultureInfo("de"));
        await Assertions.Expect(editor).ToContainTextAsync($"Wer: Emil Öztürk · Bis: {due}");
        await Assertions.Expect(editor).ToContainTextAsync("Abstimmung: einstimmig");
        await Assertions.Expect(editor.Locator("input, select")).ToHaveCountAsync(0);
    }

    private static KeyboardTypeOptions Slowly => new() { Delay = 25 };

    private static async Task<ILocator> EditorAsync(Visit visit, string meeting)
    {
        await visit.OpenAsync($"/sitzungen/{meeting}/protokoll");
        var editor = visit.Page.Locator("minutes-editor").First;
        await Assertions.Expect(editor).ToHaveAttributeAsync("data-ready", "");
        return editor;
    }

    private static async Task TypeAsync(Visit visit, ILocator editor, string text)
    {
        await editor.Locator(".ProseMirror").ClickAsync();
        await visit.Page.Keyboard.TypeAsync(text, Slowly);
    }

    /// <summary>A change of somebody else can take back the last move of the caret: a person would press again.</summary>
    private static Task GoToTheEndOfTheFirstLineAsync(Visit visit, ILocator editor) =>
        NetzwerkApp.EventuallyAsync(async () =>
        {
            await editor.Locator("p").First.ClickAsync();
            await visit.Page.Keyboard.PressAsync("End");
            return await editor.EvaluateAsync<bool>(
                "e => { const at = e.view.state.selection.$from; return at.index(0) === 0 && at.parentOffset === at.parent.content.size; }"
            )
                ? editor
                : null;
        });

    private static async Task DecideAsync(Visit visit, ILocator editor)
    {
        await editor
            .GetByRole(AriaRole.Button, new() { Name = "Beschluss", Exact = true })
            .ClickAsync();
        await visit.Page.Keyboard.TypeAsync(Resolution, Slowly);
        await editor.GetByLabel("Abstimmung").FillAsync("einstimmig");
        await editor.GetByLabel("Abstimmung").BlurAsync();
    }

    private async Task GiveATaskAsync(Visit visit, ILocator editor)
    {
        await GoToTheEndOfTheFirstLineAsync(visit, editor);
        await visit.Page.Keyboard.PressAsync("Enter");
        await editor
            .GetByRole(AriaRole.Button, new() { Name = "Aufgabe", Exact = true })
            .ClickAsync();
        await visit.Page.Keyboard.TypeAsync(Errand, Slowly);
        var task = editor.Locator(".aufgabe");
        await task.GetByLabel("Wer")
            .SelectOptionAsync(new SelectOptionValue { Label = "Emil Öztürk" });
        await task.GetByLabel("Bis").FillAsync(Written(Today.AddDays(40)));
        await task.GetByLabel("Bis").BlurAsync();
    }

    /// <summary>What every page calls saved is what the database holds.</summary>
    private async Task AllReadTheSameAsync(ILocator[] editors, string meeting)
    {
        foreach (var editor in editors[..2])
        {
            await Assertions.Expect(editor).ToHaveAttributeAsync("data-state", "saved");
        }

        var text = "";
        foreach (var editor in editors[1..])
        {
            text = await NetzwerkApp.EventuallyAsync(async () =>
            {
                var first = await DocumentAsync(editors[0]);
                var other = await DocumentAsync(editor);
                return string.Equals(first, other, StringComparison.Ordinal) ? other : null;
            });
        }

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(await StoredAsync(meeting)), JsonNode.Parse(text))
        );
        Assert.All(
            [
                "In Döbeln warten 34 Personen. In Mittweida sind es 12.",
                "Kinderbetreuung fehlt an drei Orten.",
                Resolution,
                Errand,
            ],
            written =>
                Assert.True(
                    text.Contains(written, StringComparison.Ordinal),
                    $"{written} in {text}"
                )
        );
    }

    private static Task<string> DocumentAsync(ILocator editor) =>
        editor.EvaluateAsync<string>("e => JSON.stringify(e.snapshot.doc)");

    private async Task<string> StoredAsync(string meeting)
    {
        await using var session = site.App.Query();
        var item = (await session.LoadAsync<Meeting>(Guid.Parse(meeting), Ct))!.Agenda[0].Id;
        await using var scope = site.App.Services.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<MinutesTexts>();
        return (await texts.ReadAsync([item], Ct))[item].Text.ToJson();
    }

    private static async Task CloseTheMeetingAsync(Visit karla, string meeting)
    {
        await karla.OpenAsync($"/sitzungen/{meeting}/durchfuehren");
        await karla.IsAccessibleAsync();
        // The page it leads to is the one of the minutes.
        await karla
            .Page.GetByRole(AriaRole.Button, new() { Name = "Sitzung schließen" })
            .ClickAsync();
        await karla.Page.WaitForURLAsync("**/protokoll");
    }
}
