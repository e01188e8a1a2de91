using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Web.Groups;
using Netzwerk.Web.Platform.EventStore;
using Netzwerk.Web.Platform.Identity;
using Netzwerk.Web.Tests.BadInput;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.Groups.Invitations;

public sealed class AddingManyAtOnce(NetzwerkApp app) : IClassFixture<NetzwerkApp>
{
    [Fact]
    public async Task Those_ticked_are_members_and_each_is_welcomed_once()
    {
        var group = await app.FoundAsync(GroupOpenness.Private, "Beirat");
        var (one, two) = (
            await app.CreatePersonAsync("Quirin", "Quitte"),
            await app.CreatePersonAsync("Quentin", "Quitte")
        );
        var other = await app.CreatePersonAsync("Anton", "Anders");
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var page = await office.OpenAsync($"/gruppen/{group}/mitglieder/viele");
        var found = await page.FillAsync("viele", ("Input.Search", "quitte"), ("Do", "suchen"));
        Assert.DoesNotContain("Anders", found.Text, StringComparison.Ordinal);
        Assert.Empty((await app.GroupAsync(group)).Members);

        var boxes = found.Document.QuerySelectorAll("input[name='Input.People']");
        Assert.Equal(2, boxes.Length);
        foreach (var box in boxes)
        {
            box.SetAttribute("checked", "");
        }

        var form = FilledForm
            .On(office, found, "viele")
            .Write(("Do", "aufnehmen"), ("Input.Role", "Member"), ("Input.Seat", "keine"));
        var answers = await Task.WhenAll(form.SendAsync(), form.SendAsync());
        Assert.All(answers, a => Assert.NotNull(a.RedirectsTo));

        var members = (await app.GroupAsync(group)).Members;
        Assert.Equal(
            new[] { one.Id.Value, two.Id.Value }.Order(),
            members.Select(m => m.Person.Value).Order()
        );
        foreach (var mail in (string[])[one.Card.Mail, two.Card.Mail])
        {
            var welcome = await app.Post.NextToAsync(mail);
            Assert.StartsWith("Willkommen", welcome.Subject, StringComparison.Ordinal);
            Assert.Contains("/verlassen/", welcome.TextBody, StringComparison.Ordinal);
        }

        var again = await (await form.SendAsync()).FollowAsync();
        Assert.Contains("war schon Mitglied", again.Text, StringComparison.Ordinal);
        await app.WaitForDaemonAsync();
        Assert.Single(app.Post.To(one.Card.Mail));
        Assert.Single(app.Post.To(two.Card.Mail));
        Assert.Empty(app.Post.To(other.Card.Mail));
    }

    [Fact]
    public async Task Loading_the_report_again_shows_it_again_and_adds_nobody()
    {
        var group = await app.FoundAsync(GroupOpenness.Private, "Beirat mit Bericht");
        var (other, person) = (
            await app.FoundAsync(),
            await app.CreatePersonAsync("Rosa", "Berichtet")
        );
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var page = await office.OpenAsync($"/gruppen/{group}/mitglieder/viele");
        var found = await page.FillAsync("viele", ("Input.Search", "berichtet"), ("Do", "suchen"));
        found.Document.QuerySelector("input[name='Input.People']")!.SetAttribute("checked", "");
        var done = await FilledForm
            .On(office, found, "viele")
            .Write(("Do", "aufnehmen"), ("Input.Role", "Member"))
            .SendAsync();
        var report = done.RedirectsTo!;
        Assert.DoesNotContain(person.Id.ToString(), report, StringComparison.Ordinal);
        await app.WithAsync<GroupCommands, CommandResult>(c =>
            c.ReleaseAsync(
                group,
                new ReleaseMember(person.Id),
                Asker.Program(Originator.Job),
                TestContext.Current.CancellationToken
            )
        );

        var shown = await office.OpenAsync(report);

        Assert.Contains("Rosa Berichtet", shown.Text, StringComparison.Ordinal);
        Assert.Empty((await app.GroupAsync(group)).Members);
        var foreign = report.Replace($"{group}", $"{other}", StringComparison.Ordinal);
        string[] nothing = [foreign, $"/gruppen/{group}/mitglieder/viele?ergebnis=quatsch"];
        foreach (var path in nothing)
        {
            var empty = await office.OpenAsync(path);
            Assert.Equal(HttpStatusCode.OK, empty.Status);
            Assert.Null(empty.Document.GetElementById("ergebnis"));
        }
    }

    [Fact]
    public async Task Nobody_ticked_is_said_and_only_the_office_finds_the_page()
    {
        var group = await app.FoundAsync();
        var chair = await app.CreatePersonAsync("Vera", "Vorsitz");
        await app.SeatAsync(group, chair, GroupRole.Chair);
        using var office = await app.SignInAsync(await app.CreateCoordinatorAsync());
        var page = await office.OpenAsync($"/gruppen/{group}/mitglieder/viele");
        var refused = await page.FillAsync("viele", ("Do", "aufnehmen"));
        Assert.NotNull(refused.Document.GetElementById("feld-people-fehler"));

        using var leading = await app.SignInAsync(chair);
        var hidden = await leading.OpenAsync($"/gruppen/{group}/mitglieder/viele");
        Assert.NotEqual(HttpStatusCode.OK, hidden.Status);
    }
}
