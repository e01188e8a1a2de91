using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Groups.Papers;
using Netzwerk.Web.Groups.Papers;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Papers;

/// <summary>A database of its own: it counts what is kept, and the clock is put forward.</summary>
public sealed class PaperHouse : IAsyncDisposable
{
    public NetzwerkApp App { get; } =
        new()
        {
            Differently = b =>
                b.UseSetting("Netzwerk:Papers:MostMegabytes", "2")
                    .UseSetting("Netzwerk:Papers:GroupMegabytes", "5"),
        };

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class FilingPapers(PaperHouse house) : IClassFixture<PaperHouse>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private NetzwerkApp App => house.App;

    [Fact]
    public async Task A_chair_files_several_papers_and_members_read_them()
    {
        var (group, chair, member) = await GroupAsync();
        using var browser = await App.SignInAsync(chair);
        var page = await browser.OpenAsync(PaperSteps.PapersOf(group));
        var sent = await page.SendFilesAsync(
            "ablegen",
            [("Lageplan.pdf", PaperSteps.Pdf()), ("Zahlen.csv", "Ort;Zahl\nBonn;3\n"u8.ToArray())],
            ("Input.Heading", "Konzepte")
        );
        Assert.Equal(PaperSteps.PapersOf(group), sent.RedirectsTo);
        using var reader = await App.SignInAsync(member);
        var list = await reader.OpenAsync(PaperSteps.PapersOf(group));
        Assert.Equal(
            ["Lageplan", "Zahlen"],
            list.Document.QuerySelectorAll(".rows__main a").Select(a => a.TextContent)
        );
        Assert.Contains("Konzepte", list.Text, StringComparison.Ordinal);
        Assert.Contains(chair.Card.FullName, list.Text, StringComparison.Ordinal);
        Assert.Null(list.Document.QuerySelector("input[type=file]"));
        var home = await reader.OpenAsync($"/gruppen/{group}");
        Assert.Contains("Lageplan", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_version_stands_beside_the_older_and_each_can_be_had()
    {
        var (group, chair, _) = await GroupAsync();
        using var browser = await App.SignInAsync(chair);
        await browser.FileAsync(group, "Plan.pdf", PaperSteps.Pdf("eins"));
        var paper = Assert.Single(await App.PapersAsync(group));
        var path = $"{PaperSteps.PapersOf(group)}/{paper.Id}";
        var second = ("Plan neu.pdf", PaperSteps.Pdf("zwei"));
        var page = await browser.OpenAsync(path);
        var sent = await page.SendFilesAsync("fassung", [second], ("Input.Note", "Zahlen"));
        Assert.Equal(path, sent.RedirectsTo);
        // Pressed twice, and once more by mistake.
        Assert.Equal(path, (await page.SendFilesAsync("fassung", [second])).RedirectsTo);
        page = await browser.OpenAsync(path);
        Assert.Contains("Zahlen", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(
            PaperSteps.Pdf("eins"),
            await browser.GetByteArrayAsync(PaperSteps.AddressOf(paper, 1), Ct)
        );
        Assert.Equal(
            PaperSteps.Pdf("zwei"),
            await browser.GetByteArrayAsync(PaperSteps.AddressOf(paper, 2), Ct)
        );
        Assert.Equal(2, (await App.KeptAsync(group)).Contents);
    }

    [Fact]
    public async Task Pressing_twice_files_once()
    {
        var (group, chair, _) = await GroupAsync();
        using var browser = await App.SignInAsync(chair);
        var page = await browser.OpenAsync(PaperSteps.PapersOf(group));
        await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ => page.SendFilesAsync("ablegen", [("Plan.pdf", PaperSteps.Pdf())]))
        );
        var paper = Assert.Single(await App.PapersAsync(group));
        Assert.Single(paper.Versions);
        var kept = await App.KeptAsync(group);
        Assert.Equal((1, (long)PaperSteps.Pdf().Length), (kept.Contents, kept.Shelf));
    }

    [Fact]
    public async Task A_large_file_comes_back_byte_by_byte()
    {
        var (group, chair, _) = await GroupAsync();
        using var browser = await App.SignInAsync(chair);
        // Longer than several parts, and no multiple of one.
        var bytes = PaperSteps.Pdf(new string('x', PaperSeal.PartBytes * 3 + 77));
        await browser.FileAsync(group, "Plan.pdf", bytes);
        var paper = Assert.Single(await App.PapersAsync(group));
        Assert.Equal(Convert.ToHexStringLower(SHA512.HashData(bytes)), paper.Newest!.Sha512);
        Assert.Equal(bytes, await browser.GetByteArrayAsync(PaperSteps.AddressOf(paper), Ct));
    }

    [Fact]
    public async Task What_is_refused_leaves_nothing_behind_and_keeps_what_was_typed()
    {
        var (group, chair, _) = await GroupAsync();
        using var browser = await App.SignInAsync(chair);
        var before = (await App.KeptAsync(group)).Parts;
        var page = await browser.OpenAsync(PaperSteps.PapersOf(group));
        var refused = await page.SendFilesAsync(
            "ablegen",
            [("Gut.pdf", PaperSteps.Pdf()), ("Böse.pdf", "MZ\0\0"u8.ToArray())],
            ("Input.Heading", "Konzepte"),
            ("Input.Title", "Mein Titel")
        );
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Equal(
            "Fehler: „Böse.pdf“ ist ein Programm. Programme werden nicht abgelegt.",
            refused.Document.QuerySelector("#feld-files-fehler")!.TextContent
        );
        Assert.Equal(
            "Mein Titel",
            refused.Document.QuerySelector("#feld-title")!.GetAttribute("value")
        );
        Assert.Equal((0, before, 0), await App.KeptAsync(group));
        Assert.Empty(await App.PapersAsync(group));
        var none = await page.SendFilesAsync("ablegen", [("", [])]);
        Assert.Contains("Bitte wählen Sie eine Datei", none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_a_file_nor_a_group_grows_beyond_its_measure()
    {
        var (group, chair, _) = await GroupAsync();
        using var browser = await App.SignInAsync(chair);
        var large = await browser.FileAsync(group, "G.pdf", Sized(2 * 1024 * 1024 + 1, "g"));
        Assert.Contains("„G.pdf“ ist größer als 2 MB.", large.Text, StringComparison.Ordinal);
        foreach (var name in (string[])["a", "b"])
        {
            var filed = await browser.FileAsync(group, name + ".pdf", Sized(2_000_000, name));
            Assert.NotNull(filed.RedirectsTo);
        }

        var full = await browser.FileAsync(group, "c.pdf", Sized(2_000_000, "c"));
        Assert.Contains(
            "reicht der Platz der Gruppe nicht (5 MB)",
            full.Text,
            StringComparison.Ordinal
        );
        var kept = await App.KeptAsync(group);
        Assert.Equal((2, 4_000_000L), (kept.Contents, kept.Shelf));
    }

    [Fact]
    public async Task Two_who_send_at_once_do_not_both_get_the_last_place()
    {
        var (group, chair, _) = await GroupAsync();
        using var browser = await App.SignInAsync(chair);
        await browser.FileAsync(group, "a.pdf", Sized(2_000_000, "a"));
        var pages = await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(n => browser.FileAsync(group, $"{n}.pdf", Sized(1_900_000, $"p{n}")))
        );
        Assert.Single(pages, p => p.RedirectsTo is not null);
        Assert.Equal(3_900_000, (await App.KeptAsync(group)).Shelf);
    }

    [Fact]
    public async Task A_paper_taken_away_comes_back_or_its_files_go_for_good()
    {
        var (group, chair, member) = await GroupAsync();
        var paper = await App.FileAsync(group, "Plan.pdf", PaperSteps.Pdf());
        var path = $"{PaperSteps.PapersOf(group)}/{paper.Id}";
        using var browser = await App.SignInAsync(chair);
        using var reader = await App.SignInAsync(member);
        var asked = await browser.OpenAsync($"{path}/wegnehmen");
        Assert.Contains(
            "Bitte nennen Sie den Grund",
            (await asked.SubmitAsync("wegnehmen")).Text,
            StringComparison.Ordinal
        );
        await asked.SubmitAsync("wegnehmen", ("Input.Reason", "Falsche Datei"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, paper));
        var tomb = await reader.OpenAsync(path);
        Assert.Contains("Falsche Datei", tomb.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Plan",
            (await reader.OpenAsync(PaperSteps.PapersOf(group))).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, paper));

        var away = await browser.OpenAsync(path);
        await away.SubmitAsync("zurueckholen");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader, paper));

