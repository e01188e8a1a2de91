using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Netzwerk.Browser.Tests.Support;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests;

public sealed partial class AGroupWrites
{
    private const string FromWord = """
        <h1>Bericht</h1><p>Vorab <img src="https://fremd.example/zaehlen.gif" onerror="alert(1)"></p>
        <p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span> </span></span>Eins</p>
        <p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o<span> </span></span>Darunter</p>
        <p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2.<span> </span></span>Zwei</p>
        <table><caption>Plätze</caption><thead><tr><th>Ort</th><th>Frei</th><th>Belegt</th></tr></thead>
        <tbody><tr><td rowspan="2">Döbeln</td><td colspan="2"><ul><li>5</li><li>6</li></ul></td></tr><tr><td>7</td><td>8</td></tr></tbody></table>
        """;

    [Fact]
    public async Task A_table_is_made_filled_and_changed_by_keyboard_alone()
    {
        var held = await HeldMeeting.HoldAsync(site.App, OneLine);
        await using var taker = await site.VisitAsync(held.Taker);
        var editor = await EditorAsync(taker, held);
        var keys = taker.Page.Keyboard;
        await ToTheEndAsync(taker, editor);
        await keys.PressAsync("Enter");
        await Button(editor, "Mehr einfügen").FocusAsync();
        await keys.PressAsync("Enter");
        await editor.GetByRole(AriaRole.Menuitem, new() { Name = "Tabelle" }).FocusAsync();
        await keys.PressAsync("Enter");
        foreach (var word in new[] { "Ort", "Plätze", "Frei", "Döbeln", "34" })
        {
            await keys.TypeAsync(word, Slowly);
            await keys.PressAsync("Tab");
        }

        await keys.PressAsync("Shift+Tab");
        await keys.TypeAsync("5", Slowly);
        await Assertions
            .Expect(editor.GetByRole(AriaRole.Columnheader))
            .ToHaveTextAsync(["Ort", "Plätze", "Frei"]);
        await taker.IsAccessibleAsync();

        var bar = editor.GetByRole(AriaRole.Toolbar, new() { Name = "Tabelle bearbeiten" });
        await ChooseAsync(taker, bar, "Spalte dahinter");
        await keys.TypeAsync("neu", Slowly);
        await ChooseAsync(taker, bar, "Zeile darunter");
        await ChooseAsync(taker, bar, "Zeile löschen");
        var table = Tables(await AgreedAsync(editor))[0];
        Assert.Equal(["Ort|Plätze||Frei", "Döbeln|345|neu|", "|||"], table);

        // The last cell is no trap: one more Tab leads on.
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await Assertions.Expect(editor.Locator(".ProseMirror")).Not.ToBeFocusedAsync();
        await Assertions.Expect(bar).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Three_people_change_a_table_at_once_and_read_the_same()
    {
        var held = await HeldMeeting.HoldAsync(
            site.App,
            OneLine
                + """,{"type":"table","content":["""
                + Row("Ort", "Zahl")
                + ","
                + Row("Döbeln", "34")
                + "]}"
        );
        await using var taker = await site.VisitAsync(held.Taker);
        await using var chair = await site.VisitAsync(held.Chair);
        await using var karla = await site.VisitAsync(site.Coordinator);
        Visit[] all = [taker, chair, karla];
        var editors = await Task.WhenAll(all.Select(visit => EditorAsync(visit, held)));
        foreach (var editor in editors)
        {
            await IntoCellAsync(editor, "34");
        }

        await Task.WhenAll(
            Button(editors[0], "Spalte dahinter").ClickAsync(),
            Button(editors[1], "Spalte dahinter").ClickAsync(),
            Button(editors[2], "Zeile darunter").ClickAsync()
        );
        await karla.Page.Keyboard.TypeAsync("Waldheim", Slowly);
        var table = Tables(await AgreedAsync(editors))[0];
        Assert.Equal(["Ort|Zahl||", "Döbeln|34||"], table[..2]);
        Assert.Contains("Waldheim", table[2], StringComparison.Ordinal);

        // Whoever changes the columns next fills up what is missing.
        await IntoCellAsync(editors[1], "34");
        await Button(editors[1], "Spalte löschen").ClickAsync();
        foreach (var editor in editors)
        {
            await Assertions.Expect(editor.Locator("tr").Nth(2).Locator("td")).ToHaveCountAsync(3);
        }

        await AgreedAsync(editors);

        // On a phone a table is read in a frame of its own; the page does not get wider.
        await chair.OpenAsync($"/sitzungen/{held.Id}/protokoll/{held.Item}/versionen/1");
        await chair.SeesAsync("Döbeln");
        await chair.IsAccessibleAsync();
    }

    [Fact]
    public async Task What_is_pasted_keeps_headings_lists_and_tables_and_nothing_else()
    {
        var held = await HeldMeeting.HoldAsync(site.App, OneLine);
        await using var taker = await site.VisitAsync(held.Taker);
        var editor = await EditorAsync(taker, held);
        await ToTheEndAsync(taker, editor);
        await taker.Page.Keyboard.PressAsync("Enter");
        await editor.EvaluateAsync("(e, html) => e.view.pasteHTML(html)", FromWord);
        var text = await AgreedAsync(editor);
        Assert.Equal(
            "paragraph heading paragraph ordered_list paragraph table",
            string.Join(' ', text["content"]!.AsArray().Select(block => (string)block!["type"]!))
        );
        Assert.Equal(["Ort|Frei|Belegt", "Döbeln|5/6|", "|7|8"], Tables(text)[0]);
        await Assertions.Expect(editor.Locator("ol > li > ul > li")).ToHaveTextAsync("Darunter");
        await Assertions.Expect(editor.Locator("ol > li").First).ToContainTextAsync("Eins");
        Assert.DoesNotContain("fremd.example", text.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>A change of somebody else can take back the last move of the caret: a person would press again.</summary>
    private static Task IntoCellAsync(ILocator editor, string text) =>
        NetzwerkApp.EventuallyAsync(async () =>
        {
            await editor.GetByText(text, new() { Exact = true }).ClickAsync();
            return await Button(editor, "Zeile darunter").IsVisibleAsync() ? editor : null;
        });

    private static async Task ChooseAsync(Visit visit, ILocator bar, string name)
    {
        await visit.Page.Keyboard.PressAsync("Alt+F10");
        await Button(bar, name).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
    }

    private static string Row(params string[] cells) =>
        """{"type":"table_row","content":["""
        + string.Join(
            ',',
            cells.Select(cell =>
                $$$"""{"type":"table_cell","content":[{"type":"paragraph","content":[{"type":"text","text":"{{{cell}}}"}]}]}"""
            )
        )
        + "]}";

    /// <summary>The tables of a text: each row as one line, cells between strokes.</summary>
    private static IReadOnlyList<string[]> Tables(JsonNode text) =>
        [
            .. Inside(text)
                .Where(node => (string)node!["type"]! == "table")
                .Select(table =>
                    Inside(table!)
                        .Select(row => string.Join('|', Inside(row!).Select(Cell)))
                        .ToArray()
                ),
        ];

    private static string Cell(JsonNode? cell) =>
        string.Join(
            '/',
            Inside(cell!)
                .Select(line => string.Concat(Inside(line!).Select(run => (string?)run!["text"])))
        );

    private static JsonArray Inside(JsonNode node) => node["content"]?.AsArray() ?? [];
}
