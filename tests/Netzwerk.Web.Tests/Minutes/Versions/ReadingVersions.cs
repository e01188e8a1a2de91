using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Domain.Minutes.Versions;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Minutes.Versions;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes.Versions;

/// <summary>The pages about versions; the clock goes forward, so the product is one of its own.</summary>
public sealed class ReadingVersions(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_says_who_wrote_when_and_how_much_and_leads_to_each_version()
    {
        var held = await HeldMeeting.HoldAsync(app, Paragraph("Die Kosten steigen."));
        app.Clock.Advance(TimeSpan.FromHours(1));
        await WriteAsync(held, held.Chair, 1, Insert(20, " Stark."));
        using var reader = await app.SignInAsync(held.Vera);
        var minutes = await reader.OpenAsync($"/sitzungen/{held.Id}/protokoll");
        var link = minutes
            .Document.QuerySelectorAll("main a")
            .Single(a =>
                a.TextContent == "1. Warteliste"
                && a.GetAttribute("href")!.EndsWith("/versionen", StringComparison.Ordinal)
            );

        // Nobody wrote about the other item.
        Assert.DoesNotContain(
            minutes.Document.QuerySelectorAll("main a"),
            a => a.TextContent == "2. Verschiedenes"
        );

        var list = await reader.OpenAsync(link.GetAttribute("href")!);

        var rows = list.Document.QuerySelectorAll("ol.timeline > li");
        Assert.Equal(2, rows.Length);
        Assert.Contains("Version 2", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Christa Leitner", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "7 Zeichen dazu, 0 Zeichen weg",
            rows[0].TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Theo Schreiber", rows[1].TextContent, StringComparison.Ordinal);
        var first = await reader.OpenAsync(rows[1].QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal("Die Kosten steigen.", first.Document.QuerySelector(".minutes")!.TextContent);
        // Who only reads is offered nothing else.
        Assert.DoesNotContain("Wiederherstellen", first.Text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await reader.OpenAsync($"{Path(held)}/versionen/1/wiederherstellen")).Status
        );
    }

    [Fact]
    public async Task Each_stretch_names_its_writer_and_an_erased_one_is_called_so()
    {
        var held = await HeldMeeting.HoldAsync(app, Paragraph("Die Kosten steigen."));
        await WriteAsync(held, held.Emil, 1, Insert(12, "aller Orte "));
        await EraseAsync(held.Emil.Id);
        using var reader = await app.SignInAsync(held.Vera);

        var page = await reader.OpenAsync($"{Path(held)}/versionen/2?wer=ja");

        Assert.Equal(
            [
                "Theo Schreiber: Die Kosten ",
                "gelöschte Person: aller Orte ",
                "Theo Schreiber: steigen.",
            ],
            page.Document.QuerySelectorAll(".minutes .von").Select(v => v.TextContent)
        );
        Assert.Contains("gelöschte Person", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Öztürk", page.Document.Source.Text, StringComparison.Ordinal);
        var without = await reader.OpenAsync($"{Path(held)}/versionen/2");
        Assert.Empty(without.Document.QuerySelectorAll(".minutes .von"));
    }

    [Fact]
    public async Task Two_versions_are_compared_with_marks_that_can_be_heard()
    {
        var held = await HeldMeeting.HoldAsync(app, Paragraph("Die Kosten steigen."));
        await WriteAsync(held, held.Chair, 1, Insert(12, "<b>nicht</b> "));
        using var reader = await app.SignInAsync(held.Vera);

        var page = await reader.OpenAsync($"{Path(held)}/vergleich?alt=1&neu=2");

        Assert.Equal(
            "[neu] <b>nicht</b>  [Ende neu]",
            Assert.Single(page.Document.QuerySelectorAll(".vergleich ins")).TextContent
        );
        Assert.Empty(page.Document.QuerySelectorAll(".vergleich del"));
        var back = await reader.OpenAsync($"{Path(held)}/vergleich?alt=2&neu=1");
        Assert.Single(back.Document.QuerySelectorAll(".vergleich del"));
        var same = await reader.OpenAsync($"{Path(held)}/vergleich?alt=2&neu=2");
        Assert.Contains("Beide Versionen sagen dasselbe.", same.Text, StringComparison.Ordinal);
        var begun = await reader.OpenAsync($"{Path(held)}/vergleich?alt=0&neu=1");
        Assert.Equal(HttpStatusCode.OK, begun.Status);
    }

    [Fact]
    public async Task Restoring_asks_first_and_is_refused_once_the_minutes_are_laid_open()
    {
        var held = await HeldMeeting.HoldAsync(app, Paragraph("Erste Fassung."));
        await WriteAsync(held, held.Chair, 1, Delete(1, 15));
        using var writer = await app.SignInAsync(held.Taker);
        var version = await writer.OpenAsync($"{Path(held)}/versionen/1");
        Assert.Contains("Wiederherstellen", version.Text, StringComparison.Ordinal);
        var question = await writer.OpenAsync($"{Path(held)}/versionen/1/wiederherstellen");
        Assert.Contains(
            "bleibt unter den Versionen erhalten",
            question.Text,
            StringComparison.Ordinal
        );

        var list = await (await question.SubmitAsync("restore")).FollowAsync();

        Assert.Contains("Wiederhergestellt:", list.Text, StringComparison.Ordinal);
        Assert.Contains("Heutiger Text", list.Text, StringComparison.Ordinal);
        var now = await writer.OpenAsync($"{Path(held)}/versionen/3?wer=ja");
        Assert.Equal(
            "Theo Schreiber: Erste Fassung.",
            now.Document.QuerySelector(".minutes")!.TextContent
        );

        var again = await writer.OpenAsync($"{Path(held)}/versionen/2/wiederherstellen");
        await held.SubmitAsync();
        var late = await again.SubmitAsync("restore");
        Assert.Contains(
            "Jetzt lässt sich keine Version wiederherstellen",
            late.Text,
            StringComparison.Ordinal
        );
        var closed = await writer.OpenAsync($"{Path(held)}/versionen/2/wiederherstellen");
        Assert.Empty(closed.Document.QuerySelectorAll("form input[name=_handler][value=restore]"));
        // What was written stays to be read.
        Assert.Equal(HttpStatusCode.OK, (await writer.OpenAsync($"{Path(held)}/versionen")).Status);
    }

    [Fact]
    public async Task Strangers_and_strange_addresses_find_nothing()
    {
        var held = await HeldMeeting.HoldAsync(app, Paragraph("Vertraulich."));
        var other = await HeldMeeting.HoldAsync(app, Paragraph("Anderes."));
        string[] pages =
        [
            "/versionen",
            "/versionen/1",
            "/versionen/1?wer=ja",
            "/versionen/1/wiederherstellen",
            "/vergleich",
            "/vergleich?alt=0&neu=1",
        ];
        using var stranger = await app.SignInAsync(held.Stranger);
        using var chair = await app.SignInAsync(held.Chair);
        foreach (var page in pages)
        {
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await stranger.OpenAsync(Path(held) + page)).Status
            );
            Assert.Equal(HttpStatusCode.OK, (await chair.OpenAsync(Path(held) + page)).Status);
            // An item of another meeting, under a meeting that may be seen.
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await chair.OpenAsync($"/sitzungen/{held.Id}/protokoll/{other.Item}{page}")).Status
            );
        }

        string[] strange =
        [
            "/versionen/0",
            "/versionen/9",
            "/versionen/-1",
            "/versionen/1.5",
            "/versionen/99999999999999999999",
            "/versionen/eins",
            "/vergleich?alt=9&neu=1",
            "/vergleich?alt=x&neu=1",
            "/vergleich?alt=&neu=",
        ];
        foreach (var page in strange)
        {
            Assert.Equal(
                (page, HttpStatusCode.NotFound),
                (page, (await chair.OpenAsync(Path(held) + page)).Status)
            );
        }
    }

    [Fact]
    public async Task Versions_that_were_cut_before_are_gone_on_with()
    {
        var held = await HeldMeeting.HoldAsync(app, Paragraph("Anfang"));
        var reader = app.Services.GetRequiredService<VersionReader>();
        await WriteAsync(held, held.Chair, 1, [.. Enumerable.Repeat(Insert(1, "x"), 400)]);
        var before = await reader.ListAsync(held.Item, Ct);
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        await WriteAsync(held, held.Taker, 401, Insert(1, "y"));

        var after = await reader.ListAsync(held.Item, Ct);

        Assert.Equal(before.Count + 1, after.Count);
        await using var session = app.Query();
        var kept = await session.LoadAsync<MinutesVersionIndex>(held.Item.Value, Ct);
        Assert.Equal(401, kept?.StreamVersion);
        var fresh = new MinutesVersions();
        foreach (var happened in await session.Events.FetchStreamAsync(held.Item.Value, token: Ct))
        {
            fresh.Add((MinutesTextEvent)happened.Data, happened.Timestamp);
        }

        Assert.Equal(fresh.All.Select(Described), after.Select(Described));
    }

    private static string Described(MinutesVersion v) =>
        $"{v.First} {v.Last} {v.Since:O} {v.Until:O} {v.Restored} {string.Join(' ', v.Shares)}";

    private static string Path(HeldMeeting held) => $"/sitzungen/{held.Id}/protokoll/{held.Item}";

    private static string Paragraph(string text) =>
        $$"""{"type":"paragraph","content":[{"type":"text","text":"{{text}}"}]}""";

    private static string Insert(int at, string text) =>
        $$$"""{"stepType":"replace","from":{{{at}}},"to":{{{at}}},"slice":{"content":[{"type":"text","text":"{{{text}}}"}]}}""";

    private static string Delete(int from, int to) =>
        $$"""{"stepType":"replace","from":{{from}},"to":{{to}}}""";

    private async Task WriteAsync(
        HeldMeeting held,
        KnownPerson who,
        long version,
        params string[] steps
    )
    {
        await using var session = app
            .Services.GetRequiredService<IDocumentStore>()
            .LightweightSession();
        session.Events.Append(
            held.Item.Value,
            steps.Select(
                (step, i) =>
                    (object)
                        MinutesTextDecisions.Decide(
                            new WriteMinutes(
                                new(held.Id),
                                who.Id,
                                version + i,
                                1,
                                $"[{step}]",
                                "test"
                            )
                        )
            )
        );
        await session.SaveChangesAsync(Ct);
    }

    private async Task EraseAsync(PersonId person)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var erasure = scope.ServiceProvider.GetRequiredService<PersonErasure>();
        var erased = await scope
            .ServiceProvider.GetRequiredService<CommandRunner>()
            .RunAsync(Originator.Job, (work, ct) => erasure.EraseAsync(work, person, ct), Ct);
        Assert.True(erased.Succeeded);
    }
}
