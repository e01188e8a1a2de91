using System.Net;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Actors.Informing;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors.Informing;

public sealed class TellingWhoIsInTheDirectory(MailedNetzwerk netzwerk)
    : IClassFixture<MailedNetzwerk>
{
    private const string Path = "/akteure/informieren";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private NetzwerkApp App => netzwerk.App;

    [Fact]
    public async Task The_mail_says_what_is_kept_and_where_it_comes_from_and_comes_once()
    {
        var listed = await EnterAsync(PersonSource.Import, "Lene", "Listig", "+49 3731 4711");
        using var office = await App.SignInAsync(await App.CreateCoordinatorAsync());
        var page = await office.OpenAsync(Path);
        Assert.Contains("Listig, Lene", page.Text, StringComparison.Ordinal);

        var done = await page.SubmitAsync(
            "informieren",
            ("People", $"{listed.Id}"),
            ("How", "mail")
        );
        Assert.Equal(Path, done.RedirectsTo);
        // A second window still shows the old list.
        await page.SubmitAsync("informieren", ("People", $"{listed.Id}"), ("How", "mail"));
        await netzwerk.SettleAsync();

        var mail = Assert.Single(MailsTo(listed)).Message;
        Assert.Equal("Ihre Daten im Verzeichnis der Bildungskoordination", mail.Subject);
        foreach (
            var said in new[]
            {
                "Lene Listig",
                "+49 3731 4711",
                listed.Card.Mail,
                "Kontaktliste",
                "widersprechen",
                "/datenschutz",
            }
        )
        {
            Assert.Contains(said, mail.TextBody, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(
            "Listig",
            (await done.FollowAsync()).Document.QuerySelector("main form")?.TextContent ?? "",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_has_no_address_is_told_otherwise_and_gets_no_mail()
    {
        var silent = await EnterAsync(
            PersonSource.EnteredByCoordinator,
            "Otto",
            "Ohnemail",
            mail: ""
        );
        using var office = await App.SignInAsync(await App.CreateCoordinatorAsync());
        var page = await office.OpenAsync(Path);
        Assert.Contains("per Brief oder Telefon", page.Text, StringComparison.Ordinal);

        var refused = await page.SubmitAsync(
            "informieren",
            ("People", $"{silent.Id}"),
            ("How", "mail")
        );
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("haben keine E-Mail-Adresse", refused.Text, StringComparison.Ordinal);
        Assert.True(await MustBeToldAsync(silent));

        await page.SubmitAsync("informieren", ("People", $"{silent.Id}"), ("How", "anders"));
        Assert.False(await MustBeToldAsync(silent));
    }

    [Fact]
    public async Task Without_a_choice_nothing_happens_and_the_page_says_so()
    {
        var listed = await EnterAsync(PersonSource.Import, "Rosa", "Rätselhaft");
        using var office = await App.SignInAsync(await App.CreateCoordinatorAsync());
        var refused = await (await office.OpenAsync(Path)).SubmitAsync(
            "informieren",
            ("People", ""),
            ("How", "mail")
        );
        Assert.Contains("mindestens eine Person", refused.Text, StringComparison.Ordinal);
        Assert.True(await MustBeToldAsync(listed));
    }

    [Fact]
    public async Task Who_was_erased_meanwhile_gets_no_mail()
    {
        var gone = await EnterAsync(PersonSource.Import, "Gerda", "Gelöscht");
        await App.WithAsync<InformPeople, CommandResult>(i =>
            i.InformAsync([gone.Id], byMail: true, Asker.Program(Originator.Job), Ct)
        );
        await App.WithAsync<PersonErasure, CommandResult>(e =>
            e.EraseAsync(gone.Id, Asker.Program(Originator.Job), Ct)
        );
        var before = MailsTo(gone).Count();
        await netzwerk.SettleAsync();
        Assert.InRange(MailsTo(gone).Count(), before, 1);
        Assert.DoesNotContain(
            (
                await App.WithAsync<UninformedPeople, IReadOnlyList<UninformedPerson>>(u =>
                    u.AllAsync(Ct)
                )
            ),
            p => p.Id == gone.Id
        );
    }

    [Fact]
    public async Task The_month_is_counted_from_the_day_of_the_entry()
    {
        var listed = await EnterAsync(PersonSource.Import, "Mona", "Monat");
        var found = (
            await App.WithAsync<UninformedPeople, IReadOnlyList<UninformedPerson>>(u =>
                u.AllAsync(Ct)
            )
        ).Single(p => p.Id == listed.Id);
        var entered = Appointment.LocalDay(App.Clock.GetUtcNow());
        Assert.InRange(found.Entered, entered.AddDays(-1), entered);
        Assert.Equal(found.Entered.AddMonths(1), found.Until);
        var all = await App.WithAsync<UninformedPeople, IReadOnlyList<UninformedPerson>>(u =>
            u.AllAsync(Ct)
        );
        await using var session = App.Query();
        var now = await App.WithAsync<DirectoryMirror, DirectoryState>(m =>
            m.ReadAsync(session, Ct)
        );
        Assert.Equal(all.Count, UninformedPeople.Count(now));
    }

    [Fact]
    public async Task It_is_for_the_coordination_only()
    {
        var member = await App.SignInAsync(await App.CreatePersonAsync("Mia", "Mitglied"));
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(Path)).Status);
    }

    private IEnumerable<ReceivedMail> MailsTo(KnownPerson person) =>
        netzwerk.Relay.Received.Where(m => m.To.Contains(person.Card.Mail));

    private async Task<bool> MustBeToldAsync(KnownPerson person)
    {
        await using var session = App.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<Person>(person.Id.Value, Ct))!.MustBeInformed;
    }

    private async Task<KnownPerson> EnterAsync(
        PersonSource source,
        string given,
        string family,
        string phone = "",
        string? mail = null
    )
    {
        var id = PersonId.Create();
        var card = new PersonCard(given, family, mail ?? $"p{id}@verein.example", phone);
        var entered = await App.WithAsync<PersonRegistry, CommandResult>(r =>
            r.EnterAsync(id, card, new EnterPerson(source, Organisation: null), Originator.Job, Ct)
        );
        Assert.Equal(CommandStatus.Done, entered.Status);
        return new(id, card);
    }
}
