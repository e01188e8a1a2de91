using System.Net;
using Marten;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Platform.Persons;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups;

public sealed class WhoMayDoWhatInAGroup(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(GroupOpenness.Open, HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData(GroupOpenness.Listed, HttpStatusCode.OK, HttpStatusCode.NotFound)]
    [InlineData(GroupOpenness.Private, HttpStatusCode.NotFound, HttpStatusCode.NotFound)]
    public async Task Openness_decides_what_visitors_find(
        GroupOpenness openness,
        HttpStatusCode page,
        HttpStatusCode form
    )
    {
        var group = await app.FoundAsync(openness);
        var member = await app.CreatePersonAsync("Mira", "Geheimname");
        await app.SeatAsync(group, member);
        using var visitor = app.Visitor();

        var home = await visitor.OpenAsync($"/gruppen/{group}");
        Assert.Equal(page, home.Status);
        Assert.DoesNotContain("Geheimname", home.Text, StringComparison.Ordinal);
        Assert.Equal(form, (await visitor.OpenAsync($"/gruppen/{group}/mitmachen")).Status);
    }

    [Fact]
    public async Task A_private_group_looks_like_none_to_outsiders()
    {
        var group = await app.FoundAsync(GroupOpenness.Private);
        using var outsider = await app.SignInAsync(await app.CreatePersonAsync());
        foreach (var browser in (HttpClient[])[app.Visitor(), outsider])
        {
            foreach (var page in (string[])["", "/mitmachen"])
            {
                var foreign = await browser.OpenAsync($"/gruppen/{group}{page}");
                var missing = await browser.OpenAsync($"/gruppen/{GroupId.Create()}{page}");
                Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
                Assert.Equal((missing.Status, missing.Text), (foreign.Status, foreign.Text));
            }
        }
    }

    [Fact]
    public async Task Members_read_chairs_manage_and_coordinators_found()
    {
        var group = await app.FoundAsync(GroupOpenness.Private);
        var (member, chair) = (await app.CreatePersonAsync(), await app.CreatePersonAsync());
        await app.SeatAsync(group, member);
        await app.SeatAsync(group, chair, GroupRole.Chair);
        var people = new (
            KnownPerson Person,
            HttpStatusCode Home,
            HttpStatusCode Manage,
            HttpStatusCode Found
        )[]
        {
            (member, HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            (chair, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound),
            (
                await app.CreateCoordinatorAsync(),
                HttpStatusCode.OK,
                HttpStatusCode.OK,
                HttpStatusCode.OK
            ),
        };
        foreach (var (person, home, manage, found) in people)
        {
            using var browser = await app.SignInAsync(person);
            Assert.Equal(home, (await browser.OpenAsync($"/gruppen/{group}")).Status);
            Assert.Equal(manage, (await browser.OpenAsync($"/gruppen/{group}/mitglieder")).Status);
            Assert.Equal(manage, (await browser.OpenAsync($"/gruppen/{group}/bearbeiten")).Status);
            Assert.Equal(found, (await browser.OpenAsync("/gruppen/neu")).Status);
            Assert.Equal(found, (await browser.OpenAsync($"/gruppen/{group}/beenden")).Status);
        }
    }

    [Fact]
    public async Task A_coordinator_founds_describes_and_ends_a_group()
    {
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var form = await office.OpenAsync("/gruppen/neu");
        var made = await form.SubmitAsync(
            "gruenden",
            ("Input.Name", "Beirat Nord"),
            ("Input.Kind", nameof(GroupKind.AdvisoryBoard)),
            ("Input.Openness", nameof(GroupOpenness.Open)),
            ("Input.Mandate", "Rat geben")
        );
        var path = made.RedirectsTo!;
        var edit = await office.OpenAsync(path + "/bearbeiten");
        await edit.SubmitAsync(
            "bearbeiten",
            ("Input.Name", "Beirat Süd"),
            ("Input.Openness", nameof(GroupOpenness.Listed)),
            ("Input.Mandate", ""),
            ("Input.ReminderDays", "14, 3"),
            ("Input.ObjectionDays", "21"),
            ("Input.TaskDays", "3"),
            ("Input.TaskRepeat", "7")
        );
        await (await office.OpenAsync(path + "/beenden")).FillAsync(
            "beenden",
            ("Input.Reason", "Auftrag erfüllt")
        );

        await using var session = app.Query();
        var group = (await session.LoadAsync<Group>(Guid.Parse(path.Split('/')[^1]), Ct))!;
        Assert.Equal(
            ("Beirat Süd", GroupOpenness.Listed, 21, true),
            (group.Name, group.Openness, group.ObjectionDays, group.IsClosed)
        );
        Assert.Equal([14, 3], group.ReminderDays);
        using var visitor = app.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(path)).Status);
    }

    [Fact]
    public async Task A_chair_enters_somebody_new_who_is_invited_at_once()
    {
        var group = await app.FoundAsync(GroupOpenness.Private);
        var chair = await app.CreatePersonAsync();
        await app.SeatAsync(group, chair, GroupRole.Chair);
        var meeting = await app.CallMeetingAsync(group);
        var mail = GroupSteps.Unique("neu");
        using var browser = await app.SignInAsync(chair);
        var page = await browser.OpenAsync($"/gruppen/{group}/mitglieder");
        Assert.DoesNotContain("Verzeichnis", page.Text, StringComparison.Ordinal);
        (string, string)[] typed =
        [
            ("Input.GivenName", "Nora"),
            ("Input.FamilyName", "Neu"),
            ("Input.Mail", mail),
            ("Input.Role", nameof(GroupRole.Member)),
        ];

        var first = await page.SubmitAsync("eintragen", typed);
        var second = await page.SubmitAsync("eintragen", typed);

        Assert.Equal(first.RedirectsTo, second.RedirectsTo);
        var person = (await app.OwnerAsync(mail))!.Value;
        await using var session = app.Query();
        Assert.Single(
            (await session.LoadAsync<Group>(group.Value, Ct))!.Members,
            m => m.Person == person
        );
        Assert.NotNull((await session.LoadAsync<Meeting>(meeting.Value, Ct))!.InviteeOf(person));
    }

    [Fact]
    public async Task A_chair_can_neither_make_a_chair_nor_demote_one_by_entering_them_again()
    {
        var group = await app.FoundAsync(GroupOpenness.Private);
        var (chair, second) = (await app.CreatePersonAsync(), await app.CreatePersonAsync());
        await app.SeatAsync(group, chair, GroupRole.Chair);
        await app.SeatAsync(group, second, GroupRole.Chair);
        using var browser = await app.SignInAsync(chair);
        var page = await browser.OpenAsync($"/gruppen/{group}/mitglieder");
        foreach (
            var (mail, role) in ((string, GroupRole)[])
                [(second.Card.Mail, GroupRole.Member), (GroupSteps.Unique("x"), GroupRole.Chair)]
        )
        {
            var answer = await page.SubmitAsync(
                "eintragen",
                ("Input.Id", Guid.CreateVersion7().ToString()),
                ("Input.GivenName", "X"),
                ("Input.FamilyName", "Y"),
                ("Input.Mail", mail),
                ("Input.Role", $"{role}")
            );
            Assert.Null(answer.RedirectsTo);
        }

        await using var session = app.Query();
        var members = (await session.LoadAsync<Group>(group.Value, Ct))!.Members;
        Assert.Equal(2, members.Count(m => m.Role is GroupRole.Chair));
        Assert.Equal(2, members.Count);
    }

    [Fact]
    public async Task Whoever_leaves_is_no_longer_invited_and_hears_so_once()
    {
        var group = await app.FoundAsync(GroupOpenness.Private);
        var (leaver, other) = (await app.CreatePersonAsync(), await app.CreatePersonAsync());
        await app.SeatAsync(group, leaver);
        await app.SeatAsync(group, other);
        var meeting = await app.CallMeetingAsync(group);
        await app.Post.NextToAsync(leaver.Card.Mail);
        using var browser = await app.SignInAsync(leaver);

        var foreign = await browser.OpenAsync($"/gruppen/{group}/mitglieder/{other.Id}/entfernen");
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        var page = await browser.OpenAsync($"/gruppen/{group}/mitglieder/{leaver.Id}/entfernen");
        Assert.Contains("Herbstrunde", page.Text, StringComparison.Ordinal);
        var left = await page.SubmitAsync("entfernen");

        Assert.Equal("/gruppen", left.RedirectsTo);
        await app.Post.NextToAsync(leaver.Card.Mail, after: 1);
        await app.WaitForDaemonAsync();
        Assert.Equal(2, app.Post.To(leaver.Card.Mail).Count);
        await using var session = app.Query();
        var stored = (await session.LoadAsync<Meeting>(meeting.Value, Ct))!;
        Assert.Null(stored.InviteeOf(leaver.Id));
        Assert.NotNull(stored.InviteeOf(other.Id));
    }
}
