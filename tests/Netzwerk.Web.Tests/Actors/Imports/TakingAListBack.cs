using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Actors.Imports;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Imports;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Imports;

public sealed class TakingAListBack(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private const string Head = "Vorname;Nachname;Firma;E-Mail-Adresse;Telefon\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_nobody_worked_with_goes_and_what_changed_is_as_before()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var before = await EnterAsync("Alma", "Vorher", "alma@vorher.example", "0371 1");
        var report = await (
            await office.PreviewAsync(
                Head
                    + "Alma;Vorher;Nachher GmbH;alma@vorher.example;0371 2\n"
                    + "Bert;Weg;Nachher GmbH;bert@weg.example;\n"
            )
        ).TakeAsync();
        Assert.Equal("0371 2", (await CardAsync(before))!.Phone);

        var undone = await report.UndoAsync();
        Assert.Contains("Zurückgenommen 2", undone.Text, StringComparison.Ordinal);
        Assert.Contains("Geblieben 0", undone.Text, StringComparison.Ordinal);
        Assert.Equal("0371 1", (await CardAsync(before))!.Phone);
        await using var session = app.Query();
        Assert.Null((await session.LoadAsync<Person>(before.Value, Ct))!.Organisation);
        Assert.Empty(
            await session.Query<Organisation>().Where(o => o.Name == "Nachher GmbH").ToListAsync(Ct)
        );
        Assert.Null(await ByMailAsync("bert@weg.example"));
        Assert.Empty(await session.Query<SealedRowChanges>().ToListAsync(Ct));
        var directory = await office.OpenAsync("/akteure");
        Assert.DoesNotContain("Nachher GmbH", directory.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_told_of_the_list_goes_with_it_all_the_same()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var report = await (
            await office.PreviewAsync(Head + "Ines;Informiert;;ines@informiert.example;\n")
        ).TakeAsync();
        var ines = await ByMailAsync("ines@informiert.example");
        var told = await office.OpenAsync("/akteure/informieren");
        await told.SubmitAsync("informieren", ("People", $"{ines}"), ("How", "anders"));
        await using (var session = app.Query())
        {
            Assert.True((await session.LoadAsync<Person>(ines!.Value.Value, Ct))!.IsInformed);
        }

        await report.UndoAsync();
        Assert.Null(await ByMailAsync("ines@informiert.example"));
    }

    [Fact]
    public async Task What_somebody_worked_with_stays_and_the_report_says_so()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var (changed, group) = (
            await EnterAsync("Cleo", "Anders", "cleo@anders.example", "0371 1"),
            await app.FoundAsync()
        );
        var report = await (
            await office.PreviewAsync(
                Head
                    + "Cleo;Anders;;cleo@anders.example;0371 2\n"
                    + "Dirk;Sitzt;Sitzt e. V.;dirk@sitzt.example;\n"
                    + "Elsa;Bleibt;Sitzt e. V.;elsa@bleibt.example;\n"
            )
        ).TakeAsync();
        var seated = (await ByMailAsync("dirk@sitzt.example"))!.Value;
        await app.SeatAsync(group, new(seated, (await CardAsync(seated))!));
        await ChangePhoneAsync(changed, "0371 3");

        var undone = await report.UndoAsync();
        Assert.True(
            undone.Text.Contains("Zurückgenommen 1", StringComparison.Ordinal),
            undone.Text
        );
        Assert.Contains(
            "Mit der Person wurde seitdem gearbeitet.",
            undone.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("seitdem noch einmal geändert", undone.Text, StringComparison.Ordinal);
        Assert.Equal("0371 3", (await CardAsync(changed))!.Phone);
        Assert.NotNull(await CardAsync(seated));
        Assert.Null(await ByMailAsync("elsa@bleibt.example"));
        await using var session = app.Query();
        Assert.Single(
            await session.Query<Organisation>().Where(o => o.Name == "Sitzt e. V.").ToListAsync(Ct)
        );
    }

    [Fact]
    public async Task After_thirty_days_the_old_values_are_gone()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await EnterAsync("Fred", "Lange", "fred@lange.example", "0371 1");
        var report = await (
            await office.PreviewAsync(Head + "Fred;Lange;;fred@lange.example;0371 2\n")
        ).TakeAsync();
        var id = report.IdOf();
        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.RunAsync<ForgetLists>(j => j.RunAsync(Ct));
        await using var session = app.Query();
        Assert.Equal(
            0,
            await session.Query<SealedRowChanges>().CountAsync(c => c.Import == id, Ct)
        );
        using var later = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var shown = await later.OpenAsync($"/akteure/einlesen/{id}");
        Assert.Null(shown.Document.QuerySelector("#zuruecknehmen-frage"));
        var refused = await app.WithAsync<ImportCommands, CommandResult>(c =>
            c.UndoAsync(new(id), Asker.Program(Originator.Job), Ct)
        );
        Assert.Equal("import.too-late-to-undo", refused.Refusal?.Code);
    }

    private async Task<PersonId> EnterAsync(string given, string family, string mail, string phone)
    {
        var id = PersonId.Create();
        var ask = new EnterPerson(PersonSource.EnteredByCoordinator, Organisation: null);
        var entered = await app.WithAsync<PersonRegistry, CommandResult>(r =>
            r.EnterAsync(id, new(given, family, mail, phone), ask, Originator.Job, Ct)
        );
        Assert.True(entered.Succeeded);
        return id;
    }

    private async Task ChangePhoneAsync(PersonId id, string phone)
    {
        var card = (await CardAsync(id))! with { Phone = phone };
        var changed = await app.WithAsync<PersonCommands, CommandResult>(c =>
            c.ChangeAsync(id, card, organisation: null, Asker.Program(Originator.Job), Ct)
        );
        Assert.True(changed.Succeeded);
    }

    private async Task<PersonCard?> CardAsync(PersonId id)
    {
        await using var session = app.Query();
        return await app.WithAsync<PersonVault, PersonCard?>(v => v.FindAsync(session, id, Ct));
    }

    private async Task<PersonId?> ByMailAsync(string mail)
    {
        await using var session = app.Query();
        return await app.WithAsync<PersonVault, PersonId?>(v => v.ByMailAsync(session, mail, Ct));
    }
}
