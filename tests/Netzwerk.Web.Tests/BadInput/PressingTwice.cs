using System.Net;
using Netzwerk.Domain;
using Netzwerk.Domain.Groups;
using Netzwerk.Domain.Meetings;
using Netzwerk.Web.Tests.Groups;
using Netzwerk.Web.Tests.Support;
using Xunit;

namespace Netzwerk.Web.Tests.BadInput;

/// <summary>
/// The same form sent several times, at once and once more afterwards: it counts once, every press ends on the page
/// where the first one ended, and everybody gets one mail.
/// </summary>
public sealed class PressingTwice(MailedNetzwerk netzwerk) : IClassFixture<MailedNetzwerk>
{
    private const int AtOnce = 3;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Planning_makes_one_meeting_with_one_agenda()
    {
        var circle = await netzwerk.FoundAsync(1);
        var form = await FormAsync($"/gruppen/{circle.Group}/sitzungen/neu", "plan");
        form.Write(
            ("Input.Title", "Doppelt geplant"),
            ("Input.Day", $"{netzwerk.Today.AddDays(20):yyyy-MM-dd}"),
            ("Input.From", "14:00"),
            ("Input.To", "16:00"),
            ("Input.Items[0].Title", "Begrüßung")
        );

        await PressAsync(form, "/sitzungen/" + form.Read("Input.Id"));

        await using var session = netzwerk.App.Query();
        var meetings = await Marten.QueryableExtensions.ToListAsync(
            session.Query<Meeting>().Where(m => m.Title == "Doppelt geplant"),
            Ct
        );
        Assert.Single(Assert.Single(meetings).Agenda);
    }

    [Fact]
    public async Task Calling_sends_everybody_one_invitation()
    {
        var circle = await netzwerk.FoundAsync(3);
        var meeting = await netzwerk.PlanAsync(circle, netzwerk.Today.AddDays(30));

        await PressAsync(
            await FormAsync($"/sitzungen/{meeting}/einladen", "call"),
            $"/sitzungen/{meeting}"
        );

        await netzwerk.SettleAsync();
        Assert.All(circle.People, p => Assert.Equal("REQUEST 0", netzwerk.StoryOf(p)));
        Assert.Equal(1, await CountAsync<MeetingCalled>(meeting.Value));
    }

    [Fact]
    public async Task Moving_and_renaming_in_one_go_tells_everybody_once()
    {
        var circle = await netzwerk.FoundAsync(2);
        var meeting = await netzwerk.CallAsync(circle);
        var form = await FormAsync($"/sitzungen/{meeting}/aendern", "change");
        form.Write(
            ("Input.From", "15:00"),
            ("Input.To", "17:00"),
            ("Input.Title", "Sprachkurse im Winter")
        );

        await PressAsync(form, $"/sitzungen/{meeting}");

        await netzwerk.PassAsync(MailedNetzwerk.Window);
        await netzwerk.PassAsync(MailedNetzwerk.Window);
        Assert.All(circle.People, p => Assert.Equal("REQUEST 0, REQUEST 1", netzwerk.StoryOf(p)));
        Assert.Equal(1, await CountAsync<MeetingMoved>(meeting.Value));
    }

    [Fact]
    public async Task Cancelling_tells_everybody_once_with_the_reason_that_came_first()
    {
        var circle = await netzwerk.FoundAsync(2);
        var meeting = await netzwerk.CallAsync(circle);
        var form = await FormAsync($"/sitzungen/{meeting}/absagen", "cancel");

        await PressAsync(form.Write(("Reason", "Glatteis")), $"/sitzungen/{meeting}");

        await netzwerk.SettleAsync();
        Assert.All(circle.People, p => Assert.Equal("REQUEST 0, CANCEL 1", netzwerk.StoryOf(p)));
        Assert.Contains(
            "Glatteis",
            netzwerk.To(circle.People[0])[1].Text,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await CountAsync<MeetingCancelled>(meeting.Value));
    }

    [Fact]
    public async Task A_new_line_of_the_agenda_stands_there_once()
    {
        var circle = await netzwerk.FoundAsync(1);
        var meeting = await netzwerk.PlanAsync(circle, netzwerk.Today.AddDays(30));
        var path = $"/sitzungen/{meeting}/tagesordnung";
        var form = await FormAsync(path, "agenda");

        await PressAsync(form.Write(("Input.New.Title", "Verschiedenes"), ("Do", "save")), path);

        await using var session = netzwerk.App.Query();
        var agenda = (await session.LoadAsync<Meeting>(meeting.Value, Ct))!.Agenda;
        Assert.Equal(["Bericht aus den Kursen", "Verschiedenes"], agenda.Select(i => i.Title));
    }

