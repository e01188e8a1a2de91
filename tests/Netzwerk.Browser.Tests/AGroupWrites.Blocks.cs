using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Netzwerk.Domain;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests;

public sealed partial class AGroupWrites
{
    private const string Decided =
        """{"type":"decision","attrs":{"vote":"einstimmig"},"content":[{"type":"paragraph","content":[{"type":"text","text":"Zwei Abendkurse in Döbeln."}]}]}""";

    [Fact]
    public async Task What_is_typed_at_the_start_of_a_line_becomes_a_block_with_its_fields_filled_in()
    {
        var held = await HeldMeeting.HoldAsync(site.App, OneLine);
        await using var taker = await site.VisitAsync(held.Taker);
        var editor = await EditorAsync(taker, held);
        var keys = taker.Page.Keyboard;
        await ToTheEndAsync(taker, editor);
        await keys.PressAsync("Enter");
        await keys.TypeAsync("Vermerk: Es zog.", Slowly);
        await keys.PressAsync("Enter");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("/erklärung @Ver", Slowly);
        await keys.PressAsync("Enter");
        await keys.TypeAsync("Ich war dagegen.", Slowly);
        await keys.PressAsync("Enter");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("/termin 12.12.2026 10:00-12:00 Fachtag", Slowly);
        await keys.PressAsync("Enter");
        await keys.TypeAsync("/aufgabe @Emil Öztürk bis 12.12. Raum anfragen", Slowly);
        await keys.PressAsync("Enter");
        var blocks = (await AgreedAsync(editor))["content"]!.AsArray();
        Assert.Equal(
            "paragraph note statement date task paragraph",
            string.Join(' ', blocks.Select(block => (string)block!["type"]!))
        );
        Assert.Equal($"{held.Vera.Id}", (string?)blocks[2]!["attrs"]!["member"]);
        Assert.Equal(
            """{"day":"2026-12-12","from":"10:00","to":"12:00"}""",
            blocks[3]!["attrs"]!.ToJsonString()
        );
        Assert.Equal("Fachtag", (string?)blocks[3]!["content"]![0]!["text"]);
        Assert.Equal($"{held.Emil.Id}", (string?)blocks[4]!["attrs"]!["assignee"]);
        Assert.EndsWith("-12-12", (string?)blocks[4]!["attrs"]!["due"], StringComparison.Ordinal);
        Assert.Equal("Raum anfragen", (string?)blocks[4]!["content"]![0]!["text"]);
        await taker.IsAccessibleAsync();
    }

    [Fact]
    public async Task A_task_is_given_to_an_organisation_as_quickly_as_to_a_person()
    {
        var held = await HeldMeeting.HoldAsync(site.App, OneLine);
        var (school, otto) = (
            OrganisationId.Create(),
            await site.App.CreatePersonAsync("Otto", "Schule")
        );
        await held.SeatForAsync("Volkshochschule Großweitzschen", school, otto);
        await using var taker = await site.VisitAsync(held.Taker);
        var editor = await EditorAsync(taker, held);
        var keys = taker.Page.Keyboard;
        await ToTheEndAsync(taker, editor);
        await keys.PressAsync("Enter");
        await keys.TypeAsync("Danke an @Volk", Slowly);
        var offered = editor.Locator(".pm-people li");
        await Assertions.Expect(offered).ToHaveCountAsync(0);
        await keys.PressAsync("Enter");
        await keys.TypeAsync("/aufgabe @groß", Slowly);
        await Assertions.Expect(offered).ToHaveCountAsync(1);
        await keys.PressAsync("Tab");
        await keys.TypeAsync("bis 12.12. Kurs planen", Slowly);
        var task = (await AgreedAsync(editor))["content"]!.AsArray()[^1]!;
        Assert.Equal($"{school}", (string?)task["attrs"]!["organisation"]);
        Assert.Equal("", (string?)task["attrs"]!["assignee"]);
        Assert.EndsWith("-12-12", (string?)task["attrs"]!["due"], StringComparison.Ordinal);
        Assert.Equal("Kurs planen", (string?)task["content"]![0]!["text"]);
    }

