using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Netzwerk.Browser.Tests.Support;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Minutes;
using Xunit;

namespace Netzwerk.Browser.Tests;

/// <summary>Something in the minutes was deleted by mistake: found, compared, and brought back while somebody writes.</summary>
public sealed class AGroupLooksBack(Site site) : IClassFixture<Site>
{
    private const string Text = """
        {"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"Warteliste"}]},
        {"type":"paragraph","content":[{"type":"text","text":"In Döbeln warten 34 Personen auf einen Platz. Die Kinderbetreuung fehlt an drei Orten."}]},
        {"type":"bullet_list","content":[{"type":"list_item","content":[{"type":"paragraph","content":[{"type":"text","text":"Mittweida: 12 Personen"}]}]},{"type":"list_item","content":[{"type":"paragraph","content":[{"type":"text","text":"Frankenberg: 7 Personen"}]}]}]},
        {"type":"decision","attrs":{"vote":"einstimmig"},"content":[{"type":"paragraph","content":[{"type":"text","text":"Die Gruppe empfiehlt zwei Abendkurse in Döbeln."}]}]}
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_is_found_compared_and_restored_without_script_while_somebody_writes()
    {
        var held = await HeldMeeting.HoldAsync(site.App, Text);
        site.App.Clock.Advance(TimeSpan.FromMinutes(20));
        await WriteAsync(held, held.Chair, 1, Step(30, 32, "41"));
        await WriteAsync(held, held.Chair, 2, Step(79, 79, "und eine Beratung "));
        site.App.Clock.Advance(TimeSpan.FromMinutes(30));
        await WriteAsync(held, held.Taker, 3, Step(13, 59, ""));
        var path = $"/sitzungen/{held.Id}/protokoll";

        await using var taker = await site.VisitAsync(held.Taker);
        await taker.OpenAsync(path);
        var editor = taker.Page.Locator("minutes-editor").First;
        await Assertions.Expect(editor).ToHaveAttributeAsync("data-ready", "");
        await Assertions.Expect(editor).Not.ToContainTextAsync("41 Personen");

        await using var chair = await site.VisitAsync(held.Chair);
        await chair.OpenAsync(path);
        await chair.IsAccessibleAsync();
        await chair.FollowAsync("1. Warteliste");
        await chair.SeesAsync("Version 3");
        await chair.IsAccessibleAsync();
        await chair.PictureAsync("13-versionen");
        await chair.PressAsync("Vergleichen");
        await chair.SeesAsync("Stelle ist anders");
        await chair.IsAccessibleAsync();
        await chair.PictureAsync("13-vergleich");
        await chair.OpenAsync($"{path}/{held.Item}/versionen/3?wer=ja");
        await chair.SeesAsync("Christa Leitner: 41");
        await chair.IsAccessibleAsync();
        await chair.PictureAsync("13-wer");

        await using var bare = await site.VisitAsync(held.Chair, phone: true, script: false);
        await bare.OpenAsync($"{path}/{held.Item}/versionen/3");
        await bare.FollowAsync("Wiederherstellen");
        await bare.SeesAsync("Version 2 wiederherstellen?");
        await bare.PressAsync("Wiederherstellen");
        await bare.SeesAsync("Wiederhergestellt: Version 2.");
        await Assertions.Expect(editor).ToContainTextAsync("warten 41 Personen");
        await chair.OpenAsync($"{path}/{held.Item}/versionen/3/wiederherstellen");
        await chair.IsAccessibleAsync();
    }

    private static string Step(int from, int to, string text)
    {
        var content = text.Length == 0 ? "" : $$"""{"type":"text","text":"{{text}}"}""";
        return $$$"""[{"stepType":"replace","from":{{{from}}},"to":{{{to}}},"slice":{"content":[{{{content}}}]}}]""";
    }

    private async Task WriteAsync(HeldMeeting held, KnownPerson who, long version, string steps)
    {
        await using var session = site
            .App.Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        session.Events.Append(
            held.Item.Value,
            MinutesTextDecisions.Decide(
                new WriteMinutes(new(held.Id), who.Id, version, 1, steps, "test")
            )
        );
        await session.SaveChangesAsync(Ct);
    }
}