    [Fact]
    public async Task Asking_to_join_proving_the_address_and_being_let_in_are_each_one_step_and_one_mail()
    {
        var circle = await netzwerk.FoundAsync(1);
        var mail = GroupSteps.Unique("zweimal");
        using var visitor = netzwerk.App.Visitor();
        var wish = await FormAsync($"/gruppen/{circle.Group}/mitmachen", "mitmachen", visitor);
        await PressAsync(wish.Write(GroupSteps.Wish(mail)), "/mitmachen/gesendet");
        await netzwerk.SettleAsync();
        var letter = Assert.Single(LettersTo(mail));

        var link = GroupSteps.LinkIn(letter);
        await PressAsync(await FormAsync(link, "bestaetigen", visitor), link + "?fertig=1");
        var home = $"/gruppen/{circle.Group}";
        using var office = await netzwerk.App.SignInAsync(
            await netzwerk.App.CreateCoordinatorAsync()
        );
        var list = await office.OpenAsync(home);
        var admit = FilledForm.On(office, list, "wuensche");
        await PressAsync(admit.Write(("Admit", GroupSteps.ButtonOf(list, "Admit"))), home);
        await netzwerk.SettleAsync();

        Assert.Equal(2, LettersTo(mail).Count);
        var person = (await netzwerk.App.OwnerAsync(mail))!.Value;
        await using var session = netzwerk.App.Query();
        var group = await session.LoadAsync<Group>(circle.Group.Value, Ct);
        Assert.Single(group!.Members, m => m.Person == person);
        Assert.Equal(2, await CountAsync<MemberSeated>(circle.Group.Value));
    }

    [Fact]
    public async Task Entering_somebody_new_makes_one_person()
    {
        var circle = await netzwerk.FoundAsync(1);
        var path = $"/gruppen/{circle.Group}/mitglieder";
        var mail = GroupSteps.Unique("neu");
        var form = await FormAsync(path, "eintragen");
        form.Write(
            ("Input.GivenName", "Nora"),
            ("Input.FamilyName", "Neumann"),
            ("Input.Mail", mail)
        );

        await PressAsync(form, path);

        Assert.NotNull(await netzwerk.App.OwnerAsync(mail));
        Assert.Equal(2, await CountAsync<MemberSeated>(circle.Group.Value));
    }

    [Fact]
    public async Task Entering_somebody_in_the_directory_makes_one_person()
    {
        var mail = GroupSteps.Unique("verzeichnis");
        var form = await FormAsync("/personen/neu", "eintragen");
        form.Write(
            ("Input.GivenName", "Paul"),
            ("Input.FamilyName", "Neumann"),
            ("Input.Mail", mail)
        );

        await PressAsync(form, "/personen/" + form.Read("Input.Id"));

        Assert.Equal(form.Read("Input.Id"), (await netzwerk.App.OwnerAsync(mail)).ToString());
    }

    private async Task<FilledForm> FormAsync(string path, string form, HttpClient? browser = null)
    {
        browser ??= await netzwerk.App.SignInAsync(await netzwerk.App.CreateCoordinatorAsync());
        return FilledForm.On(browser, await browser.OpenAsync(path), form);
    }

    /// <summary>All presses lead to the same page, which is there and has no fault to tell.</summary>
    private static async Task PressAsync(FilledForm form, string to)
    {
        var together = await Task.WhenAll(
            Enumerable.Range(0, AtOnce).Select(_ => form.SendAsync())
        );
        var later = await form.SendAsync();
        foreach (var page in together.Append(later))
        {
            Assert.True(page.RedirectsTo == to, $"{page.Status} {page.RedirectsTo} {page.Text}");
        }

        var end = await later.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, end.Status);
        Assert.Empty(end.Document.QuerySelectorAll(".error-summary"));
    }

    private List<MimeKit.MimeMessage> LettersTo(string mail) =>
        [.. netzwerk.Relay.Received.Where(m => m.To.Contains(mail)).Select(m => m.Message)];

    private async Task<int> CountAsync<TEvent>(Guid stream)
    {
        await using var session = netzwerk.App.Query();
        var events = await session.Events.FetchStreamAsync(stream, token: Ct);
        return events.Count(e => e.Data is TEvent);
    }
}
