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

    private static async Task ToTheEndAsync(Visit visit, ILocator editor)
    {
        await editor.Locator(".ProseMirror").ClickAsync();
        await visit.Page.Keyboard.PressAsync("Control+End");
    }

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

    /// <summary>A browser tells the editor of a new caret a moment after the key or click; nobody types that fast.</summary>
    private static Task CaretAsync(ILocator editor, string isWhere) =>
        NetzwerkApp.EventuallyAsync(async () =>
            await editor.EvaluateAsync<bool>(
                $"e => {{ const at = e.view.state.selection.$from; return {isWhere}; }}"
            )
                ? editor
                : null
        );
}
