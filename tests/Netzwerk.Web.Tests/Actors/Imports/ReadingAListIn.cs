using System.Net;
using System.Text;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Imports;
using Netzwerk.Web.Actors.Imports.Taking;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Privacy;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Imports;

/// <summary>The whole way of a list as a coordinator goes it: file, columns, preview, report.</summary>
public sealed class ReadingAListIn(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private const string Head =
        "Vorname;Nachname;Firma;E-Mail-Adresse;Telefon geschäftlich;PLZ;Ort\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_written_before_the_click_and_everything_after_it()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var list =
            Head
            + "Ada;Neu;Grundschule Nord;ada.neu@nord.example; 03731 1;9599;Freiberg\n"
            + "Bea;Neu;Grundschule Nord;bea.neu@nord.example;4.93516E+12;9599;Freiberg\n"
            + ";Ohne;Grundschule Nord;;;;\n";
        var preview = await office.PreviewAsync(list);
        Assert.Contains("neu", preview.RowOf(2), StringComparison.Ordinal);
        Assert.Contains("4.93516E+12", preview.RowOf(3), StringComparison.Ordinal);
        Assert.Contains("Grundschule Nord (Schule)", preview.RowOf(2), StringComparison.Ordinal);
        Assert.Contains("geht nicht", preview.RowOf(4), StringComparison.Ordinal);
        Assert.Null(await FindAsync("ada.neu@nord.example"));

        var report = await preview.TakeAsync();
        Assert.Contains("Neu eingetragen 2", report.Text, StringComparison.Ordinal);
        Assert.Contains("Neu, Ada", report.Text, StringComparison.Ordinal);
        Assert.Contains("Artikel 14 DSGVO", report.Text, StringComparison.Ordinal);
        var (id, card) = (await FindAsync("ada.neu@nord.example"))!;
        Assert.Equal("03731 1", card.Phone);
        await using var session = app.Query();
        var person = await session.LoadAsync<Person>(id.Value, Ct);
        var school = await session.LoadAsync<Organisation>(person!.Organisation!.Value.Value, Ct);
        Assert.Equal(
            (PersonSource.Import, "Grundschule Nord", OrganisationKind.School, "09599 Freiberg"),
            (person.Source, school!.Name, school.Kind, school.Address)
        );
        Assert.Null(await app.UploadAsync(preview.IdOf()));
    }

    [Fact]
    public async Task The_same_list_changes_nothing_the_second_time()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var list =
            Head
            + "Carl;Zweimal;Verein Zweimal e. V.;carl@zweimal.example;0371 5;04720;Döbeln\n"
            + "Dora;Zweimal;Verein Zweimal;;;;\n"
            + ";;Zweimal Akademie;post@zweimal.example;;;\n";
        await (await office.PreviewAsync(list)).TakeAsync();
        var before = await AllAsync();

        var again = await office.PreviewAsync(list);
        Assert.Contains("Diese Liste ändert nichts.", again.Text, StringComparison.Ordinal);
        Assert.Contains("Unverändert (3)", again.Text, StringComparison.Ordinal);
        var pressed = await again.SendAsync("uebernehmen");
        Assert.Null(pressed.RedirectsTo);
        Assert.Equal(before, await AllAsync());
    }

    [Fact]
    public async Task A_coordinator_decides_who_is_who()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await (
            await office.PreviewAsync(Head + "Emil;Gleich;;emil@gleich.example;;;\n")
        ).TakeAsync();
        var preview = await office.PreviewAsync(
            Head
                + "Emil;Gleich;;emil.neu@gleich.example;;;\n"
                + "Emile;Gleich;;emil@gleich.example;;;\n"
                + "Gleich;Emil;;;;;\n"
        );
        Assert.Contains("Derselbe Name.", preview.RowOf(2), StringComparison.Ordinal);
        Assert.Contains("Dieselbe E-Mail-Adresse.", preview.RowOf(3), StringComparison.Ordinal);
        Assert.Contains("vertauscht", preview.RowOf(4), StringComparison.Ordinal);
        Assert.Contains("Diese Liste ändert nichts.", preview.Text, StringComparison.Ordinal);

        var decided = await preview.SendAsync(
            "entscheiden",
            ("Row-0-2", "same-0"),
            ("Row-0-3", "another"),
            ("Row-0-4", "out")
        );
        var shown = await decided.FollowAsync();
        Assert.Equal(
            "same-0",
            shown.Document.QuerySelector("input[name=Row-0-2][checked]")?.GetAttribute("value")
        );
        await shown.TakeAsync();
        Assert.Equal("Emil", (await FindAsync("emil.neu@gleich.example"))?.Card.GivenName);
        Assert.Null(await FindAsync("emil@gleich.example"));
        Assert.Contains(
            await AllAsync(),
            c => c is { GivenName: "Emile", FamilyName: "Gleich", Mail: "" }
        );
    }

    [Fact]
    public async Task Columns_are_set_by_hand_and_what_may_not_be_kept_cannot_be()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var sent = await office.SendListAsync("A;B;Religion\nFritz;Hand;evangelisch\n");
        var columns = await sent.FollowAsync();
        Assert.Contains("Zum Beispiel: Fritz", columns.Text, StringComparison.Ordinal);
        Assert.Empty(columns.Document.QuerySelectorAll("select[name='Fields[2]']"));
        var refused = await columns.SendAsync("spalten");
        Assert.Contains("mindestens eine Spalte", refused.Text, StringComparison.Ordinal);

        var preview = await columns.LookAsync(
            ("Fields[0]", "GivenName"),
            ("Fields[1]", "FamilyName"),
            ("Fields[2]", "Note")
        );
        Assert.Contains("Fritz Hand", preview.RowOf(2), StringComparison.Ordinal);
        await preview.TakeAsync();
        Assert.Equal("", Assert.Single(await AllAsync(), c => c.FamilyName == "Hand").Note);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_beside_the_file_and_pressing_twice_is_one_list()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var refused = await office.SendListAsync([0xD0, 0xCF, 0x11, 0xE0]);
        Assert.Contains(
            ".xlsx",
            refused.Document.QuerySelector(".field__error")!.TextContent,
            StringComparison.Ordinal
        );

        // More than other pages take.
        var rows = string.Concat(Enumerable.Repeat($"Ada;{new string('x', 300)}\n", 10_000));
        var sent = await office.SendListAsync("Vorname;Irgendwas\n" + rows);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var columns = await sent.FollowAsync();
        Assert.Contains("10000", columns.Text, StringComparison.Ordinal);
        var dropped = await columns.SendAsync("verwerfen");
        Assert.Equal("/akteure/einlesen", dropped.RedirectsTo);
        Assert.Equal(HttpStatusCode.NotFound, (await office.OpenAsync(sent.RedirectsTo!)).Status);
    }

    [Fact]
    public async Task A_list_is_nobodys_business_but_the_coordinations()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var preview = await office.PreviewAsync(Head + "Gesa;Geheim;;gesa@geheim.example;;;\n");
        using var member = await app.SignInAsync(await app.CreatePersonAsync());
        foreach (var path in (string[])["", "/spalten", "/stand", "/bericht.csv"])
        {
            var at = $"/akteure/einlesen/{preview.IdOf()}{path}";
            Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(at)).Status);
        }

        var dump = await DatabaseDump.OfAsync(app.ConnectionString);
        Assert.Contains("netzwerk.mt_doc_sealedlistpart", dump.Tables);
        Assert.Empty(dump.Holding("gesa@geheim.example"));
        Assert.Empty(dump.Holding("Geheim"));
    }

    [Fact]
    public async Task A_row_is_taken_once_however_often_the_work_begins_anew()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var preview = await office.PreviewAsync(
            Head + "Hans;Einmal;Einmal e. V.;hans@einmal.example;;;\n"
        );
        var id = preview.IdOf();
        var report = await preview.TakeAsync();
        await app.RunAsync<TakeList>(j => j.RunAsync(id, Ct));
        Assert.Single(await AllAsync(), c => c.FamilyName == "Einmal");
        Assert.Equal(ImportStage.Taken, (await app.ImportAsync(id))?.Stage);
        var file = await office.GetStringAsync($"/akteure/einlesen/{id}/bericht.csv", Ct);
        Assert.Contains("Einmal, Hans", file, StringComparison.Ordinal);
        Assert.Contains("Person eingetragen", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_nobody_takes_is_forgotten_after_a_day()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var preview = await office.PreviewAsync(Head + "Ida;Alt;;ida@alt.example;;;\n");
        app.Clock.Advance(TimeSpan.FromHours(25));
        await app.RunAsync<ForgetLists>(j => j.RunAsync(Ct));
        Assert.Null(await app.UploadAsync(preview.IdOf()));
        await using var session = app.Query();
        var id = preview.IdOf();
        Assert.Equal(0, await session.Query<SealedListPart>().CountAsync(p => p.Upload == id, Ct));
    }

    private async Task<KnownPerson?> FindAsync(string mail)
    {
        await using var session = app.Query();
        var vault = await app.WithAsync<PersonVault, IReadOnlyList<KnownPerson>>(v =>
            v.AllAsync(session, Ct)
        );
        return vault.FirstOrDefault(p => p.Card.Mail == mail);
    }

    private async Task<IReadOnlyList<PersonCard>> AllAsync()
    {
        await using var session = app.Query();
        var all = await app.WithAsync<PersonVault, IReadOnlyList<KnownPerson>>(v =>
            v.AllAsync(session, Ct)
        );
        return [.. all.OrderBy(p => p.Id.Value).Select(p => p.Card)];
    }
}
