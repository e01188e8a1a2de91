using System.Net;
using System.Security.Claims;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Meetings.Series;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Incoming;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Meetings.Series;

// People from outside the group at all dates of a series: over the page, with the mail that goes with it.
public sealed class GuestsOfASeries(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_coordinator_invites_somebody_from_the_directory_and_takes_it_back()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        await netzwerk.CancelAsync(await series.DateAsync(2));
        await netzwerk.SettleAsync();
        var guest = await netzwerk.App.CreatePersonAsync("Gerda", "Gast");
        var page = await OpenAsync(series, await netzwerk.App.CreateCoordinatorAsync());
        var invited = await page.SubmitAsync("gast", ("Guest", guest.Id.ToString()));
        Assert.Equal(PathOf(series), invited.RedirectsTo);
        await netzwerk.SettleAsync();

        var letter = Assert.Single(netzwerk.To(guest));
        Assert.Equal("REQUEST 0", letter.ToString());
        Assert.NotNull(letter.Calendar!.Line("RRULE"));
        Assert.NotNull(letter.Calendar.Line("EXDATE"));
        Assert.Contains("Zusage", letter.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("REQUEST 0, CANCEL 1", netzwerk.StoryOf(series.Ada));
        Assert.Null((await series.MeetingAsync(2)).InviteeOf(guest.Id));
        Assert.NotNull((await series.MeetingAsync(6)).InviteeOf(guest.Id));

        page = await invited.FollowAsync();
        var row = Assert.Single(
            page.Document.QuerySelectorAll("ul.rows li"),
            r => r.TextContent.Contains("Gerda Gast", StringComparison.Ordinal)
        );
        Assert.Contains("Gast", row.QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
        var gone = await page.SubmitAsync("zurueck", ("Withdrawn", guest.Id.ToString()));
        Assert.Equal(PathOf(series), gone.RedirectsTo);
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0, CANCEL 1", netzwerk.StoryOf(guest));
        Assert.Null((await series.MeetingAsync(6)).InviteeOf(guest.Id));
    }

    [Fact]
    public async Task A_guest_answers_by_mail_and_sees_the_series_but_not_the_group()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var guest = await netzwerk.App.CreatePersonAsync("Gustav", "Gast");
        await series.InviteAsync(guest);
        var mail = await series.ReceiveAsync(series.From(guest));
        Assert.Equal("Applied ProvedByToken", AnsweredMeeting.Told(mail));
        Assert.Equal("AAAAAA", await series.AnswersOfAsync(guest));

        var browser = await netzwerk.App.SignInAsync(guest);
        var page = await browser.OpenAsync($"/sitzungsreihen/{series.Id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(series.Ada.Card.FamilyName, page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync(PathOf(series))).Status);
    }

    [Fact]
    public async Task The_chair_invites_a_new_person_once_even_when_pressing_twice()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var page = await OpenAsync(series, await ChairAsync(series));
        (string, string)[] typed =
        [
            ("Input.GivenName", "Nele"),
            ("Input.FamilyName", "Neu"),
            ("Input.Mail", $"nele.{series.Id.Value:N}@verein.example"),
        ];
        Assert.Equal(PathOf(series), (await page.SubmitAsync("eintragen", typed)).RedirectsTo);
        Assert.Equal(PathOf(series), (await page.SubmitAsync("eintragen", typed)).RedirectsTo);
        await netzwerk.SettleAsync();

        var invitees = (await series.LoadAsync()).Invitees;
        Assert.Equal(4, invitees.Count);
        var id = invitees[^1].Person;
        await using var session = netzwerk.App.Query();
        var vault = netzwerk.App.Services.GetRequiredService<PersonVault>();
        var card = await vault.FindAsync(session, id, Ct);
        Assert.Equal("Nele Neu", card!.FullName);
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(new(id, card)));
        var facts = await session.LoadAsync<Person>(id.Value, Ct);
        Assert.Equal(PersonSource.EnteredByCoordinator, facts!.Source);
        var group = await session.LoadAsync<Group>(series.Circle.Group.Value, Ct);
        Assert.Null(group!.MemberOf(id));
    }

    [Fact]
    public async Task An_address_that_is_known_means_the_person_known_by_it_and_once_is_enough()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var known = await netzwerk.App.CreatePersonAsync("Berta", "Bekannt");
        var chair = await ChairAsync(series);
        (string, string)[] typed =
        [
            ("Input.GivenName", "Jemand"),
            ("Input.FamilyName", "Anderes"),
            ("Input.Mail", known.Card.Mail),
        ];
        var page = await OpenAsync(series, chair);
        await page.SubmitAsync("eintragen", typed);
        await netzwerk.SettleAsync();
        Assert.Equal("REQUEST 0", netzwerk.StoryOf(known));
        Assert.Contains(
            "Berta Bekannt",
            (await OpenAsync(series, chair)).Text,
            StringComparison.Ordinal
        );

        var again = await (await OpenAsync(series, chair)).SubmitAsync("eintragen", typed);
        Assert.Null(again.RedirectsTo);
        Assert.Contains(
            "schon zu der Reihe eingeladen",
            again.Document.GetElementById("feld-mail-fehler")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            known.Card.Mail,
            again.Document.QuerySelector("#feld-mail")!.GetAttribute("value")
        );
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_said_beside_the_field_and_changes_nothing()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var page = await OpenAsync(series, await netzwerk.App.CreateCoordinatorAsync());
        var before = await series.LoadAsync();
        var none = await page.SubmitAsync("gast", ("Guest", ""));
        Assert.Contains(
            "Bitte wählen Sie eine Person",
            none.Document.GetElementById("feld-guest-fehler")!.TextContent,
            StringComparison.Ordinal
        );
        var nobody = await page.SubmitAsync("gast", ("Guest", PersonId.Create().ToString()));
        Assert.NotNull(nobody.Document.GetElementById("feld-guest-fehler"));
        var wrong = await page.SubmitAsync(
            "eintragen",
            ("Input.GivenName", "Nele"),
            ("Input.FamilyName", ""),
            ("Input.Mail", "keine Adresse")
        );
        Assert.NotNull(wrong.Document.GetElementById("feld-familyname-fehler"));
        Assert.NotNull(wrong.Document.GetElementById("feld-mail-fehler"));
        Assert.Equal(before.Version, (await series.LoadAsync()).Version);
    }

    [Fact]
    public async Task A_minute_taker_chooses_among_guests_of_the_dates_and_sees_no_directory()
    {
        var series = await CalledSeries.CallAsync(netzwerk);
        var (guest, stranger) = (
            await netzwerk.App.CreatePersonAsync("Gesine", "Gast"),
            await netzwerk.App.CreatePersonAsync("Frieda", "Fremd")
        );
        await netzwerk.InviteAsync(await series.DateAsync(3), guest);
        var writer = await SeatedAsync(series, GroupRole.MinuteTaker);
        var page = await OpenAsync(series, writer);
        Assert.Contains("Gesine Gast", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fremd", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("[name='Input.Mail']"));

        await page.SubmitAsync("gast", ("Guest", guest.Id.ToString()));
        await netzwerk.SettleAsync();
        Assert.Equal(2, netzwerk.To(guest).Count);
        Assert.NotNull(netzwerk.To(guest)[1].Calendar!.Line("RRULE"));
        Assert.NotNull((await series.LoadAsync()).InviteeOf(guest.Id));

        // Entering people is the chair's: the command says no, whatever is posted.
        var card = stranger.Card with
        {
            Mail = "neu@verein.example",
        };
        var refused = await netzwerk.App.WithAsync<SeriesGuests, CommandResult>(guests =>
            guests.InviteNewAsync(series.Id, PersonId.Create(), card, AskerOf(writer), Ct)
        );
        Assert.Equal(CommandStatus.Forbidden, refused.Status);
    }

    private static Asker AskerOf(KnownPerson person) =>
        new(
            new(new ClaimsIdentity([new(Caller.PersonClaim, person.Id.ToString())], "test")),
            new Originator(person.Id, Channel.Web)
        );

    private static string PathOf(CalledSeries series) => $"/sitzungsreihen/{series.Id}/personen";

    private async Task<Page> OpenAsync(CalledSeries series, KnownPerson person) =>
        await (await netzwerk.App.SignInAsync(person)).OpenAsync(PathOf(series));

    private Task<KnownPerson> ChairAsync(CalledSeries series) =>
        SeatedAsync(series, GroupRole.Chair);

    private async Task<KnownPerson> SeatedAsync(CalledSeries series, GroupRole role)
    {
        var person = await netzwerk.App.CreatePersonAsync("Vera", "Vorsitz");
        var groups = netzwerk.App.Services.GetRequiredService<GroupCommands>();
        var seat = new SeatMember(person.Id, Organisation: null, role);
        MailedNetzwerk.Must(
            await groups.SeatAsync(series.Circle.Group, seat, CalledSeries.Asker, Ct)
        );
        await netzwerk.SettleAsync();
        return person;
    }
}
