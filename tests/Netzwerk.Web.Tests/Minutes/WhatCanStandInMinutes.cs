using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Minutes.Text;
using Netzwerk.Web.Minutes.Versions;
using Netzwerk.Web.Tests.Platform.Pdf;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Minutes;

[Collection(AfterTheMeeting.Name)]
public sealed class WhatCanStandInMinutes(NetzwerkApp app)
{
    private const int ManyRows = 60;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_is_read_on_the_page_and_printed_with_its_heading_on_every_sheet()
    {
        var rows = Enumerable.Range(1, ManyRows).Select(n => Row($"Ort {n}", $"{n} Plätze"));
        var held = await HeldMeeting.HoldAsync(
            app,
            Table(header: true, [Row("Gemeinde", "Angebot", "", "Träger"), .. rows])
                + ","
                + Table(header: false, [Row("Allein", "hier")])
        );
        var edition = await held.FreezeAsync();

        using var browser = await app.SignInAsync(held.Emil);
        var page = await PageAsync(browser, held);
        var shown = page.Replace("\n", "", StringComparison.Ordinal);
        Assert.Contains("""<th scope="col" dir="auto">Gemeinde</th>""", shown, Flat);
        Assert.Equal(3, Count(shown, "<th scope=\"col\" dir=\"auto\">"));
        Assert.Equal(ManyRows * 2, Count(shown, "<td dir=\"auto\"></td>"));

        using var printed = new PrintedPdf(edition.Pdf);
        Assert.True(printed.Pages.Count > 2);
        foreach (var sheet in printed.Pages.Skip(1).SkipLast(1))
        {
            Assert.Contains("Gemeinde", PrintedPdf.ArtifactText(sheet), Flat);
        }

        Assert.Equal(1, Count(printed.Text, "Gemeinde"));
        Assert.Equal(ManyRows, Count(printed.Text, "Plätze"));
        Assert.Contains("Allein", printed.Text, Flat);
    }

    [Fact]
    public async Task Notes_statements_dates_and_tasks_of_organisations_stand_in_the_edition_with_names()
    {
        var organisation = OrganisationId.Create();
        await using (
            var session = app.Services.GetRequiredService<IDocumentStore>().LightweightSession()
        )
        {
            session.Events.StartStream<Organisation>(
                organisation.Value,
                new OrganisationRegistered("Verein Brücke", OrganisationKind.Association, null)
            );
            await session.SaveChangesAsync(Ct);
        }

        var member = await app.CreatePersonAsync("Mila", "Erklärt");
        var held = await HeldMeeting.HoldAsync(
            app,
            $$$"""
            {"type":"note","content":[{"type":"paragraph","content":[{"type":"text","text":"Es zog."}]}]},
            {"type":"statement","attrs":{"member":"{{{member.Id}}}"},"content":[{"type":"paragraph","content":[{"type":"text","text":"Ich war dagegen."}]}]},
            {"type":"date","attrs":{"day":"2026-12-12","from":"10:00","to":"12:30"},"content":[{"type":"text","text":"Fachtag"}]},
            {"type":"task","attrs":{"assignee":"","organisation":"{{{organisation}}}","due":"","done":false},"content":[{"type":"text","text":"Raum anfragen"}]}
            """
        );
        using var browser = await app.SignInAsync(held.Chair);
        var writing = await PageAsync(browser, held);
        Assert.Contains("Aufgabe (Verein Brücke):", writing, Flat);
        Assert.Contains("Erklärung (Mila Erklärt)", writing, Flat);

        var edition = await held.FreezeAsync();
        using var later = await app.SignInAsync(held.Chair);
        var page = await PageAsync(later, held);
        string[] said =
        [
            "Vermerk",
            "Erklärung: Mila Erklärt",
            "Samstag, 12. Dezember 2026, 10:00 bis 12:30 Uhr",
            "Verein Brücke",
        ];
        using var printed = new PrintedPdf(edition.Pdf);
        foreach (var words in said)
        {
            Assert.Contains(words, page, Flat);
            Assert.Contains(words.Replace(" ", "", Flat), printed.TextWithoutSpaces, Flat);
        }
    }

    [Fact]
    public void A_changed_cell_is_shown_within_its_row()
    {
        var lines = TextComparison.Of(
            TextLine.Of(
                Read(Table(header: true, [Row("Ort", "Zahl"), Row("Döbeln", "34")])),
                Words
            ),
            TextLine.Of(Read(Table(header: true, [Row("Ort", "Zahl"), Row("Döbeln", "41")])), Words)
        );
        Assert.Equal([ChangeKind.Same, ChangeKind.Changed], lines.Select(l => l.Kind));
        Assert.Equal("Döbeln | 41", lines[1].Line.Said);
        Assert.Equal(
            "34",
            string.Concat(
                lines[1]
                    .Parts.Where(p => p.Kind is ChangeKind.Removed)
                    .SelectMany(p => p.Words)
                    .Select(w => w.Text)
            )
        );
    }

    private const StringComparison Flat = StringComparison.Ordinal;

    private static MinutesWording Words { get; } =
        new(_ => "Anna Brandt", _ => "Verein")
        {
            Decision = "Beschluss",
            Vote = "Abstimmung",
            Task = "Aufgabe",
            Table = "Tabelle",
            Note = "Vermerk",
            Statement = "Erklärung",
            Date = "Termin",
            Image = "Bild",
            When = (day, _, _) => $"{day:dd.MM.yyyy}",
            Due = "bis {0}",
            Done = "erledigt",
            DayFormat = "dd.MM.yyyy",
        };

    private static Task<string> PageAsync(HttpClient browser, HeldMeeting held) =>
        browser.GetStringAsync(new Uri($"/sitzungen/{held.Id}/protokoll", UriKind.Relative), Ct);

    private static string Table(bool header, IEnumerable<string> rows) =>
        $$$"""{"type":"table","attrs":{"header":{{{(header ? "true" : "false")}}}},"content":[{{{string.Join(
            ',',
            rows
        )}}}]}""";

    private static string Row(params string[] cells) =>
        $$$"""{"type":"table_row","content":[{{{string.Join(',', cells.Select(Cell))}}}]}""";

    private static string Cell(string text) =>
        text.Length == 0
            ? """{"type":"table_cell","content":[{"type":"paragraph"}]}"""
            : $$$"""{"type":"table_cell","content":[{"type":"paragraph","content":[{"type":"text","text":"{{{text}}}"}]}]}""";

    private static MinutesText Read(string content) =>
        MinutesText.Read($$"""{"type":"doc","content":[{{content}}]}""", PersonId.Create()).Text!;

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
