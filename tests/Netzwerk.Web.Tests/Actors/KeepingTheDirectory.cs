using System.Net;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Actors;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Actors;
using Netzwerk.Web.Platform.Dispatches;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Actors;

public sealed class KeepingTheDirectory(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_county_has_52_municipalities_with_keys_of_their_own()
    {
        Assert.Equal(52, Municipalities.All.Count);
        Assert.All(
            Municipalities.All,
            m => Assert.StartsWith("14522", m.Key, StringComparison.Ordinal)
        );
        Assert.Equal("Freiberg", Municipalities.NameOf("14522180"));
        var names = Municipalities.All.Select(m => m.Name).ToList();
        Assert.True(names.IndexOf("Döbeln") < names.IndexOf("Dorfchemnitz"));
    }

    [Fact]
    public async Task An_organisation_is_entered_once_found_without_umlauts_and_changed()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var form = await office.OpenAsync("/akteure/neu");
        (string, string)[] typed =
        [
            ("Input.Name", "Brücken e. V."),
            ("Input.Kind", nameof(OrganisationKind.Association)),
            ("Input.Municipality", "14522180"),
        ];
        var first = await form.SubmitAsync("eintragen", typed);
        var second = await form.SubmitAsync("eintragen", typed);
        Assert.Equal(first.RedirectsTo, second.RedirectsTo);

        var directory = await office.OpenAsync("/akteure");
        var found = await (
            await directory.SubmitAsync("suchen", ("Wanted", "brucken"))
        ).FollowAsync();
        Assert.Contains("Brücken e. V.", found.Text, StringComparison.Ordinal);
        Assert.Equal(
            "brucken",
            found.Document.QuerySelector("input[type=search]")?.GetAttribute("value")
        );
        var made = await office.OpenAsync("/akteure?suche=ausgedacht");
        Assert.Contains("Brücken e. V.", made.Text, StringComparison.Ordinal);
        Assert.Null(made.Document.QuerySelector("input[type=search]")?.GetAttribute("value"));
        Assert.Contains("Freiberg", found.Text, StringComparison.Ordinal);
        var edit = await office.OpenAsync(first.RedirectsTo + "/bearbeiten");
        await edit.SubmitAsync(
            "bearbeiten",
            ("Input.Name", "Brücken"),
            ("Input.Kind", nameof(OrganisationKind.Association))
        );

        Assert.Contains(
            "Brücken",
            (await office.OpenAsync(first.RedirectsTo!)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_card_is_open_to_coordinators_and_to_oneself_only()
    {
        var (ada, bea) = (
            await app.CreatePersonAsync("Ada", "Eins"),
            await app.CreatePersonAsync("Bea", "Zwei")
        );
        using var own = await app.SignInAsync(ada);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        foreach (var page in (string[])["", "/bearbeiten", "/loeschen"])
        {
            Assert.Equal(
                HttpStatusCode.OK,
                (await own.OpenAsync($"/personen/{ada.Id}{page}")).Status
            );
            Assert.Equal(
                HttpStatusCode.OK,
                (await office.OpenAsync($"/personen/{bea.Id}{page}")).Status
            );
            var foreign = await own.OpenAsync($"/personen/{bea.Id}{page}");
            var missing = await own.OpenAsync($"/personen/{PersonId.Create()}{page}");
            Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
            Assert.Equal(missing.Text, foreign.Text);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await own.OpenAsync("/akteure")).Status);
    }

    [Fact]
    public async Task Nobody_changes_the_own_address_or_note_by_slipping_them_into_the_form()
    {
        var ada = await app.CreatePersonAsync("Ada", "Alt");
        using var own = await app.SignInAsync(ada);
        var form = await own.OpenAsync($"/personen/{ada.Id}/bearbeiten");

        var saved = await form.SubmitAsync(
            "bearbeiten",
            ("Input.GivenName", "Ada"),
            ("Input.FamilyName", "Anders"),
            ("Input.Mail", "fremd@verein.example"),
            ("Input.Note", "eingeschmuggelt"),
            ("Input.Language", "de")
        );

        Assert.Equal($"/personen/{ada.Id}", saved.RedirectsTo);
        var card = await CardAsync(ada.Id);
        Assert.Equal(("Anders", ada.Card.Mail, ""), (card!.FamilyName, card.Mail, card.Note));
    }

    [Fact]
    public async Task A_new_address_takes_the_red_mark_away_and_a_taken_one_is_refused()
    {
        var (ada, bea) = (await app.CreatePersonAsync(), await app.CreatePersonAsync());
        await using (var session = app.Query().DocumentStore.LightweightSession())
        {
            session.Store(
                new MailboxState(ada.Id.Value, IsUnreachable: true, 550, app.Clock.GetUtcNow())
            );
            await session.SaveChangesAsync(Ct);
        }

        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var shown = await office.OpenAsync($"/personen/{ada.Id}");
        Assert.Contains("E-Mail kommt nicht an", shown.Text, StringComparison.Ordinal);
        var form = await office.OpenAsync($"/personen/{ada.Id}/bearbeiten");
        (string, string)[] With(string mail) =>
            [("Input.GivenName", "Ada"), ("Input.FamilyName", "Brandt"), ("Input.Mail", mail)];
        var taken = await form.SubmitAsync("bearbeiten", With(bea.Card.Mail));
        Assert.NotNull(taken.Document.GetElementById("feld-mail-fehler"));
        await form.SubmitAsync("bearbeiten", With(GroupSteps.Unique("ada")));

        shown = await office.OpenAsync($"/personen/{ada.Id}");
        Assert.DoesNotContain("E-Mail kommt nicht an", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_takes_card_seats_invitations_and_sign_ins_at_once()
    {
        var group = await app.FoundAsync();
        var ada = await app.CreatePersonAsync("Ada", "Vergessen");
        await app.SeatAsync(group, ada);
        var meeting = await app.CallMeetingAsync(group);
        using var own = await app.SignInAsync(ada);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());

        var erased = await (await office.OpenAsync($"/personen/{ada.Id}/loeschen")).SubmitAsync(
            "loeschen"
        );

        Assert.Equal("/akteure", erased.RedirectsTo);
        Assert.Null(await CardAsync(ada.Id));
        await using var session = app.Query();
        Assert.True((await session.LoadAsync<Person>(ada.Id.Value, Ct))!.IsErased);
        Assert.Empty((await session.LoadAsync<Group>(group.Value, Ct))!.Members);
        Assert.Empty((await session.LoadAsync<Meeting>(meeting.Value, Ct))!.Invitees);
        Assert.StartsWith(
            "/anmelden",
            (await own.OpenAsync("/gruppen")).RedirectsTo,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await office.OpenAsync($"/personen/{ada.Id}")).Status
        );
    }

    private Task<PersonCard?> CardAsync(PersonId person) =>
        app.WithAsync<PersonNames, PersonCard?>(async n =>
            (await n.OfAsync([person], Ct)).Card(person)
        );
}