        asked = await browser.OpenAsync($"{path}/wegnehmen");
        await asked.SubmitAsync("wegnehmen", ("Input.Reason", "Doch falsch"));
        App.Clock.Advance(TimeSpan.FromDays(29));
        await App.RunAsync<ForgetPapers>(j => j.RunAsync(Ct));
        Assert.Equal(1, (await App.KeptAsync(group)).Contents);
        App.Clock.Advance(TimeSpan.FromDays(2));
        await App.RunAsync<ForgetPapers>(j => j.RunAsync(Ct));
        await App.RunAsync<ForgetPapers>(j => j.RunAsync(Ct));
        var kept = await App.KeptAsync(group);
        Assert.Equal((0, 0L), (kept.Contents, kept.Shelf));
        using var later = await App.SignInAsync(chair);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(later, paper));
        Assert.Contains(
            "Doch falsch",
            (await later.OpenAsync(path)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_who_rename_at_once_see_each_other()
    {
        var (group, chair, _) = await GroupAsync();
        var paper = await App.FileAsync(group, "Plan.pdf", PaperSteps.Pdf());
        var path = $"{PaperSteps.PapersOf(group)}/{paper.Id}";
        using var browser = await App.SignInAsync(chair);
        var (one, other) = (
            await browser.OpenAsync($"{path}/bearbeiten"),
            await browser.OpenAsync($"{path}/bearbeiten")
        );
        Assert.Equal(
            path,
            (await one.FillAsync("bearbeiten", ("Input.Title", "Erster"))).RedirectsTo
        );
        Assert.Equal(
            path,
            (await one.FillAsync("bearbeiten", ("Input.Title", "Erster"))).RedirectsTo
        );
        var late = await other.FillAsync("bearbeiten", ("Input.Title", "Zweiter"));
        Assert.Contains("Jemand anderes hat das inzwischen", late.Text, StringComparison.Ordinal);
        Assert.Contains("Erster", late.Text, StringComparison.Ordinal);
        Assert.Equal("Zweiter", late.Document.QuerySelector("#feld-title")!.GetAttribute("value"));
        Assert.Equal(path, (await late.FillAsync("bearbeiten")).RedirectsTo);
        Assert.Equal("Zweiter", (await App.PapersAsync(group)).Single().Title);
    }

    private static byte[] Sized(int bytes, string name) =>
        PaperSteps.Pdf(name + new string('x', bytes - PaperSteps.Pdf(name).Length));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, Paper paper) =>
        (await browser.GetAsync(PaperSteps.AddressOf(paper), Ct)).StatusCode;

    private async Task<(Domain.GroupId Group, KnownPerson Chair, KnownPerson Member)> GroupAsync()
    {
        var group = await App.FoundAsync();
        var (chair, member) = (
            await App.CreatePersonAsync("Cora", "Vorsitz"),
            await App.CreatePersonAsync("Mika", "Mitglied")
        );
        await App.SeatAsync(group, chair, GroupRole.Chair);
        await App.SeatAsync(group, member);
        return (group, chair, member);
    }
}
