using System.Net;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Actors.Merging;
using Netzwerk.Web.Tests.Groups.Invitations;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups;

public sealed class BlockingSomebody(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private const string Reason = "Hat im Oktober Leute bedroht.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_block_ends_the_seat_and_the_invitations_and_says_why_to_the_office_only()
    {
        var (group, person) = await SeatedAsync();
        var chair = await app.CreatePersonAsync("Vera", "Vorsitz");
        await app.SeatAsync(group, chair, GroupRole.Chair);
        var meeting = await app.CallMeetingAsync(group);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());

        await BlockAsync(office, group, person.Id);

        Assert.Null((await app.GroupAsync(group)).MemberOf(person.Id));
        await using var session = app.Query();
        Assert.Null((await session.LoadAsync<Meeting>(meeting.Value, Ct))!.InviteeOf(person.Id));
        await app.WaitForDaemonAsync();
        using var leading = await app.SignInAsync(chair);
        var history = await leading.OpenAsync($"/gruppen/{group}/verlauf");
        Assert.Contains("hat Bodo Bock gesperrt", history.Text, StringComparison.Ordinal);
        var list = await leading.OpenAsync($"/gruppen/{group}/gesperrt");
        Assert.Contains("Bodo Bock", list.Text, StringComparison.Ordinal);
        Assert.All(
            [history, list],
            p => Assert.DoesNotContain(Reason, p.Text, StringComparison.Ordinal)
        );
        var seen = await office.OpenAsync($"/gruppen/{group}/gesperrt");
        Assert.Contains(Reason, seen.Text, StringComparison.Ordinal);
        using var theirs = await app.SignInAsync(person);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await theirs.OpenAsync($"/gruppen/{group}/verlauf")).Status
        );
    }

    [Fact]
    public async Task Whoever_is_blocked_can_be_invited_seated_and_called_by_nobody()
    {
        var (group, person) = await SeatedAsync();
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await BlockAsync(office, group, person.Id);
        await app.SeatAsync(group, await app.CreatePersonAsync());
        var meeting = await app.CallMeetingAsync(group);

        var preview = await InvitationSteps.PreviewAsync(office, group, person.Card.Mail);
        Assert.Contains("gesperrt", preview.Text, StringComparison.Ordinal);
        var members = await office.OpenAsync($"/gruppen/{group}/mitglieder");
        var chosen = await members.FillAsync("setzen", ("Chosen.Person", person.Id.ToString()));
        Assert.Contains("für die Gruppe gesperrt", chosen.Text, StringComparison.Ordinal);
        var entered = await members.FillAsync(
            "eintragen",
            ("Input.GivenName", "Bodo"),
            ("Input.FamilyName", "Bock"),
            ("Input.Mail", person.Card.Mail)
        );
        Assert.Contains("für die Gruppe gesperrt", entered.Text, StringComparison.Ordinal);
        Assert.Single((await app.GroupAsync(group)).Members);
        using var api = await app.ApiClientAsync(await app.CreateCoordinatorAsync());
        using var invite = new StringContent(
            $$"""{"person":"{{person.Id}}"}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        var called = await api.PostAsync($"/api/v1/meetings/{meeting}/invitees", invite, Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, called.StatusCode);
    }

    [Fact]
    public async Task Asking_to_join_looks_the_same_and_ends_in_an_ordinary_refusal()
    {
        var (group, person) = await SeatedAsync();
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await BlockAsync(office, group, person.Id);
        await app.WaitForDaemonAsync();
        var before = app.Post.To(person.Card.Mail).Count;
        using var browser = app.Visitor();

        var sent = await GroupSteps.AskAsync(browser, group, person.Card.Mail);
        Assert.Equal("/mitmachen/gesendet", sent.RedirectsTo);
        var confirm = await browser.OpenAsync(await app.LinkAsync(person.Card.Mail, before));
        var done = await (await confirm.SubmitAsync("bestaetigen")).FollowAsync();
        Assert.Contains("Ihre Adresse ist bestätigt", done.Text, StringComparison.Ordinal);

        var no = await app.Post.NextToAsync(person.Card.Mail, before + 1);
        Assert.Contains("Ihr Wunsch", no.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("gesperrt", no.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Reason, no.ToString(), StringComparison.Ordinal);
        var home = await office.OpenAsync($"/gruppen/{group}");
        Assert.DoesNotContain("möchte mitmachen", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_invitation_ends_and_the_printed_link_lets_nobody_in_who_is_blocked()
    {
        var group = await app.FoundAsync();
        var person = await app.CreatePersonAsync("Bodo", "Bock");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await InvitationSteps.InviteAsync(office, group, person.Card.Mail);
        var link = InvitationSteps.LinkIn(await app.Post.NextToAsync(person.Card.Mail));
        var open = await app.Visitor().OpenAsync(link);
        await BlockAsync(office, group, person.Id);

        await open.FillAsync("mitmachen");
        Assert.Empty((await app.GroupAsync(group)).Members);
        Assert.Contains(
            "gilt nicht mehr",
            (await app.Visitor().OpenAsync(link)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_reason_is_needed_pressing_twice_blocks_once_and_lifting_opens_the_way()
    {
        var (group, person) = await SeatedAsync();
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var page = await office.OpenAsync($"/gruppen/{group}/mitglieder/{person.Id}/sperren");
        var refused = await page.SubmitAsync("sperren", ("Reason", " "));
        Assert.NotNull(refused.Document.GetElementById("feld-reason-fehler"));
        await page.SubmitAsync("sperren", ("Reason", Reason));
        var again = await page.SubmitAsync("sperren", ("Reason", Reason));
        Assert.Equal($"/gruppen/{group}/gesperrt", again.RedirectsTo);
        await using var session = app.Query();
        var facts = await session.Events.FetchStreamAsync(group.Value, token: Ct);
        Assert.Single(facts, f => f.Data is MemberBlocked);

        var list = await office.OpenAsync($"/gruppen/{group}/gesperrt");
        await list.SubmitAsync("aufheben", ("Person", person.Id.ToString()));
        await app.SeatAsync(group, person);
        Assert.NotNull((await app.GroupAsync(group)).MemberOf(person.Id));
    }

    [Fact]
    public async Task Entries_are_not_merged_while_one_is_blocked_where_the_other_sits()
    {
        var (group, person) = await SeatedAsync();
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await BlockAsync(office, group, person.Id);
        var other = await app.CreatePersonAsync("Bodo", "Bock", GroupSteps.Unique("bodo"));
        await app.SeatAsync(group, other);

        var refused = await office.MergeAsync(person.Id, other.Id);
        Assert.Contains("der andere gesperrt", refused.Text, StringComparison.Ordinal);

        var elsewhere = await app.CreatePersonAsync("Bodo", "Bock", GroupSteps.Unique("bock"));
        await office.MergeAsync(person.Id, elsewhere.Id);
        Assert.True((await app.GroupAsync(group)).IsBlocked(elsewhere.Id));
        await office.PartAsync(person.Id);
        Assert.True((await app.GroupAsync(group)).IsBlocked(person.Id));
        Assert.False((await app.GroupAsync(group)).IsBlocked(elsewhere.Id));
    }

    [Fact]
    public async Task With_the_person_the_block_and_its_reason_are_gone()
    {
        var (group, person) = await SeatedAsync();
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        await BlockAsync(office, group, person.Id);
        await (await office.OpenAsync($"/personen/{person.Id}/loeschen")).FillAsync("loeschen");

        Assert.Empty((await app.GroupAsync(group)).Blocked);
        await using var session = app.Query();
        var facts = await session.Events.FetchStreamAsync(group.Value, token: Ct);
        Assert.All(
            facts.Select(f => f.Data).OfType<MemberBlocked>(),
            f => Assert.DoesNotContain("bedroht", f.Reason, StringComparison.Ordinal)
        );
    }

    private async Task<(GroupId, KnownPerson)> SeatedAsync()
    {
        var group = await app.FoundAsync();
        var person = await app.CreatePersonAsync("Bodo", "Bock");
        await app.SeatAsync(group, person);
        return (group, person);
    }

    private static async Task BlockAsync(HttpClient office, GroupId group, PersonId person)
    {
        var page = await office.OpenAsync($"/gruppen/{group}/mitglieder/{person}/sperren");
        var done = await page.SubmitAsync("sperren", ("Reason", Reason));
        Assert.Equal($"/gruppen/{group}/gesperrt", done.RedirectsTo);
    }
}