    [Fact]
    public async Task The_list_of_what_can_be_inserted_works_by_keyboard()
    {
        var held = await HeldMeeting.HoldAsync(site.App, OneLine);
        await using var taker = await site.VisitAsync(held.Taker);
        var editor = await EditorAsync(taker, held);
        var keys = taker.Page.Keyboard;
        await ToTheEndAsync(taker, editor);
        await Button(editor, "Mehr einfügen").FocusAsync();
        await keys.PressAsync("Enter");
        var items = editor.GetByRole(AriaRole.Menuitem);
        await Assertions.Expect(items.First).ToBeFocusedAsync();
        await taker.IsAccessibleAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(Button(editor, "Mehr einfügen")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await Assertions.Expect(editor.Locator(".ProseMirror")).ToBeFocusedAsync();
        var blocks = (await AgreedAsync(editor))["content"]!.AsArray();
        Assert.Equal("statement", (string?)blocks[0]!["type"]);
    }

    [Fact]
    public async Task Deleting_a_decision_asks_and_holds_up_nobody_else()
    {
        var held = await HeldMeeting.HoldAsync(site.App, OneLine + "," + Decided);
        await using var taker = await site.VisitAsync(held.Taker);
        await using var chair = await site.VisitAsync(held.Chair);
        await using var karla = await site.VisitAsync(site.Coordinator);
        var editor = await EditorAsync(taker, held);
        var other = await EditorAsync(chair, held);
        var third = await EditorAsync(karla, held);
        var keys = taker.Page.Keyboard;
        var question = editor.GetByRole(AriaRole.Dialog);
        await DeleteAllAsync();
        await Assertions.Expect(question).ToContainTextAsync("Zwei Abendkurse in Döbeln.");
        await Assertions.Expect(Button(question, "Stehen lassen")).ToBeFocusedAsync();
        await taker.IsAccessibleAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(question).ToBeHiddenAsync();
        await Assertions.Expect(editor.Locator(".ProseMirror")).ToBeFocusedAsync();
        Assert.Equal("paragraph decision", Kinds(await AgreedAsync(editor, other, third)));

        // The others write on while the question is open, and one of them deletes something else.
        await DeleteAllAsync();
        var first = other.GetByText("Es gibt Neues.");
        await GoAsync(chair, other, first, "Home", "at.pos === 1");
        await chair.Page.Keyboard.TypeAsync("Zuerst: ", Slowly);
        var last = third.GetByText("Zwei Abendkurse in Döbeln.", new() { Exact = true });
        await GoAsync(karla, third, last, "End", "at.index(0) === 1");
        await karla.Page.Keyboard.TypeAsync(" Sofort.", Slowly);
        await Assertions.Expect(editor).ToContainTextAsync("Zuerst: Es gibt Neues.");
        await Assertions.Expect(editor).ToContainTextAsync("Sofort.");
        await Button(question, "Als einfachen Text behalten").ClickAsync();
        Assert.Equal("paragraph paragraph", Kinds(await AgreedAsync(editor, other, third)));
        await keys.PressAsync("Control+z");
        Assert.Equal("paragraph decision", Kinds(await AgreedAsync(editor, other, third)));

        await DeleteAllAsync();
        await Button(question, "Löschen").ClickAsync();
        Assert.Equal("paragraph", Kinds(await AgreedAsync(editor, other, third)));
        await keys.PressAsync("Control+z");
        await Assertions.Expect(other).ToContainTextAsync("Zwei Abendkurse in Döbeln.");
        await Assertions.Expect(question).ToBeHiddenAsync();

        async Task DeleteAllAsync()
        {
            await editor.Locator(".ProseMirror").FocusAsync();
            await keys.PressAsync("Control+a");
            await keys.PressAsync("Delete");
            await Assertions.Expect(question).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_key_pressed_outside_a_decision_does_not_make_plain_text_of_it_unasked()
    {
        var held = await HeldMeeting.HoldAsync(site.App, OneLine + "," + Decided);
        await using var taker = await site.VisitAsync(held.Taker);
        var editor = await EditorAsync(taker, held);
        var keys = taker.Page.Keyboard;
        var question = editor.GetByRole(AriaRole.Dialog);
        const string AtItsEnd = "at.index(0) === 0 && at.parentOffset === at.parent.content.size";
        await GoAsync(taker, editor, editor.GetByText("Es gibt Neues."), "End", AtItsEnd);
        await keys.PressAsync("Delete");
        await Assertions.Expect(question).ToContainTextAsync("Zwei Abendkurse in Döbeln.");
        await keys.PressAsync("Escape");
        Assert.Equal("paragraph decision", Kinds(await AgreedAsync(editor)));
        await keys.PressAsync("Delete");
        await Button(question, "Löschen").ClickAsync();
        Assert.Equal("paragraph", Kinds(await AgreedAsync(editor)));
        await keys.PressAsync("Control+z");
        Assert.Equal("paragraph decision", Kinds(await AgreedAsync(editor)));

        // Within it, the same is what was meant.
        var decided = editor.GetByText("Zwei Abendkurse in Döbeln.", new() { Exact = true });
        await GoAsync(taker, editor, decided, "Home", "at.index(0) === 1 && at.parentOffset === 0");
        await keys.PressAsync("Backspace");
        await Assertions.Expect(question).ToBeHiddenAsync();
        Assert.Equal("paragraph paragraph", Kinds(await AgreedAsync(editor)));
    }

    [Fact]
    public async Task A_picture_is_inserted_with_a_description_and_never_without_one()
    {
        var held = await HeldMeeting.HoldAsync(site.App, OneLine);
        await using var taker = await site.VisitAsync(held.Taker);
        await using var emil = await site.VisitAsync(held.Emil, phone: true);
        var editor = await EditorAsync(taker, held);
        var reader = await EditorAsync(emil, held);
        await ToTheEndAsync(taker, editor);
        await Button(editor, "Mehr einfügen").ClickAsync();
        await editor.GetByRole(AriaRole.Menuitem, new() { Name = "Bild" }).ClickAsync();
        var dialog = editor.GetByRole(AriaRole.Dialog);
        await dialog
            .GetByLabel("Datei")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "karte.png",
                    MimeType = "image/png",
                    Buffer = SamplePng.Logo,
                }
            );
        await Button(dialog, "Bild einfügen").ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("beschreiben");
        await Assertions.Expect(dialog.GetByLabel("Was ist zu sehen?")).ToBeFocusedAsync();
        await taker.IsAccessibleAsync();
        await taker.Page.Keyboard.TypeAsync("Karte der Orte", Slowly);
        await Button(dialog, "Bild einfügen").ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        var image = reader.GetByRole(AriaRole.Img, new() { Name = "Karte der Orte" });
        await Assertions.Expect(image).ToBeVisibleAsync();
        Assert.True(
            await image.EvaluateAsync<bool>("i => i.decode().then(() => i.naturalWidth > 0)")
        );
        Assert.Equal("paragraph image paragraph", Kinds(await AgreedAsync(editor)));
        await emil.IsAccessibleAsync();

        // From the clipboard it takes the same way.
        await editor.EvaluateAsync(
            """
            (e, bytes) => {
              const data = new DataTransfer()
              data.items.add(new File([new Uint8Array(bytes)], "bild.png", { type: "image/png" }))
              e.view.dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
            }
            """,
            SamplePng.Logo.Select(b => (int)b).ToArray()
        );
        await dialog.GetByLabel("Was ist zu sehen?").FillAsync("Noch eine Karte");
        await Button(dialog, "Bild einfügen").ClickAsync();
        await Assertions
            .Expect(reader.GetByRole(AriaRole.Img, new() { Name = "Noch eine Karte" }))
            .ToBeVisibleAsync();
    }

    private static string Kinds(JsonNode text) =>
        string.Join(' ', text["content"]!.AsArray().Select(block => (string)block!["type"]!));
}
