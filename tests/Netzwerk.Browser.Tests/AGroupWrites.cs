using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Netzwerk.Browser.Tests.Support;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Browser.Tests;

/// <summary>What can stand in minutes, written by several people at once and by keyboard alone.</summary>
public sealed partial class AGroupWrites(Site site) : IClassFixture<Site>
{
    private const string OneLine =
        """{"type":"paragraph","content":[{"type":"text","text":"Es gibt Neues."}]}""";

    private static KeyboardTypeOptions Slowly => new() { Delay = 15 };

    private static async Task<ILocator> EditorAsync(Visit visit, HeldMeeting held)
    {
        await visit.OpenAsync($"/sitzungen/{held.Id}/protokoll");
        var editor = visit.Page.Locator("minutes-editor").First;
        await Assertions.Expect(editor).ToHaveAttributeAsync("data-ready", "");
        return editor;
    }

    private static Task ToTheEndAsync(Visit visit, ILocator editor) =>
        GoAsync(
            visit,
            editor,
            editor.Locator(".ProseMirror"),
            "Control+End",
            "at.pos === e.view.state.selection.constructor.atEnd(e.view.state.doc).from"
        );

    private static ILocator Button(ILocator within, string name) =>
        within.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The text as everybody has it, once everything is saved and has arrived everywhere.</summary>
    private static async Task<JsonNode> AgreedAsync(params ILocator[] editors)
    {
        foreach (var editor in editors)
        {
            await Assertions.Expect(editor).ToHaveAttributeAsync("data-state", "saved");
        }

        var text = await NetzwerkApp.EventuallyAsync(async () =>
        {
            var all = await Task.WhenAll(
                editors.Select(e => e.EvaluateAsync<string>("e => JSON.stringify(e.snapshot)"))
            );
            return all.Distinct(StringComparer.Ordinal).Count() == 1 ? all[0] : null;
        });
        return JsonNode.Parse(text)!["doc"]!;
    }

    /// <summary>
    /// Clicks and presses a key until the editor knows the caret there: a busy browser tells it late, a change of
    /// somebody else can take the last move back, and a person would press again.
    /// </summary>
    private static Task GoAsync(
        Visit visit,
        ILocator editor,
        ILocator click,
        string key,
        string isThere
    ) =>
        NetzwerkApp.EventuallyAsync(async () =>
        {
            await click.ClickAsync();
            await visit.Page.Keyboard.PressAsync(key);
            return await editor.EvaluateAsync<bool>(
                $"e => {{ const at = e.view.state.selection.$from; return {isThere}; }}"
            )
                ? editor
                : null;
        });
}
