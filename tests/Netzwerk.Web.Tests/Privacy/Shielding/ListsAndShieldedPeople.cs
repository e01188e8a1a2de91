using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Web.Actors.Shielding;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Actors.Imports;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Incoming;
using Netzwerk.Web.Tests.Minutes;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Privacy.Shielding;

/// <summary>What comes from outside meets somebody under disclosure block: a list, a double entry, a mail.</summary>
public sealed class ListsAndShieldedPeople(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private NetzwerkApp App => netzwerk.App;

    [Fact]
    public async Task A_list_that_names_them_changes_nothing_and_tells_nothing_from_their_card()
    {
        var ida = await ShieldedAsync("Ida", "Listenlos");
        using var office = await App.SignInAsync(await App.CreateCoordinatorAsync());
        var preview = await office.PreviewAsync(
            $"Vorname;Nachname;E-Mail;Telefon\nIda;Listenlos;;03731 99\nKarl;Neu;{ida.Card.Mail};\nFrei;Bürger;frei@verein.example;\n"
        );
        Assert.Contains("Auskunftssperre", preview.RowOf(2), StringComparison.Ordinal);
        Assert.Contains("Auskunftssperre", preview.RowOf(3), StringComparison.Ordinal);
        Assert.DoesNotContain("Auskunftssperre", preview.RowOf(4), StringComparison.Ordinal);
        var report = await preview.TakeAsync();
        Assert.Contains("Auskunftssperre", report.Text, StringComparison.Ordinal);
        var vault = App.Services.GetRequiredService<PersonVault>();
        await using var session = App.Query();
        Assert.Equal(ida.Card, await vault.OpenAsync(session, ida.Id, Openly.OwnPage, Ct));
    }

    [Fact]
    public async Task A_double_entry_is_found_without_saying_whose()
    {
        var otto = await ShieldedAsync("Ottokar", "Doppelt");
        await App.CreatePersonAsync("Ottokar", "Doppelt");
        using var office = await App.SignInAsync(await App.CreateCoordinatorAsync());
        var page = await office.OpenAsync("/akteure/doppelte");
        Assert.Contains("geschützte Person", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(otto.Card.Mail, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_of_theirs_is_shown_without_sender_and_signature()
    {
        var meeting = await AnsweredMeeting.CallAsync(netzwerk);
        await meeting.ReceiveAsync(meeting.Words(meeting.Ada, "Das wird schwierig.\nAda Nummer 0"));
        await SetAsync(meeting.Ada);
        using var office = await App.SignInAsync(await App.CreateCoordinatorAsync());
        var page = await office.OpenAsync("/verwaltung/eingang");
        Assert.Contains("Das wird schwierig.", page.Text, StringComparison.Ordinal);
        Assert.Contains("geschützte Person", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(meeting.Ada.Card.Mail, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nummer 0", page.Text, StringComparison.Ordinal);
    }

    private async Task<KnownPerson> ShieldedAsync(string given, string family)
    {
        var person = await App.CreatePersonAsync(given, family);
        await SetAsync(person);
        return person;
    }

    private async Task SetAsync(KnownPerson person)
    {
        var done = await App.WithAsync<ShieldCommands, CommandResult>(c =>
            c.SetAsync(person.Id, true, HeldMeeting.As(person), Ct)
        );
        Assert.Equal(CommandStatus.Done, done.Status);
    }
}
