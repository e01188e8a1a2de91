using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Profiles;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Profiles;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Profiles;

public sealed class FindingOrganisations(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private const string Freiberg = "14522180";
    private const string Doebeln = "14522080";

    private static readonly Asker Office = Asker.Program(Originator.Job);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_is_entered_once_shown_and_stays_in_the_history_when_it_has_ended()
    {
        var id = await RegisterAsync("Brückenhaus Sitz");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var form = await office.OpenAsync($"/akteure/{id}/standorte/neu");
        (string, string)[] typed =
        [
            ("Input.Name", "Außenstelle am Wehr"),
            ("Input.Address", "Am Wehr 3"),
            ("Input.Municipality", Doebeln),
            ("Input.OpeningHours", "Di 14 bis 18 Uhr"),
            ("Input.StepFree", nameof(StepFree.Yes)),
            ("Input.StepFreeNote", "Klingel unten"),
        ];
        await form.SubmitAsync("standort", typed);
        var shown = await (await form.SubmitAsync("standort", typed)).FollowAsync();
        Assert.Contains("Di 14 bis 18 Uhr", shown.Text, StringComparison.Ordinal);
        Assert.Contains("ja (Klingel unten)", shown.Text, StringComparison.Ordinal);
        var link = Assert.Single(
            shown.Document.QuerySelectorAll($"a[href^='/akteure/{id}/standorte/']"),
            a => !a.GetAttribute("href")!.EndsWith("/neu", StringComparison.Ordinal)
        );
        Assert.Contains(
            "Brückenhaus Sitz",
            await ListAsync(office, Doebeln),
            StringComparison.Ordinal
        );

        var edit = await office.OpenAsync(link.GetAttribute("href")!);
        var wrong = await edit.SubmitAsync("standort", [.. typed, ("Input.Until", "31.2.2026")]);
        Assert.NotNull(wrong.Document.GetElementById("feld-until-fehler"));
        await edit.SubmitAsync("standort", [.. typed, ("Input.Until", "01.02.2024")]);

        shown = await office.OpenAsync($"/akteure/{id}");
        Assert.Contains(
            "Außenstelle am Wehr",
            shown.Document.QuerySelector("main details")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "Brückenhaus Sitz",
            await ListAsync(office, Doebeln),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Brückenhaus Sitz",
            await ListAsync(office, Freiberg),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Topics_target_groups_and_languages_are_ticked_and_narrow_the_list_together()
    {
        var (one, other) = (
            await RegisterAsync("Lernladen Eins"),
            await RegisterAsync("Lernladen Zwei")
        );
        await DescribeAsync(
            one,
            [WorkTopic.Literacy, WorkTopic.Advice],
            [TargetGroup.Women],
            ["ti"]
        );
        await DescribeAsync(other, [WorkTopic.Literacy], [TargetGroup.Parents], ["ti", "ps"]);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var boxes = await office.OpenAsync($"/akteure/{one}/taetigkeit");
        Assert.Equal(
            ["Literacy", "Advice", "Women", "ti"],
            boxes
                .Document.QuerySelectorAll("input[type=checkbox][checked]")
                .Select(b => b.GetAttribute("value"))
                .Order(Comparer<string?>.Create((a, b) => Order(a) - Order(b)))
        );

        var both = await office.OpenAsync("/akteure?thema=Literacy&sprache=ti");
        Assert.Contains("2 Organisationen gefunden", both.Text, StringComparison.Ordinal);
        Assert.Contains("Frauen (1)", both.Text, StringComparison.Ordinal);
        var narrowed = await (
            await both.SubmitAsync("suchen", ("Topic", "Literacy"), ("TargetGroup", "Parents"))
        ).FollowAsync();
        Assert.Contains("Lernladen Zwei", narrowed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lernladen Eins", narrowed.Text, StringComparison.Ordinal);

        var file = await office.GetByteArrayAsync(
            "/akteure.csv?thema=Literacy&zielgruppe=Women",
            Ct
        );
        var lines = Encoding.UTF8.GetString(file).TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.EndsWith(
            "Standorte;Themen;Zielgruppen;Sprachen",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.EndsWith(";Frauen;Tigrinya", lines[1], StringComparison.Ordinal);

        static int Order(string? value) =>
            Array.IndexOf(["Literacy", "Advice", "Women", "ti"], value);
    }

    [Fact]
    public async Task Every_word_must_fit_name_kind_or_place_and_marks_above_letters_count_for_nothing()
    {
        await RegisterAsync("Café Großmut (Ümit Ağaoğlu-Stiftung) 100%_x");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        foreach (
            var words in new[]
            {
                "cafe grossmut",
                "GROẞMUT",
                "umit agaoglu",
                "uemit agaoglu",
                "freiberg großmut",
                "verein CAFÉ",
                "100%_x",
            }
        )
        {
            Assert.Contains("Großmut", await SearchAsync(office, words), StringComparison.Ordinal);
        }

        foreach (var words in new[] { "cafe döbeln", "grossmut schule", "_%", "'; drop --" })
        {
            Assert.DoesNotContain(
                "Großmut",
                await SearchAsync(office, words),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_long_list_comes_in_pages_that_keep_the_choice()
    {
        for (var i = 0; i < DirectorySearch.PageLength + 1; i++)
        {
            await DescribeAsync(await RegisterAsync($"Blatt {i:00}"), [WorkTopic.Leisure], [], []);
        }

        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var first = await office.OpenAsync("/akteure?thema=Leisure");
        Assert.Contains("Blatt 49", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Blatt 50", first.Text, StringComparison.Ordinal);
        var next = first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.Contains("Blatt 50", (await office.OpenAsync(next)).Text, StringComparison.Ordinal);
        var beyond = await office.OpenAsync("/akteure?thema=Leisure&seite=99999999");
        Assert.Equal(HttpStatusCode.OK, beyond.Status);
    }

    [Fact]
    public async Task People_come_in_pages_of_their_own()
    {
        for (var i = 0; i < ActorDirectory.PageLength + 1; i++)
        {
            await app.CreatePersonAsync("Zoë", $"Blättner {i:00}");
        }

        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var form = await office.OpenAsync("/akteure");
        var first = await (await form.SubmitAsync("suchen", ("Wanted", "blaettner"))).FollowAsync();
        Assert.Contains("Blättner 49", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Blättner 50", first.Text, StringComparison.Ordinal);
        var next = first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.Contains(
            "Blättner 50",
            (await office.OpenAsync(next)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_is_for_the_coordination_only()
    {
        var id = await RegisterAsync("Verschlossen");
        using var member = await app.SignInAsync(await app.CreatePersonAsync("Mia", "Mitglied"));
        foreach (var page in (string[])["standorte/neu", "taetigkeit"])
        {
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await member.OpenAsync($"/akteure/{id}/{page}")).Status
            );
        }

        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        foreach (
            var path in new[]
            {
                $"/akteure/{id}/standorte/{SiteId.Create()}",
                $"/akteure/{OrganisationId.Create()}/standorte/neu",
                $"/akteure/{OrganisationId.Create()}/taetigkeit",
            }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync(path)).Status);
        }
    }

    private static async Task<string> ListAsync(HttpClient office, string municipality)
    {
        var page = await office.OpenAsync("/akteure");
        var found = await (
            await page.SubmitAsync(
                "suchen",
                ("Wanted", "Brückenhaus"),
                ("Municipality", municipality)
            )
        ).FollowAsync();
        return found.Document.QuerySelector("table")?.TextContent ?? "";
    }

    private static async Task<string> SearchAsync(HttpClient office, string words)
    {
        var page = await office.OpenAsync("/akteure");
        var found = await (await page.SubmitAsync("suchen", ("Wanted", words))).FollowAsync();
        return found.Document.QuerySelector("table")?.TextContent ?? "";
    }

    private async Task<OrganisationId> RegisterAsync(string name)
    {
        var id = OrganisationId.Create();
        var ask = new RegisterOrganisation(name, OrganisationKind.Association, Freiberg);
        var commands = app.Services.GetRequiredService<IServiceScopeFactory>();
        await using var scope = commands.CreateAsyncScope();
        var organisations = scope.ServiceProvider.GetRequiredService<OrganisationCommands>();
        MailedNetzwerk.Must(await organisations.RegisterAsync(id, ask, Office, Ct));
        return id;
    }

    private async Task DescribeAsync(
        OrganisationId id,
        IReadOnlyList<WorkTopic> topics,
        IReadOnlyList<TargetGroup> groups,
        IReadOnlyList<string> languages
    )
    {
        await using var scope = app.Services.CreateAsyncScope();
        var profiles = scope.ServiceProvider.GetRequiredService<ProfileCommands>();
        var ask = new DescribeOrganisationWork(topics, groups, languages);
        MailedNetzwerk.Must(await profiles.DescribeWorkAsync(id, ask, Office, Ct));
    }
}
